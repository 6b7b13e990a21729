"""What a finding is known by from run to run, for programs that tell new findings from old ones."""

from __future__ import annotations

import hashlib
from collections import Counter

from listing_lint.baseline import key_of
from listing_lint.report.summary import Finding


class Fingerprints:
    """The fingerprints of one run, each given once.

    A fingerprint is made of what the baseline knows a finding by (SKU, rule, field, flagged words), so that
    it survives moved rows and renamed files. Findings alike in all of these are numbered in their order.
    Some hundred bytes are held for each finding.
    """

    def __init__(self) -> None:
        self._met: Counter[bytes] = Counter()

    def of(self, finding: Finding) -> str:
        """The fingerprint of the next finding: 32 hexadecimal digits, a colon, a number from 1."""
        key = "\0".join(key_of(*finding)).encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(key).digest()[:16]
        self._met[digest] += 1
        return f"{digest.hex()}:{self._met[digest]}"
