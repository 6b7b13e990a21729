"""The part of a text around a span is as wide as asked for and marks the right words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from listing_lint.report.excerpt import excerpt, visible
from listing_lint.report.text import wrap

SHOWN = [
    # text, words, width, the line, the column and width of the mark
    ("Best Wireless Earbuds", "Best", 40, "Best Wireless Earbuds", 0, 4),
    ("Wireless Earbuds Best", "Best", 40, "Wireless Earbuds Best", 17, 4),
    ("陶瓷杯 best 带盖", "best", 40, "陶瓷杯 best 带盖", 7, 4),
    ("Ｂｅｓｔ Mug", "Ｂｅｓｔ", 40, "Ｂｅｓｔ Mug", 0, 8),
    ("Mug\u200b", "\u200b", 40, "Mug<U+200B>", 3, 8),
    ("cafe\u0301 best", "best", 40, "cafe\u0301 best", 5, 4),
    ("first\nbest", "best", 40, "first↵best", 6, 4),
    ("red\x1b[31m best", "best", 40, "red<U+001B>[31m best", 16, 4),
    ("a b\u00a0c", "\u00a0", 40, "a b c", 3, 1),
    ("0123456789 best 0123456789", "best", 16, "…6789 best 0123…", 6, 4),
    ("best 0123456789012345", "best", 12, "best 012345…", 0, 4),
    ("0123456789012345 best", "best", 12, "…012345 best", 8, 4),
    ("0123456789 abcdefghijklmnop", "abcdefghijklmnop", 10, "…abcdefgh…", 1, 9),
    ("\U0001f469\u200d\U0001f373 best", "best", 40, "\U0001f469\u200d\U0001f373 best", 3, 4),
]


@pytest.mark.parametrize(("text", "words", "width", "line", "column", "marked"), SHOWN)
def test_excerpt(text: str, words: str, width: int, line: str, column: int, marked: int) -> None:
    start = text.index(words)
    shown = excerpt(text, start, start + len(words), width)
    assert shown.before + shown.marked + shown.after == line
    assert (shown.column, shown.width) == (column, marked)


@given(st.text(max_size=120), st.data(), st.integers(20, 60))
def test_an_excerpt_fits_and_keeps_its_span(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = excerpt(text, start, end, width)
    line = shown.before + shown.marked + shown.after
    assert cell_len(line) <= width
    assert line.isprintable() or "\u200d" in line
    if cell_len(visible(text[start:end])) <= width - 2:
        assert shown.marked == "".join(visible(text)[len(visible(text[:start])) :][: len(shown.marked)])


WRAPPED = [
    ("one two three", 7, ["one two", "three"]),
    ("标题超过限制，请缩短", 8, ["标题超过", "限制，请", "缩短"]),
    ("标题 title 超过", 10, ["标题 title", "超过"]),
    ("", 10, []),
]


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines
