"""The sums of a run: what was looked at, what was found, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, field

from listing_lint.diagnostic import SEVERITIES, Diagnostic
from listing_lint.grade import CLEAN, GRADES, NO_TEXT, grade
from listing_lint.listing import Place

Finding = tuple[Place, Diagnostic]
"""A diagnostic and where it stands."""


class Summary(Struct):
    """Counted while a run goes on. `hidden` are findings below the chosen severity.

    `accepted` are findings that a suppression or the baseline lets stand: counted here only. `failing`
    are those at or above the fail level of their file.
    A listing of which nothing is shown is clean where it has text, and unknown where it has none. `unread` are (file, sentence) of files that
    could not be linted to their end, `unchecked` the languages that have no word lists. `markets`
    are those by whose rules listings were judged, on the day `policy_date` (ISO; several, where files
    have different ones).
    """

    files: int = 0
    listings: int = 0
    hidden: int = 0
    accepted: int = 0
    failing: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    grades: Counter[str] = field(default_factory=Counter)
    """Listings by what their findings put at risk."""
    rules: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Findings by (family, rule, severity)."""
    fixes: Counter[str] = field(default_factory=Counter)
    """Findings whose fix has edits, by its applicability."""
    unread: list[tuple[str, str]] = field(default_factory=list)
    unchecked: set[str] = field(default_factory=set)
    markets: set[str] = field(default_factory=set)
    policy_date: str = ""
    leftovers: list[str] = field(default_factory=list)
    """A sentence for each suppression and baseline that has outlived its use."""

    def judge(self, day: str) -> None:
        """Note the day whose rules apply to some of the files."""
        days = {day, *filter(None, self.policy_date.split(", "))}
        self.policy_date = ", ".join(sorted(days))

    def count_listing(self, findings: Sequence[Finding], *, has_text: bool = True) -> str:
        """Count one listing with what is shown of it; its grade."""
        graded = grade((diagnostic.severity for _, diagnostic in findings), has_text=has_text)
        self.listings += 1
        self.grades[graded] += 1
        self.count(findings)
        return graded

    def count(self, findings: Sequence[Finding]) -> None:
        """Count findings that are shown."""
        for _, diagnostic in findings:
            self.severities[diagnostic.severity] += 1
            self.rules[diagnostic.family, diagnostic.rule, diagnostic.severity] += 1
            fix = diagnostic.fix
            if fix is not None and fix.editing:
                self.fixes[fix.applicability.value] += 1

    def add(self, other: Summary) -> None:
        """Take over the sums of a part of the same run."""
        self.files += other.files
        self.listings += other.listings
        self.hidden += other.hidden
        self.accepted += other.accepted
        self.failing += other.failing
        self.severities += other.severities
        self.grades += other.grades
        self.rules += other.rules
        self.fixes += other.fixes
        self.unread += other.unread
        self.unchecked |= other.unchecked
        self.markets |= other.markets

    @property
    def clean(self) -> int:
        """How many listings have text of which nothing is shown."""
        return self.grades[CLEAN]

    @property
    def without_text(self) -> int:
        """How many listings have no text to check, so that nothing could be found."""
        return self.grades[NO_TEXT]

    @property
    def checked(self) -> int:
        """How many listings are not `without_text`: those that a share is a share of."""
        return self.listings - self.without_text

    @property
    def found(self) -> int:
        """How many findings are shown."""
        return self.severities.total()

    @property
    def families(self) -> Counter[str]:
        """Findings by family."""
        families: Counter[str] = Counter()
        for (family, _, _), number in self.rules.items():
            families[family] += number
        return families

    @property
    def ranked(self) -> list[tuple[tuple[str, str, str], int]]:
        """Findings by (family, rule, severity), the most frequent first."""
        return sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))

    def severities_by(self, part: Literal["family", "rule"]) -> dict[str, Counter[str]]:
        """Findings of each family, or of each rule, by severity; the most frequent first."""
        mixes: dict[str, Counter[str]] = {}
        for (family, rule, severity), number in self.rules.items():
            mixes.setdefault(family if part == "family" else rule, Counter())[severity] += number
        return dict(sorted(mixes.items(), key=lambda item: (-item[1].total(), item[0])))

    def as_dict(self) -> dict[str, object]:
        """The sums as JSON holds them."""
        return {
            "policy_date": self.policy_date,
            "markets": sorted(self.markets),
            "files": self.files,
            "listings": self.listings,
            "clean": self.clean,
            "without_text": self.without_text,
            "findings": self.found,
            "hidden": self.hidden,
            "accepted": self.accepted,
            "by_grade": {each: self.grades[each] for each in GRADES},
            "by_severity": {severity: self.severities[severity] for severity in reversed(SEVERITIES)},
            "by_family": dict(self.families.most_common()),
            "by_rule": {rule: number for (_, rule, _), number in self.rules.most_common()},
            "fixable": {name: self.fixes[name] for name in ("safe", "unsafe")},
            "unchecked_languages": sorted(self.unchecked),
            "leftovers": self.leftovers,
        }
