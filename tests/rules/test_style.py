"""Capitals, numbers and the ends of bullets: what is flagged, what is left alone, what it becomes."""

from __future__ import annotations

from typing import Any

import pytest

FLAGGED = [
    # rule, listing (a string is a title), flagged texts
    ("all-caps-word", "Zingo OAK SHELF with Rails", ["OAK SHELF"]),
    ("all-caps-word", "Zingo SHELF of Oak", ["SHELF"]),
    ("all-caps-word", "ZINGO Shelf of Oak", []),
    ("all-caps-word", {"title": "ZINGO Shelf of Oak", "brand": "Zingo"}, []),
    ("all-caps-word", {"title": "BERGHUT Shelf of Oak", "brand": "Zingo"}, ["BERGHUT"]),
    ("all-caps-word", "Shelf NEW SET FOR MEN", []),
    ("all-caps-word", "USB Hub HDMI to VGA, PVC, ABS, LED Strip IP65, 12V DC", []),
    ("all-caps-word", "Shelf Model KZ-200, PART-A4, XHTGR, World War II, Size XXL, 500 ML", []),
    ("all-caps-word", {"bullets": ["SOLID OAK: holds 20 kg", "It is VERY STRONG"]}, ["SOLID OAK", "VERY STRONG"]),
    ("all-caps-word", {"description": "Oak shelf. PLEASE NOTE: rails are not included"}, ["PLEASE NOTE"]),
    ("all-caps-word", "STEM Kit with BERGHUT® Bricks, Amp MKII", []),
    ("all-caps-word", {"search_terms": "OAK SHELF"}, []),
    ("lower-case-title", "oak shelf with rails", ["oak shelf with rails"]),
    ("lower-case-title", "oak Shelf", []),
    ("lower-case-title", {"title": "木製の棚 100cm", "language": "ja"}, []),
    ("title-case", "Zingo Oak shelf with rails", ["shelf"]),
    ("title-case", "Oak Shelf with Rails for iPhone and eBook, 5 cm", []),
    ("title-case", "zingo Shelf", []),
    ("title-case", {"title": "Regal aus massiver Eiche", "language": "de"}, []),
    ("bullet-start", {"bullets": ["holds 20 kg", "Holds 20 kg", "20 kg", "iPad fits", "(folds flat)"]}, ["holds", "folds"]),
    ("bullet-start", {"bullets": ["zingo fits"], "brand": "zingo"}, []),
    ("bullet-end", {"bullets": ["Holds 20 kg.", "Folds flat!", "Made of oak;", "Oak"]}, [".", "!", ";"]),
    ("bullet-end", {"bullets": ["Hooks, rails etc.", "Holds approx. 20 lb.", "By Oak Inc.", "..."]}, []),
    ("number-word", "Shelf with Three Tiers and Two-Piece Rail", ["Three", "Two"]),
    ("number-word", "Two of a Kind, Seven Seas Print, One Shelf", []),
    ("number-word", {"bullets": ["Has 3 tiers and 12 hooks, 2.5 rows"]}, ["3"]),
    ("number-word", {"title": "Regal mit drei Türen", "language": "de"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "listing", "texts"), FLAGGED)
def test_flagged(report: Any, rule: str, listing: dict[str, Any] | str, texts: list[str]) -> None:
    assert [diagnostic.text for diagnostic in report(rule, listing)] == texts


FIXED = [
    # rule, listing, field, what it becomes
    ("all-caps-word", "Zingo OAK SHELF FOR THE HALL", "Zingo Oak Shelf for the Hall"),
    ("all-caps-word", "Zingo OAK/PINE T-SHIRT RACK", "Zingo Oak/Pine T-SHIRT Rack"),
    ("all-caps-word", "Rack MADE IN OAK, 20 IN", "Rack Made in Oak, 20 IN"),
    ("lower-case-title", "oak shelf for usb hub, 5 cm", "Oak Shelf for USB Hub, 5 cm"),
    ("title-case", "Zingo Oak shelf with rails", "Zingo Oak Shelf with Rails"),
    ("number-word", "Shelf with Three Tiers", "Shelf with 3 Tiers"),
]


@pytest.mark.parametrize(("rule", "title", "expected"), FIXED)
def test_fixed_title(report: Any, repair: Any, rule: str, title: str, expected: str) -> None:
    assert repair(rule, title)["title"] == expected
    assert report(rule, expected) == []


OTHER_LANGUAGES = [
    ("de", "STABIL UND LEICHT: hält 20 kg", "Stabil und leicht: hält 20 kg"),
    ("tr", "SAĞLAM KAPI: 20 kg taşır", "Sağlam Kapı: 20 kg taşır"),
    ("tr", "İNCE AHŞAP: 20 kg taşır", "İnce Ahşap: 20 kg taşır"),
    ("fr", "SOLIDE ET LÉGER : tient 20 kg", "Solide et Léger : tient 20 kg"),
]


@pytest.mark.parametrize(("language", "bullet", "expected"), OTHER_LANGUAGES)
def test_capitals_of_other_languages(repair: Any, language: str, bullet: str, expected: str) -> None:
    assert repair("all-caps-word", {"bullets": [bullet], "language": language})["bullets"] == [expected]


FIXED_BULLETS = [
    ("all-caps-word", "SOLID OAK: holds 20 kg", "Solid Oak: holds 20 kg"),
    ("all-caps-word", "It is VERY STRONG and light", "It is very strong and light"),
    ("all-caps-word", "THIS SHELF HOLDS MORE THAN TWENTY BOOKS", "This shelf holds more than twenty books"),
    ("bullet-start", "holds 20 kg", "Holds 20 kg"),
    ("bullet-end", "Holds 20 kg. Folds flat.", "Holds 20 kg. Folds flat"),
    ("number-word", "3 tiers for shoes", "Three tiers for shoes"),
]


@pytest.mark.parametrize(("rule", "bullet", "expected"), FIXED_BULLETS)
def test_fixed_bullet(report: Any, repair: Any, rule: str, bullet: str, expected: str) -> None:
    assert repair(rule, {"bullets": [bullet]})["bullets"] == [expected]
    assert report(rule, {"bullets": [expected]}) == []


SAFETY = [
    # rule, listing, applicability
    ("all-caps-word", "Zingo OAK SHELF", "unsafe"),
    ("all-caps-word", {"title": "Zingo OAK SHELF", "description": "The shelf is of oak"}, "safe"),
    ("bullet-end", {"bullets": ["Folds flat."]}, "safe"),
    ("bullet-end", {"bullets": ["Why not?"]}, "unsafe"),
    ("bullet-start", {"bullets": ["folds flat"]}, "safe"),
    ("title-case", "Zingo Oak shelf", "unsafe"),
]


@pytest.mark.parametrize(("rule", "listing", "applicability"), SAFETY)
def test_safety(report: Any, rule: str, listing: dict[str, Any] | str, applicability: str) -> None:
    assert [diagnostic.fix.applicability.value for diagnostic in report(rule, listing)] == [applicability]


def test_one_shouted_word_is_advice_several_are_a_warning(report: Any) -> None:
    assert [d.severity for d in report("all-caps-word", "Zingo SHELF of Oak")] == ["info"]
    assert [d.severity for d in report("all-caps-word", "Zingo OAK SHELF")] == ["warning"]
