"""`python -m listing_lint` is the command `listing-lint`."""

from listing_lint.cli import main

main()
