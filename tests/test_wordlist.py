"""Word lists with a mistake in them: one sentence with file, line and what to do, before anything is checked."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from listing_lint.cli import cli
from listing_lint.config import forget
from listing_lint.linter import Linter
from listing_lint.listing import Listing
from listing_lint.wordlist import expand, load_rules, read_rule
from listing_lint.wordlist_folder import WordlistError

HOUSE = """\
family: style
severity: warning
summary: {en: A word that we avoid., zh-CN: 我们避免的词。}
message: {en: "“{text}” is not our style", zh-CN: "“{text}”不符合我们的风格"}
why: We say it otherwise.
source: []
fields: [title, bullet]
markets: [amazon-us]
confirm: [not-a-name]
allow:
  en:
    - comfy {chair|sofa}
terms:
  en:
    - term: comf{y|ey}
      flag: A Comfy Scarf
      fix: comfortable
      fixed: A Comfortable Scarf
      severity: error
      safety: safe
      case: exact
    - {term: neat, flag: Neat Mug, note: {en: Say what is neat about it., zh-CN: 请说明。}, allow: [neat fit], pass: A Neat Fit}
  "*":
    - {term: wow, flag: Wow Mug, disguised: "true"}
known_wrong:
  en:
    - {flag: A Snug Scarf}
"""

WRONG = [
    # what stands in the file, what stands there instead, line, what the sentence says
    ("  en:\n    - term: comf", "  english:\n    - term: comf", 14, "“english” below “terms” is no language"),
    ("  en:\n    - term: comf", "  xx:\n    - term: comf", 14, "the two letters of ISO 639-1 (en, de, zh …), or *"),
    ("  en:\n    - term: comf", "  en-US:\n    - term: comf", 14, "write “en”, or *"),
    ("  en:\n    - term: comf", "  EN:\n    - term: comf", 14, "write “en”, or *"),
    ("  en:\n    - comfy {", "  zh-CN:\n    - comfy {", 11, "“zh-CN” below “allow” is no language; write “zh”"),
    ("  en:\n    - comfy {", '  "*":\n    - comfy {', 11, "“*” below “allow” is no language"),
    ("  en:\n    - {flag", "  jp:\n    - {flag", 26, "“jp” below “known_wrong” is no language"),
    ("comf{y|ey}", "comf{y|ey", 15, "a brace of “comf{y|ey” has no other end"),
    ("comf{y|ey}", "comfy}", 15, "a brace of “comfy}” has no other end"),
    ("comf{y|ey}", "comf{y|e{y}}", 15, "stands in another one; write alternatives like heal{|s|ed}"),
    ("[neat fit]", '["neat {fit"]', 22, "a brace of “neat {fit” has no other end"),
    ("comfy {chair|sofa}", "comfy {chair|sofa", 12, "has no other end"),
    ("“{text}” is", "“{words}” is", 4, "nothing fills “{words}” in “message”; {text} stands for the flagged words"),
    ("“{text}”不", "“{}”不", 4, "nothing fills “{}” in “message”"),
    ("“{text}” is", "“{0}” is", 4, "nothing fills “{0}”"),
    ("“{text}” is", "“{text” is", 4, "{{ and }} for braces"),
    ("“{text}” is", "“{text:d}” is", 4, "nothing fills “{text:d}”"),
    ("Say what is neat about it.", '"Say what is neat about “{text}”."', 22, "nothing fills “{text}” in “note”; write it out"),
    ("We say it otherwise.", "We say {it} otherwise.", 5, "nothing fills “{it}” in “why”"),
    ("A word that we avoid.", "'“{text}” is bad.'", 3, "nothing fills “{text}” in “summary”"),
    ("zh-CN: 我们避免的词。", "de: Ein Wort.", 3, "“summary” is a sentence in en and zh-CN, not in “de”"),
    ("why: We say it otherwise.", "why: [We say it otherwise.]", 5, "“why” is a sentence, or one for each language"),
    ("why: We say it otherwise.", "why: {}", 5, "“why” is empty"),
    ("family: style", "family: taste", 1, "“family” is one of length, characters"),
    ("severity: warning", "severity: fatal", 2, "“severity” is one of info, warning, error, not “fatal”"),
    ("severity: error", "severity: fatal", 19, "“severity” is one of info, warning, error, not “fatal”"),
    ("safety: safe", "safety: sure", 20, "“safety” is one of safe, unsafe, manual, not “sure”"),
    ("case: exact", "case: Exact", 21, "“case” is one of exact, not “Exact”"),
    ('disguised: "true"', "disguised: yes", 24, "“disguised” is one of true, false, not “yes”"),
    ("source: []", "source: [our-style]", 6, "there is no source “our-style”; `source: []` names none"),
    ("[title, bullet]", "[titel]", 7, "“titel” is no field; known: title"),
    ("[title, bullet]", "[]", 7, "“fields” is empty"),
    ("[amazon-us]", "[amazon-moon]", 8, "no market begins with “amazon-moon”"),
    ("flag: Neat Mug", "flag: [[Neat Mug]]", 22, "“flag” holds a text, or a list of texts"),
    ("flag: A Comfy Scarf", "flag: ''", 15, "needs a “flag” sentence"),
    ("term: neat", "term: [neat]", 22, "a term is written {term: …, flag: …}"),
    ("{flag: A Snug", "{snag: A Snug", 27, "known_wrong holds {flag: …} or {pass: …}"),
    ("      fixed:", "      fixes:", 18, "unknown key “fixes”"),
    ("why: We", "[why]: We", 5, "a list or a mapping is no key"),
    ("why: We", "why: @We", 5, "put text with"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "words").mkdir()
    (tmp_path / "mugs.csv").write_text("sku,title\nA-1,Stoneware Mug with Lid\n", encoding="utf-8")
    (tmp_path / "listing-lint.toml").write_text('wordlists = ["words"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    forget()
    return tmp_path


def write(text: str) -> Path:
    path = Path("words/house-word.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", "mugs.csv", *arguments])


def test_the_file_without_a_mistake() -> None:
    rule = read_rule(write(HOUSE))
    assert [(term.term, term.language, term.where) for term in rule.terms] == [
        ("comf{y|ey}", "en", "house-word.yaml:15"),
        ("neat", "en", "house-word.yaml:22"),
        ("wow", "*", "house-word.yaml:24"),
    ]
    assert check().exit_code == 0


@pytest.mark.parametrize(("right", "wrong", "line", "says"), WRONG, ids=[case[1] for case in WRONG])
def test_a_mistake_is_one_sentence_with_its_line(right: str, wrong: str, line: int, says: str) -> None:
    assert HOUSE.count(right) == 1
    path = write(HOUSE.replace(right, wrong))
    with pytest.raises(WordlistError) as caught:
        read_rule(path)
    assert str(caught.value).startswith(f"house-word.yaml:{line}: ")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "command", [["check", "mugs.csv"], ["check", "mugs.csv", "--fix"], ["audit", "mugs.csv", "-o", "a"]]
)
def test_the_command_says_it_before_it_checks_anything(command: list[str]) -> None:
    write(HOUSE.replace("{text}” is", "{words}” is"))
    result = CliRunner().invoke(cli, command)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "listing-lint.toml: house-word.yaml:4: nothing fills “{words}” in “message”" in result.stderr


def test_a_context_that_is_none() -> None:
    write(HOUSE.replace("confirm: [not-a-name]", "confirm: [not-a-nam]"))
    assert "house-word.yaml: no context “not-a-nam”; known: before-a-name" in check().stderr
    write(HOUSE.replace("case: exact", "confirm: out-of-al"))
    result = check()
    assert "house-word.yaml:15: no context “out-of-al”" in result.stderr
    assert result.exit_code == 2


def test_a_file_that_is_not_utf_8() -> None:
    Path("words/house-word.yaml").write_bytes(HOUSE.encode("gb18030"))
    result = check()
    assert "house-word.yaml: not UTF-8; save it as UTF-8" in result.stderr
    assert result.exit_code == 2


def test_a_sentence_in_one_language_is_for_all() -> None:
    write(HOUSE.replace('{en: "“{text}” is not our style", zh-CN:', "{zh-CN:").replace("[not-a-name]", "[]"))
    Path("mugs.csv").write_text("sku,title\nA-1,Neat Mug with Lid\n", encoding="utf-8")
    for speak in ("en", "zh-CN"):
        result = check("--select", "house-word", "--format", "json", "--lang", speak)
        assert [each["message"] for each in json.loads(result.stdout)["diagnostics"]] == [
            "“Neat”不符合我们的风格"
        ]


def test_what_can_be_read_can_be_used() -> None:
    """Any value of the file in another shape is refused when it is read, or does no harm afterwards."""
    lines = HOUSE.splitlines()
    told = 0
    for number, value in itertools.product(
        range(len(lines)), ("", "x", "[]", "{}", "[x]", "{x: y}", "[[x]]", "[{x: y}]")
    ):
        key, colon, _ = lines[number].partition(": ")
        if not colon or key.lstrip().startswith("- {") or key == "confirm":
            continue
        text = "\n".join([*lines[:number], f"{key}: {value}", *lines[number + 1 :]])
        path = write(text)
        try:
            rule = read_rule(path)
        except WordlistError:
            told += 1
            continue
        for speak in ("en", "zh-CN"):
            listing = Listing("A-1", title="A comfy Wow Mug", bullets=["Comfey neat wow scarf"])
            Linter(extra_rules=[rule], speak=speak).lint(listing)
    assert told > 60


def test_our_own_lists_have_no_mistake() -> None:
    rules = load_rules()
    assert len(rules) > 30
    assert len({rule.name for rule in rules}) == len(rules)


def test_alternatives_are_closed() -> None:
    assert expand("heal{|s|ed}") == ("heal", "heals", "healed")
    for phrase in ("heal{|s", "heal}", "{a{b}}"):
        with pytest.raises(WordlistError, match="no other end"):
            expand(phrase)
