"""Context withdraws: what is denied is no claim, and a denial reaches no further than its clause."""

from __future__ import annotations

import pytest

from listing_lint import Linter, Listing

LINTER = Linter(
    "amazon-us", "2026-11-25", select=["subjective", "promotional", "health", "pesticide", "restricted"]
)

SENTENCES = [
    ("This is not the best choice for wet rooms", []),
    ("It isn't perfect for stairs", []),
    ("You can't call it amazing", []),
    ("Made without dyes, gluten, CBD oil, or lactose", []),
    ("Made without dyes, with mint, CBD oil and honey", ["CBD oil"]),
    ("Not only perfect for stairs, it folds flat", ["perfect for"]),
    ("They don't just look amazing on a shelf", ["amazing"]),
    ("No best-by date", []),
    ("No mess, perfect for desks", ["perfect for"]),
    ("No drill needed. Perfect for desks", ["Perfect for"]),
    ("Non-slip and perfect for desks", ["perfect for"]),
    ("Never worry - perfect for desks", ["perfect for"]),
    ("Treats arthritis in a week", ["Treats"]),
    ("Dog treats, arthritis is another matter", []),
    ("Kills mosquitoes overnight", ["Kills"]),
    ("fits the whisk of the Tarnwick Perfect Bake scale and others", []),
    ("fits every scale, for Perfect Results in baking", ["Perfect"]),
    ("fits every scale. Perfect Bake is another firm", ["Perfect"]),
    ("Perfect For Every Kitchen And Every Garden", ["Perfect For"]),
    ("Kills time. Mosquitoes not included", []),
    ("the quietest rake on the market", ["quietest"]),
    ("the smallest whisk you will ever own", ["smallest"]),
    ("the widest part of the foot", []),
    ("the largest bearings in the ceiling fan industry", ["largest"]),
    ("new! a spout that never drips", ["new"]),
    ("it looks like new!", []),
    ("Tarnwick's new whisk bends but never breaks", ["new"]),
    ("the baby's new spoon bends but never breaks", []),
    ("the quietest room. Anything on the market is louder", []),
    ("the most compact vise in its class", ["most compact"]),
    ("the most compact of the three drawers", []),
    ("pad is stain, mildew, and water resistant", ["mildew"]),
    ("mildew and mold brush, water resistant handle", []),
    ("water, sun and mildew resistant", ["mildew resistant"]),
    ("the new Easyturn grip holds the lid tight", ["the new"]),
    ("the new York style deli box", []),
    ("a stand for the new kitchen of a friend", []),
    ("The New Grip Holds Every Lid Tight", []),
]


@pytest.mark.parametrize(("sentence", "flagged"), SENTENCES)
def test_context(sentence: str, flagged: list[str]) -> None:
    found = LINTER.lint(Listing("A", bullets=[sentence], brand="Tarnwick"))
    assert [diagnostic.text for diagnostic in found if diagnostic.severity != "info"] == flagged


@pytest.mark.parametrize(
    ("kind", "title", "flagged"),
    [
        ("Books", "The Amazing Adventures of a Baker", False),
        ("Musical_Instruments", "Amazing Guitar Strap", True),
        (None, "The Perfect Storm [Blu-ray]", False),
        ("Book Stand", "Amazing Book Stand", True),
        (None, "Amazing Guitar Pack with DVD", True),
        (None, "Amazing DVD Player, Black", True),
        (None, "The Amazing Baker, DVD", False),
    ],
)
def test_works_may_be_called_what_they_like(kind: str | None, title: str, flagged: bool) -> None:
    found = LINTER.lint(Listing("A", title, product_type=kind))
    assert any(diagnostic.family == "subjective" for diagnostic in found) == flagged


@pytest.mark.parametrize(
    ("title", "sentence", "flagged"),
    [
        ("Tarnwick Stand Whisk", "Tarnwick’s new whisk bends but never breaks", ["new"]),
        ("Tarnwick Stand Whisk", "TarnwickÃ¢â‚¬â„¢s new whisk bends but never breaks", ["new"]),
        ("Stand Whisk", "Tarnwick's new whisk bends but never breaks", []),
        ("Cymbal Set with Free 10-Inch Splash", "bronze", ["Free"]),
        ("Bass Strap with Extra Free Strings", "cotton", ["Free"]),
        ("Leggings, Free Cutting Hem", "cotton", []),
    ],
)
def test_context_without_a_brand_field(title: str, sentence: str, flagged: list[str]) -> None:
    found = LINTER.lint(Listing("A", title, bullets=[sentence]))
    assert [diagnostic.text for diagnostic in found if diagnostic.severity != "info"] == flagged


OTHER_LANGUAGES = [
    ("de", "Perfekter Deckel", ["Perfekter"]),
    ("de", "Das ist nicht der beste Platz für Pflanzen", []),
    ("de", "Kein Bohren, bester Halt", ["bester"]),
    ("de", "Lindert Rückenschmerzen", ["Lindert"]),
    ("de", "Rückenschmerzen lindern", ["lindern"]),
    ("de", "Lindert das Rutschen. Rückenschmerzen sind ein anderes Thema", []),
    ("fr", "Ce n'est pas le meilleur choix pour le bain", []),
    ("ja", "頭痛を緩和", ["を緩和"]),
    ("ja", "完璧ではない", []),
    ("tr", "Baş ağrısını hafifletir", ["hafifletir"]),
    ("tr", "Mükemmel değil", []),
    ("zh", "并非顶级材料", []),
    ("zh", "顶级材料", ["顶级"]),
    ("zh", "缓解颈椎病", ["缓解"]),
    ("zh", "缓解噪音。颈椎病患者也可阅读", []),
]


@pytest.mark.parametrize(("language", "sentence", "flagged"), OTHER_LANGUAGES)
def test_context_in_other_languages(language: str, sentence: str, flagged: list[str]) -> None:
    found = LINTER.lint(Listing("A", bullets=[sentence], language=language))
    assert [diagnostic.text for diagnostic in found if diagnostic.severity != "info"] == flagged
