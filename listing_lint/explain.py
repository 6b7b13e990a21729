"""What a rule is, for whoever asks: a page for the terminal and one for the docs.

Examples are linted when the page is made, so that what it shows is what the rule does.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from listing_lint.diagnostic import Diagnostic, Source
from listing_lint.linter import Linter
from listing_lint.listing import Listing
from listing_lint.phrases import say, spoken
from listing_lint.report.excerpt import excerpt, visible
from listing_lint.report.look import Look
from listing_lint.report.text import field_name, wrap
from listing_lint.rule import ALL_FIELDS, Example, Rule, Term
from listing_lint.wordlist import load_sources

_USUAL = "amazon-us"
_EVIDENCE = ("brand", "composition", "product_type", "color", "size", "model", "country_of_origin")
_FEW = 5
"""Examples of a word rule on its page; its table of words says the rest."""


class Shown(Struct, frozen=True):
    """A bad example as the linter sees it, the same text after the fix, and where it is bad."""

    diagnostic: Diagnostic
    fixed: str | None = None
    scope: str = ""
    """What its text does not show: evidence, and the market and date where they are not the usual ones."""


class Explanation(Struct, frozen=True):
    """All that a page of a rule says; texts in the language asked for."""

    rule: Rule
    summary: str
    why: str
    bad: tuple[Shown, ...]
    good: tuple[tuple[str, str], ...]
    """What is not reported, each with its scope, as `Shown` has it."""
    sources: tuple[Source, ...]


def explain(rule: Rule, speak: str = "en", policy_date: datetime.date | str | None = None) -> Explanation:
    """The explanation of a rule. `policy_date` is the day whose limits the examples are judged by."""
    known = load_sources()
    keys = dict.fromkeys((*rule.sources, *(key for term in rule.terms for key in term.source)))
    bad, good = (
        _word_examples(rule, speak, policy_date) if rule.terms else _examples(rule, speak, policy_date)
    )
    return Explanation(
        rule=rule,
        summary=spoken(rule.summary, speak),
        why=spoken(rule.why, speak),
        bad=tuple(bad),
        good=tuple(good),
        sources=tuple(known[key] for key in keys),
    )


def _word_examples(
    rule: Rule, speak: str, policy_date: datetime.date | str | None
) -> tuple[list[Shown], list[tuple[str, str]]]:
    """Terms from all over the list, at most one sentence each.

    English ones come first, which most readers know, and those with a fix or an exception.
    """
    market = next((name for name in rule.markets if "-" in name), _USUAL)
    linter = Linter(market, policy_date, speak=speak)
    telling = sorted(
        rule.terms, key=lambda term: (term.language not in ("en", "*"), not term.allow, term.fix is None)
    )
    bad: list[Shown] = []
    good: list[tuple[str, str]] = []
    for term in telling[:_FEW]:
        listing = _one_text((term.fields or rule.fields)[0], term.flag[0], term.language)
        found = [diagnostic for diagnostic in linter.lint(listing) if diagnostic.rule == rule.name]
        if found:
            bad.append(Shown(found[0], term.fixed[0] if term.fixed else None))
        good.extend((sentence, "") for sentence in term.passes[:1])
    return bad, good


def _one_text(field: str, text: str, language: str) -> Listing:
    name, value = (f"{field}s", [text]) if field in ("bullet", "tag") else (field, text)
    return _listing({name: value, "language": None if language == "*" else language})


def _examples(
    rule: Rule, speak: str, policy_date: datetime.date | str | None
) -> tuple[list[Shown], list[tuple[str, str]]]:
    bad: dict[Shown, None] = {}
    good: dict[tuple[str, str], None] = {}
    for example in rule.examples:
        listing = _listing(example.listing)
        scope = _scope_of(example)
        if not example.flags:
            texts = " · ".join(text.value for text in listing.texts())
            good[texts, scope] = None
            continue
        linter = Linter(example.market, example.policy_date or policy_date, speak=speak)
        found = [diagnostic for diagnostic in linter.lint(listing) if diagnostic.rule == rule.name]
        if found:
            bad[Shown(found[0], _fixed(found[0], example.fixed), scope)] = None
    return list(bad), list(good)


def _scope_of(example: Example) -> str:
    """What of an example its text does not show: evidence, market, policy date."""
    fields = {} if isinstance(example.listing, str) else example.listing
    evidence = [f"{name}: {fields[name]}" for name in _EVIDENCE if fields.get(name)]
    market = [example.market] if example.market != _USUAL else []
    date = [example.policy_date] if example.policy_date else []
    return ", ".join([*evidence, *market, *date])


def _listing(example: Mapping[str, Any] | str) -> Listing:
    if isinstance(example, str):
        return Listing("example", title=example)
    return Listing(**{"sku": "example", **example})


def _fixed(diagnostic: Diagnostic, fixed: Mapping[str, Any] | str | None) -> str | None:
    if fixed is None:
        return None
    for text in _listing(fixed).texts():
        if (text.field, text.index) == (diagnostic.field, diagnostic.index):
            return text.value
    return None


def _in_brackets(scope: str, speak: str = "en") -> str:
    return say("aside", speak, text=scope) if scope else ""


def as_text(explanation: Explanation, look: Look, *, words: bool = False) -> str:
    """The page for the terminal; `words` adds every term with its exceptions."""
    return "\n".join(_text_lines(explanation, look, words)).rstrip() + "\n"


def _text_lines(explanation: Explanation, look: Look, words: bool) -> Iterator[str]:
    rule, paint, speak = explanation.rule, look.paint, look.speak
    severity = paint(say(f"severity.{rule.severity}", speak), rule.severity)
    yield f"{paint(rule.name, 'strong')}  {severity}  {paint(rule.family, 'faint')}"
    yield ""
    yield from wrap(explanation.summary, look.width)
    yield ""
    yield from wrap(explanation.why, look.width)
    yield ""
    if rule.fields and tuple(rule.fields) != ALL_FIELDS:
        yield from _listed("rule.fields", (say(f"field.{field}", speak) for field in rule.fields), look)
    if rule.markets:
        yield from _listed("rule.markets", rule.markets, look)
    if rule.terms:
        yield from _listed("rule.words", _word_counts(rule), look)
    if explanation.bad or explanation.good:
        yield ""
        yield paint(say("rule.examples", speak), "strong")
    for shown in explanation.bad:
        yield ""
        yield from _bad_lines(shown, look)
    for sentence, scope in explanation.good:
        yield ""
        yield from _labelled(
            say("rule.good", speak), visible(sentence) + _in_brackets(scope, speak), look, "added"
        )
    if words:
        yield ""
        yield paint(say("rule.words", speak), "strong")
        yield from (f"  {_term_line(term, speak)}" for term in rule.terms)
    yield ""
    yield paint(say("rule.sources", speak), "strong")
    if not explanation.sources:
        yield f"  {say('rule.own', speak)}"
    for source in explanation.sources:
        yield from (f"  {line}" for line in wrap(source.title, look.width - 2))
        known = [say(f"certainty.{source.certainty}", speak)]
        if source.read:
            known.append(say("source.read", speak, day=source.read))
        yield paint(f"    {say('list.place', speak).join(known)}", "faint")
        if source.url:
            yield paint(f"    {source.url}", "place")


def _bad_lines(shown: Shown, look: Look) -> Iterator[str]:
    diagnostic, speak = shown.diagnostic, look.speak
    label = say("rule.bad", speak)
    if diagnostic.start is None or diagnostic.end is None:
        yield from _labelled(label, visible(diagnostic.message), look, diagnostic.severity)
        return
    part = excerpt(diagnostic.value, diagnostic.start, diagnostic.end, max(20, look.width - _LABEL))
    marked = part.before + look.paint(part.marked, diagnostic.severity) + part.after
    yield f"{_label(label, look, diagnostic.severity)}{marked}"
    yield " " * (_LABEL + part.column) + look.paint("^" * part.width, diagnostic.severity)
    message = visible(diagnostic.message) + _in_brackets(shown.scope, speak)
    yield from _labelled("", message, look, "faint")
    if shown.fixed is not None:
        yield from _labelled(say("rule.fixed", speak), visible(shown.fixed), look, "added")


_LABEL = 10


def _label(label: str, look: Look, style: str) -> str:
    from rich.cells import cell_len

    return "  " + look.paint(label, style) + " " * (_LABEL - 2 - cell_len(label))


def _labelled(label: str, text: str, look: Look, style: str) -> Iterator[str]:
    for number, line in enumerate(wrap(text, max(20, look.width - _LABEL))):
        yield (_label(label, look, style) if number == 0 else " " * _LABEL) + line


def _word_counts(rule: Rule) -> Iterator[str]:
    counts: dict[str, int] = {}
    for term in rule.terms:
        counts[term.language] = counts.get(term.language, 0) + 1
    return (f"{number:,} {language}" for language, number in counts.items())


def _listed(key: str, words: Iterable[str], look: Look) -> list[str]:
    """Words in a row, behind their name."""
    text = say("list.comma", look.speak).join(words)
    return wrap(say("label.said", look.speak, label=say(key, look.speak), text=text), look.width)


def _term_line(term: Term, speak: str) -> str:
    parts = [term.term]
    if term.fix is not None:
        parts.append(f"→ {term.fix or '∅'}")
    if term.allow:
        parts.append(say("aside", speak, text=say("list.semicolon", speak).join(term.allow)).strip())
    return "  ".join(parts)


def as_markdown(explanation: Explanation) -> str:
    """The page for the docs."""
    return "\n".join(_markdown_lines(explanation)).rstrip() + "\n"


def _markdown_lines(explanation: Explanation) -> Iterator[str]:
    rule = explanation.rule
    yield f"# {rule.name}"
    yield ""
    yield explanation.summary
    yield ""
    yield f"Family `{rule.family}` · severity `{rule.severity}`" + _scope(rule)
    yield ""
    yield f"**Why.** {explanation.why}"
    if explanation.bad or explanation.good:
        yield ""
        yield "## Examples"
    for shown in explanation.bad:
        yield ""
        yield from _markdown_bad(shown)
    if explanation.good:
        yield ""
        yield "Not reported:"
        yield ""
        yield from (f"- {_code(sentence)}{_in_brackets(scope)}" for sentence, scope in explanation.good)
    if rule.terms:
        yield ""
        yield from _markdown_words(rule)
    yield ""
    yield "## Sources"
    yield ""
    if not explanation.sources:
        yield "None: the rule follows from how the file is read."
    for source in explanation.sources:
        name = f"[{source.title}]({source.url})" if source.url else source.title
        read = f", read {source.read}" if source.read else ""
        yield f"- {name}: {say(f'certainty.{source.certainty}')}{read}"


def _scope(rule: Rule) -> str:
    parts = ""
    if rule.fields and tuple(rule.fields) != ALL_FIELDS:
        parts += " · fields " + ", ".join(f"`{field}`" for field in rule.fields)
    if rule.markets:
        parts += " · markets " + ", ".join(f"`{market}`" for market in rule.markets)
    return parts


def _markdown_bad(shown: Shown) -> Iterator[str]:
    diagnostic = shown.diagnostic
    if diagnostic.start is None or diagnostic.end is None:
        yield f"- {visible(diagnostic.message)}"
        return
    part = excerpt(diagnostic.value, diagnostic.start, diagnostic.end, 100)
    yield f'```text title="{field_name(diagnostic, "en")}"'
    yield (part.before + part.marked + part.after).rstrip()
    yield " " * part.column + "^" * part.width
    yield "```"
    yield ""
    yield f"{visible(diagnostic.message)}{_in_brackets(shown.scope)}."
    if shown.fixed is not None:
        yield ""
        yield f"Better: {_code(shown.fixed)}"


def _markdown_words(rule: Rule) -> Iterator[str]:
    yield "## Words"
    yield ""
    yield "| word | language | fix | not in |"
    yield "| --- | --- | --- | --- |"
    for term in rule.terms:
        fix = "" if term.fix is None else _code(term.fix) if term.fix else "delete"
        allowed = ", ".join(_code(phrase) for phrase in term.allow)
        yield f"| {_code(term.term)} | {term.language} | {fix} | {allowed} |"


def _code(text: str) -> str:
    """Text as Markdown code, also inside a table."""
    fence = "``" if "`" in text else "`"
    shown = visible(text).replace("|", "\\|")
    return f"{fence}{shown}{fence}"
