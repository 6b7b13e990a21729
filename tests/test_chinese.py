"""The Chinese of the tool: signs as Chinese sets them, one word for one thing, every sentence of the tool in it."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from checkout import ROOT
from click.testing import CliRunner
from rich.cells import cell_len

from listing_lint.cli import cli
from listing_lint.cli.console import Refused
from listing_lint.config import forget
from listing_lint.formats import UnreadableFile
from listing_lint.formats.record_rules import KINDS, PROBLEMS
from listing_lint.linter import UnknownMarket, UnknownRule, all_rules
from listing_lint.phrases import PHRASES, Told
from listing_lint.report.text import wrap

ZH = "zh-CN"

WIDE = "\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e”"
"""Han characters and the signs that go with them."""
HALF_WIDTH = re.compile(rf"[{WIDE}]( ?[,:;(]|[?!])|([,:;()] ?|[?!])[\u4e00-\u9fff]")
"""A sign of Latin text beside Chinese."""
SPACING = re.compile(
    r"[\u4e00-\u9fff][A-Za-z0-9{]|[A-Za-z0-9%}][\u4e00-\u9fff]"
    r"|[，。；：、！？（）“”] (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) [，。；：、！？（）“”]"
)
"""Chinese and Latin without a space between them, or a space beside a sign that brings its own."""
FILLED_WITH_CHINESE = re.compile(
    r"\{(files|severity|severities|field|label|text|owner|kinds|wanted|found|counted|sentence|reason|problem)\}"
)
"""Values that begin or end with Chinese, or with a sign that brings its own space."""

WRONG = {
    # a word, and the one that stands for the thing everywhere
    "搜索关键词": "搜索词",
    "后台关键词": "搜索词",
    "账户健康": "账户状况",
    "商品要点": "五点描述",
    "要点": "五点描述",
    "条目": "本条",
    "卖点": "五点描述",
    "顾客": "买家",
    "客户": "买家",
    "声称": "宣称",
    "处发现": "处问题",
    "索取评价": "索取评论",
    "假货": "假冒商品",
    "保健品": "膳食补充剂",
    "杀虫剂": "农药",
    "粘纤": "粘胶纤维",
    "附录": "附件",
    "成分栏": "成分",
    "删去": "删除",
    "屏蔽": "禁止显示",
    "竹”纤维": "竹纤维",
}
"""Left: words of drafts and of other translations. CONTRIBUTING.md has the table for people."""


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence of the tool in Chinese, with where it stands."""
    for key, phrase in PHRASES.items():
        yield key, phrase[ZH]
    for rule in all_rules():
        yield f"{rule.name} summary", rule.summary[ZH]
        yield f"{rule.name} why", rule.why[ZH]
        yield f"{rule.name} message", rule.message[ZH]
        for name, sentence in {**rule.variants, **rule.suggestions}.items():
            yield f"{rule.name} {name}", sentence[ZH]
    for name, sentence in {**PROBLEMS, **KINDS}.items():
        yield f"record {name}", sentence[ZH]


SENTENCES = dict(sentences())


@pytest.mark.parametrize("where", SENTENCES)
def test_signs_and_spaces(where: str) -> None:
    text = re.sub(r"`[^`]*`", "`", SENTENCES[where])
    assert not HALF_WIDTH.search(text), text
    assert not SPACING.search(FILLED_WITH_CHINESE.sub("\0", text)), text


@pytest.mark.parametrize("where", SENTENCES)
def test_one_word_for_one_thing(where: str) -> None:
    assert not [wrong for wrong in WRONG if wrong in SENTENCES[where]], SENTENCES[where]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_summary_and_reason_are_whole_sentences(rule: object) -> None:
    """A message stands inside of other lines, so it has no full stop; these two stand alone."""
    name = getattr(rule, "name", "")
    assert SENTENCES[f"{name} summary"].endswith("。")
    assert SENTENCES[f"{name} why"].endswith("。")
    assert not SENTENCES[f"{name} message"].endswith("。")


def test_readme() -> None:
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```|`[^`\n]*`|\]\([^)]*\)", "`", text, flags=re.DOTALL)
    for line in prose.splitlines():
        assert not HALF_WIDTH.search(line), line
        assert not SPACING.search(line), line
    assert not [wrong for wrong in WRONG if wrong in prose]


SAMPLES = [
    # commands on examples in which no seller writes Chinese
    ["check", "fptcustom.txt"],
    ["check", "fptcustom.txt", "--statistics"],
    ["check", "fptcustom.txt", "--format", "concise"],
    ["check", "fptcustom.txt", "--format", "markdown"],
    ["check", "fptcustom.txt", "--format", "junit"],
    ["check", "fptcustom.txt", "--format", "sarif"],
    ["check", "fptcustom.txt", "--format", "github"],
    ["check", "all-listings-report.txt", "--format", "gitlab"],
    ["check", "fptcustom.txt", "--diff"],
    ["check", "README.md", "."],
    ["check", "missing.txt"],
    ["diff", "fptcustom.txt", "all-listings-report.txt"],
    ["split-titles", "fptcustom.txt"],
    ["rules"],
    ["rule", "title-too-long"],
    ["rule", "subjective-claim", "--words"],
    ["rule", "third-party-brand"],
    ["config", "fptcustom.txt"],
]

PREFIX = re.compile(r"^(listing-lint|\S+:\d+(:\d+)?): ", re.MULTILINE)
"""What shells and editors expect in front of a line, in every language."""


def run(*arguments: str) -> str:
    return PREFIX.sub("", CliRunner().invoke(cli, [*arguments, "--lang", ZH]).output)


@pytest.mark.parametrize("arguments", SAMPLES, ids=" ".join)
def test_what_commands_print(arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples")
    printed = run(*arguments)
    assert re.search(r"[\u4e00-\u9fff]", printed)
    texts = strings(json.loads(printed)) if printed[:1] in "[{" else printed.splitlines()
    for text in texts:
        assert not HALF_WIDTH.search(re.sub(r"`[^`]*`", "`", text)), text


def strings(value: object) -> Iterator[str]:
    """Every text in a document of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


ERRORS = [
    # arguments, what is said
    (["chek"], "没有 chek 这个命令"),
    (["check"], "缺少参数 PATH…"),
    (["check", "x.csv", "--markte", "y"], "没有 --markte 这个选项，相近的有 --market"),
    (["check", "x.csv", "--min-severity", "bad"], "--min-severity 的值无效：可选值为 info、warning、error"),
    (["check", "x.csv", "--jobs", "0"], "须为不小于 1 的整数"),
    (["check", "x.csv", "--policy-date", "soon"], "“soon”不是日期"),
    (["check", "x.csv", "--config", "a", "--no-config"], "--config 与 --no-config 不能同时使用"),
    (["check", "missing.csv"], "missing.csv：没有这个文件或文件夹"),
    (["check", "x.csv", "--market", "amazon-xx"], "没有站点“amazon-xx”的规则；已有站点：amazon-ae、"),
    (["check", "x.csv", "--input-format", "doc"], "没有“doc”这种文件格式"),
    (["check", "x.csv", "-o", "x.doc"], "x.doc：没有使用此扩展名的报告"),
    (["check", "x.csv", "-o", "x.csv", "--format", "csv"], "x.csv 是要检查的文件"),
    (["check", "-", "--fix"], "标准输入无法修改"),
    (["check", "x.csv", "y.csv", "--fix", "-o", "z.csv"], "-o 只能用于修改一个文件"),
    (["check", "broken.xlsx"], "无法打开此工作簿"),
    (["check", "pictures"], "已跳过 1 个文件（从扩展名看不是商品文件）：pictures/note.png"),
    (["split-titles", "missing.csv"], "没有 missing.csv 这个文件或文件夹"),
    (["split-titles", "."], "是文件夹，请指定文件"),
    (["rule", "title-to-long"], "是否指“title-too-long”？"),
    (["rule", "nothing"], "没有名为“nothing”的规则"),
    (["rules", "--select", "nothing"], "没有名为“nothing”的规则或类别"),
    (["audit"], "请指定文件及记录文件夹（-o）"),
]


@pytest.mark.parametrize(("arguments", "said"), ERRORS, ids=[" ".join(each) for each, _ in ERRORS])
def test_errors(arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("x.csv", "y.csv"):
        (tmp_path / name).write_text("sku,title\nA-1,Stoneware Mug\n", encoding="utf-8")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04xl/ not a workbook")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/note.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(tmp_path)
    printed = run(*arguments)
    assert said in printed
    assert not HALF_WIDTH.search(printed), printed


def test_the_language_of_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As asked, else as configured, else of the locale."""
    monkeypatch.chdir(tmp_path)
    invoke = CliRunner().invoke
    assert "no rule is called" in invoke(cli, ["rule", "x"]).output
    assert "没有名为" in invoke(cli, ["rule", "x", "--lang=zh-CN"]).output
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "没有名为" in invoke(cli, ["rule", "x"]).output
    assert "no rule is called" in invoke(cli, ["rule", "x", "--lang", "en"]).output
    (tmp_path / "listing-lint.toml").write_text('language = "en"\n', encoding="utf-8")
    forget()
    assert "no rule is called" in invoke(cli, ["rule", "x"]).output


@pytest.mark.parametrize("width", range(20, 61, 4))
def test_lines_break_where_chinese_may(width: int) -> None:
    """No line is too long, begins with a sign that closes or ends with one that opens; nothing is lost."""
    for text in filter(re.compile(r"[\u4e00-\u9fff]{2}").search, SENTENCES.values()):
        lines = wrap(text, width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        for line in lines:
            assert line[:1] not in "，。；：、！？）】》", text
            assert line[-1:] not in "（【《", text
            if re.search(r"[\u4e00-\u9fff].{8}[\u4e00-\u9fff]", line):
                assert cell_len(line) <= width + 2, line


TOLD = [
    # error, sentence in English, in Chinese
    (
        UnknownMarket("moon", (name for name in ("amazon-de", "amazon-us"))),
        "no rules for the market “moon”; known: amazon-de, amazon-us",
        "没有站点“moon”的规则；已有站点：amazon-de、amazon-us",
    ),
    (
        UnknownRule("emojy", "emoji"),
        "no rule or family is called “emojy”; did you mean “emoji”?",
        "没有名为“emojy”的规则或类别；是否指“emoji”？",
    ),
    (
        UnreadableFile("format", path="a.x", name="docx", names=("csv", "yaml")),
        "a.x: no format “docx”; choose one of csv, yaml",
        "a.x：没有“docx”这种格式；可选：csv、yaml",
    ),
    (
        Refused("two-outputs", path="a.html"),
        "a.html can't take two outputs; name another file for one of them",
        "a.html 不能同时写入两份内容；请为其中一份另指定文件",
    ),
]


@pytest.mark.parametrize(("error", "english", "chinese"), TOLD, ids=[type(case[0]).__name__ for case in TOLD])
def test_an_error_says_the_same_in_another_process(error: Told, english: str, chinese: str) -> None:
    for each in (error, pickle.loads(pickle.dumps(error))):  # our own
        assert type(each) is type(error)
        assert str(each) == each.said("en") == english
        assert each.said("zh-CN") == chinese
    if isinstance(error, Refused):
        assert error.format_message() == english
