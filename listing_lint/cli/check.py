"""The command that lints: files, folders, standard input. Also the pre-commit hook."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from listing_lint.cli.console import (
    COULD_NOT_RUN,
    CannotRun,
    Progress,
    Refused,
    complain,
    look_of,
    standard_output,
)
from listing_lint.cli.options import (
    adoption_of,
    chosen_configuration,
    configuration_option,
    ignore_option,
    input_format_option,
    market_option,
    no_color_option,
    no_configuration_option,
    policy_date_option,
    select_option,
    speak_for,
    speak_later,
)
from listing_lint.cli.output import (
    chosen_outputs,
    open_outputs,
    prefixed,
    same_file,
    see_that_no_input_is_lost,
    see_that_targets_differ,
)
from listing_lint.cli.repair import repair, show_diff
from listing_lint.cli.running import run_over
from listing_lint.diagnostic import SEVERITIES
from listing_lint.phrases import say, spoken_in
from listing_lint.report import FORMATS


@click.command(
    epilog="\b\nExamples:\n"
    "  listing-lint check flat-file.txt\n"
    "  listing-lint check exports/ --market amazon-de --min-severity error\n"
    "  listing-lint check flat-file.xlsm --output report.html --output findings.sarif\n"
    "  cat listings.yaml | listing-lint check - --select material,title-too-long"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(list(FORMATS)),
    show_default="text, or by the ending of the output",
    help="Form of the report.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write a report to this file, or to FORMAT:FILE; may be repeated. With --fix, a FILE takes the fixed listings.",
)
@click.option("--fix", is_flag=True, help="Repair the files where that is safe, then check them.")
@click.option("--unsafe-fixes", is_flag=True, help="Like --fix, with the fixes that want to be read.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--fix-report",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Record every changed cell in this CSV file.",
)
@input_format_option
@select_option
@ignore_option
@market_option
@policy_date_option
@click.option(
    "--min-severity",
    type=click.Choice(SEVERITIES),
    default=SEVERITIES[0],
    show_default=True,
    help="Show nothing below.",
)
@click.option(
    "--fail-level",
    type=click.Choice([*SEVERITIES, "never"]),
    show_default="warning",
    help="Exit with 1 from here on.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes (default: all cores).")
@click.option("--statistics", is_flag=True, help="Count by rule instead of showing each finding.")
@click.option("--skip-unknown", is_flag=True, help="Pass over named files that hold no listings.")
@configuration_option
@no_configuration_option
@click.option(
    "--new-only",
    type=click.Path(dir_okay=False),
    metavar="BASELINE",
    help="Tell only what this baseline does not hold.",
)
@click.option("--show-suppressed", is_flag=True, help="Show accepted findings too, with the reason.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
@speak_later
@no_color_option
@click.pass_context
def check(
    context: click.Context,
    paths: Sequence[str],
    output_format: str | None,
    outputs: Sequence[str],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    fix_report: str | None,
    input_format: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    market: str | None,
    policy_date: datetime.date | None,
    min_severity: str,
    fail_level: str | None,
    exit_zero: bool,
    jobs: int | None,
    statistics: bool,
    skip_unknown: bool,
    configuration: str | None,
    no_configuration: bool,
    new_only: str | None,
    show_suppressed: bool,
    watch: bool,
    speak: str | None,
    no_color: bool,
) -> None:
    """Lint files, folders, or standard input (-).

    Folders are searched for files that hold listings; what was passed over is said on standard error.
    """
    from listing_lint.acceptance import Given, leftovers
    from listing_lint.files import FoundFile, find_files
    from listing_lint.formats import FORMATS as INPUT_FORMATS
    from listing_lint.parallel import available
    from listing_lint.run import Run, holds_listings

    if input_format is not None and input_format not in INPUT_FORMATS:
        raise Refused("input-format", name=input_format, names=tuple(INPUT_FORMATS))
    if watch:
        _watch(context, paths)
        return
    chosen = chosen_configuration(configuration, no_configuration)
    speak = speak or speak_for(paths, chosen)
    given = Given(
        market=market,
        policy_date=policy_date,
        select=tuple(select),
        ignore=tuple(ignore),
        speak=speak,
        fail_level=fail_level,
        configuration=chosen,
        baseline=None if new_only is None else Path(new_only),
    )
    files = list(find_files(paths))
    adoption = adoption_of(given, files)
    fixing = fix or unsafe_fixes or diff or fix_report is not None
    fixed, outputs = _fixed_and_reports(outputs) if fixing else (None, outputs)
    chosen_reports = chosen_outputs(outputs, output_format)
    written = [*(each.path for each in chosen_reports), *([] if fix_report is None else [fix_report])]
    see_that_targets_differ(written if fixed is None else [*written, fixed])
    see_that_no_input_is_lost(
        written,
        [found for found in files if isinstance(found, FoundFile)],
        lambda path: holds_listings(path, adoption.setting(Path(path)), input_format),
    )
    unwritten = False
    if fixing:
        from listing_lint.file_repair import FileRepairs

        repairs = FileRepairs(adoption.setting, complain, unsafe=unsafe_fixes, dry=diff, format=input_format)
        repair(repairs, paths, fixed, fix_report, skip_unknown=skip_unknown, speak=speak)
        if diff:
            show_diff(repairs, look_of(standard_output(), no_color, speak))
            sys.exit(COULD_NOT_RUN if repairs.failed else int(bool(repairs.repairs)))
        unwritten = bool(repairs.failed)
        if fixed is not None:
            files = list(find_files([fixed]))
    with ExitStack() as stack:
        progress = Progress(speak)
        opened = open_outputs(
            chosen_reports,
            stack,
            progress,
            statistics=statistics,
            no_color=no_color,
            speak=speak,
        )
        report, write = opened[0].report, opened[0].write
        if len(opened) > 1:
            from listing_lint.report.several import Destination, SeveralReports

            report = SeveralReports(
                [Destination(each.report, each.write, show_suppressed) for each in opened]
            )
        run = Run(
            report,
            write=write,
            complain=progress.before(complain),
            adoption=adoption,
            tick=progress.tick,
            least=min_severity,
            format=input_format,
            jobs=jobs or available(),
            show_accepted=show_suppressed,
        )
        write(report.begin())
        run_over(run, files, skip_unknown, speak)
        progress.clear()
        run.summary.leftovers += leftovers(adoption, speak)
        write(report.finish(run.summary))
    for sentence in run.summary.leftovers:
        complain(sentence)
    if run.summary.unread or unwritten:
        sys.exit(COULD_NOT_RUN)
    if run.summary.failing and not exit_zero:
        sys.exit(1)


def _fixed_and_reports(outputs: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """The file for the fixed listings, if one is named, and the reports with a format in front. Raises Refused."""
    plain = [value for value in outputs if prefixed(value) is None]
    if len(plain) > 1:
        raise Refused("fix-outputs", names=tuple(plain))
    return (plain[0] if plain else None), [value for value in outputs if value not in plain]


def _watch(context: click.Context, paths: Sequence[str]) -> None:
    """Check, and check again after each change of the files or of what applies to them, until Ctrl-C."""
    from listing_lint.config import forget
    from listing_lint.files import STDIN
    from listing_lint.watch import state_of, wait_for_change

    if STDIN in paths:
        raise Refused("watch-input")

    speak = context.params["speak"] or spoken_in(os.environ)

    def files() -> list[str]:
        return _watched(paths, context.params)

    try:
        state = state_of(files())
        while True:
            if sys.stdout.isatty():
                click.clear()
            forget()
            try:
                context.invoke(check, **{**context.params, "watch": False})
            except CannotRun as error:
                complain(error.said(speak))
            except SystemExit:
                # The exit code of one round ends nothing here.
                pass
            complain(say("watch", speak))
            sys.stdout.flush()
            state = wait_for_change(files, state)
    except KeyboardInterrupt:
        # The way to end it, not a fault.
        return


def _watched(paths: Sequence[str], options: Mapping[str, Any]) -> list[str]:
    """The files to be checked, and those that may hold what applies to them."""
    from listing_lint.config import candidates
    from listing_lint.files import FoundFile, find_files

    written = [output.path if (output := prefixed(value)) else value for value in options["outputs"]]
    # A report in a folder that is watched would call for the next one.
    files = [
        found.path
        for found in find_files(paths)
        if isinstance(found, FoundFile) and not any(same_file(found.path, path) for path in written)
    ]
    folders = {Path(path).parent for path in files}
    above = {str(path) for folder in folders for path in candidates(folder)}
    named = [options[name] for name in ("configuration", "new_only") if options[name] is not None]
    return [*files, *sorted(above), *named]
