"""What a rule author fills in: Term, Example, Rule; and Subject, what a rule is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, field

from listing_lint.diagnostic import Applicability, Diagnostic, Fix, Source
from listing_lint.listing import Listing, Text
from listing_lint.market import Market
from listing_lint.phrases import spoken

if TYPE_CHECKING:
    import datetime

FAMILIES = (
    "length",
    "characters",
    "repetition",
    "style",
    "subjective",
    "promotional",
    "guarantee",
    "material",
    "brand",
    "health",
    "pesticide",
    "eco",
    "certification",
    "origin",
    "contact",
    "placeholder",
    "restricted",
    "search-terms",
    "file",
)

ALL_FIELDS = ("title", "highlight", "bullet", "description", "search_terms", "tag")
VISIBLE_FIELDS = ("title", "highlight", "bullet", "description", "tag")

_LONGEST_QUOTE = 120
"""Code points of flagged words in a message."""

Sentence = Mapping[str, str]
"""One sentence in every language the tool speaks: `{"en": …, "zh-CN": …}`."""


class Term(Struct, frozen=True):
    """One word or phrase of a word rule, with its exceptions, its fix and its proof.

    `term` may hold alternatives in braces: `heal{|s|ed|ing}`. `fix` is None (a suggestion in words
    only), "" (delete) or the replacement; `note` is that suggestion. `where` is `file.yaml:line`.
    """

    term: str
    language: str
    where: str
    fix: str | None = None
    safety: Applicability = Applicability.UNSAFE
    severity: str | None = None
    confirm: tuple[str, ...] = ()
    fields: tuple[str, ...] | None = None
    exact_case: bool = False
    disguised: bool = False
    allow: tuple[str, ...] = ()
    flag: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    note: Sentence | None = None
    source: tuple[str, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)


class Example(Struct, frozen=True):
    """A listing that a computed rule must flag, with the exact words, and what the fix makes of it.

    `listing` holds the arguments of `Listing` (a plain string is a title). `text` is the flagged
    text, None where the finding is about the whole listing. With `text` empty and `flags` False the
    rule must stay silent.
    """

    listing: Mapping[str, Any] | str
    text: str | None = None
    fixed: Mapping[str, Any] | str | None = None
    flags: bool = True
    market: str = "amazon-us"
    policy_date: str | None = None


class Rule(Struct, frozen=True):
    """One rule: the name of the bad thing, why it is bad, who says so, and how it is found.

    A word rule has `terms`; a computed rule has `check`. `sources` are keys of
    `wordlists/sources.yaml`. `markets` are prefixes of market ids, empty for all.
    `variants` are further messages of the same rule, `suggestions` what to do where nothing can be
    edited; both are chosen by name. A computed rule is asked where
    one of its `fields` has a text (no fields: always) and, if it names a `vocabulary`, where the scan
    met a word of it. `hints` are strings of which one stands, as written, in every text of ASCII that it has
    something to say of (none at all: it has nothing to say of such texts); None where nothing is that certain.
    `signs` are characters, written as between the brackets of a regular expression: every text beyond ASCII that it
    has something to say of holds one of them beyond ASCII, or a hint; None where nothing is that certain.
    """

    name: str
    family: str
    severity: str
    summary: Sentence
    message: Sentence
    why: Sentence
    sources: tuple[str, ...]
    variants: Mapping[str, Sentence] = field(default_factory=dict)
    suggestions: Mapping[str, Sentence] = field(default_factory=dict)
    fields: tuple[str, ...] = ALL_FIELDS
    markets: tuple[str, ...] = ()
    check: Callable[[Subject], Iterator[Diagnostic]] | None = None
    vocabulary: str | None = None
    hints: tuple[str, ...] | None = None
    signs: str | None = None
    examples: tuple[Example, ...] = ()
    terms: tuple[Term, ...] = ()
    allow: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known_wrong: tuple[Example, ...] = ()
    confirm: tuple[str, ...] = ()
    negatable: bool = False
    where: str = ""


class Mention(NamedTuple):
    """A word of a vocabulary (materials, brands …) that the scan met in a text."""

    text: Text
    start: int
    end: int
    entry: str
    """The key of the entry in its vocabulary."""

    @property
    def words(self) -> str:
        """The seller's own spelling."""
        return self.text.value[self.start : self.end]


class Subject(Struct):
    """Everything a rule may see: one listing, its market on the policy date, what the scan found.

    `own` are the spans of the seller's own brand and model, by (field, index): never flagged as words.
    `mentions` holds, per vocabulary, the mentions in reading order. `notes` keeps what one rule worked
    out and its sister rules need again.
    """

    listing: Listing
    market: Market
    language: str
    texts: Sequence[Text]
    mentions: Mapping[str, Sequence[Mention]] = field(default_factory=dict)
    own: Mapping[tuple[str, int | None], Sequence[tuple[int, int]]] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    speak: str = "en"
    severities: Mapping[str, str] = field(default_factory=dict)
    notes: dict[str, object] = field(default_factory=dict)

    def text(self, name: str) -> Text | None:
        """The first text of a field, or None."""
        for text in self.texts:
            if text.field == name:
                return text
        return None

    def is_own(self, text: Text, start: int, end: int) -> bool:
        """True where the span lies within the seller's own brand or model."""
        return any(s <= start and end <= e for s, e in self.own.get((text.field, text.index), ()))

    def suggest(self, rule: Rule, name: str, **values: object) -> str:
        """What to do, in words: one of the rule's `suggestions`, filled with `values`."""
        return spoken(rule.suggestions[name], self.speak).format(**values)

    def advise(self, rule: Rule, name: str, **values: object) -> Fix:
        """A fix that edits nothing and says what to do."""
        return Fix(Applicability.MANUAL, suggestion=self.suggest(rule, name, **values))

    def diagnostic(
        self,
        rule: Rule,
        text: Text | None,
        start: int | None = None,
        end: int | None = None,
        *,
        variant: str | None = None,
        severity: str | None = None,
        sources: tuple[str, ...] | None = None,
        fix: Fix | None = None,
        **values: object,
    ) -> Diagnostic:
        """A complete diagnostic of `rule` on the span `start` to `end` of `text`.

        Without `text` the finding is about the whole listing. `values` fill the message, in which
        `{text}` is always the flagged words.
        """
        value = "" if text is None else text.value
        flagged = "" if start is None or end is None else value[start:end]
        sentence = rule.message if variant is None else rule.variants[variant]
        template = spoken(sentence, self.speak)
        return Diagnostic(
            rule=rule.name,
            family=rule.family,
            severity=self.severities.get(rule.name)
            or self.severities.get(rule.family)
            or severity
            or rule.severity,
            field=None if text is None else text.field,
            index=None if text is None else text.index,
            start=start,
            end=end,
            text=flagged,
            message=template.format(text=_quoted(flagged), **values),
            source=tuple(map(self.sources.__getitem__, rule.sources if sources is None else sources)),
            fix=fix,
            value=value,
        )


def _quoted(words: str) -> str:
    """Flagged words as a message quotes them: a whole cell would be no sentence any more."""
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rstrip()}…"


def policy_day(value: str | datetime.date | None) -> datetime.date:
    """The day whose rules apply: a date, its ISO form, or today."""
    import datetime

    if value is None:
        return datetime.datetime.now(tz=datetime.timezone.utc).date()
    if isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return value
