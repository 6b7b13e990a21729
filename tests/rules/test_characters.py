"""Characters that don't belong, those that look alike but do, and what stands there after the fix."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.rules.mojibake import repaired

FLAGGED = [
    # rule, listing (a string is a title), flagged texts
    ("forbidden-title-character", "Fresh Start! Soap Dish", ["!"]),
    ("forbidden-title-character", "Soap Dish?! Oak ^ Brass", ["?", "!", "^"]),
    ("forbidden-title-character", "Soap_Dish {Oak} ¬ ¦ $", ["_", "{", "}", "¬", "¦", "$"]),
    ("forbidden-title-character", {"bullets": ["Fresh start! Why not?"]}, []),
    ("forbidden-title-character", "Soap Dish, 4.5 in - Oak & Brass / Round", []),
    ("forbidden-title-character", {"title": "Wow! Soap", "brand": "Wow!"}, ["!"]),
    ("decorative-character", "~ Soap Dish ~ <Oak> *new*", ["~", "~", "*", "*"]),
    ("decorative-character", "♫ Soap Dish ★★★ Oak →", ["★★★", "→"]),
    ("decorative-character", "Paint Style #4301, Pencil # 2, Weight 130#", []),
    ("decorative-character", "Scale < 10 lb, > 1 oz, ~500 ml, 2 * 3 in, 10*20 cm", []),
    ("decorative-character", "Soap Dish | Oak | Brass", ["|"]),
    ("decorative-character", {"bullets": ["■ Drains well", "Weighs ~2 lb * with dish"]}, ["■"]),
    ("bullet-character", {"bullets": ["Size 4 × 3 in ± 0.1", "From 5 € † ‡ ¢ £ ¥"]}, list("±€†‡¢£¥")),
    ("bullet-character", {"bullets": ["Turns 360° around", "Nº 5 of the row"]}, ["°", "º"]),
    ("bullet-character", {"bullets": ["o for oak, pâte, crâne, forêt", "Soap Dish™ ®"]}, []),
    ("bullet-character", "Soap Dish ± 1 mm", []),
    ("emoji", "Soap Dish 🧼 Oak", ["🧼"]),
    ("emoji", {"bullets": ["✅ Drains well ❌"], "search_terms": "soap 🧼"}, ["✅", "❌", "🧼"]),
    ("emoji", {"description": "Ships from 🇩🇪 to 👍🏽 you"}, ["🇩🇪", "👍🏽"]),
    ("emoji", "Soap Dish™ © ® 1 2 # * ½ → ● ★ 4K 100 %", []),
    ("html-markup", "<B>Soap</B> Dish &amp; Brush", ["<B>", "&amp;"]),
    ("html-markup", {"description": "Oak.<br/>Brass.</br>Round.<p class='x'>End</p>"}, ["<br/>"]),
    ("html-markup", {"bullets": ["Oak</br>Brass"]}, ["</br>"]),
    ("html-markup", "<p title='&quot;Oak&quot;'>Soap &amp; Dish</p>", ["<p title='&quot;Oak&quot;'>", "&amp;"]),
    ("html-markup", "Scale <5 lb, R&D; kit, A&B;, <Oak>", []),
    ("invisible-character", "Soap\u200bDish\ufeff Oak\xad", ["\u200b", "\ufeff", "\xad"]),
    ("invisible-character", "Soap\xa0Dish", ["\xa0"]),
    ("invisible-character", {"bullets": ["Oak\tand\nbrass"], "description": "Oak.\r\nBrass."}, ["\t", "\n"]),
    ("invisible-character", {"title": "رف\u200c خشب", "language": "ar"}, []),
    ("invisible-character", "Puzzle 👨\u200d👩\u200d👧", []),
    ("full-width-character", "Soap Dish（Oak）", ["（", "）"]),
    ("full-width-character", "Ｓｏａｐ\u3000Dish", ["Ｓｏａｐ\u3000"]),
    ("full-width-character", {"title": "石けん置き（木製）", "language": "ja"}, []),
    ("full-width-character", {"title": "石けん置き１２cm", "language": "ja"}, ["１２"]),
    ("mojibake", "CafÃ© Table", ["Ã©"]),
    ("mojibake", "Table 25Â°C â€“ Oak", ["Â°", "â€“"]),
    ("mojibake", {"bullets": ["It\x92s oak", "Lost \ufffd letter"]}, ["\x92", "\ufffd"]),
    ("mojibake", {"title": "MAÇÃ, AÇÃO, PÃES, Âge, à côté", "language": "pt"}, []),
    ("mojibake", "Crème Brûlée «Été» £5 Â is a letter, Ã too", []),
    ("non-language-letter", "Œuvre Šport Ærial Žen", ["Œ", "Š", "Æ", "Ž"]),
    ("non-language-letter", "Crème Brûlée Ñandú Ørsted", []),
    ("non-language-letter", {"title": "Žen Šport", "language": "pl"}, []),
    ("non-language-letter", {"bullets": ["Œuvre"]}, []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "listing", "texts"), FLAGGED)
def test_flagged(report: Any, rule: str, listing: dict[str, Any] | str, texts: list[str]) -> None:
    found = report(rule, listing)
    assert [diagnostic.text for diagnostic in found] == texts
    assert all(d.value[d.start : d.end] == d.text for d in found)


FIXED = [
    # rule, title, title after the fix
    ("forbidden-title-character", "Fresh Start! Soap Dish?", "Fresh Start Soap Dish"),
    ("forbidden-title-character", "Soap_Dish_Oak", "Soap Dish Oak"),
    ("forbidden-title-character", "Dish KX_200", "Dish KX-200"),
    ("forbidden-title-character", "!!!", "!!!"),
    ("decorative-character", "★ Soap ★ Dish ★", "Soap Dish"),
    ("decorative-character", "Soap Dish | Oak, | Brass |", "Soap Dish, Oak, Brass"),
    ("emoji", "🧼 Soap 🧼🧼 Dish 🧼", "Soap Dish"),
    ("emoji", "🧼", "🧼"),
    ("html-markup", "<b>Soap</b>&nbsp;Dish &amp;&#32;Brush&trade;", "Soap Dish & Brush"),
    ("html-markup", "Soap<br>Dish <br/> Oak", "Soap Dish Oak"),
    ("html-markup", "<b> <i>Soap</i></b> <u>Dish</u>, <b> Oak </b>", "Soap Dish, Oak"),
    ("html-markup", "So<b>a</b>p,</i> <i>Dish</i>.<p>Oak", "Soap, Dish. Oak"),
    ("html-markup", "<b></b>", "<b></b>"),
    ("invisible-character", "Soap\u200b\xa0Di\xadsh\u2003Oak", "Soap Dish Oak"),
    ("full-width-character", "Soap Dish，Oak（Ｌ）", "Soap Dish, Oak(L)"),
    ("mojibake", "CafÃƒÂ© Table â€“ Oak", "Café Table – Oak"),
    ("non-language-letter", "Œuvre Šport", "Oeuvre Sport"),
]


@pytest.mark.parametrize(("rule", "title", "expected"), FIXED)
def test_fixed(report: Any, repair: Any, rule: str, title: str, expected: str) -> None:
    assert repair(rule, title)["title"] == expected
    if expected != title:
        assert report(rule, expected) == []


def test_the_tags_of_a_text_are_one_finding(report: Any, repair: Any) -> None:
    listing = {
        "description": "<div><p>Folds flat.</p>\n<p>Oiled <b>pine</b></p><ul><li>Oak</li></ul></div>",
        "bullets": ["<i>Oak</i> lid"],
    }
    bullet, description = report("html-markup", listing)
    assert (bullet.field, description.field) == ("bullet", "description")
    assert "2 HTML tags" in bullet.message
    assert "12 HTML tags" in description.message
    fixed = repair("html-markup", listing)
    assert fixed["description"] == "Folds flat.</br>Oiled pine</br>Oak"
    assert fixed["bullets"] == ["Oak lid"]
    assert report("html-markup", fixed) == []


SEVERITIES = [
    ("forbidden-title-character", "Soap!", "error"),
    ("decorative-character", "Soap ★ Dish", "warning"),
    ("decorative-character", "Soap | Dish", "info"),
    ("bullet-character", {"bullets": ["Oak ± brass"]}, "error"),
    ("bullet-character", {"bullets": ["Turns 360°"]}, "info"),
    ("bullet-character", {"bullets": ["Nº 5 of the row"]}, "warning"),
    ("emoji", "Soap 🧼", "error"),
    ("html-markup", "<i>Soap</i>", "error"),
    ("html-markup", "Soap &amp; Dish", "warning"),
    ("invisible-character", "So\u200bap", "warning"),
    ("invisible-character", "Soap\xa0Dish", "info"),
    ("non-language-letter", "Œuvre", "info"),
]


@pytest.mark.parametrize(("rule", "listing", "severity"), SEVERITIES)
def test_severity(report: Any, rule: str, listing: dict[str, Any] | str, severity: str) -> None:
    assert {diagnostic.severity for diagnostic in report(rule, listing)} == {severity}


def test_a_brand_could_keep_its_sign_until_the_rule_of_2026(report: Any) -> None:
    listing = {"title": "Wow! Soap Dish", "brand": "Wow!"}
    assert report("forbidden-title-character", listing, day="2026-07-26") == []
    found = report("forbidden-title-character", listing)
    assert [(diagnostic.severity, diagnostic.fix) for diagnostic in found] == [("warning", None)]


@given(st.text(st.characters(min_codepoint=0xA0, max_codepoint=0x24F), min_size=1))
def test_what_was_read_as_windows_1252_is_read_back(text: str) -> None:
    try:
        damaged = text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return
    assert repaired(damaged) in (text, repaired(text))


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_plain_text_is_no_mojibake(text: str) -> None:
    assert repaired(text) is None


def test_a_sign_is_a_picture_or_a_decoration_and_never_both() -> None:
    from listing_lint.rules.decorative_character import _SYMBOLS
    from listing_lint.rules.emoji import _PICTURES

    signs = [chr(code) for code in range(0x80, 0x1FB00)]
    assert not set(re.findall(f"[{_SYMBOLS}]", "".join(signs))) & set(
        re.findall(f"[{_PICTURES}]", "".join(signs))
    )
