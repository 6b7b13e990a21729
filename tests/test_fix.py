"""Cuts and replacements leave a tidy text, or none at all."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from listing_lint.diagnostic import Applicability
from listing_lint.fix import apply, removal, replacement
from listing_lint.listing import Text

CUTS = [
    # field, text, words to cut, what remains (None: only a suggestion)
    ("title", "Best Wireless Earbuds", "Best", "Wireless Earbuds"),
    ("title", "Best, Wireless Earbuds", "Best", "Wireless Earbuds"),
    ("title", "Best wireless earbuds", "Best", "Wireless earbuds"),
    ("title", "Best iPhone stand", "Best", "iPhone stand"),
    ("title", "Mug, Best Seller", "Best Seller", "Mug"),
    ("title", "Mug - Best Seller", "Best Seller", "Mug"),
    ("title", "Mug (Best Seller)", "Best Seller", "Mug"),
    ("title", "Mug [Hot Item] Blue", "Hot Item", "Mug Blue"),
    ("title", "Soft, Best, Warm Blanket", "Best", "Soft, Warm Blanket"),
    ("title", "Soft and Amazing, Warm Blanket", "Amazing", "Soft, Warm Blanket"),
    ("title", "Soft, Amazing and Warm Blanket", "Amazing", "Soft and Warm Blanket"),
    ("title", "Blanket - Best Gift", "Best", "Blanket - Gift"),
    ("title", "Blanket for the Best", "Best", "Blanket"),
    ("title", "The very best Blanket", "best", "The Blanket"),
    ("title", "Mug, Free Shipping on Every Order", "Free Shipping", "Mug"),
    ("title", "😀 Best Mug", "Best", "😀 Mug"),
    ("title", "😀Best Mug", "Best", "😀Mug"),
    ("title", "★ Best, Warm Blanket", "Best", "★ Warm Blanket"),
    ("title", "😀 - Best Mug", "Best", "😀 Mug"),
    ("title", "😀 Best - Mug", "Best", "😀 Mug"),
    ("title", "- Best Mug", "Best", "Mug"),
    ("title", "• Best Mug", "Best", "Mug"),
    ("title", "(Best Mug)", "Best", "(Mug)"),
    ("title", "【Best Mug】", "Best", "【Mug】"),
    ("title", "“Best Seller” Mug", "Best Seller", "Mug"),
    ("title", "😀 best mug", "best", "😀 mug"),
    ("bullet", "✔ Amazing: holds a litre", "Amazing", "✔ Holds a litre"),
    ("title", "😀 Best", "Best", None),
    ("title", "Oh-So-Soft Blanket", "So-Soft", None),
    ("bullet", "Makes an amazing pillow", "amazing", "Makes a pillow"),
    ("bullet", "It is a perfect umbrella for rain", "perfect", "It is an umbrella for rain"),
    ("bullet", "This pillow is perfect.", "perfect", None),
    ("bullet", "This pillow is perfect", "perfect", None),
    ("bullet", "Amazing!", "Amazing", None),
    ("bullet", "Soft and amazing.", "amazing", "Soft."),
    ("bullet", "Soft and amazing. Machine washable", "amazing", "Soft. Machine washable"),
    ("bullet", "The number one choice for cool evenings", "number one choice", None),
    ("bullet", "Warm wool, the number one choice for cool evenings", "number one choice", None),
    ("bullet", "We are the top-rated seller of mugs", "top-rated", None),
    ("bullet", "The best pillow of the street", "best", None),
    ("bullet", "Holds a litre. Visit www.mugs.example for more.", "www.mugs.example", "Holds a litre."),
    ("bullet", "Visit www.mugs.example for more. Holds a litre.", "www.mugs.example", "Holds a litre."),
    (
        "bullet",
        "Oak lid. Free shipping on every order. Holds a litre",
        "Free shipping",
        "Oak lid. Holds a litre",
    ),
    ("bullet", "Oak lid, satisfaction guarantee or your money back", "satisfaction guarantee", "Oak lid"),
    ("bullet", "Visit www.mugs.example for more", "www.mugs.example", None),
    ("bullet", "A fast, amazing blender", "amazing", None),
    ("bullet", "A fast and amazing blender", "amazing", None),
    ("bullet", "Naturally amazing colours", "amazing", None),
    ("bullet", "Strong, amazing, and light", "amazing", "Strong and light"),
    ("bullet", "Strong, warm, amazing, and light", "amazing", "Strong, warm, and light"),
    ("bullet", "Quiet & Amazing: the motor hums", "Amazing", "Quiet: the motor hums"),
    ("bullet", "Oak lid. AMAZING: holds a litre", "AMAZING", "Oak lid. Holds a litre"),
    ("bullet", "Oak lid. Amazing handle of ash", "Amazing", "Oak lid. Handle of ash"),
    ("bullet", "Made from amazing oak", "amazing", "Made from oak"),
    ("bullet", "Works amazingly", "amazingly", None),
    ("bullet", "A travel jarPerfect for smoothies", "Perfect", None),
    ("bullet", "Call 555-0142Today", "555-0142", None),
    ("title", "Pure Rayon Scarf", "Pure ", "Rayon Scarf"),
    ("tag", "Unique_art_gift", "Unique", "art_gift"),
    ("tag", "art_unique_gift", "unique", "art_gift"),
    ("tag", "gift_unique", "unique", "gift"),
    ("tag", "_best_", "best", None),
    ("search_terms", "best yoga mat", "best", "yoga mat"),
    ("search_terms", "yoga best mat", "best", "yoga mat"),
]


@pytest.mark.parametrize(("field", "value", "words", "expected"), CUTS)
def test_removal(field: str, value: str, words: str, expected: str | None) -> None:
    at = value.index(words)
    fix = removal(
        Text(field, None, value), at, at + len(words), Applicability.SAFE, language="en", speak="en"
    )
    if expected is None:
        assert fix.applicability is Applicability.MANUAL
        assert fix.suggestion
    else:
        assert apply(value, fix.edits) == expected


SWAPS = [
    # language, text, words, new words, what remains
    ("en", "An eco-friendly bag", "eco-friendly", "reusable", "A reusable bag"),
    ("en", "VELCRO straps", "VELCRO", "hook-and-loop", "HOOK-AND-LOOP straps"),
    ("en", "Velcro straps", "Velcro", "hook-and-loop", "Hook-and-loop straps"),
    ("en", "a onesie", "onesie", "umbrella", "an umbrella"),
    ("pt", "Uma mesa a Velcro", "Velcro", "aderente", "Uma mesa a Aderente"),
    ("fr", "Il y a Velcro", "Velcro", "agrippant", "Il y a Agrippant"),
]


@pytest.mark.parametrize(("language", "value", "words", "new", "expected"), SWAPS)
def test_replacement(language: str, value: str, words: str, new: str, expected: str) -> None:
    at = value.index(words)
    fix = replacement(
        Text("title", None, value), at, at + len(words), new, Applicability.SAFE, language=language
    )
    assert apply(value, fix.edits) == expected


def test_only_an_english_article_agrees_after_a_cut() -> None:
    value = "Mesa a super altura certa"
    cut = [
        apply(
            value,
            removal(
                Text("title", None, value), 7, 12, Applicability.SAFE, language=language, speak="en"
            ).edits,
        )
        for language in ("en", "pt")
    ]
    assert cut == ["Mesa an altura certa", "Mesa a altura certa"]


@given(
    st.lists(st.sampled_from(["Best", "mug", "and", ",", "-", "a", "red", "(", ")", "!", "is"]), max_size=9),
    st.sampled_from(["title", "bullet"]),
)
def test_removal_never_leaves_an_empty_or_untidy_text(words: list[str], field: str) -> None:
    value = " ".join([*words, "Best", *reversed(words)])
    assume(value[0].isalnum() and value[-1].isalnum())
    at = value.index("Best")
    fix = removal(Text(field, None, value), at, at + 4, Applicability.SAFE, language="en", speak="en")
    fixed = apply(value, fix.edits)
    if fix.edits:
        assert any(character.isalnum() for character in fixed)
        assert not fixed.startswith((" ", ","))
        assert not fixed.endswith((" ", ",", "-"))
        assert "  " not in fixed
    else:
        assert fixed == value
