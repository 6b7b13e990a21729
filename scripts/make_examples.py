"""Write the files of examples/ from examples/products.yaml. `--check` changes nothing and fails where one is old."""

from __future__ import annotations

import argparse
import base64
import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import yaml

FOLDER = Path(__file__).resolve().parent.parent / "examples"
US, DE = "ATVPDKIKX0DER", "A1PA6795UKMFR9"
STORES = {"en_US": US, "de_DE": DE}
BULLETS = 5
WRITTEN = "2026-08-01T00:00:00Z"
"""When the workbooks say they were written: the same bytes come out every time."""

Product = dict[str, Any]
Row = list[str]


def files() -> Iterator[tuple[str, bytes]]:
    """Every file as (path below examples/, content)."""
    seeded = products()
    for ending, chosen in (("", seeded), ("-clean", [clean(product) for product in seeded])):
        yield f"fptcustom{ending}.txt", tab_separated(fptcustom(chosen))
        yield f"fptcustom{ending}.xlsx", workbook("Template", fptcustom(chosen))
        yield f"attribute-paths{ending}.txt", tab_separated(attribute_paths(chosen))
        yield f"attribute-paths{ending}.xlsx", workbook("Vorlage", attribute_paths(chosen))
        yield f"vendor{ending}.txt", tab_separated(vendor(chosen))
        yield f"vendor{ending}.xlsx", workbook("Template-SCARF", vendor(chosen))
        yield f"category-listings-report{ending}.xlsx", workbook("Template", category_report(chosen))
        yield f"all-listings-report{ending}.txt", tab_separated(all_listings_report(chosen))
        yield f"listings-feed{ending}.json", as_json(feed(chosen))
        yield f"listings-item{ending}.json", as_json(item(chosen[3]))
        yield f"listings{ending}.jsonl", json_lines(chosen)
        yield f"listings{ending}.csv", comma_separated(plain_table(chosen))
        for product in chosen:
            yield f"listing-repo{ending}/{product['sku'].lower()}.yaml", as_yaml(product)


def products() -> list[Product]:
    """The products of products.yaml, every scalar a string."""
    text = (FOLDER / "products.yaml").read_text(encoding="utf-8")
    return list(yaml.load(text, Loader=yaml.BaseLoader))


def clean(product: Product) -> Product:
    """What the product's clean twin says."""
    return {**product, **product["x-clean"]}


def listing(product: Product) -> Product:
    """The product without our own keys."""
    return {key: value for key, value in product.items() if not key.startswith("x-")}


def in_language(product: Product, tag: str) -> Product:
    """The product's texts in one language, none where it has none."""
    return product if tag == "en_US" else product.get("x-de", {})


def bullets(product: Product) -> Row:
    """The bullets, filled up with empty ones."""
    found = list(product.get("bullets", []))
    return found + [""] * (BULLETS - len(found))


def settings(store: str, language: str, **rows: int) -> str:
    """The settings of a template's first row."""
    pairs: dict[str, object] = {
        **rows,
        "contentLanguageTag": language,
        "headerLanguageTag": "en_US",
        "feedType": 256,
        "primaryMarketplaceId": f"amzn1.mp.o.{store}",
        "timestamp": WRITTEN.replace(":", "%3A"),
    }
    return "settings=" + "&".join(f"{key}={value}" for key, value in sorted(pairs.items()))


def fptcustom(chosen: Sequence[Product]) -> list[Row]:
    """The old seller layout: one header row of attribute names below their labels."""
    types = ",".join(product["product_type"] for product in chosen)
    columns = {
        "feed_product_type": "Product Type",
        "item_sku": "Seller SKU",
        "brand_name": "Brand Name",
        "update_delete": "Update Delete",
        "item_name": "Product Name",
        "product_description": "Product Description",
        **{f"bullet_point{number}": "Key Product Features" for number in range(1, BULLETS + 1)},
        "generic_keywords": "Search Terms",
        "color_name": "Color",
        "size_name": "Size",
        "model": "Model Number",
        "country_of_origin": "Country of Origin",
        "material_composition": "Material Composition",
    }
    first = [
        "TemplateType=fptcustom",
        "Version=2026.0801",
        f"TemplateSignature={base64.b64encode(types.encode()).decode()}",
        settings(US, "en_US", attributeRow=3, dataRow=4, labelRow=2),
        "The top 3 rows are for Amazon.com use only. Do not modify or delete the top 3 rows.",
    ]
    rows = [
        [
            product["product_type"], product["sku"], product["brand"], "Update", product["title"],
            product["description"], *bullets(product), product["search_terms"], product["color"],
            product["size"], product["model"], product["country_of_origin"], product["composition"],
        ]
        for product in chosen
    ]  # fmt: skip
    deleted = ["SCARF", "HB-SCARF-00", "Hollowbrook", "Delete"]
    return rectangle([first, list(columns.values()), list(columns), *rows, deleted])


def attribute_paths(chosen: Sequence[Product]) -> list[Row]:
    """The seller layout of attribute paths, for two stores and languages at once."""
    header = ["contribution_sku#1.value", "::record_action", "product_type#1.value"]
    labels = ["SKU", "Listing Action", "Product Type"]
    for tag, store in STORES.items():
        key = f"[marketplace_id={store}][language_tag={tag}]"
        texts = [
            *(f"{name}{key}#1.value" for name in ("item_name", "title_differentiation", "brand")),
            f"product_description{key}#1.value",
            *(f"bullet_point{key}#{number}.value" for number in range(1, BULLETS + 1)),
            *(f"{name}{key}#1.value" for name in ("generic_keyword", "fabric_type", "color", "size")),
            f"model_number[marketplace_id={store}]#1.value",
            f"country_of_origin[marketplace_id={store}]#1.value",
        ]
        header += texts
        labels += [
            "Item Name", "Item Highlight", "Brand Name", "Product Description",
            *["Bullet Point"] * BULLETS, "Generic Keyword", "Fabric Type", "Color", "Size",
            "Model Number", "Country of Origin",
        ]  # fmt: skip
    rows = []
    for product in chosen:
        row = [product["sku"], "Create or Replace (Full Update)", product["product_type"]]
        for tag in STORES:
            row += attribute_values(product, tag)
        rows.append(row)
    example = [
        "ABC123",
        "Create or Replace (Full Update)",
        "SHIRT",
        "Cotton Shirt with Buttons",
        "Button front",
        "Example",
    ]
    top = [
        [settings(US, "en_US", attributeRow=5, dataRow=7, labelRow=4) + "&TemplateType=unified"],
        ["Fill in this template in English and German. Do not change the header rows."],
        ["Listing Identity", "", "", "Product Identity"],
    ]
    return rectangle([*top, labels, header, example, *rows])


def attribute_values(product: Product, tag: str) -> Row:
    """The values of one store's columns in `attribute_paths`; all empty where the product is not sold there."""
    texts = in_language(product, tag)
    if not texts:
        return [""] * (BULLETS + 10)
    return [
        texts["title"], texts.get("highlight", ""), product["brand"], texts["description"], *bullets(texts),
        texts["search_terms"], texts["composition"], texts.get("color", ""), texts.get("size", ""),
        product["model"], product["country_of_origin"],
    ]  # fmt: skip


def vendor(chosen: Sequence[Product]) -> list[Row]:
    """The vendor layout: attribute paths without store and language."""
    columns = {
        "rtip_vendor_code#1.value": "Vendor Code",
        "vendor_sku#1.value": "Vendor SKU",
        "product_type#1.value": "Product Type",
        "item_name#1.value": "Item Name",
        "title_differentiation#1.value": "Item Highlight",
        "brand#1.value": "Brand Name",
        **{f"bullet_point#{number}.value": "Bullet Point" for number in range(1, BULLETS + 1)},
        "generic_keyword#1.value": "Generic Keyword",
        "product_description#1.value": "Product Description",
        "material#1.value": "Material",
        "color#1.value": "Color",
        "size#1.value": "Size",
        "model_number#1.value": "Model Number",
        "country_of_origin#1.value": "Country of Origin",
    }
    first = [
        "TemplateType=Dynamic",
        "Version=1.3",
        "Locale=en_US",
        settings(US, "en_US", attributeRow=4, dataRow=7, labelRow=3),
    ]
    rows = [
        [
            "INVNT", product["sku"], product["product_type"], product["title"], product["highlight"],
            product["brand"], *bullets(product), product["search_terms"], product["description"],
            product["composition"], product["color"], product["size"], product["model"],
            product["country_of_origin"],
        ]
        for product in chosen
    ]  # fmt: skip
    return rectangle(
        [
            first,
            ["Listing Identity", "", "", "Product Identity"],
            list(columns.values()),
            list(columns),
            ["REQUIRED"] * 4,
            ["AMZN4", "ABC123", "SHIRT", "Cotton Shirt with Buttons", "Button front", "Example"],
            *rows,
        ]
    )


def category_report(chosen: Sequence[Product]) -> list[Row]:
    """The Category Listings Report: attribute paths behind two columns of the report's own."""
    top, groups_at = attribute_paths(chosen), 3
    leading = [["", ""] for _ in top]
    leading[groups_at] = ["Status", "Title"]
    leading[groups_at + 1] = ["::listing_status", "::title"]
    for row, product in zip(range(groups_at + 3, len(top)), chosen, strict=True):
        leading[row] = ["Active", product["title"]]
    settings_row = [top[0][0], *["", ""], *top[0][1:]]
    return [settings_row, *([*left, *row] for left, row in zip(leading[1:], top[1:], strict=True))]


def all_listings_report(chosen: Sequence[Product]) -> list[Row]:
    """The All Listings Report: titles and descriptions only."""
    header = [
        "item-name", "item-description", "listing-id", "seller-sku", "price", "quantity", "open-date",
        "image-url", "item-is-marketplace", "product-id-type", "zshop-shipping-fee", "item-note",
        "item-condition", "zshop-category1", "zshop-browse-path", "zshop-storefront-feature", "asin1",
        "asin2", "asin3", "will-ship-internationally", "expedited-shipping", "zshop-boldface", "product-id",
        "bid-for-featured-placement", "add-delete", "pending-quantity", "fulfillment-channel",
        "merchant-shipping-group", "status",
    ]  # fmt: skip
    rows = []
    for number, product in enumerate(chosen, 1):
        values = {
            "item-name": product["title"],
            "item-description": product["description"],
            "listing-id": f"0801EXAMPL{number}",
            "seller-sku": product["sku"],
            "price": "19.99",
            "quantity": "20",
            "open-date": "2026-08-01 09:00:00 PDT",
            "item-is-marketplace": "y",
            "product-id-type": "1",
            "item-condition": "11",
            "asin1": f"B0EXAMPLE{number}",
            "product-id": f"B0EXAMPLE{number}",
            "pending-quantity": "0",
            "fulfillment-channel": "DEFAULT",
            "merchant-shipping-group": "Migrated Template",
            "status": "Active",
        }
        rows.append([values.get(name, "") for name in header])
    return [header, *rows]


def plain_table(chosen: Sequence[Product]) -> list[Row]:
    """A table with headers of the seller's own."""
    header = [
        "SKU", "Title", "Item Highlight", "Bullet 1", "Bullet 2", "Bullet 3", "Description", "Search Terms", "Brand",
        "Material Composition", "Color", "Size", "Model", "Country of Origin", "Product Type",
    ]  # fmt: skip
    rows = [
        [
            product["sku"], product["title"], product["highlight"], *bullets(product)[:3], product["description"],
            product["search_terms"], product["brand"], product["composition"], product["color"],
            product["size"], product["model"], product["country_of_origin"], product["product_type"],
        ]
        for product in chosen
    ]  # fmt: skip
    return [header, *rows]


def feed(chosen: Sequence[Product]) -> dict[str, Any]:
    """A listings feed with every kind of message."""
    full, changed, patched = chosen[:4], chosen[4], chosen[5]
    messages: list[dict[str, Any]] = [
        {
            "sku": product["sku"],
            "operationType": "UPDATE",
            "productType": product["product_type"],
            "requirements": "LISTING",
            "attributes": attributes(product),
        }
        for product in full
    ]
    messages += [
        {
            "sku": changed["sku"],
            "operationType": "PARTIAL_UPDATE",
            "productType": changed["product_type"],
            "attributes": attributes(changed, ("item_name", "bullet_point", "fabric_type")),
        },
        {
            "sku": patched["sku"],
            "operationType": "PATCH",
            "productType": patched["product_type"],
            "patches": [
                {"op": "replace", "path": f"/attributes/{name}", "value": values}
                for name, values in attributes(patched, ("item_name", "generic_keyword")).items()
            ],
        },
        {"sku": "HB-SCARF-00", "operationType": "DELETE"},
    ]
    return {
        "header": {"sellerId": "A0INVENTED0SELLER", "version": "2.0", "issueLocale": "en_US"},
        "messages": [{"messageId": number, **message} for number, message in enumerate(messages, 1)],
    }


def item(product: Product) -> dict[str, Any]:
    """The body of a request that puts one listing."""
    return {
        "productType": product["product_type"],
        "requirements": "LISTING",
        "attributes": attributes(product),
    }


def attributes(product: Product, names: Sequence[str] = ()) -> dict[str, list[dict[str, str]]]:
    """The product's attributes for every store that it is sold in; only `names` where some are given."""
    found: dict[str, list[dict[str, str]]] = {}
    for tag, store in STORES.items():
        texts = in_language(product, tag)
        if not texts:
            continue
        values = {
            "item_name": [texts["title"]],
            "title_differentiation": [texts.get("highlight", "")],
            "brand": [product["brand"]],
            "bullet_point": texts["bullets"],
            "product_description": [texts["description"]],
            "generic_keyword": [texts["search_terms"]],
            "fabric_type": [texts["composition"]],
            "color": [texts.get("color", "")],
            "size": [texts.get("size", "")],
        }
        for name, several in values.items():
            if not names or name in names:
                found.setdefault(name, []).extend(
                    {"value": value, "language_tag": tag, "marketplace_id": store}
                    for value in several
                    if value
                )
    return found


def rectangle(rows: Sequence[Row]) -> list[Row]:
    """The rows filled up to the widest one."""
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def tab_separated(rows: Sequence[Row]) -> bytes:
    """Rows as Excel saves them to text: tabs and CRLF."""
    return "".join("\t".join(row) + "\r\n" for row in rows).encode()


def comma_separated(rows: Sequence[Row]) -> bytes:
    """Rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def as_json(document: object) -> bytes:
    """A JSON document as a person would lay it out."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def json_lines(chosen: Sequence[Product]) -> bytes:
    """One listing a line."""
    return "".join(json.dumps(listing(product), ensure_ascii=False) + "\n" for product in chosen).encode()


def as_yaml(product: Product) -> bytes:
    """One listing as a YAML file."""
    head = "# yaml-language-server: $schema=../../listing_lint/schema/listing.schema.json\n"
    return (head + yaml.safe_dump(listing(product), allow_unicode=True, sort_keys=False, width=100)).encode()


def workbook(sheet: str, rows: Sequence[Row]) -> bytes:
    """A workbook with the rows in one sheet, a sheet of instructions before it, the same bytes every time."""
    book = openpyxl.Workbook()
    instructions = book.active
    instructions.title = "Instructions"
    instructions["A1"] = "Fill in the next sheet and save it as text."
    table = book.create_sheet(sheet)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value:
                table.cell(number, column, value).data_type = "s"
    saved = io.BytesIO()
    book.save(saved)
    return without_clock(saved.getvalue())


def without_clock(archive: bytes) -> bytes:
    """The archive with every time of writing set to the same."""
    stamp = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (2026, 8, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = stamp.sub(rb"\g<1>" + WRITTEN.encode(), old.read(name))
            new.writestr(entry, content)
    return target.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a file is old")
    check = parser.parse_args().check
    old = []
    for name, content in files():
        path = FOLDER / name
        if path.is_file() and path.read_bytes() == content:
            continue
        old.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for name in old:
        print(f"{'old' if check else 'written'}: examples/{name}")
    return 1 if check and old else 0


if __name__ == "__main__":
    sys.exit(main())
