"""The scan proposes what the word lists say, and nothing inside an allow-phrase or the seller's own name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint import Linter
from listing_lint.index import Vocabulary, build_index
from listing_lint.listing import Listing
from listing_lint.rule import Rule, Term
from listing_lint.scan import Scanner

SENTENCE = {"en": "x", "zh-CN": "x"}


def rule(*terms: Term, allow: tuple[str, ...] = (), family: str = "subjective") -> Rule:
    return Rule(
        name="praise",
        family=family,
        severity="warning",
        summary=SENTENCE,
        message=SENTENCE,
        why=SENTENCE,
        sources=(),
        terms=terms,
        allow={"en": allow},
    )


def term(words: str, **options: object) -> Term:
    return Term(words, "en", "test.yaml:1", **options)  # type: ignore[arg-type]


def proposed(rules: list[Rule], title: str, **listing: str) -> list[str]:
    case = Listing("A", title, **listing)  # type: ignore[arg-type]
    scan = Scanner(build_index("en", rules, [])).scan(case, case.texts())
    return [title[candidate.start : candidate.end] for candidate in scan.candidates]


CASES = [
    ("Best Mug", ["Best"]),
    ("bestial mug", []),
    ("Mug, best-in-show", ["best"]),
    ("Best Before Date Stamp", []),
    ("Best Before the Best", ["Best"]),
    ("World's Best Mug", ["World's Best"]),
    ("World’s-Best Mug", ["World’s-Best"]),
    ("b e s t mug", ["b e s t"]),
    ("B3ST mug", ["B3ST"]),
    ("ＢＥＳＴ mug", ["ＢＥＳＴ"]),
    ("be\u200bst mug", ["be\u200bst"]),
    ("Best  Seller mug", ["Best  Seller"]),
    ("Bestseller mug", ["Bestseller"]),
    ("Best, Seller", ["Best"]),
    ("BEST/BEST", ["BEST", "BEST"]),
    ("", []),
]


@pytest.mark.parametrize(("title", "expected"), CASES)
def test_words(title: str, expected: list[str]) -> None:
    best = term("best", disguised=True, allow=("best {before|by}",))
    assert proposed([rule(best, term("best seller"), term("world's best"))], title) == expected


def test_allow_phrase_of_the_rule_silences_every_term() -> None:
    rules = [rule(term("top"), term("great"), allow=("great tank top",))]
    assert proposed(rules, "Great Tank Top") == []
    assert proposed(rules, "Great Top") == ["Great", "Top"]


def test_allow_phrase_silences_its_own_term_only() -> None:
    rules = [rule(term("best", allow=("best buy",)), term("buy"))]
    assert proposed(rules, "Best Buy") == ["Buy"]


@pytest.mark.parametrize(
    ("brand", "title", "expected"),
    [
        ("Perfect", "Perfect Mug", []),
        ("Perfect", "Perfect Mug, a perfect gift", ["perfect"]),
        ("Perfect Potions", "PERFECT POTIONS Balm", []),
        ("Perfect Potions", "Perfect Balm", ["Perfect"]),
        ("Mr. Perfect", "Mr. Perfect Mug", []),
        ("Mr. Perfect", "Mr.Perfect Mug", []),
    ],
)
def test_own_brand_is_no_claim(brand: str, title: str, expected: list[str]) -> None:
    assert proposed([rule(term("perfect"))], title, brand=brand) == expected


def test_exact_case_and_literal_signs() -> None:
    rules = [rule(term("MAC", exact_case=True), term("n/a"))]
    assert proposed(rules, "MAC and mac, n/a or n a") == ["MAC", "n/a"]


def test_vocabulary_takes_the_longest_word() -> None:
    words = {"cotton": "cotton", "cotton blend": "blend", "wool": "wool"}
    vocabulary = Vocabulary("materials", words, {"cotton candy": "cotton", "wool wash": "*"})
    case = Listing("A", "Cotton Blend Shirt", bullets=["cotton candy", "wool wash for wool"])
    scan = Scanner(build_index("en", [], [vocabulary])).scan(case, case.texts())
    assert [(m.words, m.entry) for m in scan.mentions["materials"]] == [
        ("Cotton Blend", "blend"),
        ("wool", "wool"),
    ]


UNSPACED = [
    ("zh", "最佳", "全网最佳礼物", ["最佳"]),
    ("zh", "最佳", "最佳食用期12个月", []),
    ("zh", "最佳", "最，佳", []),
    ("zh", "NO.1", "本地NO.1品牌", ["NO.1"]),
    ("zh", "NO.1", "本地NO.10品牌", []),
    ("zh", "NO.1", "KINO.1型", []),
    ("zh", "100%有效", "保证１００％有效！", ["１００％有效"]),
    ("ja", "ベスト", "今年のﾍﾞｽﾄ電池", ["ﾍﾞｽﾄ"]),
    ("ja", "ベスト", "ダウンベスト", []),
    ("th", "ดีที่สุด", "แก้วดีที่สุดในโลก", ["ดีที่สุด"]),
]


@pytest.mark.parametrize(("language", "words", "title", "expected"), UNSPACED)
def test_languages_without_spaces(language: str, words: str, title: str, expected: list[str]) -> None:
    allow = ("最佳食用", "ダウンベスト")
    case = Listing("A", title)
    found = Term(words, language, "test.yaml:1", allow=allow)
    scan = Scanner(build_index(language, [rule(found)], [])).scan(case, case.texts())
    assert [title[candidate.start : candidate.end] for candidate in scan.candidates] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("حقيبة رائعة", ["رائعة"]),
        ("الحقيبة الرائعة", ["الرائعة"]),
        ("خفيفة ورائعة", ["ورائعة"]),
        ("للرائعة", ["للرائعة"]),
        ("مروعة", []),
        ("جودة عالية", []),
    ],
)
def test_arabic_writes_article_and_prefixes_together(title: str, expected: list[str]) -> None:
    case = Listing("A", title)
    scan = Scanner(build_index("ar", [rule(Term("رائعة", "ar", "test.yaml:1"))], [])).scan(case, case.texts())
    assert [title[candidate.start : candidate.end] for candidate in scan.candidates] == expected


@pytest.mark.parametrize("title", ["birinci sınıf", "BİRİNCİ SINIF", "Birinci Sinif"])
def test_turkish_letters(title: str) -> None:
    case = Listing("A", title)
    terms = [rule(Term("birinci sınıf", "tr", "test.yaml:1"))]
    scan = Scanner(build_index("tr", terms, [])).scan(case, case.texts())
    assert [title[candidate.start : candidate.end] for candidate in scan.candidates] == [title]


def test_own_brand_in_chinese() -> None:
    case = Listing("A", "最佳牌水杯，最佳礼物", brand="最佳牌")
    terms = [rule(Term("最佳", "zh", "test.yaml:1"))]
    scan = Scanner(build_index("zh", terms, [])).scan(case, case.texts())
    assert [candidate.start for candidate in scan.candidates] == [6]


@given(
    st.lists(
        st.sampled_from(["best", "Best", "seller", "a", "cotton", "candy", ",", "-", "top", "é", "#1"]),
        max_size=14,
    )
)
def test_the_first_texts_are_looked_up_like_the_later_ones(words: list[str]) -> None:
    rules = [
        rule(term("best", allow=("best seller list",)), term("best seller"), term("#1"), allow=("a top",))
    ]
    vocabulary = Vocabulary("materials", {"cotton": "cotton", "top": "top"}, {"cotton candy": "cotton"})
    scanner = Scanner(build_index("en", rules, [vocabulary]))
    case = Listing("A", "x" + " ".join(words))
    first = scanner.scan(case, case.texts())
    for _ in range(80):
        last = scanner.scan(case, case.texts())
    assert (first.candidates, first.mentions) == (last.candidates, last.mentions)


def test_a_word_glued_to_the_sentence_before_is_found_in_running_text_only() -> None:
    rules = [rule(term("perfect", fields=("title", "description")))]
    scanner = Scanner(build_index("en", rules, []))
    text = "a travel jarPerfect for smoothies"
    found = scanner.scan(case := Listing("A", description=text), case.texts()).candidates
    assert [(each.start, each.end) for each in found] == [(12, 19)]
    assert proposed(rules, text) == []


def test_a_grave_term_inside_a_milder_one_is_one_finding() -> None:
    """As long as the longer of the two, as grave as the graver; other rules keep their own."""
    listing = Listing("A-1", title="Steel Mug with Lid", bullets=["24/7 customer service"])
    found = [each for each in Linter().lint(listing) if each.rule == "contact-request"]
    assert [(each.text, each.severity) for each in found] == [("24/7 customer service", "error")]
