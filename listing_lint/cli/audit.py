"""The dated record for the marketplace."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from listing_lint.cli.console import COULD_NOT_RUN, CannotRun, complain
from listing_lint.cli.options import day, input_format_option, speak_option
from listing_lint.cli.usage import Misused


@click.command(
    epilog="\b\nExamples:\n"
    "  listing-lint audit flat-file.txt -o audit/ --fix-report changes.csv\n"
    "  listing-lint audit flat-file.txt -o audit/ --before audit-may/\n"
    "  listing-lint audit --compare audit-may/ audit/"
)
@click.argument("paths", nargs=-1, metavar="FILE…")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False), help="Folder that the record is written to."
)
@click.option(
    "--fix-report", type=click.Path(dir_okay=False), metavar="FILE", help="What `check --fix-report` wrote."
)
@click.option("--before", metavar="AUDIT", help="Earlier record, to say what became of its findings.")
@click.option("--compare", nargs=2, metavar="AUDIT AUDIT", help="Say what changed between two records.")
@input_format_option
@click.option("--market", metavar="NAME", help="Store of files that don't name their own.")
@click.option(
    "--policy-date", callback=day, metavar="DAY", help="Day whose rules apply (default: the record's)."
)
@speak_option
def audit(
    paths: Sequence[str],
    output: str | None,
    fix_report: str | None,
    before: str | None,
    compare: tuple[str, str] | None,
    input_format: str | None,
    market: str | None,
    policy_date: datetime.date | None,
    speak: str,
) -> None:
    """Write a dated record for the marketplace: findings, corrections, what is open, prevention."""
    from listing_lint.audit.compare import compared
    from listing_lint.audit.folder import write_audit
    from listing_lint.audit.gather import Gathering
    from listing_lint.audit.record import AuditError, read_audit
    from listing_lint.clock import WrongClock
    from listing_lint.config import ConfigError

    if bool(paths) == bool(compare) or bool(paths) != bool(output):
        raise Misused("audit")
    try:
        if compare:
            old, new = (read_audit(Path(path)) for path in compare)
            click.echo(compared(old, new, speak), nl=False)
            return
        earlier = None if before is None else read_audit(Path(before))
        gathering = Gathering(market=market, speak=speak, policy_date=policy_date, format=input_format)
        for path in paths:
            gathering.file(path)
        record = gathering.audit(None if fix_report is None else Path(fix_report), earlier)
    except (AuditError, ConfigError, WrongClock) as error:
        raise CannotRun(str(error)) from None
    for written in write_audit(Path(output or ""), record, speak):
        click.echo(str(written))
    if record.unread:
        for sentence in record.unread:
            complain(sentence)
        sys.exit(COULD_NOT_RUN)
