"""YAML scalars as texts with their places, and new texts in the place and style of old ones."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.formats.pointer import BrokenText
from listing_lint.formats.yaml_respell import respell
from listing_lint.formats.yaml_text import Node, Scalar, compose, differ_only, find, one_root, plain, text_of

TEXTS = [
    ("no", "no"),
    ("1:30", "1:30"),
    ("007", "007"),
    ("1e3", "1e3"),
    ("2026-01-02", "2026-01-02"),
    ("true", "true"),
    ("=", "="),
    ("null", None),
    ("~", None),
    ("", None),
    ("'null'", "null"),
    ('""', ""),
    ("!!int 7", "7"),
    ("&name value", "value"),
    ("|\n  one\n  two\n\n", "one\ntwo"),
    (">-\n  one\n  two", "one two"),
]


@pytest.mark.parametrize(("source", "value"), TEXTS)
def test_scalars_stay_text(source: str, value: str | None) -> None:
    (tree,) = compose(f"key: {source}\n")
    assert plain(tree) == {"key": value}


def test_merged_and_repeated_keys() -> None:
    (tree,) = compose("x-all: &all {brand: Acorn, color: red}\nsku: A\n<<: *all\ncolor: blue\nsku: B\n")
    value = plain(tree)
    assert value == {
        "x-all": {"brand": "Acorn", "color": "red"},
        "sku": "B",
        "brand": "Acorn",
        "color": "blue",
    }
    assert value.repeated == ("sku",)
    assert find(tree, ["brand"]) is find(tree, ["x-all", "brand"])


def test_aliases_that_hold_themselves_end() -> None:
    (tree,) = compose("&a\nsku: A\n<<: *a\nself: *a\nlist: &l [*l, *l]\n")
    assert plain(tree)["sku"] == "A"
    with pytest.raises(LookupError):
        find(tree, ["nothing"])


BROKEN = [
    ("a:\n\tb: c\n", "tab", 3),
    ("a: @b\n", "first-character", 3),
    ("a: %b\n", "first-character", 3),
    ("a: - b\n", "first-character", 3),
    ("a: b: c\n", "second-colon", 4),
    ("a: 1\nb\nc: 2\n", "no-colon", 7),
    ('a: 1\nb: "open\n', "unclosed", 8),
    ("a:\n  - b\n c: d\n", "indentation", 10),
    ("a: [1, 2\nb: c\n", "comma", 10),
    ("a: *b\n", "anchor", 3),
    ('a: "\\q"\n', "backslash", 4),
    ("a: b\x01\n", "control", 4),
    ("[a]: b\n", "key-is-no-text", 0),
    ("[" * 70 + "]" * 70, "too-deep", 64),
    ("[" * 100_000, "too-deep", None),
]


@pytest.mark.parametrize(("text", "problem", "offset"), BROKEN)
def test_broken_text_names_problem_and_offset(text: str, problem: str, offset: int | None) -> None:
    with pytest.raises(BrokenText) as caught:
        list(compose(text))
    assert caught.value.problem == problem
    assert offset is None or caught.value.offset == offset


def test_documents_before_a_break_are_given() -> None:
    reading = compose("a: 1\n---\nb: 2\n---\nc: d: e\n")
    assert [plain(next(reading)), plain(next(reading))] == [{"a": "1"}, {"b": "2"}]
    with pytest.raises(BrokenText):
        next(reading)


def rewritten(text: str, steps: list[str | int], value: str) -> str:
    """The text with one scalar respelled, checked to say what it should and no more."""
    documents = list(compose(text))
    scalar = find(one_root(documents), steps)
    assert isinstance(scalar, Scalar)
    spelling = respell(text, scalar, value)
    assert spelling is not None
    changed = text[: scalar.start] + spelling + text[scalar.end :]
    assert differ_only(documents, list(compose(changed)), {id(scalar): value})
    return changed


RESPELLED = [
    ("plain", "k:   best soap   # note\n", "soap", "k:   soap   # note\n"),
    ("plain that needs quotes", "k: best soap\n", "soap: mild", "k: 'soap: mild'\n"),
    ("plain that would be a comment", "k: soap\n", "# soap", "k: '# soap'\n"),
    ("plain that would be nothing", "k: best\n", "", "k: ''\n"),
    ("plain that would be null", "k: best null\n", "null", "k: 'null'\n"),
    ("plain over lines", "k: best soap\n   and towel\n", "soap and towel", "k: soap\n   and towel\n"),
    ("plain in braces", "{k: best soap, z: x}\n", "soap, mild", "{k: 'soap, mild', z: x}\n"),
    ("single quotes", "k: 'it''s best'  # note\n", "it's mild", "k: 'it''s mild'  # note\n"),
    ("single quotes, line break", "k: 'best'\n", "a\nb", 'k: "a\\nb"\n'),
    ("double quotes", 'k: "caf\\u00e9 \\"best\\" é"\n', 'café "ü" é', 'k: "caf\\u00e9 \\"ü\\" é"\n'),
    ("double quotes over lines", 'k: "best \\\n  soap\n  now"\n', "soap now", 'k: "\\\n  soap\n  now"\n'),
    ("literal", "k: |\n  best soap\n\n  two\nz: 1\n", "soap\n\ntwo", "k: |\n  soap\n\n  two\nz: 1\n"),
    ("literal, kept indent", "k: |-\n    best\n      more\n", "a\n  more", "k: |-\n    a\n      more\n"),
    ("literal, new line", "k: |\n  one\n", "one\ntwo", "k: |\n  one\n  two\n"),
    (
        "folded",
        "k: >-\n  the best\n  soap of\n  all\n",
        "the soap of all",
        "k: >-\n  the\n  soap of\n  all\n",
    ),
    ("folded, paragraphs", "k: >\n  best\n\n  two\n", "soap\ntwo", "k: >\n  soap\n\n  two\n"),
    ("block that can't hold it", "k: |\n  best\nz: 1\n", "a\x07", 'k: "a\\u0007"\nz: 1\n'),
    ("block emptied", "k: |-\n  best\nz: 1\n", "", "k: ''\nz: 1\n"),
    ("tagged", "k: !!str &a best soap # n\n", "soap", "k: !!str &a soap # n\n"),
    ("CRLF", "k: |\r\n  best a\r\n  b\r\nz: 1\r\n", "a\nb", "k: |\r\n  a\r\n  b\r\nz: 1\r\n"),
]


@pytest.mark.parametrize(
    ("text", "value", "wanted"), [row[1:] for row in RESPELLED], ids=[r[0] for r in RESPELLED]
)
def test_style_and_layout_are_kept(text: str, value: str, wanted: str) -> None:
    assert rewritten(text, ["k"], value) == wanted


WORDS = st.lists(
    st.sampled_from(
        ["best", "soap", "it's", '"mild"', "a: b", "# c", "é", "😀", "-", "\n", "\n\n", "  ", "[x]", "\\"]
    ),
    max_size=12,
).map(" ".join)
STYLES = st.sampled_from(["", "'", '"', "|", ">"])


@given(WORDS, WORDS | st.text(max_size=20), STYLES, st.booleans(), st.integers(10, 80), st.booleans())
def test_any_text_takes_the_place_of_any_other(
    old: str, new: str, style: str, flow: bool, width: int, nested: bool
) -> None:
    document = {"first": ["untouched", old], "last": "kept"}
    text = yaml.dump(
        [document] if nested else document,
        default_style=style,
        default_flow_style=flow,
        width=width,
        allow_unicode=True,
        sort_keys=False,
    )
    steps: list[str | int] = [*([0] if nested else []), "first", 1]
    root: Node = one_root(list(compose(text)))
    scalar = find(root, steps)
    assert isinstance(scalar, Scalar)
    spelling = respell(text, scalar, new)
    assert spelling is not None
    changed = text[: scalar.start] + spelling + text[scalar.end :]
    again = find(one_root(list(compose(changed))), steps)
    assert isinstance(again, Scalar)
    assert text_of(again) == new
    assert plain(find(one_root(list(compose(changed))), [*steps[:-2], "last"])) == "kept"
