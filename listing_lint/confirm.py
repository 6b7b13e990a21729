"""Confirm: what a candidate means where it stands. It only withdraws, never adds.

A word list names a context function of `CONTEXTS`; this module holds the thinking, the lists hold
the words. UNSURE keeps the diagnostic and turns its fix into a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any

from listing_lint import language
from listing_lint.fold import UNSPACED_LANGUAGES, fold, fold_phrase, visible
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Subject
from listing_lint.scan import Candidate

Context = Callable[[Candidate, Subject], "Verdict"]


class Verdict(Enum):
    """What the context says of a candidate."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"


_NEGATIONS: Mapping[str, frozenset[str]] = {
    "ar": frozenset(["ليس", "ليست", "لا", "لن", "غير"]),
    "de": frozenset(["nicht", "nie", "niemals", "kein", "keine", "keinen", "keiner", "keines", "keinem"]),
    "en": frozenset(["not", "never", "cannot", "neither", "cant", "dont", "doesnt", "isnt", "arent", "wont"]),
    "es": frozenset(["no", "nunca", "tampoco"]),
    "fr": frozenset(["pas", "jamais", "aucun", "aucune"]),
    "it": frozenset(["non", "mai", "nessun", "nessuna"]),
    "nl": frozenset(["niet", "nooit", "geen"]),
    "pl": frozenset(["nie", "nigdy", "zaden", "zadna", "zadne"]),
    "pt": frozenset(["nao", "nunca"]),
    "sv": frozenset(["inte", "aldrig", "ingen", "inget", "inga"]),
}
"""Words that deny what follows within `_NEGATION_REACH` words."""
_DIRECT_NEGATIONS: Mapping[str, frozenset[str]] = {
    "ar": frozenset(["بدون", "دون"]),
    "de": frozenset(["ohne"]),
    "en": frozenset(["no", "non", "nor", "without"]),
    "es": frozenset(["sin"]),
    "fr": frozenset(["sans", "non"]),
    "it": frozenset(["senza"]),
    "ja": frozenset(["非", "不", "無"]),
    "nl": frozenset(["zonder"]),
    "pl": frozenset(["bez"]),
    "pt": frozenset(["sem"]),
    "sv": frozenset(["utan"]),
    "zh": frozenset(["不", "非", "无", "並非", "并非", "不是", "没有", "沒有"]),
}
"""Words that deny only the very next word: "Non-Slip Antibacterial Mat" denies nothing but slipping."""
_TRAILING_NEGATIONS: Mapping[str, tuple[str, ...]] = {
    "ja": ("ではな", "ではありません", "じゃな", "しない", "しません", "とは限"),
    "tr": (" degil",),
}
"""How a text goes on behind words that it denies, in languages that deny afterwards."""
_OBJECT_FIRST = frozenset(["de", "ja", "nl", "tr"])
"""Languages in which what is cured or killed may stand in front of the verb."""
_NEGATION_REACH = 3
_NEGATION_WINDOW = 60
"""Code points of a folded text in which those words are looked for."""
_DISEASE_REACH = 6
_PEST_REACH = 5
_NEXT_REACH = 1
"""For words that mean a cure only right before the disease: "gegen Kopfschmerzen", not "gegen Rost"."""
_SENTENCE_END = lazy_pattern(r"[.!?;](?:\s|$)|\n|[。！？；؟؛]")
_CLAUSE_END = lazy_pattern(r"[.!?;,:|](?:\s|$)|\n|\s[-–—]\s|[。！？；，、：؟؛،]")
_NOT = lazy_pattern(r"n t\b")
_NOT_ONLY = lazy_pattern(
    r"\b(?:(?:not|[a-z]+nt) (?:only|just|merely|simply)|nicht nur|no solo|pas seulement|non solo|niet alleen"
    r"|nie tylko|nao so|inte bara)\b"
)
"""What looks like a denial and praises all the more: "not only perfect for stairs"."""
_WORD = lazy_pattern(r"\w+")

_WORK_FORMS = lazy_pattern(
    r"\[(?:audio cd|blu-ray|dvd|hardcover|import|kindle edition|paperback|vhs|vinyl)[^\]]*\]"
    r"|(?<![+&/] )(?<!\bwith )(?<!\bw/ )(?<!\bplus )(?<!\bbonus )(?<!\bxtras )(?<!\bextras )"
    r"\b(?:audio cd|blu-ray|dvd|paperback|hardcover)\b(?! (?:burner|drive|player|recorder|rom|writer))",
    re.IGNORECASE,
)
"""What calls a title a work; a DVD that comes with a guitar does not."""
_FORMS = ("audio cd", "blu-ray", "paperback", "hardcover")
_WORK_TYPES = lazy_pattern(
    r"\b(?:e?-?books?|cds?|vinyl|movies?|films?|dvds?|blu-ray|magazines?|kindle store|digital music)\b"
    r"(?!.*\b(?:accessor|cover|stand|light|player|shel[fv]|case|bag))",
    re.IGNORECASE,
)
_NAME_PATTERNS: Sequence[Sequence[Mapping[str, Any]]] = (
    [{"IS_TITLE": True}, {"IS_TITLE": True, "OP": "+"}],
    [
        {"IS_TITLE": True},
        {"LOWER": {"IN": ["of", "the"]}, "OP": "{1,2}"},
        {"IS_TITLE": True, "OP": "+"},
    ],
)
"""Tokens of a proper name of several words: Perfect Bake Pro, Order of the Golden Spoon."""
_NAME_REACH = 80
_LONGEST_ABBREVIATION = 5
"""With its dot."""
_LEAD_REACH = 40
_RANK_LEADS = lazy_pattern(
    r"(?:^|[.,;:!?|•(\[)\"“]|(?:^|\s)[-–—]|['’]s"
    r"|\b(?:the|our|your|is|are|as|by|rated|voted|ranked|brand|made|still))\s*$",
    re.IGNORECASE,
)
"""What may stand in front of a rank: the beginning of a phrase, or a word that leads up to it."""
_GIFT_LEADS = lazy_pattern(
    r"(?:^|[.,;:!?|•(\[+&/\"“]|(?:^|\s)[-–—]"
    r"|\b(?:with|w|and|plus|includes?|including|get|gets|receive|months?|extra|one|two|three|x|\d+x?)|\(\d+\))\s*$",
    re.IGNORECASE,
)
_GIFT_FOLLOWS = lazy_pattern(r"\s+\d*[\d\s.\"”-]*[^\W\d_]")
_NO_GIFT = lazy_pattern(
    r"\s+(?:of|from|to|or|and|for|in|on|as|is|app|will|your|yourself|my|me|standing\w*|motion|size|range|form|hand"
    r"|weights?|style|cut|cutting|flow\w*|play|spirit|people|throws?|fall|radicals?|running|rotating|moving|time|space"
    r"|swing\w*|roam\w*|world|reed|fatty|amino|chlorine|software)\b",
    re.IGNORECASE,
)
"""What follows a "free" that gives nothing away: free of, free standing, free weights."""
_OUT_OF_ALL = lazy_pattern(
    r"[^.!?;|\n]{0,60}?\b(?:anywhere|around|available|ever|in (?:america|existence|history|its (?:category|class)"
    r"|the (?:\w+ ){0,3}(?:business|country|industry|market|nation|usa|us|world))|of all(?: time)?|on (?:earth|the (?:market|planet))"
    r"|out there|worldwide|yet|you can (?:buy|find|get|own)|you(?:'ll| will) (?:ever|find))\b",
    re.IGNORECASE,
)
"""What makes "the largest" a rank among all others, in the same sentence."""
_RESISTED = lazy_pattern(
    r"\s*(?:,(?: and| or)?|and\b|&|or\b|/)\s*(?:\w+\s*(?:,(?: and| or)?|and\b|&|or\b|/)\s*){0,5}\w+[\s-]"
    r"(?:resistan(?:t|ce)|proof)\b",
    re.IGNORECASE,
)
"""How "mildew, stain and water resistant" goes on behind its first word."""
_SOMEBODYS = frozenset(
    ["a", "an", "any", "every", "for", "her", "his", "in", "my", "our", "the", "their", "to", "with", "your"]
)
_OWNER = lazy_pattern(r"([A-Z][\w&+-]+)(?:['’]|â€™|Ã¢â‚¬â„¢)s\s*$")
"""A name with its apostrophe, also one that a careless export has garbled."""
_OPENS, _CALLS = lazy_pattern(r"(?:^|[.!?;|\n(\[【])\s*$"), lazy_pattern(r"\s*(?:[!:)\]】]|$)")
_NAME_FOLLOWS = lazy_pattern(r"\s+(?:[A-Z]|\d+[A-Z])")
_LEFT_OUT = lazy_pattern(
    r"\b(?:no|without|free (?:of|from)|not contain|contains no|prohibited)\b"
    r"(?:(?!\b(?:with|contains|includes|but)\b).)*,[^,]{0,40}$",
    re.IGNORECASE | re.DOTALL,
)
"""A list of what is not in the product, up to its next item."""
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}


def confirm(candidate: Candidate, subject: Subject) -> Verdict:
    """Whether a candidate of a word rule is a violation where it stands."""
    if candidate.rule.negatable and _negated(candidate, subject):
        return Verdict.REJECTED
    verdict = Verdict.CONFIRMED
    for name in (*candidate.rule.confirm, *candidate.term.confirm):
        said = CONTEXTS[name](candidate, subject)
        if said is Verdict.REJECTED:
            return said
        verdict = verdict if said is Verdict.CONFIRMED else said
    return verdict


def _negated(candidate: Candidate, subject: Subject) -> bool:
    trailing = _TRAILING_NEGATIONS.get(subject.language)
    if trailing and candidate.folded.value.startswith(trailing, candidate.folded_end):
        return True
    if subject.language in UNSPACED_LANGUAGES:
        before = candidate.folded.value[: candidate.folded_start]
        return before.endswith(tuple(_DIRECT_NEGATIONS.get(subject.language, ())))
    return _denied_before(candidate, subject)


def _denied_before(candidate: Candidate, subject: Subject) -> bool:
    far = _NEGATIONS.get(subject.language, frozenset())
    direct = _DIRECT_NEGATIONS.get(subject.language, frozenset())
    window = candidate.folded.value[: candidate.folded_start][-_NEGATION_WINDOW:]
    for sign in _signs_of_denial(subject.language):
        if sign in window:
            break
    else:
        return False
    before = _near_words(window)
    if not before or (before[-1] not in direct and far.isdisjoint(before)):
        return False
    # Only within the same clause: "No mess. Best gift" is praise all the same.
    value = candidate.text.value[: candidate.start]
    last_break = max((found.end() for found in _CLAUSE_END.finditer(value)), default=0)
    near = _near_words(fold(value[last_break:]).value)
    return bool(near) and (near[-1] in direct or not far.isdisjoint(near))


def _near_words(folded: str) -> list[str]:
    """The last words of a folded text, "isn t" as one."""
    near = folded[-_NEGATION_WINDOW:]
    return _NOT_ONLY.sub("", _NOT.sub("nt", near)).split()[-_NEGATION_REACH:]


@lru_cache(maxsize=32)
def _signs_of_denial(speech: str) -> tuple[str, ...]:
    """Strings of which one stands wherever a language denies something."""
    words = {*_NEGATIONS.get(speech, ()), *_DIRECT_NEGATIONS.get(speech, ()), "n t"}
    return tuple(word for word in words if not any(other in word for other in words - {word}))


def _words(text: str) -> list[str]:
    """The folded words of a text: what is invisible splits none of them."""
    return fold(text).value.split()


def _length(text: str, language_of_text: str) -> int:
    """The words of a text, two letters to the word where no spaces tell."""
    words = _words(text)
    return sum(map(len, words)) // 2 if language_of_text in UNSPACED_LANGUAGES else len(words)


def _near(vocabulary: str, reach: int) -> Context:
    """A context in which a word of `vocabulary` follows within `reach` words of the same sentence.

    Where the language says the object first, the word may also stand in front.
    """

    def near(candidate: Candidate, subject: Subject) -> Verdict:
        for mention in subject.mentions.get(vocabulary, ()):
            if mention.text is not candidate.text:
                continue
            if mention.start >= candidate.end:
                between = candidate.text.value[candidate.end : mention.start]
            elif subject.language in _OBJECT_FIRST and mention.end <= candidate.start:
                between = candidate.text.value[mention.end : candidate.start]
            else:
                continue
            if not _SENTENCE_END.search(between) and _length(between, subject.language) <= reach:
                return Verdict.CONFIRMED
        return Verdict.REJECTED

    return near


def _not_a_work_title(candidate: Candidate, subject: Subject) -> Verdict:
    """Books, films, records and games may be called what they like."""
    if "is_a_work" not in subject.notes:
        kind = (subject.listing.product_type or "").replace("_", " ")
        title = subject.listing.title or ""
        subject.notes["is_a_work"] = bool(
            subject.market.product_class(kind) == "media"
            or (kind and _WORK_TYPES.search(kind))
            or (_may_name_a_form(title) and _WORK_FORMS.search(title))
        )
    return Verdict.REJECTED if subject.notes["is_a_work"] else Verdict.CONFIRMED


def _may_name_a_form(title: str) -> bool:
    """False where none of the words stands that `_WORK_FORMS` wants: it takes ten times as long to say so."""
    lowered = title.lower()
    return "[" in title or "dvd" in lowered or any(map(lowered.__contains__, _FORMS))


def _not_a_name(candidate: Candidate, subject: Subject) -> Verdict:
    """A capitalised word among lower-case ones, behind another capital, is part of a name."""
    value, start, end = candidate.text.value, candidate.start, candidate.end
    if not value[start : start + 1].isupper() or candidate.text.field == "title":
        return Verdict.CONFIRMED
    # The patterns want a capital in front: most words have none, and need no tokens.
    if not _may_lead_a_name(value[max(0, start - _NAME_REACH) : start]):
        return Verdict.CONFIRMED
    window_start = max(0, start - _NAME_REACH)
    window = value[window_start : end + _NAME_REACH]
    # A headline in the middle of prose is Title Case as well.
    if _mostly_capitals(window):
        return Verdict.CONFIRMED
    start, end = start - window_start, end - window_start
    for name_start, name_end in language.matches("name", _NAME_PATTERNS, window, subject.language):
        # A capital at the beginning of a sentence says nothing.
        opens = not _words(_SENTENCE_END.split(window[:name_start])[-1])
        if name_start < start and end <= name_end and not opens and window[name_end : name_end + 1] != ":":
            return Verdict.REJECTED
    return Verdict.CONFIRMED


def _may_lead_a_name(before: str) -> bool:
    """True where a word with a capital, "of" or "the" stands right in front, with no sign between."""
    stripped = before.rstrip()
    if not stripped or len(stripped) == len(before):
        return False
    word = stripped.split()[-1]
    if not word[-1].isalnum():
        # An abbreviation keeps its dot: "Dr. Perfect".
        return word[-1] == "." and (len(word) <= _LONGEST_ABBREVIATION or "." in word[:-1])
    return word.lower() in ("of", "the") or word != word.lower()


def _seen_around(candidate: Candidate) -> tuple[str, str]:
    """The text in front of a candidate and behind it, as it looks: what is invisible hides nothing."""
    value = candidate.text.value
    before = visible(value[max(0, candidate.start - 2 * _LEAD_REACH) : candidate.start])
    return before[-_LEAD_REACH:], visible(value[candidate.end : candidate.end + 2 * _LEAD_REACH])[
        :_LEAD_REACH
    ]


def _ranks_first(candidate: Candidate, subject: Subject) -> Verdict:
    """A claim is "#1 Garlic Press" or "the #1 brand"; "Figure #1 (Tan)" and "Waltz No. 1" only count."""
    del subject
    before, after = _seen_around(candidate)
    follows = after[:2].lstrip()[:1].isalpha()
    return Verdict.CONFIRMED if follows and _RANK_LEADS.search(before) else Verdict.REJECTED


def _out_of_all(candidate: Candidate, subject: Subject) -> Verdict:
    """A rank is "the widest choice available"; "the widest part of the foot" is a measure."""
    del subject
    after = visible(candidate.text.value[candidate.end : candidate.end + 2 * _NAME_REACH])
    return Verdict.CONFIRMED if _OUT_OF_ALL.match(after) else Verdict.REJECTED


def _resisted(candidate: Candidate, subject: Subject) -> Verdict:
    """The first of several things that a product resists: "mold, dust and water resistant"."""
    del subject
    after = visible(candidate.text.value[candidate.end : candidate.end + 2 * _NAME_REACH])
    return Verdict.CONFIRMED if _RESISTED.match(after) else Verdict.REJECTED


def _called_out(candidate: Candidate, subject: Subject) -> Verdict:
    """New is called out where it stands alone, "New!", or behind the seller's name, "Acme's new peeler"."""
    value = candidate.text.value
    alone = _OPENS.search(value[: candidate.start]) and _CALLS.match(value, candidate.end)
    brand = fold_phrase(subject.listing.brand or "")
    owned = brand and candidate.folded.value[: candidate.folded_start].rstrip().endswith(f" {brand} s")
    return Verdict.CONFIRMED if alone or owned or _titled_owner(candidate, subject) else Verdict.REJECTED


def _titled_owner(candidate: Candidate, subject: Subject) -> bool:
    """True behind "Acme's" where the title begins with Acme, which is the maker though no field says so."""
    owner = _OWNER.search(_seen_around(candidate)[0])
    if owner is None:
        return False
    return fold_phrase(owner[1]) in _words((subject.listing.title or "")[:_NAME_REACH])[:2]


def _not_the_buyers(candidate: Candidate, subject: Subject) -> Verdict:
    """A "New Dog Collar" is fresh; a "Tag for Your New Dog Collar" goes with what the buyer has."""
    del subject
    before = candidate.words_before(1)
    return Verdict.REJECTED if before and before[0] in _SOMEBODYS else Verdict.CONFIRMED


def _before_a_name(candidate: Candidate, subject: Subject) -> Verdict:
    """In running text a capital says that what is new is this product: "the new Dual Grip Handle"."""
    del subject
    value = candidate.text.value
    window = value[max(0, candidate.start - _NAME_REACH) : candidate.end + _NAME_REACH]
    if _mostly_capitals(window) or not _NAME_FOLLOWS.match(value, candidate.end):
        return Verdict.REJECTED
    return Verdict.CONFIRMED


def _given_away(candidate: Candidate, subject: Subject) -> Verdict:
    """A gift is "with Free Strap"; "BPA-Free Cup" and "free of dyes" do not."""
    del subject
    before, after = _seen_around(candidate)
    given = _GIFT_LEADS.search(before) and _GIFT_FOLLOWS.match(after) and not _NO_GIFT.match(after)
    return Verdict.CONFIRMED if given else Verdict.REJECTED


def _mostly_capitals(value: str) -> bool:
    """True in Title Case and in ALL CAPS, where a capital says nothing."""
    words = [word for word in _WORD.findall(value) if word[0].isalpha() and len(word) > 3]
    capitals: int = sum(word[0].isupper() for word in words)
    return capitals * 2 > len(words)


def _not_quoted(candidate: Candidate, subject: Subject) -> Verdict:
    """Words in quotation marks are printed on the product or said by somebody."""
    before = candidate.text.value[: candidate.start].rstrip()
    after = candidate.text.value[candidate.end :]
    for opening, closing in _QUOTES.items():
        at = before.rfind(opening)
        if at >= 0 and closing in after and (opening != closing or before.count(opening) % 2):
            return Verdict.REJECTED
    return Verdict.CONFIRMED


def _not_listed_as_absent(candidate: Candidate, subject: Subject) -> Verdict:
    """What a list names as left out ("without dyes, kratom, and more") is not in the product."""
    del subject
    before = _SENTENCE_END.split(candidate.text.value[: candidate.start])[-1]
    return Verdict.REJECTED if _LEFT_OUT.search(before) else Verdict.CONFIRMED


CONTEXTS: Mapping[str, Context] = {
    "before-a-name": _before_a_name,
    "called-out": _called_out,
    "given-away": _given_away,
    "near-disease": _near("diseases", _DISEASE_REACH),
    "near-pest": _near("pests", _PEST_REACH),
    "next-to-disease": _near("diseases", _NEXT_REACH),
    "not-a-name": _not_a_name,
    "not-a-work-title": _not_a_work_title,
    "not-listed-as-absent": _not_listed_as_absent,
    "not-quoted": _not_quoted,
    "not-the-buyers": _not_the_buyers,
    "out-of-all": _out_of_all,
    "ranks-first": _ranks_first,
    "resisted": _resisted,
}
"""The context functions that a word list may name."""
