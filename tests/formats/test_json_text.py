"""The place of every value of a JSON text, held against the standard decoder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.formats.json_text import Number, decode, find, keys_of, records, respell, whole
from listing_lint.formats.pointer import BrokenText

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text())
VALUES = st.recursive(
    SCALARS,
    lambda children: (
        st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=5), children, max_size=4)
    ),
    max_leaves=12,
)
LAYOUTS = st.fixed_dictionaries(
    {
        "indent": st.sampled_from([None, 0, 2, "\t"]),
        "ensure_ascii": st.booleans(),
        "separators": st.sampled_from([(",", ":"), (" ,\n", " : "), (", ", ": ")]),
    }
)


def places(value: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield steps, value
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, child in children:
        yield from places(child, (*steps, step))


def same(left: Any, right: Any) -> bool:
    return json.dumps(left) == json.dumps(right)  # NaN included


@given(VALUES, LAYOUTS)
def test_every_value_stands_where_it_is_found(value: Any, layout: dict[str, Any]) -> None:
    text = " \n" + json.dumps(value, **layout) + "\n"
    for steps, wanted in places(value):
        start, end = find(text, 0, steps)
        assert same(json.loads(text[start:end]), json.loads(json.dumps(wanted)))


@given(st.lists(VALUES, max_size=5), LAYOUTS, st.booleans())
def test_records_are_the_elements(values: list[Any], layout: dict[str, Any], named: bool) -> None:
    document = {"before": 1, "all": values, "after": [2]} if named else values
    text = json.dumps(document, **layout)
    found = list(records(text, "all"))
    assert [record.steps[-1] for record in found] == list(range(len(values)))
    for record, value in zip(found, values, strict=True):
        end = decode(text, record.start)[1]
        assert same(json.loads(text[record.start : end]), json.loads(json.dumps(value)))


@given(st.text(), st.text(), st.booleans(), st.booleans())
def test_a_respelled_literal_says_the_new_text(old: str, new: str, escaped: bool, escape: bool) -> None:
    literal = json.dumps(old, ensure_ascii=escaped)
    spelled = respell(literal, new, escape=escape)
    assert json.loads(spelled) == new
    if old == new:
        assert spelled == literal


RESPELLED = [
    (r'"caf\u00e9 best"', "café", True, r'"caf\u00e9"'),
    (r'"caf\u00E9 best"', "é!", False, r'"\u00E9!"'),
    ('"café best"', "é, ü", True, '"é, ü"'),
    (r'"a\/b"', "b/c", False, r'"b\/c"'),
    ('"a/b"', "b/c", False, '"b/c"'),
    (r'"a \u003cb\u003e best"', "a <b>", False, r'"a \u003cb\u003e"'),
    (r'"\ud83d\ude00 best"', "😀 ü", False, r'"\ud83d\ude00 \u00fc"'),
    ('"best"', "ü", True, r'"\u00fc"'),
    ('"best"', "ü", False, '"ü"'),
    ('"best"', 'a "b" \\ \n', False, r'"a \"b\" \\ \n"'),
    (r'"half \ud83d of a pair"', "half \ufffd", False, r'"half \ud83d"'),
]


@pytest.mark.parametrize(("literal", "value", "escape", "wanted"), RESPELLED)
def test_the_old_spelling_is_kept(literal: str, value: str, escape: bool, wanted: str) -> None:
    assert respell(literal, value, escape=escape) == wanted


BROKEN = [
    ('{"a": 1 "b": 2}', "comma", 8),
    ('{"a" 1}', "colon", 5),
    ('{"a": 1, b: 2}', "key", 9),
    ('{"a": }', "value", 6),
    ('{"a": "b', "unclosed", 6),
    ('{"a": "b\tc"}', "control", 8),
    (r'{"a": "\q"}', "backslash", 7),
    ('{"a": 1} {"b": 2}', "more-text", 9),
    ('{"all": [1, 2', "comma", 13),
    ("[1 2]", "comma", 3),
    ("[" * 100_000, "too-deep", None),
]


@pytest.mark.parametrize(("text", "problem", "offset"), BROKEN)
def test_broken_text_names_problem_and_offset(text: str, problem: str, offset: int | None) -> None:
    with pytest.raises(BrokenText) as caught:
        list(records(text, "all"))
    assert caught.value.problem == problem
    assert offset is None or caught.value.offset == offset


def test_what_came_before_the_break_is_given() -> None:
    reading = records('{"all": [{"a": 1}, {"a": 2}, {"a": }]}', "all")
    assert [next(reading).value, next(reading).value] == [{"a": "1"}, {"a": "2"}]
    with pytest.raises(BrokenText):
        next(reading)


def test_the_last_of_a_repeated_key_counts() -> None:
    text = '{"a": "first", "b": 0, "a": "last"}'
    value, _ = decode(text)
    start, end = find(text, 0, ["a"])
    assert value["a"] == "last"
    assert value.repeated == ("a",)
    assert text[start:end] == '"last"'


def test_numbers_keep_their_spelling() -> None:
    value, _ = decode("[1.50, NaN, -Infinity, 1e400, 12345678901234567890]")
    assert value == ["1.50", "NaN", "-Infinity", "1e400", "12345678901234567890"]
    assert all(isinstance(each, Number) for each in value)


def test_places_are_found_at_any_depth() -> None:
    depth = 50_000
    text = "[" * depth + '"x"' + "]" * depth
    start, end = find(text, 0, [0] * 10)
    assert (start, end) == (10, len(text) - 10)


def test_keys_of_a_cut_text() -> None:
    assert list(keys_of('{"a": {"x": [1, 2]}, "b": "c", "d": [1, {"e')) == ["a", "b", "d"]
    assert list(keys_of("[1, 2]")) == []


def test_half_surrogates_become_one_character() -> None:
    assert whole(json.loads(r'"a\ud800b"')) == "a\ufffdb"
    assert whole(json.loads(r'"\ud83d\ude00"')) == "😀"
