"""The configuration to begin with: every key, explained, and none of them in force."""

from __future__ import annotations

FILE_NAME = "listing-lint.toml"

STARTER = """\
# Configuration of listing-lint. It applies to the files in this folder and below.
# `listing-lint config PATH` shows what applies to a file. Take away the # of what you need.

# Store of files that don't name their own.
# market = "amazon-us"

# Day whose rules apply; today if left out.
# policy-date = 2026-07-27

# Only these rules and families; without it, all of them.
# select = ["material", "title-too-long"]

# Not these rules and families.
# ignore = ["style"]

# Exit with 1 from this severity on: "info", "warning", "error", or "never".
# fail-level = "warning"

# Language of the messages; that of your locale if left out.
# language = "en"

# Brands that are yours, and brands of others that you may name.
# own-brands = ["Hollowbrook"]
# authorised-brands = ["Tamberly"]

# Folders of your own word rules, in the form of those that come with listing-lint.
# wordlists = ["words"]

# Paths to leave out.
# exclude = ["archive/**"]

# Findings accepted so far: `listing-lint baseline create` writes it.
# baseline = "listing-lint-baseline.jsonl"

# Severity by rule or family.
# [severity]
# puffery = "info"

# Terms that a rule shall not look for.
# [remove-terms]
# subjective-claim = ["best"]

# Column headers of your own files, and the fields that they are.
# [columns]
# "Artikelname" = "title"

# Other settings for some paths, or for some SKUs.
# [[overrides]]
# paths = ["eu/**"]
# market = "amazon-de"
#
# [[overrides]]
# skus = ["TEST-*"]
# ignore = ["length"]

# Findings that you accept, each with its reason; `expires` is the last day on which it counts.
# [[suppress]]
# rule = "subjective-claim"
# sku = "MUG-1"
# field = "title"
# text = "best"
# reason = "our registered slogan"
# expires = 2027-01-31
"""
