"""The sums of a run in sentences, for every report that people read."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import SEVERITIES
from listing_lint.phrases import SPOKEN, count, say
from listing_lint.report.look import Look
from listing_lint.report.summary import Summary


def on_listings(summary: Summary, look: Look) -> str:
    """How many listings were looked at, how many of them have no text, how many of the others are clean."""
    speak = look.speak
    if not summary.listings:
        return look.paint(say("summary.nothing", speak), "strong")
    if not summary.checked:
        name = "textless"
    elif summary.without_text:
        name = "listings.some" if summary.found else "clean.some"
    else:
        name = "listings" if summary.found else "clean"
    line = count(
        f"summary.{name}",
        summary.listings,
        speak,
        listings=f"{summary.listings:,}",
        files=count("summary.files", summary.files, speak, files=f"{summary.files:,}"),
        textless=f"{summary.without_text:,}",
        clean=f"{summary.clean:,}",
        share=share(summary.clean, summary.checked, speak),
    )
    return look.paint(line, "added" if name == "clean" and not summary.unread else "strong")


def on_findings(summary: Summary, look: Look) -> str:
    """How many findings there are of each severity."""
    severities = say("list.comma", look.speak).join(
        look.paint(count(f"summary.{severity}", summary.severities[severity], look.speak), severity)
        for severity in reversed(SEVERITIES)
        if summary.severities[severity]
    )
    return count("summary.found", summary.found, look.speak, severities=severities)


def in_short(summary: Summary, look: Look) -> list[str]:
    """The sentence on listings and, where there are findings, the one on them."""
    said = [on_listings(summary, look)]
    return [*said, on_findings(summary, look)] if summary.found else said


def on_families(summary: Summary, look: Look) -> str:
    """The findings of each family, the most frequent first."""
    ranked = sorted(summary.families.items(), key=lambda item: (-item[1], item[0]))
    families = say("list.comma", look.speak).join(f"{name} {number:,}" for name, number in ranked)
    return say("summary.families", look.speak, families=families)


def on_fixes(summary: Summary, look: Look) -> str:
    """How many findings have a fix, and how far it may be trusted."""
    kinds = say("list.comma", look.speak).join(
        say(f"summary.fixable.{kind}", look.speak, count=f"{summary.fixes[kind]:,}")
        for kind in ("safe", "unsafe")
        if summary.fixes[kind]
    )
    return say("summary.fixable", look.speak, count=f"{summary.fixes.total():,}", kinds=kinds)


def on_rules(summary: Summary, look: Look) -> str:
    """By the rules of which markets, on which day."""
    markets = say("list.comma", look.speak).join(sorted(summary.markets))
    return say("summary.judged", look.speak, markets=markets, day=summary.policy_date)


def on_the_rest(summary: Summary, look: Look) -> Iterator[str]:
    """A sentence for each kind of thing that the findings above don't show."""
    if summary.hidden:
        yield say("summary.hidden", look.speak, count=f"{summary.hidden:,}")
    if summary.accepted:
        yield say("summary.accepted", look.speak, count=f"{summary.accepted:,}")
    if summary.unread:
        yield look.paint(count("summary.unread", len(summary.unread), look.speak), "error")
    for language in sorted(summary.unchecked):
        yield say("summary.unchecked", look.speak, language=language)


def share(part: int, whole: int, speak: str = SPOKEN[0]) -> str:
    """A share in percent, rounded down: 100 % is said of the whole only. Of nothing, it is none."""
    return say("share", speak, number=f"{1000 * part // max(1, whole) / 10:g}")
