"""The Linter: the one place where the stages meet."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from listing_lint import fix as fixing
from listing_lint.brands import load_brands
from listing_lint.cache import pack, remember
from listing_lint.confirm import Verdict, confirm
from listing_lint.diagnostic import Applicability, Diagnostic, Fix, Source
from listing_lint.hints import Hints
from listing_lint.index import Index, Vocabulary, build_index
from listing_lint.listing import TEXT_FIELDS, Listing, Place
from listing_lint.market import Market
from listing_lint.market_file import parse_market
from listing_lint.materials import load_materials
from listing_lint.phrases import Told, spoken
from listing_lint.rule import FAMILIES, Rule, Subject, policy_day
from listing_lint.rules import computed_rules
from listing_lint.scan import Candidate, Granted, Scan, Scanner
from listing_lint.wordlist import load_rules, load_sources, load_vocabulary, market_data

if TYPE_CHECKING:
    from listing_lint.formats.document import FileFinding

_VOCABULARIES = ("diseases", "pests")
_KINDS = 10_000
"""So many kinds of listings, by the fields that they have, are remembered."""
_FIELD_ORDER = {field: number for number, field in enumerate(TEXT_FIELDS)}


class UnknownMarket(Told, ValueError):
    """A market that we have no rules for; names those we have."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__("unknown-market", name=name, names=tuple(known))


class UnknownRule(Told, ValueError):
    """A name in select or ignore that is neither a rule nor a family; names the nearest."""

    def __init__(self, name: str, near: str | None) -> None:
        super().__init__("cannot.select-near" if near else "cannot.select", name=name, near=near)


class Linter:
    """Lints one listing at a time. Built once, immutable, safe to share between threads.

    `market` is the store for listings that don't name their own; `policy_date` the day whose rules
    apply (a date, `YYYY-MM-DD`, or None for today). `select` and `ignore` hold names of rules and
    families; without `select` every rule is on. `severities` gives rules or families another
    severity. `own_brands` are never third-party and never claims; `authorised_brands` may be named.
    `extra_rules` are further word rules (`wordlist.load_rules`), `removed_terms` are terms of a rule
    that are not looked for. `speak` is the language of the messages.
    Raises UnknownMarket, UnknownRule, and ValueError for a date that is none.
    """

    def __init__(
        self,
        market: str = "amazon-us",
        policy_date: str | datetime.date | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        *,
        severities: Mapping[str, str] | None = None,
        own_brands: Iterable[str] = (),
        authorised_brands: Iterable[str] = (),
        extra_rules: Iterable[Rule] = (),
        removed_terms: Mapping[str, Iterable[str]] | None = None,
        speak: str = "en",
    ) -> None:
        self.policy_date = policy_day(policy_date)
        self.speak = speak
        self._markets: dict[str, Market] = {}
        self._default_market = self.market(market)
        self._words = _Words.of(extra_rules, removed_terms or {})
        own_rules = {rule.name for rule in self._words.extra}
        self._select = None if select is None else known_names(select, own_rules)
        self._ignore = known_names(ignore or (), own_rules)
        self._severities = dict(severities or {})
        known_names(self._severities, own_rules)
        self._granted = Granted.of(own_brands, authorised_brands)
        self._sources = _basis().sources
        self._active: dict[str, _Active] = {}

    def market(self, name: str) -> Market:
        """A market on the policy date. Raises UnknownMarket."""
        found = self._markets.get(name)
        if found is None:
            data = market_data()
            if name not in data or "marketplace_id" not in data[name]:
                known = (key for key, raw in data.items() if "marketplace_id" in raw)
                raise UnknownMarket(name, known)
            base = data.get(str(data[name].get("extends", "")))
            found = parse_market(name, data[name], base, self.policy_date)
            self._markets[name] = found
        return found

    def lint(self, listing: Listing) -> list[Diagnostic]:
        """Every violation in one listing, ordered by field, place in the text and rule."""
        return self.lint_many((listing,))[0]

    def lint_many(self, listings: Sequence[Listing]) -> list[list[Diagnostic]]:
        """What `lint` finds in each of some listings, in their order.

        No listing sees another: they only go through each stage together, some dozens at a time, which
        is faster than one after the other through all stages.
        """
        examined = [self._examine(listing) for listing in listings]
        kinds: dict[_Kind, list[_Examined]] = {}
        for one in examined:
            for candidate in one.scan.candidates:
                if candidate.rule.name in one.active.words:
                    verdict = confirm(candidate, one.subject)
                    if verdict is not Verdict.REJECTED:
                        one.found.append(_diagnose(candidate, one.subject, verdict))
            kinds.setdefault(_kind(one), []).append(one)
        for kind, alike in kinds.items():
            looked_at = [(one.found, one.subject) for one in alike]
            for check in alike[0].active.asked(kind):
                for found, subject in looked_at:
                    found.extend(check(subject))
        for one in examined:
            if len(one.found) > 1:
                one.found.sort(key=_order)
        return [one.found for one in examined]

    def _examine(self, listing: Listing) -> _Examined:
        market = self._default_market if listing.market is None else self.market(listing.market)
        texts = listing.texts()
        language = listing.language or market.languages[0]
        scan = _scanner(language, self._words).scan(listing, texts, self._granted)
        subject = Subject(
            listing=listing,
            market=market,
            language=language,
            texts=texts,
            mentions=scan.mentions,
            own=scan.own,
            sources=self._sources,
            speak=self.speak,
            severities=self._severities,
        )
        return _Examined(subject, scan, self._active_rules(market), [])

    def has_words(self, language: str) -> bool:
        """True where the word lists speak a language; elsewhere only what is no word is judged."""
        return bool(_scanner(language, self._words).index.terms)

    def lint_all(self, listings: Iterable[Listing]) -> Iterator[tuple[Listing, Diagnostic]]:
        """Every violation of every listing, one listing at a time."""
        for listing in listings:
            for diagnostic in self.lint(listing):
                yield listing, diagnostic

    def _active_rules(self, market: Market) -> _Active:
        active = self._active.get(market.id)
        if active is None:
            active = _Active(
                frozenset(rule.name for rule in self._word_rules() if self._applies(rule, market)),
                tuple(rule for rule in computed_rules() if self._applies(rule, market)),
            )
            self._active[market.id] = active
        return active

    def _word_rules(self) -> tuple[Rule, ...]:
        own = {rule.name for rule in self._words.extra}
        return (*(rule for rule in _basis().rules if rule.name not in own), *self._words.extra)

    def _applies(self, rule: Rule, market: Market) -> bool:
        if rule.name in self._ignore or rule.family in self._ignore:
            return False
        if self._select is not None and not (rule.name in self._select or rule.family in self._select):
            return False
        if rule.name in market.off or rule.family in market.off:
            return False
        return not rule.markets or market.id.startswith(rule.markets)


def lint_file(
    path: str | Path,
    *,
    linter: Linter | None = None,
    format: str | None = None,  # noqa: A002  the public name, as on the command line
    market: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[tuple[Place, Diagnostic]]:
    """Every violation in a file, with its place, in the order of the file.

    `format` overrides recognition, `market` is used where the file names none, `columns` maps the
    file's own column names to our fields. Raises UnreadableFile where the file can't be linted.
    """
    from listing_lint.formats import open_document

    if linter is None:
        linter = Linter(market=market) if market else Linter()
    document = open_document(path, format=format, market=market, columns=columns)
    yield from lint_document(linter, document.listings())


def lint_document(
    linter: Linter, listings: Iterable[Listing | FileFinding]
) -> Iterator[tuple[Place, Diagnostic]]:
    """Every violation of the listings of an open document, findings about the file among them."""
    for item in listings:
        if isinstance(item, Listing):
            for diagnostic in linter.lint(item):
                yield item.place(diagnostic.field, diagnostic.index), diagnostic
        else:
            yield item.place, item.diagnostic


@lru_cache(maxsize=1)
def word_rules() -> tuple[Rule, ...]:
    """Every word rule of the word lists."""
    return load_rules()


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, word rules, computed rules and those of the readers, ordered by name."""
    from listing_lint.formats.file_rules import FILE_RULES

    return tuple(sorted((*word_rules(), *computed_rules(), *FILE_RULES), key=lambda rule: rule.name))


class _Basis(Struct, frozen=True):
    """What every run needs of the word lists: sources, and the word rules without terms."""

    sources: Mapping[str, Source]
    rules: tuple[Rule, ...]


@lru_cache(maxsize=1)
def _basis() -> _Basis:
    return remember("basis", _build_basis)


def _build_basis() -> _Basis:
    rules = tuple(replace(rule, terms=(), allow={}, known_wrong=()) for rule in word_rules())
    return _Basis(load_sources(), rules)


class _Examined(NamedTuple):
    """One listing on its way: what the rules see, what the scan met, which rules are on, what was found."""

    subject: Subject
    scan: Scan
    active: _Active
    found: list[Diagnostic]


_Kind = tuple[str, tuple[str, ...], tuple[str, ...], int]
"""What decides which rules are asked: the market, the fields that have texts, the vocabularies that the scan
met, and the rules of which a hint stands in the texts."""
_Check = Callable[[Subject], Iterator[Diagnostic]]


def _kind(one: _Examined) -> _Kind:
    texts = one.subject.texts
    fields = tuple([text.field for text in texts])
    return one.subject.market.id, fields, tuple(one.scan.mentions), _hints().met(texts)


@lru_cache(maxsize=1)
def _hints() -> Hints:
    return Hints(computed_rules())


class _Active:
    """The rules that are on for one market, and which of them a kind of listings calls for."""

    def __init__(self, words: frozenset[str], computed: tuple[Rule, ...]) -> None:
        self.words = words
        self._computed = computed
        self._asked: dict[_Kind, tuple[_Check, ...]] = {}

    def asked(self, kind: _Kind) -> tuple[_Check, ...]:
        """The checks of the computed rules that may have something to say; worked out once for each kind."""
        checks = self._asked.get(kind)
        if checks is None:
            _, fields, vocabularies, met = kind
            checks = tuple(
                rule.check
                for rule in self._computed
                if rule.check is not None
                and (not rule.fields or not set(fields).isdisjoint(rule.fields))
                and (rule.vocabulary is None or rule.vocabulary in vocabularies)
                and _hints().ask(rule, met)
            )
            if len(self._asked) < _KINDS:
                self._asked[kind] = checks
        return checks


class _Words(Struct, frozen=True):
    """What a seller adds to the word lists, or takes from them."""

    extra: tuple[Rule, ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    key: str = ""

    @classmethod
    def of(cls, extra: Iterable[Rule], removed: Mapping[str, Iterable[str]]) -> _Words:
        rules = tuple(extra)
        terms = tuple(sorted((rule, term) for rule, some in removed.items() for term in some))
        if not rules and not terms:
            return cls()
        import hashlib

        key = hashlib.blake2b(repr((rules, terms)).encode(), digest_size=8).hexdigest()
        return cls(rules, terms, f"-{key}")

    def __hash__(self) -> int:
        return hash(self.key)

    def rules(self) -> tuple[Rule, ...]:
        """Every word rule; one of the seller's replaces ours of the same name."""
        own = {rule.name for rule in self.extra}
        rules = (*(rule for rule in word_rules() if rule.name not in own), *self.extra)
        if not self.removed:
            return rules
        gone = set(self.removed)
        return tuple(
            replace(rule, terms=tuple(term for term in rule.terms if (rule.name, term.term) not in gone))
            for rule in rules
        )


_OURS = _Words()
"""The word lists as they are."""


@lru_cache(maxsize=32)
def _scanner(language: str, words: _Words = _OURS) -> Scanner:
    return Scanner(remember(f"index-{language}{words.key}", partial(_build_index, language, words)))


def _build_index(language: str, words: _Words) -> Index:
    materials, brands = load_materials(), load_brands()
    vocabularies = [
        Vocabulary("materials", materials.vocabulary(language), materials.allow(language)),
        Vocabulary("brands", brands.vocabulary(), brands.allow()),
        *(
            Vocabulary(name, {word: word for word in load_vocabulary(name, language)}, {})
            for name in _VOCABULARIES
        ),
    ]
    return build_index(language, words.rules(), vocabularies)


def compiled_index(language: str) -> Index:
    """Every phrase that is looked for in texts of a language, from the cache where it is there."""
    return _scanner(language).index


def compiled(languages: Iterable[str]) -> Mapping[str, bytes]:
    """Everything that a Linter for these languages needs, packed for `cache.preload` elsewhere."""
    parts: dict[str, object] = {
        "basis": _basis(),
        "markets": market_data(),
        "materials": load_materials(),
        "brands": load_brands(),
        **{f"index-{language}": _scanner(language).index for language in languages},
    }
    return {name: pack(part) for name, part in parts.items()}


def known_names(names: Iterable[str], own: Iterable[str] = ()) -> frozenset[str]:
    """The names, each of which is a rule or a family, or one of `own`. Raises UnknownRule."""
    chosen = frozenset(names)
    if chosen:
        from difflib import get_close_matches

        from listing_lint.formats.file_rules import FILE_RULES

        rules = (*_basis().rules, *computed_rules(), *FILE_RULES)
        known = {*FAMILIES, *own, *(rule.name for rule in rules)}
        for name in sorted(chosen - known):
            near = get_close_matches(name, known, 1)
            raise UnknownRule(name, near[0] if near else None)
    return chosen


def _diagnose(candidate: Candidate, subject: Subject, verdict: Verdict) -> Diagnostic:
    rule, term, text = candidate.rule, candidate.term, candidate.text
    fix = None
    if term.fix is not None:
        safety = Applicability.MANUAL if verdict is Verdict.UNSURE else term.safety
        if term.fix == "":
            fix = fixing.removal(
                text,
                candidate.start,
                candidate.end,
                safety,
                language=subject.language,
                speak=subject.speak,
            )
        else:
            fix = fixing.replacement(
                text, candidate.start, candidate.end, term.fix, safety, language=subject.language
            )
    elif term.note:
        fix = Fix(Applicability.MANUAL, suggestion=spoken(term.note, subject.speak))
    return subject.diagnostic(
        rule,
        text,
        candidate.start,
        candidate.end,
        severity=term.severity,
        sources=term.source or None,
        fix=fix,
    )


def _order(diagnostic: Diagnostic) -> tuple[int, int, int, int, str]:
    return (
        _FIELD_ORDER.get(diagnostic.field or "", len(_FIELD_ORDER)),
        -1 if diagnostic.index is None else diagnostic.index,
        -1 if diagnostic.start is None else diagnostic.start,
        -1 if diagnostic.end is None else diagnostic.end,
        diagnostic.rule,
    )


__all__: Sequence[str] = (
    "Linter",
    "UnknownMarket",
    "UnknownRule",
    "all_rules",
    "lint_document",
    "lint_file",
    "word_rules",
)
