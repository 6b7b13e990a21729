"""A word in the composition that is no fibre's lawful name: a coined word or a mark."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.composition import composition_of
from listing_lint.diagnostic import Diagnostic
from listing_lint.fold import fold_phrase
from listing_lint.material_claims import reserved_names
from listing_lint.materials import Material, load_materials
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every share of the composition that is named by a word of sellers or makers."""
    if not subject.listing.composition and not subject.listing.materials:
        return
    entries = load_materials().entries
    reserved = reserved_names(subject)
    for part in composition_of(subject.listing).parts:
        for share in part.shares:
            if share.material is None:
                continue
            material = entries[share.material]
            if material.suggests or material.trade_name:
                yield subject.diagnostic(
                    RULE,
                    None,
                    variant="mark" if material.trade_name else None,
                    severity="info" if material.trade_name else "warning",
                    words=share.words,
                )
            elif material.british and reserved and fold_phrase(share.words) in _american(material):
                yield subject.diagnostic(
                    RULE, None, variant="american", words=share.words, name=material.british
                )


def _american(material: Material) -> tuple[str, ...]:
    return tuple(name for name in material.names.get("en", ()) if name != material.british)


RULE = Rule(
    name="unlawful-fibre-name",
    family="material",
    severity="warning",
    summary={
        "en": "The composition names something that is no lawful fibre name.",
        "zh-CN": "成分中使用了非法定的纤维名称。",
    },
    message={
        "en": "“{words}” in the composition is no fibre; name what it is made of: viscose, nylon, polyester",
        "zh-CN": "成分中的“{words}”不是纤维名称；请写实际纤维名称，如粘胶纤维、锦纶、聚酯纤维",
    },
    variants={
        "mark": {
            "en": "“{words}” in the composition is a maker's mark; write the fibre's own name",
            "zh-CN": "成分中的“{words}”是商标；请写纤维通用名称",
        },
        "american": {
            "en": "“{words}” is the American name; here the composition has to say {name}",
            "zh-CN": "“{words}”为美国名称；该站点的成分须写 {name}",
        },
    },
    why={
        "en": "A composition is written in the names of the law: those of 16 CFR 303.7 in the United States, "
        "those of Annex I in the European Union.",
        "zh-CN": "成分须使用法定名称：美国为 16 CFR 303.7 所列名称，欧盟为法规附件一所列名称。",
    },
    sources=("us-textile-absent-fiber", "eu-textile-names"),
    fields=(),
    check=check,
    examples=(
        Example({"title": "Cooling Sleeves", "composition": "Ice Silk"}),
        Example({"title": "Cycling Shorts", "composition": "80% Nylon, 20% Lycra"}),
        Example({"title": "Cycling Shorts", "composition": "80% Polyamide, 20% Spandex"}, market="amazon-ie"),
        Example({"title": "Cycling Shorts", "composition": "80% Nylon, 20% Spandex"}, flags=False),
    ),
)
