"""The names under which columns go: of Amazon's attributes, and of plain tables in many languages.

Names stand in order of preference: where a row has several columns for one field, the earlier name wins.
"""

from __future__ import annotations

from collections.abc import Mapping

from listing_lint.formats.heading import fold_name
from listing_lint.lazy_pattern import lazy_pattern

_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "sku": ("contribution_sku", "item_sku", "seller_sku", "vendor_sku", "sku"),
    "title": ("item_name",),
    "highlight": ("title_differentiation",),
    "bullet": ("bullet_point", "key_product_features"),
    "description": ("product_description", "rtip_product_description", "item_description"),
    "search_terms": ("generic_keyword", "generic_keywords", "search_terms"),
    "brand": ("brand", "brand_name"),
    "product_type": ("product_type", "feed_product_type", "item_type_name", "item_type"),
    "color": ("color", "color_name", "colour", "colour_name"),
    "size": ("size", "size_name"),
    "model": ("model_name", "model", "model_number"),
    "country_of_origin": ("country_of_origin",),
    "action": ("record_action", "update_delete", "add_delete"),
}
"""Amazon's own names, old and new, by field."""

_LABELS: Mapping[str, tuple[str, ...]] = {
    "sku": (
        "variant sku", "merchant sku", "product sku", "article sku",
        "sku vendeur", "sku venditore", "sku vendedor", "sku del vendedor", "handler sku", "verkaufer sku",
        "händler-sku", "verkäufer-sku", "artikelnummer", "sku sprzedawcy", "satıcı sku", "sku-البائع",
        "出品者sku", "商品管理番号", "卖家 sku", "卖家sku", "商家sku", "商品sku", "货号",
        "url handle", "handle", "offer id", "item id", "product id", "listing id", "id",
        "custom label", "customlabel", "asin",
    ),
    "title": (
        "title", "product title", "item title", "listing title", "product name", "name", "titel",
        "artikelbezeichnung", "artikelname", "produktname", "produkttitel", "titre", "nom produit",
        "nom du produit", "nom de l'article", "título", "título del producto", "nombre del producto",
        "nombre del artículo", "titolo", "nome dell'articolo", "nome prodotto", "nome do produto",
        "nome do item", "titulo do produto", "productnaam", "produktnamn", "artikelnamn", "nazwa produktu",
        "ürün adı", "اسم-المنتج", "商品名", "商品名称", "商品标题", "产品名称", "产品标题", "标题",
    ),
    "highlight": ("item highlight", "item highlights", "highlight", "highlights", "商品亮点"),
    "bullet": (
        "bullet", "bullets", "bullet points", "bulletpoint", "bp", "feature", "key feature", "product feature",
        "features", "key features", "stichpunkt", "stichpunkte", "aufzählungspunkt", "aufzählungszeichen",
        "attribut", "puce", "points forts", "viñeta", "punto clave", "punto elenco", "elenco puntato",
        "五点描述", "五点", "卖点", "商品要点", "商品の仕様", "商品説明の箇条書き", "箇条書き",
    ),
    "description": (
        "description", "product description", "item description", "long description", "body", "body html",
        "beschreibung", "produktbeschreibung", "artikelbeschreibung", "description du produit",
        "description article", "descripción", "descripción del producto", "descrizione",
        "descrizione del prodotto", "descrizione articolo", "descrição", "descrição do produto",
        "productbeschrijving", "beschrijving", "produktbeskrivning", "beskrivning", "opis produktu", "opis",
        "ürün açıklaması", "وصف-المنتج", "商品説明", "商品描述", "产品描述", "描述",
    ),
    "search_terms": (
        "search term", "keyword", "keywords", "backend keywords", "backend search terms", "search keywords",
        "suchbegriffe", "allgemeine schlüsselwörter", "schlüsselwörter", "mots-clés", "termes de recherche",
        "palabras clave", "términos de búsqueda", "parole chiave", "termini di ricerca", "palavras-chave",
        "zoekwoorden", "sökord", "słowa kluczowe", "anahtar kelimeler",
        "検索キーワード", "キーワード", "搜索词", "搜索关键词", "关键词",
    ),
    "tag": ("tags", "tag", "schlagwörter", "étiquettes", "etiquetas", "标签"),
    "brand": (
        "vendor", "marke", "markenname", "marque", "marca", "merk", "märke", "varumärke", "marka",
        "ブランド", "ブランド名", "品牌", "品牌名",
    ),
    "product_type": ("type", "category", "produkttyp", "type de produit", "tipo de producto", "产品类型"),
    "color": ("farbe", "couleur", "colore", "kleur", "颜色", "カラー", "色"),
    "size": ("größe", "taille", "talla", "taglia", "maat", "尺码", "尺寸", "サイズ"),
    "model": ("modell", "modellname", "modelo", "modello", "型号", "型番"),
    "country_of_origin": (
        "origin", "made in", "country of manufacture", "herkunftsland", "ursprungsland", "pays d'origine",
        "país de origen", "paese di origine", "原产国", "原产地", "原産国",
    ),
    "market": ("market", "marketplace", "marketplace id", "amazon marketplace", "站点"),
    "language": ("language", "language tag", "lang", "locale"),
}  # fmt: skip
"""Headers of plain tables and listings reports, beside Amazon's own names."""

_COMPOSITIONS = (
    "fabric type", "fabric composition", "material composition", "materials composition", "composition",
    "outer material type", "outer material", "upper material", "upper material type", "material type",
    "material", "materials", "fabric", "leather type", "metal type", "metals metal type",
)  # fmt: skip
"""Columns that say what the whole product is made of, the most telling first."""

COMPOSITION_RANKS = len(_COMPOSITIONS)
"""Material columns of a lower rank than this say what the whole product is made of, others a part of it."""

_MATERIAL_LABELS: Mapping[str, str] = {
    fold_name(label): name
    for name, labels in {
        "material": (
            "materiale", "materiali", "materiaal", "matière", "matières", "matériau", "matériaux", "matéria",
            "materiales", "materiais", "materialien", "材质", "材料", "素材",
        ),
        "material composition": (
            "materialzusammensetzung", "zusammensetzung", "composición", "composizione", "composição",
            "samenstelling", "sammansättning", "skład", "成分", "面料成分",
        ),
        "fabric type": ("gewebeart", "stoffart", "type de tissu", "tipo de tejido", "tipo di tessuto", "面料"),
    }.items()
    for label in labels
}  # fmt: skip

_MATERIAL = lazy_pattern(
    r"^(?:fabric|composition|leather type|gem type|(?:lining|sole|insole|fill|filling|padding|stuffing|metals|stones)\b"
    r".*(?:type|material|stamp|composition|description)|.*\bmetal (?:type|stamp)|.*\bgem type"
    r"|(?:.* )?(?:materials?|fabric)(?: type| composition)?)$"
)
_NO_MATERIAL = lazy_pattern(
    r"\b(?:epr|packaging|package|features?|regulation|free|care|certification|number|weight|unit)\b"
)


def _folded(tables: tuple[Mapping[str, tuple[str, ...]], ...]) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for offset, table in enumerate(tables):
        for field, names in table.items():
            for rank, name in enumerate(names):
                found.setdefault(fold_name(name), (field, 100 * offset + rank))
    return found


_BY_ATTRIBUTE = _folded((_ATTRIBUTES,))
_BY_LABEL = _folded((_ATTRIBUTES, _LABELS))

FIELDS = frozenset({*_ATTRIBUTES, *_LABELS, "material", "composition"})
"""The fields that a column may be mapped to by the user."""


def field_of(name: str, *, plain: bool) -> tuple[str, int] | None:
    """The field that a folded name stands for, and its rank among the names of that field.

    Columns of materials are the field `material`. `plain` adds the names of plain tables to Amazon's own.
    """
    found = (_BY_LABEL if plain else _BY_ATTRIBUTE).get(name)
    if found is not None:
        return found
    if plain:
        name = _MATERIAL_LABELS.get(name, name)
    if name in _COMPOSITIONS:
        return "material", _COMPOSITIONS.index(name)
    if _MATERIAL.match(name) and not _NO_MATERIAL.search(name):
        return "material", COMPOSITION_RANKS
    return None
