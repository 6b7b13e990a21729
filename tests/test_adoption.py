"""A team takes up listing-lint on a catalogue with old findings: what is old stays quiet, what is new is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from checkout import ROOT
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from listing_lint import config, linter
from listing_lint.cli import cli
from listing_lint.phrases import spoken_in
from listing_lint.starter import STARTER

OLD = ["A-1,Best Stoneware Mug with Lid", "A-2,Plain Cup with Handle"]
BASELINE = "listing-lint-baseline.jsonl"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    config.forget()
    return tmp_path


def run(*arguments: str, **environment: str) -> Result:
    config.forget()
    return CliRunner().invoke(cli, arguments, env=environment)


def write(path: str, rows: list[str]) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text("\n".join(["sku,title", *rows, ""]), encoding="utf-8")


def configure(text: str, name: str = "listing-lint.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def rules(*arguments: str) -> list[tuple[str | None, str, str]]:
    """SKU, rule and severity of what check tells."""
    result = run("check", *arguments, "--format", "jsonl", "--exit-zero")
    assert result.exit_code == 0, result.output
    return [
        (found["sku"], found["rule"], found["severity"])
        for found in map(json.loads, result.stdout.splitlines())
    ]


def test_the_story_of_a_baseline() -> None:
    write("mugs.csv", OLD)
    assert run("check", ".").exit_code == 1
    created = run("baseline", "create", ".")
    assert created.exit_code == 0
    assert "1 finding accepted" in created.stderr
    assert "--new-only" in created.stderr
    configure(f'baseline = "{BASELINE}"\n')
    assert run("check", ".").exit_code == 0
    assert "1 accepted" in run("check", ".").stdout

    write("mugs.csv", ["A-9,Spoon Rest", *reversed(OLD)])
    assert run("check", ".").exit_code == 0, "a row that moved keeps its entry"

    write("mugs.csv", [OLD[0], "A-2,Cheap Cup with Handle"])
    new = run("check", ".")
    assert new.exit_code == 1
    assert "Cheap" in new.stdout
    assert "Best" not in new.stdout

    write("mugs.csv", ["A-1,Stoneware Mug with Lid", OLD[1]])
    fixed = run("check", ".")
    assert fixed.exit_code == 0
    assert "1 finding is fixed" in fixed.stderr
    assert run("check", ".", "--select", "emoji").stderr == "", "of the other rules nothing is known"
    (leftover,) = json.loads(run("check", ".", "--format", "json").stdout)["summary"]["leftovers"]
    assert leftover in fixed.stderr
    stale = run("baseline", "check", ".")
    assert stale.exit_code == 1
    assert "A-1" in stale.stdout
    assert run("baseline", "update", ".").exit_code == 0
    assert Path(BASELINE).read_text(encoding="utf-8") == ""
    assert run("baseline", "check", ".").exit_code == 0


def test_a_baseline_of_the_command_line() -> None:
    write("mugs.csv", OLD)
    assert run("baseline", "create", "mugs.csv", "--file", "old.jsonl").exit_code == 0
    assert run("check", "mugs.csv", "--new-only", "old.jsonl").exit_code == 0
    assert run("check", "mugs.csv").exit_code == 1
    missing = run("check", "mugs.csv", "--new-only", "none.jsonl")
    assert missing.exit_code == 2
    assert "none.jsonl" in missing.stderr


def test_a_baseline_is_not_written_over() -> None:
    write("mugs.csv", OLD)
    run("baseline", "create", ".")
    before = Path(BASELINE).read_bytes()
    again = run("baseline", "create", ".")
    assert again.exit_code == 2
    assert "baseline update" in again.stderr
    assert Path(BASELINE).read_bytes() == before


def test_update_lets_nothing_in_and_keeps_what_it_has_not_seen() -> None:
    write("mugs.csv", OLD)
    write("cups.csv", ["C-1,Best Cup"])
    run("baseline", "create", ".")
    write("mugs.csv", ["A-1,Stoneware Mug", "A-2,Cheap Cup"])
    assert run("baseline", "update", "mugs.csv").exit_code == 0
    assert [json.loads(line)["sku"] for line in Path(BASELINE).read_text().splitlines()] == ["C-1"]
    assert run("baseline", "update", "mugs.csv", "--gone").exit_code == 0
    assert Path(BASELINE).read_text() == ""


def test_a_baseline_is_used_up_in_the_order_of_the_file_whatever_the_jobs() -> None:
    """The same SKU twice, one acceptance: the first is kept and the second told, in any number of processes."""
    rows = [f"S-{number},Plain Cup" for number in range(30_000)]
    write("mugs.csv", ["A-1,Best Mug", *rows, "A-1,Best Mug"])
    Path(BASELINE).write_text('{"sku":"A-1","rule":"subjective-claim","field":"title","text":"best"}\n')
    outputs = {
        jobs: run("check", "mugs.csv", "--new-only", BASELINE, "--jobs", jobs, "--format", "jsonl").stdout
        for jobs in ("1", "2")
    }
    assert outputs["1"] == outputs["2"]
    assert [json.loads(line)["row"] for line in outputs["1"].splitlines()] == [len(rows) + 3]


CONFIGURATIONS = [
    # name of the file, what it says, what is told of the two listings
    ("listing-lint.toml", 'ignore = ["subjective"]', []),
    ("listing-lint.yaml", "ignore: [subjective-claim]", []),
    ("pyproject.toml", '[tool.listing-lint]\nselect = ["length"]', []),
    ("listing-lint.toml", '[severity]\nsubjective = "error"', [("A-1", "subjective-claim", "error")]),
    ("listing-lint.toml", '[remove-terms]\nsubjective-claim = ["best"]', []),
    ("listing-lint.toml", '[[overrides]]\npaths = ["eu/**"]\nignore = ["subjective"]', []),
    (
        "listing-lint.toml",
        '[[overrides]]\npaths = ["us/**"]\nignore = ["subjective"]',
        [("A-1", "subjective-claim", "warning")],
    ),
    ("listing-lint.toml", '[[overrides]]\nskus = ["A-*"]\nignore = ["subjective"]', []),
    (
        "listing-lint.toml",
        '[[overrides]]\nskus = ["A-*"]\nseverity = {subjective-claim = "info"}',
        [("A-1", "subjective-claim", "info")],
    ),
    (
        "listing-lint.toml",
        '[[overrides]]\nskus = ["A-*"]\npaths = ["us/**"]\nignore = ["subjective"]',
        [("A-1", "subjective-claim", "warning")],
    ),
    ("listing-lint.toml", 'exclude = ["eu"]', []),
    ("listing-lint.toml", 'exclude = ["us"]', [("A-1", "subjective-claim", "warning")]),
]


@pytest.mark.parametrize(("name", "text", "told"), CONFIGURATIONS)
def test_configuration(name: str, text: str, told: list[tuple[str, str, str]]) -> None:
    write("eu/mugs.csv", OLD)
    configure(text, name)
    assert rules("eu/mugs.csv") == told
    assert rules("eu/mugs.csv", "--no-config") == [("A-1", "subjective-claim", "warning")]


def test_each_file_has_the_configuration_above_it() -> None:
    write("eu/mugs.csv", OLD)
    write("us/mugs.csv", OLD)
    configure('ignore = ["subjective"]', "eu/listing-lint.toml")
    assert rules("eu", "us") == [("A-1", "subjective-claim", "warning")]
    assert rules("eu", "us", "--config", "eu/listing-lint.toml") == []


def test_the_command_line_wins() -> None:
    write("mugs.csv", OLD)
    configure('market = "amazon-uk"\nignore = ["subjective"]\nfail-level = "never"\n')
    assert rules("mugs.csv", "--select", "subjective") == [("A-1", "subjective-claim", "warning")]
    assert run("check", "mugs.csv", "--select", "subjective").exit_code == 0
    assert run("check", "mugs.csv", "--select", "subjective", "--fail-level", "warning").exit_code == 1
    assert "amazon-us" in run("check", "mugs.csv", "--market", "amazon-us").stdout
    assert "amazon-uk" in run("check", "mugs.csv").stdout


def test_columns_of_their_own() -> None:
    Path("own.csv").write_text("sku,Artikelname\nA-1,Best Mug\n", encoding="utf-8")
    configure('[columns]\n"Artikelname" = "title"\n')
    assert ("A-1", "subjective-claim", "warning") in rules("own.csv")


def test_words_of_their_own() -> None:
    Path("words").mkdir()
    Path("words/house-words.yaml").write_text(
        "family: style\nseverity: warning\n"
        "summary: {en: A word we avoid., zh-CN: 我们避免的词。}\n"
        "message: {en: '“{text}” is not our style', zh-CN: '“{text}”不符合我们的风格'}\n"
        "why: {en: We say it otherwise., zh-CN: 我们另有说法。}\n"
        "source: []\n"
        "terms:\n  en:\n    - {term: handle, flag: Plain Cup with Handle}\n",
        encoding="utf-8",
    )
    write("mugs.csv", OLD)
    configure('wordlists = ["words"]\nselect = ["house-words"]\n')
    assert rules("mugs.csv") == [("A-2", "house-words", "warning")]
    words = Path("words/house-words.yaml")
    words.write_text(words.read_text(encoding="utf-8").replace("[]", "[our-style]"), encoding="utf-8")
    wrong = run("check", "mugs.csv")
    assert wrong.exit_code == 2
    assert "our-style" in wrong.stderr


def test_the_word_list_of_the_documentation() -> None:
    page = (Path(__file__).resolve().parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")
    Path("words").mkdir()
    words = page.partition("`words/house-word.yaml`:\n\n```yaml\n")[2].partition("```")[0]
    Path("words/house-word.yaml").write_text(words, encoding="utf-8")
    write("mugs.csv", ["A-1,Comfy Mug"])
    configure('wordlists = ["words"]\nselect = ["house-word"]\n')
    assert rules("mugs.csv") == [("A-1", "house-word", "warning")]
    assert run("check", "mugs.csv", "--unsafe-fixes").exit_code == 0
    assert "Comfortable Mug" in Path("mugs.csv").read_text(encoding="utf-8")


WRONG = [
    # configuration, what the one sentence says
    ("ignroe = []", "did you mean “ignore”"),
    ("[[suppress]]\nrul = 'x'\nreason = 'y'", "did you mean “rule”"),
    ("[[suppress]]\nrule = 'subjective-claim'", "reason"),
    ("[[overrides]]\npath = ['eu']", "did you mean “paths”"),
    ("[[overrides]]\nignore = ['style']", "for nothing"),
    ("[[overrides]]\nskus = ['A']\nmarket = 'amazon-de'", "a market goes by file"),
    ("[[overrides]]\nskus = ['A']\nignore = ['subjectiv']", "did you mean “subjective”"),
    ("ignore = ['subjectiv']", "did you mean “subjective”"),
    ("market = 'amazon-moon'", "amazon-us"),
    ("[severity]\nstyle = 'fatal'", "severity"),
    ("[remove-terms]\nsubjectiv = ['best']", "did you mean “subjective”"),
    ("wordlists = ['nowhere']", "nowhere"),
    ("baseline = 'nowhere.jsonl'", "nowhere.jsonl"),
    ("ignore = [", "not TOML"),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_a_wrong_configuration_is_one_sentence(text: str, says: str) -> None:
    write("mugs.csv", OLD)
    configure(text)
    result = run("check", "mugs.csv", "--format", "json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("listing-lint: ")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


WORD_FILE = (
    "family: style\nseverity: warning\nsummary: s\nmessage: “{{text}}”\nwhy: w\nsource: []\n"
    "terms: {terms}\n{more}"
)
WRONG_WORDS = [
    ("family: style\nterms: {}", "“severity”, “summary”, “message”, “why”, “source”"),
    (WORD_FILE.format(terms="", more=""), "“terms” holds a list for each language"),
    (WORD_FILE.format(terms="[{term: comfy, flag: Comfy Mug}]", more=""), "“terms” holds a list"),
    (WORD_FILE.format(terms="{en: [{term: comfy, flag: Comfy Mug}]}", more="allow: [x]"), "“allow” holds"),
    (
        WORD_FILE.format(terms="{en: [{term: comfy, flag: Comfy Mug}]}", more="known_wrong: [x]"),
        "“known_wrong”",
    ),
]


@pytest.mark.parametrize(("text", "says"), WRONG_WORDS)
def test_a_wrong_word_list_is_one_sentence(text: str, says: str) -> None:
    write("mugs.csv", OLD)
    configure('wordlists = ["words"]\n')
    Path("words").mkdir()
    Path("words/house-words.yaml").write_text(text, encoding="utf-8")
    result = run("check", "mugs.csv")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


def test_suppressions() -> None:
    write("mugs.csv", OLD)
    entry = '[[suppress]]\nrule = "subjective-claim"\nsku = "A-1"\nreason = "our slogan"\nexpires = {}\n'
    configure(entry.format("2999-12-31"))
    quiet = run("check", "mugs.csv")
    assert quiet.exit_code == 0
    assert "1 accepted" in quiet.stdout
    assert quiet.stderr == ""
    shown = run("check", "mugs.csv", "--show-suppressed")
    assert shown.exit_code == 0
    assert "our slogan" in shown.stdout
    (found,) = map(
        json.loads, run("check", "mugs.csv", "--show-suppressed", "--format", "jsonl").stdout.splitlines()
    )
    assert found["accepted"] == "our slogan"

    configure(entry.format("2020-01-31"))
    over = run("check", "mugs.csv")
    assert over.exit_code == 1
    assert "ended on 2020-01-31" in over.stderr

    configure(entry.format("2999-12-31"))
    write("mugs.csv", ["A-1,Stoneware Mug"])
    assert "silences nothing: rule subjective-claim, SKU A-1 (our slogan)" in run("check", "mugs.csv").stderr
    assert run("check", "mugs.csv", "--select", "emoji").stderr == ""
    assert run("check", "mugs.csv", "--ignore", "subjective").stderr == ""
    write("mugs.csv", ["B-1,Stoneware Mug"])
    assert run("check", "mugs.csv").stderr == "", "its listing was not looked at"


def test_findings_about_the_file_are_graded_and_ignored_too() -> None:
    Path("mugs.csv").write_text("sku,title\nA-1,Mug,extra\n", encoding="utf-8")
    configure('[severity]\nragged-row = "error"\n')
    assert rules("mugs.csv") == [(None, "ragged-row", "error")]
    configure('ignore = ["file"]\n')
    assert rules("mugs.csv") == []


def test_no_fix_touches_what_is_accepted() -> None:
    write("mugs.csv", ["T-1,Best Mug", "A-1,Best Cup", "B-1,Best Bowl"])
    configure(
        '[[overrides]]\nskus = ["T-*"]\nignore = ["subjective"]\n[[suppress]]\nsku = "A-1"\nreason = "ours"\n'
    )
    assert run("check", "mugs.csv", "--unsafe-fixes").exit_code == 0
    assert Path("mugs.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "T-1,Best Mug",
        "A-1,Best Cup",
        "B-1,Bowl",
    ]


def test_init_writes_once() -> None:
    assert run("init").exit_code == 0
    assert Path("listing-lint.toml").read_text(encoding="utf-8") == STARTER
    again = run("init")
    assert again.exit_code == 2
    assert "already" in again.stderr
    assert run("config").exit_code == 0


def test_every_key_of_the_starter_is_one() -> None:
    """With the comment signs taken away it is a configuration, and names every key there is."""
    lines = [line.removeprefix("# ").removeprefix("#") for line in STARTER.splitlines()]
    settings = [line for line in lines if line.startswith("[") or " = " in line]
    configure("\n".join(settings))
    read = config.read_config(Path("listing-lint.toml"))
    assert read is not None
    for field in msgspec.structs.fields(config.Config):
        assert getattr(read, field.name) not in (None, (), {}), field.encode_name
    Path("words").mkdir()
    linter.known_names([*read.ignore, *read.severity, *(read.select or ()), *read.remove_terms])


def test_config_tells_where_each_value_comes_from() -> None:
    write("eu/mugs.csv", OLD)
    configure('fail-level = "error"\n[[overrides]]\npaths = ["eu"]\nmarket = "amazon-de"\n')
    result = run("config", "eu/mugs.csv", "--format", "json")
    values = {(row["key"], str(row["value"])): row["origin"] for row in json.loads(result.stdout)["values"]}
    file = str(Path("listing-lint.toml").resolve())
    assert values["fail-level", "error"] == file
    assert values["market", "amazon-us"] == "default"
    assert values["market", "amazon-de"] == f"{file}, override 1"
    assert values["ignore", "[]"] == "default"
    assert values["language", "en"] == "locale"
    assert "amazon-de" in run("config", "eu/mugs.csv").stdout


def test_the_published_schema_is_fresh() -> None:
    path = ROOT / "listing_lint" / "schema" / "config.schema.json"
    assert path.read_text(encoding="utf-8") == run("config", "--schema").stdout
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    valid = Draft202012Validator(schema).is_valid
    assert valid({"market": "amazon-de", "suppress": [{"reason": "ours"}]})
    assert not valid({"markt": "amazon-de"})
    assert not valid({"suppress": [{"rule": "style"}]})


def test_diff_tells_what_came_and_went() -> None:
    write("old.csv", ["A-1,Best Stoneware Mug with Lid", "A-2,Plain Cup", "A-3,Great Bowl", "A-4,Old Jug"])
    write("new.csv", ["A-2,Cheap Plain Cup", "A-1,Best Stoneware Mug with Lid", "A-3,Bowl", "A-5,Spoon"])
    result = run("diff", "old.csv", "new.csv", "--format", "json")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    listings = {each["sku"]: each for each in document["listings"]}
    assert {sku: each["fate"] for sku, each in listings.items()} == {
        "A-2": "changed",
        "A-3": "changed",
        "A-4": "gone",
        "A-5": "added",
    }
    assert listings["A-2"]["fields"] == [{"field": "title", "came": ["Cheap"], "went": []}]
    assert [found["text"] for found in listings["A-2"]["new"]] == ["Cheap"]
    assert [found["text"] for found in listings["A-3"]["fixed"]] == ["Great"]
    assert document["summary"] == {
        "added": 1,
        "gone": 1,
        "changed": 2,
        "same": 1,
        "new": 1,
        "fixed": 1,
        "unchanged": 1,
    }
    text = run("diff", "old.csv", "new.csv").stdout
    assert "title + Cheap" in text
    assert "1 new finding, 1 fixed, 1 unchanged" in text
    assert run("diff", "old.csv", "new.csv", "--fail-level", "error").exit_code == 0
    assert run("diff", "new.csv", "new.csv").exit_code == 0
    assert "新增 1 处问题" in run("diff", "old.csv", "new.csv", LC_ALL="zh_CN.UTF-8").stdout


def test_a_bullet_that_moved_has_no_new_words() -> None:
    for name, bullets in (("old.csv", "Holds tea,Stands firm"), ("new.csv", "Stands firm,Holds tea ★")):
        Path(name).write_text(f"sku,title,bullet1,bullet2\nA-1,Mug,{bullets}\n", encoding="utf-8")
    document = json.loads(run("diff", "old.csv", "new.csv", "--format", "json").stdout)
    assert document["listings"][0]["fields"] == [{"field": "bullet", "came": ["★"], "went": []}]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_CN"}, "zh-CN"),
        ({"LANG": "", "LC_ALL": ""}, "en"),
    ],
)
def test_language_of_a_locale(environment: dict[str, str], language: str) -> None:
    assert spoken_in(environment) == language


def test_language_of_the_messages() -> None:
    write("mugs.csv", OLD)
    assert "处问题" in run("check", "mugs.csv", LC_ALL="zh_CN.UTF-8").stdout
    assert "1 finding" in run("check", "mugs.csv", "--lang", "en", LC_ALL="zh_CN.UTF-8").stdout
    configure('language = "zh-CN"\n')
    assert "处问题" in run("check", "mugs.csv").stdout
    assert "条规则" in run("rules").stdout


def _until(path: Path, text: str, process: subprocess.Popen[bytes]) -> str:
    """What a process has written once `text` is in it."""
    for _ in range(600):
        written = path.read_text(encoding="utf-8")
        if text in written:
            return written
        assert process.poll() is None, written
        time.sleep(0.05)
    raise AssertionError(path.read_text(encoding="utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_watch(folder: Path) -> None:
    write("mugs.csv", ["A-1,Stoneware Mug with Lid"])
    output = folder / "output.log"
    with output.open("ab") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "listing_lint", "check", "mugs.csv", "--watch"],
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        try:
            assert "nothing to report" in _until(output, "waiting for changes", process)
            output.write_bytes(b"")
            write("mugs.csv", ["A-1,Best Stoneware Mug with Lid"])
            assert "subjective-claim" in _until(output, "waiting for changes", process)
            output.write_bytes(b"")
            configure('ignore = ["subjective"]\n')
            assert "nothing to report" in _until(output, "waiting for changes", process)
            output.write_bytes(b"")
            configure("ignore = [")
            assert "not TOML" in _until(output, "waiting for changes", process)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
            assert b"Traceback" not in output.read_bytes()
        finally:
            process.kill()
            process.wait()
