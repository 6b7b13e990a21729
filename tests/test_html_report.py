"""The page: what it holds, that every text in it stays a text, and what it does in a real browser."""

from __future__ import annotations

import base64
import hashlib
import re
import tracemalloc
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import chromium
from click.testing import CliRunner
from golden_files import Golden
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from playwright.sync_api import Browser, Page, expect
from test_reports import LISTINGS, cut, diagnostic, grade_of, one_clean_listing, whole

from listing_lint import __version__
from listing_lint import fix as fixing
from listing_lint.cli import cli
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.grade import AT_RISK, BLOCKED, CLEAN, NO_TEXT
from listing_lint.listing import Place
from listing_lint.phrases import say
from listing_lint.report import Finding, GradedReport, Look, Summary, open_report
from listing_lint.report.html.markup import attribute, escaped, linked
from listing_lint.report.html.passage import Marked, corrected, folded, narrowed, passage

DAY = "1795564800"
"""2026-11-25, in seconds."""

any_text = st.text(st.characters())
"""Half surrogate pairs and control characters too."""

HOSTILE = (
    "<script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 1">',
    "</noscript><script>window.ran = 1</script>",
    "</div></article><svg onload='window.ran = 1'>",
    "<!-- --!><![CDATA[ ]]> &lt;b&gt; &amp;amp; &#0; \" ' `",
)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


def page_of(
    listings: Sequence[Sequence[Finding]], *, clean: int = 0, textless: int = 0, speak: str = "en"
) -> str:
    """The whole report on these listings."""
    sums = Summary(policy_date="2026-11-25", markets={"amazon-us"}, files=1)
    report = open_report("html", Look(speak=speak))
    assert isinstance(report, GradedReport)
    pieces = [report.begin()]
    for found in listings:
        place = structs.replace(found[0][0], column=None, header=None)
        sums.count_listing([finding for finding in found if not finding[1].accepted])
        pieces.append(report.listing(place, found, grade_of(found)))
    for number in range(clean):
        sums.count_listing(())
        pieces.append(report.listing(Place("mugs.csv", f"CLEAN-{number}", row=number + 2), (), CLEAN))
    for number in range(textless):
        sums.count_listing((), has_text=False)
        pieces.append(report.listing(Place("mugs.csv", f"PARENT-{number}", row=number + 2), (), NO_TEXT))
    return "".join([*pieces, str(report.finish(sums))])


def listing(number: int, *texts: tuple[str, str, str]) -> list[Finding]:
    """A listing with findings of (rule, severity, text), each about a text's first word."""
    found = []
    for column, (rule, severity, text) in enumerate(texts, 2):
        place = Place("mugs.csv", f"MUG-{number}", row=number + 1, column=column, header=f"bullet{column}")
        field = {"index": None, "field": "title"} if column == 2 else {"index": column - 3, "field": "bullet"}
        word = text.split(" ", 1)[0]
        edits = (Edit(str(field["field"]), column - 3 if column > 2 else None, 0, len(word) + 1, ""),)
        found.append(
            (
                place,
                diagnostic(
                    rule,
                    {"puffery": "subjective", "disease-claim": "health"}.get(rule, "style"),
                    severity,
                    f"“{word}” should not be here",
                    value=text,
                    words=word,
                    fix=Fix(Applicability.UNSAFE, edits),
                    **field,  # type: ignore[arg-type]
                ),
            )
        )
    return found


class Reader(HTMLParser):
    """Tags, their attributes, and the texts inside elements of one class."""

    VOID = frozenset({"meta", "input", "br", "rect", "img"})

    def __init__(self, page: str, wanted: str = "text") -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.said: list[str] = []
        self._wanted = wanted
        self._open: list[bool] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag in self.VOID:
            return
        wanted = self._wanted in (dict(attrs).get("class") or "").split()
        self._open.append(wanted)
        if wanted:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.said.append(data)
        if any(self._open):
            self.texts[-1] += data


def held(text: str) -> str:
    """What a page can hold of a text: all of it, but NUL and half surrogate pairs."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


def text_of(markup: str) -> str:
    return "".join(Reader(markup).said)


# ---- what the page holds ---------------------------------------------------------------------------------


def structure(page: str) -> str:
    """The page without its style sheet and script, which are read where they are written; a tag a line."""
    page = re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", page, flags=re.DOTALL)
    page = re.sub(r"sha256-[^']+", "sha256-…", page).replace("><", ">\n<")
    return page.replace(f"listing-lint {__version__}", "listing-lint VERSION")


@pytest.mark.parametrize(
    ("file", "look", "statistics"),
    [
        ("html.html", Look(), False),
        ("html-chinese.html", Look(speak="zh-CN"), False),
        ("html-statistics.html", Look(), True),
    ],
)
def test_the_page(golden: Golden, file: str, look: Look, statistics: bool) -> None:
    golden.check(file, structure(whole("html", look, statistics=statistics)))


def test_the_policy_names_the_style_sheet_and_the_script_and_nothing_else() -> None:
    page = whole("html", Look())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    for tag in ("style", "script"):
        contents = re.findall(rf"<{tag}>(.*?)</{tag}>", page, flags=re.DOTALL)
        assert len(contents) == 1
        digest = base64.b64encode(hashlib.sha256(contents[0].encode("utf-8")).digest()).decode("ascii")
        assert rules.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert not rules
    attributes = Reader(page).attributes
    assert not [name for name, _ in attributes if name in ("src", "style") or name.startswith("on")]
    assert {value for name, value in attributes if name == "href"} == {
        "#overview",
        "https://store.example/titles",
    }


def test_a_source_that_is_no_address_of_the_web_is_no_link() -> None:
    assert linked("<Law>", "javascript:alert(1)") == linked("<Law>", None) == "&lt;Law&gt;"
    assert (
        linked("Law", 'https://x.example/"><b>') == '<a href="https://x.example/&quot;&gt;&lt;b&gt;">Law</a>'
    )


def test_nothing_found() -> None:
    for statistics in (False, True):
        report = open_report("html", Look(), statistics=statistics)
        page = report.begin() + str(report.finish(one_clean_listing()))
        assert "<h1>1 listing in 1 file: nothing to report</h1>" in page
        assert "<article" not in page
        assert 'id="filters"' not in page


def test_clean_listings_are_named_up_to_a_bound() -> None:
    page = page_of([], clean=2500)
    assert "<summary>2,500 clean listings</summary>" in page
    assert "<bdi>CLEAN-1999</bdi>" in page
    assert "CLEAN-2000" not in page
    assert "<p>500 more</p>" in page


def test_listings_without_text_are_neither_good_nor_bad() -> None:
    page = page_of([listing(1, ("puffery", "warning", "Great mug for tea"))], clean=3, textless=5)
    assert "<h1>9 listings in 1 file, 5 without text; of the others, 3 clean (75 %)</h1>" in page
    assert '<span class="share">75 %</span>' in page
    assert "<summary>3 clean listings</summary>" in page
    assert "<summary>5 listings without text</summary>" in page
    assert "<bdi>PARENT-4</bdi>" in page
    assert '<span class="sign g4"></span>no text</span><b>5</b></span>' in page
    assert "no text" not in page_of([], clean=3)


def test_accepted_findings_are_marked_with_the_reason_and_count_nowhere() -> None:
    (place, found), *_ = listing(1, ("puffery", "warning", "Great mug for tea"))
    accepted = structs.replace(found, accepted="the <brand> book")
    page = page_of([[(place, accepted)]])
    assert '<p class="reason">the &lt;brand&gt; book</p>' in page
    assert '<span class="grade g3">clean</span>' in page
    assert 'class="fixed"' not in page
    assert 'data-value="accepted"' in page
    assert 'data-value="puffery"' not in page


def test_the_command_writes_it_and_shows_accepted_findings_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mugs.csv").write_text("sku,title\nA-1,Best Mug with a Lid\nA-2,Stoneware Mug with a Lid\n", "utf-8")
    Path("listing-lint.toml").write_text(
        '[[suppress]]\nrule = "subjective-claim"\nreason = "it won a prize"\n', "utf-8"
    )
    for options, shown in (([], False), (["--show-suppressed"], True)):
        arguments = ["check", "mugs.csv", "--output", "report.htm", "--exit-zero", *options]
        assert CliRunner().invoke(cli, arguments).exit_code == 0
        page = Path("report.htm").read_text(encoding="utf-8")
        assert page.startswith("<!DOCTYPE html>")
        assert ("it won a prize" in page) is shown


def test_fixes_of_one_text_go_together_unless_they_are_in_each_others_way() -> None:
    value = "Best Amazing Ceramic Mug"
    place = Place("mugs.csv", "MUG-1", row=2, column=2)
    best = diagnostic(
        "a",
        "x",
        "info",
        "…",
        value=value,
        words="Best",
        fix=cut("title", None, value, "Best ", "", Applicability.SAFE),
    )
    amazing = diagnostic(
        "b",
        "x",
        "info",
        "…",
        value=value,
        words="Amazing",
        fix=cut("title", None, value, " Amazing ", " ", Applicability.UNSAFE),
    )
    both = diagnostic(
        "c",
        "x",
        "info",
        "…",
        value=value,
        words="Best Amazing",
        fix=cut("title", None, value, "Best Amazing ", "", Applicability.UNSAFE),
    )
    page = page_of([[(place, best), (place, both), (place, amazing)]])
    assert '<span class="numbers">1 3</span><span class="trust unsafe">unsafe</span>' in page
    assert "<del>Best </del><del>Amazing </del>Ceramic Mug</div>" in page
    assert '<mark class="info several" data-n="1 2" data-end="1">Best</mark>' in page


def test_a_fix_that_empties_a_text_says_so() -> None:
    found = diagnostic(
        "a",
        "x",
        "info",
        "…",
        value="N/A",
        words="N/A",
        fix=cut("title", None, "N/A", "N/A", "", Applicability.SAFE),
    )
    assert "<em>leave this field empty</em>" in page_of([[(Place("a.csv", "A"), found)]])


# ---- every text stays a text -------------------------------------------------------------------------------


@given(any_text)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert text_of(escaped(text)) == held(text)
    assert set(Reader(escaped(text)).tags) <= {"i"}
    ((_, value),) = Reader(f'<p data-w="{attribute(text)}">').attributes
    assert value == re.sub("[\ud800-\udfff]", "?", text.replace("\0", "\ufffd"))


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Marked]]:
    text = draw(any_text) * draw(st.sampled_from([1, 1, 40]))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5))
    severities = st.sampled_from(["error", "warning", "info", "accepted"])
    return text, [
        Marked(min(span), max(span), number, draw(severities)) for number, span in enumerate(spans, 1)
    ]


@given(marked_texts())
def test_marks_take_nothing_from_a_text_and_cover_what_they_are_about(case: tuple[str, list[Marked]]) -> None:
    text, marks = case
    markup = passage(text, marks)
    assert text_of(markup) == held(text)
    assert set(Reader(markup).tags) <= {"i", "mark", "span"}
    parts = re.findall(
        r'<mark class="[a-z ]+" data-n="([\d ]+)"(?: data-end="([\d ]+)")?>(.*?)</mark>', markup, re.DOTALL
    )
    for mark in marks:
        words = "".join(text_of(inner) for numbers, _, inner in parts if str(mark.number) in numbers.split())
        assert words == held(text[mark.start : mark.end])
        assert sum(str(mark.number) in ends.split() for _, ends, _ in parts) == 1


@given(any_text, any_text, st.data())
def test_an_edit_is_narrowed_to_what_it_changes(value: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    text = data.draw(
        st.sampled_from([text, value[start:end], value[start:end] + text, text + value[start:end]])
    )
    edit = Edit("title", None, start, end, text)
    assert fixing.apply(value, [narrowed(value, edit)]) == fixing.apply(value, [edit])
    markup = corrected(value, [narrowed(value, edit)])
    without = {tag: re.sub(rf"<{tag}>.*?</{tag}>", "", markup, flags=re.DOTALL) for tag in ("ins", "del")}
    assert text_of(without["ins"]) == held(value)
    assert text_of(without["del"]) == held(fixing.apply(value, [edit]))


@given(any_text.map(lambda text: text * 30), st.integers(0, 90), st.integers(0, 90))
def test_a_fold_hides_nothing(text: str, left: int, right: int) -> None:
    assert text_of(folded(text, 0, len(text), left, right)) == held(text)


@given(any_text, any_text, any_text)
def test_whatever_a_listing_says_the_page_has_the_same_tags(sku: str, value: str, message: str) -> None:
    def page(sku: str, value: str, message: str) -> Reader:
        place = Place(f"{value}.csv", sku, value, 2, 3, message)
        found = Diagnostic(
            "puffery", "subjective", "error", "title", None, 0, len(value), value, message, value=value
        )
        report = open_report("html", Look())
        assert isinstance(report, GradedReport)
        return Reader(report.listing(place, [(place, found)], BLOCKED))

    usual, other = page("A", "b", "c"), page(sku or "A", value or "b", message or "c")
    assert [tag for tag in other.tags if tag not in ("i", "span")] == [
        tag for tag in usual.tags if tag not in ("i", "span")
    ]
    assert other.texts == [held(value or "b")]


def test_what_is_kept_does_not_grow_with_listings() -> None:
    def peak(number: int) -> int:
        report = open_report("html", Look())
        assert isinstance(report, GradedReport)
        tracemalloc.start()
        report.begin()
        for at in range(number):
            found = listing(at, ("puffery", "warning", f"Great mug {at}"))
            report.listing(found[0][0], found, AT_RISK)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(10)
    assert peak(2000) - peak(200) < 100_000


# ---- in a browser ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


class Opened:
    """A report in a page, with what the page complained of and asked for."""

    def __init__(
        self, browser: Browser, path: Path, html: str, *, address: str = "", **options: object
    ) -> None:
        path.write_text(html, encoding="utf-8", newline="\n")
        self.page: Page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri() + address)

    def shows(self, skus: Sequence[str]) -> None:
        """What is chosen is shown an event later: wait for it."""
        expect(self.page.locator("article h3")).to_have_text(list(skus))

    def tells(self, sentence: str) -> None:
        expect(self.page.locator("#shown")).to_have_text(sentence)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.html"


MUGS = [
    listing(1, ("puffery", "info", "Great mug for tea"), ("disease-claim", "error", "Cures colds in a day")),
    listing(2, ("puffery", "info", "Perfect jug for milk")),
    listing(3, ("disease-claim", "error", "Heals every bone")),
]


def test_it_opens_from_disk_and_asks_for_nothing(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, page_of(MUGS, clean=3))
    opened.shows(["MUG-1", "MUG-2", "MUG-3"])
    assert opened.page.inner_text("h1") == "6 listings in 1 file, 3 clean (50 %)"
    assert opened.requests == [path.as_uri()]
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("attempt", "directive"),
    [
        ("Object.assign(new Image(), {src: address})", "img-src"),
        ("Object.assign(document.createElement('script'), {src: address})", "script-src-elem"),
        (
            "Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'})",
            "script-src-elem",
        ),
        (
            "Object.assign(document.createElement('link'), {rel: 'stylesheet', href: address})",
            "style-src-elem",
        ),
        ("Object.assign(document.createElement('iframe'), {src: address})", "frame-src"),
        ("(fetch(address).catch(() => 0), '')", "connect-src"),
    ],
)
def test_the_page_can_load_and_run_nothing(
    browser: Browser, path: Path, attempt: str, directive: str
) -> None:
    opened = Opened(browser, path, page_of(MUGS))
    violated = opened.page.evaluate(
        """() => new Promise((done) => {
          const address = 'https://store.example/thing';
          document.addEventListener('securitypolicyviolation', (event) => done(event.violatedDirective));
          document.body.append(ATTEMPT);
        })""".replace("ATTEMPT", attempt)
    )
    assert violated == directive
    assert opened.page.evaluate("window.ran") is None


@pytest.mark.parametrize("script", [True, False])
def test_what_a_listing_says_is_never_run(browser: Browser, path: Path, script: bool) -> None:
    found = []
    for text in HOSTILE:
        place = Place(f"{text}.csv", text, text, 2, 2, text)
        hostile = diagnostic("html-markup", "characters", "error", text, value=text, words=text, source=())
        found.append([(place, structs.replace(hostile, accepted="" if text != HOSTILE[0] else text))])
        fixed = cut("title", None, text, text[:4], text, Applicability.SAFE)
        found[-1].append((place, structs.replace(hostile, fix=fixed)))
    opened = Opened(browser, path, page_of(found), java_script_enabled=script)
    articles = opened.page.locator("article")
    assert articles.count() == len(HOSTILE)
    assert articles.locator("script, img, svg, b:not(.n):not(.name b)").count() == 0
    assert articles.locator(".texts > .text").all_text_contents() == list(HOSTILE)
    assert opened.page.title() == "Listing report"
    assert opened.complaints == []
    if script:
        assert opened.page.evaluate("window.ran") is None


def test_any_character_arrives_in_the_page(browser: Browser, path: Path) -> None:
    value = "".join(
        map(chr, [*range(1, 0x250), 0x61C, *range(0x2000, 0x2070), 0xFEFF, 0xFFFE, 0x1F600, 0xE0001])
    )
    found = diagnostic("emoji", "characters", "error", "…", value=value, words=value[100:200])
    opened = Opened(browser, path, page_of([[(Place("a.csv", "A"), found)]]))
    assert opened.page.locator("article .text").first.text_content() == value


def test_charts_are_filters_and_the_address_keeps_them(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, page_of(MUGS))
    page = opened.page
    opened.tells("4 findings in 3 of 3 listings")
    page.click("[data-facet=family] [data-value=health]")
    opened.shows(["MUG-1", "MUG-3"])
    opened.tells("2 findings in 2 of 3 listings")
    assert page.url.endswith("#family=health")
    assert page.locator("article .notes > li:visible").count() == 2
    assert page.locator("article").first.locator(".cell:visible").count() == 1
    assert page.locator("[data-facet=rule] [data-value=puffery] b").inner_text() == "0"
    assert page.locator("[data-facet=family] [data-value=subjective] b").inner_text() == "2"
    assert page.get_attribute("[data-facet=family] [data-value=health]", "aria-pressed") == "true"
    page.click("[data-facet=severity] [data-value=info]")
    opened.shows([])
    assert "Nothing is left of this choice." in page.inner_text("#cards")
    page.go_back()
    opened.shows(["MUG-1", "MUG-3"])
    page.reload()
    opened.shows(["MUG-1", "MUG-3"])
    page.click("#clear")
    opened.shows(["MUG-1", "MUG-2", "MUG-3"])
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("address", "skus"),
    [
        ("#rule=puffery", ["MUG-1", "MUG-2"]),
        ("#field=bullet", ["MUG-1"]),
        ("#grade=2", ["MUG-2"]),
        ("#severity=error,info&q=jug", []),
        ("#q=mug-3", ["MUG-3"]),
        ("#q=PERFECT", ["MUG-2"]),
        ("#severity=unheard-of", []),
        ("#nonsense&&=%", ["MUG-1", "MUG-2", "MUG-3"]),
    ],
)
def test_an_address_is_a_choice(browser: Browser, path: Path, address: str, skus: list[str]) -> None:
    opened = Opened(browser, path, page_of(MUGS), address=address)
    opened.shows(skus)
    assert opened.complaints == []


def test_of_a_text_only_what_is_chosen_is_marked_and_fixed(browser: Browser, path: Path) -> None:
    value = "Great mug that cures colds"
    place = Place("mugs.csv", "MUG-1", row=2, column=2)
    fix = cut("title", None, value, "Great mug", "Mug", Applicability.SAFE)
    found = [
        (place, diagnostic("puffery", "subjective", "info", "…", value=value, words="Great", fix=fix)),
        (place, diagnostic("disease-claim", "health", "error", "…", value=value, words="cures")),
    ]
    opened = Opened(browser, path, page_of([found]), address="#rule=puffery")
    page = opened.page
    assert page.locator("mark:not(.off)").all_inner_texts() == ["Great"]
    assert page.locator(".fixed").is_visible()
    assert page.inner_text("article .sum") == "1 of 2 findings"
    page.click("[data-facet=rule] [data-value=puffery]")
    page.click("[data-facet=rule] [data-value=disease-claim]")
    expect(page.locator("mark:not(.off)")).to_have_text(["cures"])
    assert page.locator(".fixed").is_hidden()


def test_the_name_of_a_rule_is_a_text_too(browser: Browser, path: Path) -> None:
    rule = "</script><b>&amp;\"'"
    place = Place("mugs.csv", "MUG-1", row=2, column=2)
    found = [(place, diagnostic(rule, rule, "info", "…", value="Great mug", words="Great"))]
    opened = Opened(browser, path, page_of([found]))
    opened.page.click("[data-facet=rule] button")
    opened.shows(["MUG-1"])
    assert opened.page.inner_text("#chosen button") == rule
    assert opened.complaints == []


def test_files_are_filters_where_there_are_several(browser: Browser, path: Path) -> None:
    other = [[(structs.replace(place, file="jugs.csv"), found) for place, found in MUGS[1]]]
    opened = Opened(browser, path, page_of([*MUGS, *other]))
    opened.page.click("[data-facet=file] button:has-text('jugs.csv')")
    opened.shows(["MUG-2"])
    assert opened.page.locator("[data-facet=file] button:has-text('mugs.csv') b").inner_text() == "3"


def test_words_are_searched_while_they_are_typed(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, page_of(MUGS))
    opened.page.fill("#query", "heals")
    expect(opened.page.locator("article h3")).to_have_text(["MUG-3"])
    assert opened.page.url.endswith("#q=heals")


def test_many_listings_come_as_they_are_scrolled_to_and_all_are_printed(browser: Browser, path: Path) -> None:
    many = [listing(number, ("puffery", "info", "Great mug")) for number in range(120)]
    opened = Opened(browser, path, page_of(many))
    count = opened.page.locator("article").count()
    assert 40 <= count < 120
    opened.page.mouse.wheel(0, 100_000)
    expect(opened.page.locator("article").nth(count)).to_be_attached()
    pdf = opened.page.pdf()
    assert pdf.startswith(b"%PDF")
    assert opened.page.locator("article").count() == 120
    assert opened.complaints == []


def test_a_print_has_no_controls(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, page_of(MUGS))
    opened.page.emulate_media(media="print")
    for control in ("#query", "#theme", ".copy >> nth=0"):
        assert opened.page.locator(control).is_hidden()
    assert opened.page.locator("article").first.is_visible()


def test_the_fixed_text_is_copied_whole(browser: Browser, path: Path) -> None:
    text = "Best\u200b mug\n" + "with a lid and a handle " * 30
    fix = cut("title", None, text, "Best", "Stone", Applicability.SAFE)
    found = diagnostic("puffery", "subjective", "info", "…", value=text, words="Best", fix=fix)
    opened = Opened(browser, path, page_of([[(Place("a.csv", "A"), found)]]))
    opened.page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    opened.page.click(".copy")
    expect(opened.page.locator(".copy")).to_have_text("copied")
    assert opened.page.evaluate("window.copied") == text.replace("Best", "Stone")


def test_keys_reach_everything(browser: Browser, path: Path) -> None:
    text = "Great mug " + "with a lid and a handle " * 30
    found = diagnostic("puffery", "subjective", "info", "…", value=text, words="Great")
    opened = Opened(browser, path, page_of([[(Place("a.csv", "A"), found)]]))
    page = opened.page
    assert not page.locator(".fold > span").is_visible()
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
        if reached[-1] == "fold":
            break
    assert reached == ["theme", *["row"] * 5, "query", "fold"]
    page.keyboard.press("Enter")
    assert page.locator(".fold > span").is_visible()


def test_light_and_dark(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, page_of(MUGS), color_scheme="dark")
    page = opened.page
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    assert page.inner_text("#theme") == "light"
    page.click("#theme")
    assert page.evaluate(paper) != dark
    page.reload()
    assert page.evaluate(paper) != dark
    page.click("#theme")
    assert page.evaluate(paper) == dark


def test_a_phone_shows_it_whole_and_nothing_jumps(browser: Browser, path: Path) -> None:
    long = "Unbreakable" * 20
    found = diagnostic("puffery", "subjective", "info", long, value=long, words=long)
    html = page_of([*MUGS, [(Place(f"{long}.csv", long, row=2, column=2, header=long), found)]])
    opened = Opened(browser, path, html, viewport={"width": 380, "height": 800})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 380
    shift = opened.page.evaluate(
        """() => new Promise((done) => {
          new PerformanceObserver((list) => done(list.getEntries().reduce((sum, each) => sum + each.value, 0)))
            .observe({type: 'layout-shift', buffered: true});
          setTimeout(() => done(0), 300);
        })"""
    )
    assert shift == 0


def test_without_script_all_of_it_can_be_read_in_the_same_order(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, page_of(MUGS, clean=2), java_script_enabled=False)
    opened.shows(["MUG-1", "MUG-2", "MUG-3"])
    tops = [opened.page.locator(each).first.bounding_box() for each in ("h1", "article", ".silent")]
    heights = [box["y"] for box in tops if box]
    assert heights == sorted(heights)
    assert len(heights) == 3
    assert opened.page.locator("#query").is_hidden()
    assert opened.page.locator(".copy").count() == 0


def test_the_language_of_labels_is_not_that_of_texts(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, page_of(MUGS, speak="zh-CN"))
    assert opened.page.get_attribute("html", "lang") == "zh-CN"
    opened.tells(say("html.shown", "zh-CN", count=3, all=3, findings=4))
    assert {
        (text.get_attribute("lang"), text.get_attribute("dir"))
        for text in opened.page.locator("article .text").all()
    } == {("", "auto")}
    assert opened.page.locator("article code").first.get_attribute("lang") == "en"


def test_statistics_are_the_summary_alone(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, whole("html", Look(), statistics=True))
    opened.shows([])
    assert opened.page.locator("button:enabled").all_inner_texts() == ["dark"]
    assert opened.complaints == []
    assert LISTINGS[1][0][1].rule in opened.page.inner_text(".of-rule")
