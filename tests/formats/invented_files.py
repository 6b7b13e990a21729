"""Invented flat files and workbooks, in the shapes that Amazon gives them."""

import base64
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

from listing_lint.formats import Document, FileFinding, open_document
from listing_lint.listing import Listing, column_letters

US, DE, FR, BE = "ATVPDKIKX0DER", "A1PA6795UKMFR9", "A13V1IB3VIYZZH", "AMEN7PMS3EDWL"

ACTIONS = {"Anlegen (alles)": "full_update", "Ändern (ein Teil)": "partial_update", "Weg damit": "delete"}


def settings(
    label: int = 4, attribute: int = 5, data: int = 7, store: str = US, language: str = "en_US", **more: str
) -> str:
    """The settings of a template as Amazon writes them: URL-encoded, in alphabetical order."""
    aliases = [{"attribute": "::record_action", "aliases": ACTIONS}]
    pairs = {
        "attributeRow": str(attribute),
        "attributeSettings": base64.b64encode(json.dumps(aliases).encode()).decode(),
        "contentLanguageTag": language,
        "dataRow": str(data),
        "feedType": "256",
        "labelRow": str(label),
        "primaryMarketplaceId": f"amzn1.mp.o.{store}",
        **more,
    }
    return "settings=" + "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs.items())


def path(name: str, number: int = 1, store: str | None = US, language: str | None = "en_US") -> str:
    """A header in the attribute grammar."""
    keys = "".join(
        f"[{key}={value}]" for key, value in (("marketplace_id", store), ("language_tag", language)) if value
    )
    return f"{name}{keys}#{number}.value"


def attribute_path_rows(
    *rows: Sequence[str], columns: Sequence[str] | None = None, **of_settings: object
) -> list[list[str]]:
    """A template in the attribute-path layout with its example row, and `rows` below it."""
    names = list(columns or ATTRIBUTE_PATHS)
    example = ["ABC123", "(Default) Create or Replace", "HAT", "Example title of nobody"]
    return [
        [settings(**of_settings)],  # type: ignore[arg-type]
        ["Fill in this template in ENGLISH"],
        ["Offer identity", "", "", "Product identity"],
        [f"Label {number}" for number in range(len(names))],
        names,
        (example + [""] * len(names))[: len(names)],
        *map(list, rows),
    ]


ATTRIBUTE_PATHS = (
    "contribution_sku#1.value",
    "::record_action",
    "product_type#1.value",
    path("item_name"),
    path("title_differentiation"),
    path("brand"),
    path("product_description"),
    *(path("bullet_point", number) for number in range(1, 6)),
    path("generic_keyword"),
    path("material", 1),
    path("material", 2),
    path("country_of_origin", language=None),
)

FPTCUSTOM = (
    "feed_product_type", "item_sku", "brand_name", "update_delete", "item_name", "product_description",
    "bullet_point1", "bullet_point2", "bullet_point3", "generic_keywords1", "generic_keywords2",
    "color_name", "size_name", "fabric_type", "outer_material_type1", "outer_material_type2", "country_of_origin",
)  # fmt: skip


def fptcustom_rows(*rows: Sequence[str], first: Sequence[str] | None = None) -> list[list[str]]:
    """A template in the old layout: version, labels, names, and `rows` below them."""
    return [
        list(first or ("TemplateType=fptcustom", "Version=2026.0714", "The top 3 rows are for Amazon only")),
        ["Product type", "Seller SKU", "Brand", "Update", *["Label"] * (len(FPTCUSTOM) - 4)],
        list(FPTCUSTOM),
        *map(list, rows),
    ]


def text(rows: Sequence[Sequence[str]], delimiter: str = "\t", end: str = "\r\n") -> str:
    """Rows as delimited text; cells that need quotation marks get them."""
    return "".join(delimiter.join(_quoted(cell, delimiter) for cell in row) + end for row in rows)


def _quoted(cell: str, delimiter: str) -> str:
    if delimiter in cell or "\n" in cell or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def opened(content: str | bytes, **how: object) -> Document:
    """A document from text or bytes."""
    data = content.encode() if isinstance(content, str) else content
    return open_document("catalogue.txt", data=data, **how)  # type: ignore[arg-type]


def listings_of(document: Document) -> list[Listing]:
    """The listings alone."""
    return [item for item in document.listings() if isinstance(item, Listing)]


def findings_of(document: Document) -> list[tuple[str, str]]:
    """Rule and cell of the findings about the file."""
    items = [item for item in document.listings() if isinstance(item, FileFinding)]
    return [(item.diagnostic.rule, item.place.cell) for item in items]


def workbook(
    sheets: Mapping[str, Sequence[Sequence[str]]],
    *,
    extra: Mapping[str, bytes] | None = None,
    prefix: str = "",
) -> bytes:
    """A workbook whose texts are shared strings; `extra` are further members, such as macros.

    The first of them is stored, the others are packed. `prefix` is that of the sheets' XML tags.
    """
    strings: dict[str, int] = {}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate((extra or {}).items()):
            archive.writestr(name, data, zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        names = "".join(
            f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{number}" r:id="rId{number}"/>'
            for number, name in enumerate(sheets, 1)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><sheets>{names}</sheets></workbook>',
        )
        for number, rows in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(rows, strings, prefix))
        relations = "".join(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/worksheet" '
            f'Target="worksheets/sheet{number}.xml"/>'
            for number in range(1, len(sheets) + 1)
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}<Relationship Id="rIdS" '
            f'Type="{_OFFICE}/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        )
        items = "".join(f'<si><t xml:space="preserve">{escape(value)}</t></si>' for value in strings)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{items}</sst>')
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
            for number in range(1, len(sheets) + 1)
        )
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="bin" ContentType="application/octet-stream"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPES}.sharedStrings+xml"/>{parts}</Types>',
        )
    return stream.getvalue()


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _sheet(rows: Sequence[Sequence[str]], strings: dict[str, int], prefix: str) -> str:
    tag = f"{prefix}:" if prefix else ""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(row, 1):
            place = f'r="{column_letters(column)}{number}"'
            if value.startswith("="):
                cells.append(
                    f"<{tag}c {place}><{tag}f>{escape(value[1:])}</{tag}f><{tag}v>1</{tag}v></{tag}c>"
                )
            elif value:
                at = strings.setdefault(value, len(strings))
                cells.append(f'<{tag}c {place} s="0" t="s"><{tag}v>{at}</{tag}v></{tag}c>')
            elif column % 2:
                cells.append(f'<{tag}c {place} s="0"/>')
        lines.append(
            f'<{tag}row r="{number}">{"".join(cells)}</{tag}row>' if cells else f'<{tag}row r="{number}"/>'
        )
    space = f":{prefix}" if prefix else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<{tag}worksheet xmlns{space}="{_MAIN}">'
        f"<{tag}sheetData>{''.join(lines)}</{tag}sheetData></{tag}worksheet>"
    )
