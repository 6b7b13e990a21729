"""The command line. Also the pre-commit hook: it is this command on the files that change.

Exit codes: 0 nothing at or above the fail level, 1 findings, 2 something could not be checked.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from listing_lint import __version__
from listing_lint.diagnostic import SEVERITIES
from listing_lint.fault import fault
from listing_lint.phrases import SPOKEN, count, say, spoken_in
from listing_lint.report import FORMATS, Look, Summary, open_report

if TYPE_CHECKING:
    from listing_lint.acceptance import Adoption, Given
    from listing_lint.config import Found
    from listing_lint.file_repair import FileRepairs, TitleSplit
    from listing_lint.ratchet import Standing, Tally
    from listing_lint.rule import Rule
    from listing_lint.run import Run

COULD_NOT_RUN = 2
_INTERRUPTED = 130
_BROKEN_PIPE = 141
_WIDTH = 100
"""Cells of a line where no terminal says how many it has."""
_PROGRESS_AFTER = 1.0
_PROGRESS_EVERY = 0.2
"""Seconds."""
_FEW = 5


class CannotRun(click.ClickException):
    """One sentence: what is wrong, and what to do."""

    exit_code = COULD_NOT_RUN


class Door(click.Group):
    """The commands, with every way out on one line and no traceback."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run, and leave with an exit code."""
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "listing-lint"
            _complain(f"{error.format_message().rstrip('.')}; see {command} --help")
            code = COULD_NOT_RUN
        except click.ClickException as error:
            _complain(error.format_message())
            code = error.exit_code
        except click.Abort:
            _complain("stopped")
            code = _INTERRUPTED
        sys.exit(code)

    def invoke(self, context: click.Context) -> Any:
        """Run a command to the last byte of its output."""
        try:
            result = super().invoke(context)
            sys.stdout.flush()
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            # Whoever read our output has gone; Python must not complain about it once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(_BROKEN_PIPE) from None
        except OSError as error:
            name = error.filename or "the report"
            raise CannotRun(f"{name}: {error.strerror}; see that it can be read and written") from None
        except Exception as error:
            raise CannotRun(fault(error, "starting")) from error
        return result


def _names(context: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Names from repeated options and from commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _day(context: click.Context, option: click.Parameter, value: str | None) -> datetime.date | None:
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” is no date; write it like 2026-07-27") from None


_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _spoken(context: click.Context, option: click.Parameter, value: str | None) -> str:
    """The language asked for, else that of the configuration here, else that of the locale."""
    return value or _speak_for(["."], None)


_LANGUAGE_HELP = "Language of messages (default: from the locale)."
_speak: _Decorator = click.option(
    "--lang", "speak", type=click.Choice(SPOKEN), callback=_spoken, help=_LANGUAGE_HELP
)
_speak_later: _Decorator = click.option("--lang", "speak", type=click.Choice(SPOKEN), help=_LANGUAGE_HELP)
_no_color: _Decorator = click.option(
    "--no-color", is_flag=True, help="No colours (also NO_COLOR=1; FORCE_COLOR=1 keeps them in a pipe)."
)
_configuration: _Decorator = click.option(
    "--config",
    "configuration",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="This configuration instead of those above the files.",
)
_no_configuration: _Decorator = click.option(
    "--no-config", "no_configuration", is_flag=True, help="No configuration at all."
)
_select: _Decorator = click.option(
    "--select", multiple=True, callback=_names, metavar="NAMES", help="Only these rules and families."
)


@click.group(
    cls=Door,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": _WIDTH},
    epilog="Example: listing-lint check flat-file.txt",
)
@click.version_option(__version__, message="listing-lint %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Find the words that get a marketplace listing rejected, before it is uploaded."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command(
    epilog="\b\nExamples:\n"
    "  listing-lint check flat-file.txt\n"
    "  listing-lint check exports/ --market amazon-de --min-severity error\n"
    "  listing-lint check flat-file.xlsm --format jsonl --output findings.jsonl\n"
    "  cat listings.yaml | listing-lint check - --select material,title-too-long"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--format", "output_format", type=click.Choice(list(FORMATS)), default="text", help="Form of the report."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="Write the report to this file; with --fix, the fixed listings.",
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
@click.option("--input-format", metavar="NAME", help="Format of the files, where it is not recognised.")
@_select
@click.option(
    "--ignore", multiple=True, callback=_names, metavar="NAMES", help="Not these rules and families."
)
@click.option(
    "--market",
    show_default="amazon-us",
    metavar="NAME",
    help="Store of files that don't name their own.",
)
@click.option("--policy-date", callback=_day, metavar="DAY", help="Day whose rules apply (default: today).")
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
@_configuration
@_no_configuration
@click.option(
    "--new-only",
    type=click.Path(dir_okay=False),
    metavar="BASELINE",
    help="Tell only what this baseline does not hold.",
)
@click.option("--show-suppressed", is_flag=True, help="Show accepted findings too, with the reason.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
@_speak_later
@_no_color
@click.pass_context
def check(
    context: click.Context,
    paths: Sequence[str],
    output_format: str,
    output: str | None,
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
    from listing_lint.files import find_files
    from listing_lint.formats import FORMATS as INPUT_FORMATS
    from listing_lint.parallel import available
    from listing_lint.run import Run

    if input_format is not None and input_format not in INPUT_FORMATS:
        raise CannotRun(f"no file format “{input_format}”; choose one of {', '.join(INPUT_FORMATS)}")
    if watch:
        _watch(context, paths)
        return
    chosen = _chosen_configuration(configuration, no_configuration)
    speak = speak or _speak_for(paths, chosen)
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
    adoption = _adoption(given, files)
    unwritten = False
    if fix or unsafe_fixes or diff or fix_report is not None:
        from listing_lint.file_repair import FileRepairs

        repairs = FileRepairs(adoption.setting, _complain, unsafe=unsafe_fixes, dry=diff, format=input_format)
        _fix(repairs, paths, output, fix_report, skip_unknown=skip_unknown, speak=speak)
        if diff:
            _show_diff(repairs, _look(_stream(None, paths, ExitStack()), no_color, speak))
            sys.exit(COULD_NOT_RUN if repairs.failed else int(bool(repairs.repairs)))
        unwritten = bool(repairs.failed)
        if output is not None:
            files, output = list(find_files([output])), None
    with ExitStack() as stack:
        stream = _stream(output, paths, stack)
        report = open_report(output_format, _look(stream, no_color, speak), statistics=statistics)
        progress = _Progress()
        # A report that goes elsewhere than the terminal does not disturb the line there.
        write = progress.before(stream.write) if stream.isatty() else stream.write
        run = Run(
            report,
            write=write,
            complain=progress.before(_complain),
            adoption=adoption,
            tick=progress.tick,
            least=min_severity,
            format=input_format,
            jobs=jobs or available(),
            show_accepted=show_suppressed,
        )
        stream.write(report.begin())
        _run(run, files, skip_unknown)
        progress.clear()
        run.summary.leftovers += leftovers(adoption, speak)
        stream.write(report.finish(run.summary))
    for sentence in run.summary.leftovers:
        _complain(sentence)
    if run.summary.unread or unwritten:
        sys.exit(COULD_NOT_RUN)
    if run.summary.failing and not exit_zero:
        sys.exit(1)


def _watch(context: click.Context, paths: Sequence[str]) -> None:
    """Check, and check again after each change of the files or of what applies to them, until Ctrl-C."""
    from listing_lint.config import forget
    from listing_lint.files import STDIN
    from listing_lint.watch import state_of, wait_for_change

    if STDIN in paths:
        raise CannotRun("standard input can't be watched; name a file or a folder")

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
                _complain(error.format_message())
            except SystemExit:
                # The exit code of one round ends nothing here.
                pass
            _complain(say("watch", context.params["speak"] or spoken_in(os.environ)))
            sys.stdout.flush()
            state = wait_for_change(files, state)
    except KeyboardInterrupt:
        # The way to end it, not a fault.
        return


def _watched(paths: Sequence[str], options: Mapping[str, Any]) -> list[str]:
    """The files to be checked, and those that may hold what applies to them."""
    from listing_lint.config import candidates
    from listing_lint.files import FoundFile, find_files

    files = [found.path for found in find_files(paths) if isinstance(found, FoundFile)]
    folders = {Path(path).parent for path in files}
    above = {str(path) for folder in folders for path in candidates(folder)}
    named = [options[name] for name in ("configuration", "new_only") if options[name] is not None]
    return [*files, *sorted(above), *named]


def _chosen_configuration(path: str | None, none: bool) -> Found | None:
    """The configuration that stands in for those above the files, None where they are to be found."""
    from listing_lint.config import Config, ConfigError, Found, read_config

    if path is None:
        return Found(Config(), None) if none else None
    if none:
        raise click.UsageError("--config and --no-config exclude each other")
    try:
        config = read_config(Path(path))
    except ConfigError as error:
        raise CannotRun(str(error)) from None
    if config is None:
        raise CannotRun(f"{path}: there is no table [tool.listing-lint] in it")
    return Found(config, Path(path))


def _speak_for(paths: Sequence[str], configuration: Found | None) -> str:
    """The language of a report: that of the configuration above the first file, else of the locale."""
    from listing_lint.config import ConfigError, find_config

    try:
        found = configuration or find_config(Path(paths[0]))
    except ConfigError as error:
        raise CannotRun(str(error)) from None
    return found.config.language or spoken_in(os.environ)


def _adoption(given: Given, files: Iterable[object]) -> Adoption:
    """What applies to the files: everything that is wrong with it is told before anything is written."""
    from listing_lint.acceptance import Adoption
    from listing_lint.baseline import BaselineError
    from listing_lint.config import ConfigError
    from listing_lint.files import STDIN, FoundFile

    try:
        adoption = Adoption(given)
        for found in files:
            if isinstance(found, FoundFile):
                path = Path.cwd() if found.path == STDIN else Path(found.path)
                adoption.acceptance(adoption.setting(path))
    except (BaselineError, ConfigError) as error:
        raise CannotRun(str(error)) from None
    return adoption


def _run(run: Run, files: Iterable[object], skip_unknown: bool) -> None:
    from listing_lint.files import STDIN, FoundFile, NoSuchFile, OtherFile

    others: list[str] = []
    for found in files:
        if isinstance(found, OtherFile):
            others.append(found.path)
        elif isinstance(found, NoSuchFile):
            run.unread(found.path, f"{found.path}: there is no such file or folder")
        elif isinstance(found, FoundFile) and found.path == STDIN:
            run.file("<stdin>", sys.stdin.buffer.read())
        elif isinstance(found, FoundFile):
            run.file(found.path, named=found.named and not skip_unknown)
    _say_passed_over(others, "not listing files by their endings")
    _say_passed_over(run.passed_over, "no listings in them")
    _say_passed_over(run.excluded, "excluded by the configuration")


def _fix(
    repairs: FileRepairs,
    paths: Sequence[str],
    output: str | None,
    record: str | None,
    *,
    skip_unknown: bool,
    speak: str,
) -> None:
    """Repair the files, into `output` where there is one, and write down what was changed."""
    from listing_lint.files import STDIN, FoundFile, find_files
    from listing_lint.report.changes import write_record

    if STDIN in paths:
        raise CannotRun("standard input can't be fixed; save it as a file first")
    if output is not None:
        _check_fixed_name(paths, output)
    if record is not None and any(Path(path).exists() and _same_file(path, record) for path in paths):
        raise CannotRun(f"{record} is a file to be fixed; name another one for the record")
    for found in find_files(paths):
        if isinstance(found, FoundFile):
            repairs.file(found.path, target=output, named=found.named and not skip_unknown)
    if record is not None:
        with Path(record).open("w", encoding="utf-8-sig", newline="") as stream:
            write_record(stream, ((each.place, each.change) for each in repairs.repairs))
    if not repairs.dry:
        _complain(_count_fixed("fixed", repairs, speak))


def _check_fixed_name(paths: Sequence[str], output: str) -> None:
    """Raises CannotRun where the fixed listings of `paths` can't be written to `output`."""
    if len(paths) != 1 or Path(paths[0]).is_dir():
        raise CannotRun("-o takes the fixed listings of one file; leave it away to fix several in place")
    if Path(output).suffix.lower() != Path(paths[0]).suffix.lower():
        raise CannotRun(
            f"with --fix, -o takes the fixed listings, and {output} has another ending than {paths[0]}; "
            "the report goes to standard output"
        )


def _same_file(path: str, other: str) -> bool:
    return Path(other).exists() and Path(other).samefile(path)


def _show_diff(repairs: FileRepairs, look: Look) -> None:
    from listing_lint.report.changes import diff

    for each in repairs.repairs:
        click.echo(diff(each.place, each.change, look), color=look.color)
    _complain(_count_fixed("fixable", repairs, look.speak))


def _count_fixed(key: str, repairs: FileRepairs, speak: str) -> str:
    if not repairs.repairs:
        return say("fixed.none", speak)
    number = len({each.place.file for each in repairs.repairs})
    files = count("summary.files", number, speak, files=f"{number:,}")
    return count(key, len(repairs.repairs), speak, files=files)


def _say_passed_over(paths: Sequence[str], reason: str) -> None:
    """Name the files while they are few, count them by ending when they are many."""
    if not paths:
        return
    if len(paths) <= _FEW:
        names = ", ".join(paths)
    else:
        endings: dict[str, int] = {}
        for path in paths:
            ending = Path(path).suffix.lower() or "no ending"
            endings[ending] = endings.get(ending, 0) + 1
        ranked = sorted(endings.items(), key=lambda item: (-item[1], item[0]))
        names = ", ".join(f"{ending} {number:,}" for ending, number in ranked)
    files = "1 file" if len(paths) == 1 else f"{len(paths):,} files"
    _complain(f"passed over {files}, {reason}: {names}")


def _stream(output: str | None, paths: Iterable[str], stack: ExitStack) -> IO[str]:
    if output is None:
        stream = sys.stdout
        if hasattr(stream, "reconfigure"):
            # A console that knows no Chinese shows a question mark, it does not stop the run.
            stream.reconfigure(errors="replace")
        return stream
    target = Path(output)
    if target.exists() and any(Path(path).exists() and target.samefile(path) for path in paths):
        raise CannotRun(f"{output} is a file to be checked; name another one for the report")
    try:
        return stack.enter_context(target.open("w", encoding="utf-8", newline="\n"))
    except OSError as error:
        raise CannotRun(f"{output}: {error.strerror}; name a file that can be written") from None


def _look(stream: IO[str], no_color: bool, speak: str) -> Look:
    terminal = stream.isatty()
    color = terminal and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    if os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR"):
        color = stream is sys.stdout
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() and int(columns) else _WIDTH
    if terminal:
        width = shutil.get_terminal_size((width, 24)).columns
    unicode = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")
    return Look(width=width, color=color and not no_color, unicode=unicode, speak=speak)


class _Progress:
    """A line on standard error that counts listings while nothing else is written for a while."""

    def __init__(self) -> None:
        self._shown = False
        self._on = sys.stderr.isatty()
        self._next = time.monotonic() + _PROGRESS_AFTER

    def tick(self, summary: Summary) -> None:
        """Called after each listing; draws a few times a second."""
        if self._on and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PROGRESS_EVERY
            sys.stderr.write(f"\r{summary.listings:,} listings, {summary.found:,} findings ")
            sys.stderr.flush()
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def before(self, write: Callable[[str], object]) -> Callable[[str], object]:
        """`write`, with the line taken away before each piece."""

        def clean(piece: str) -> None:
            self.clear()
            write(piece)

        return clean


def _complain(sentence: str) -> None:
    click.echo(f"listing-lint: {sentence}", err=True)


@cli.command(epilog="Example: listing-lint rules --select material")
@_select
@_speak
@_no_color
def rules(select: Sequence[str], speak: str, no_color: bool) -> None:
    """Show every rule: name, severity, what it catches."""
    from listing_lint.linter import all_rules

    look = _look(sys.stdout, no_color, speak)
    chosen = [rule for rule in all_rules() if not select or rule.name in select or rule.family in select]
    unknown = set(select) - {name for rule in chosen for name in (rule.name, rule.family)}
    if unknown:
        raise CannotRun(f"no rule or family is called “{min(unknown)}”; `listing-lint rules` shows them all")
    click.echo(_table(chosen, look), color=look.color)


def _table(chosen: Sequence[Rule], look: Look) -> str:
    from rich.cells import cell_len

    from listing_lint.report.text import wrap
    from listing_lint.rule import FAMILIES

    names = max(len(rule.name) for rule in chosen)
    labels = {severity: say(f"severity.{severity}", look.speak) for severity in SEVERITIES}
    label_width = max(cell_len(label) for label in labels.values())
    margin = 2 + names + 2 + label_width + 2
    lines = []
    for family in FAMILIES:
        members = [rule for rule in chosen if rule.family == family]
        if members:
            lines.append(look.paint(family, "strong"))
        for rule in members:
            label = labels[rule.severity]
            padding = " " * (label_width - cell_len(label))
            summary = rule.summary.get(look.speak) or rule.summary["en"]
            first, *rest = wrap(summary, max(24, look.width - margin))
            lines.append(f"  {rule.name:<{names}}  {look.paint(label, rule.severity)}{padding}  {first}")
            lines.extend(" " * margin + line for line in rest)
    families = len({rule.family for rule in chosen})
    words = sum(len(rule.terms) for rule in chosen)
    lines += ["", say("rules.count", look.speak, rules=len(chosen), families=families, words=f"{words:,}")]
    return "\n".join(lines)


@cli.command(epilog="Example: listing-lint rule title-too-long")
@click.argument("name")
@click.option("--words", is_flag=True, help="Show every word of a word rule.")
@_speak
@_no_color
def rule(name: str, words: bool, speak: str, no_color: bool) -> None:
    """Explain one rule: what, why, examples, sources."""
    from difflib import get_close_matches

    from listing_lint.explain import as_text, explain
    from listing_lint.linter import all_rules

    known = {each.name: each for each in all_rules()}
    if name not in known:
        near = get_close_matches(name, known, 1)
        hint = f"did you mean “{near[0]}”?" if near else "`listing-lint rules` shows them all"
        raise CannotRun(f"no rule is called “{name}”; {hint}")
    look = _look(sys.stdout, no_color, speak)
    click.echo(as_text(explain(known[name], speak), look, words=words), nl=False, color=look.color)


@cli.command("split-titles", epilog="Example: listing-lint split-titles flat-file.txt -o split.txt")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write the listings to this file.")
@click.option("--table", type=click.Path(dir_okay=False), help="Write the texts side by side as CSV.")
@click.option("--input-format", metavar="NAME", help="Format of the file, where it is not recognised.")
@click.option("--market", show_default="amazon-us", metavar="NAME", help="Store of a file.")
@click.option("--policy-date", callback=_day, metavar="DAY", help="Day whose rules apply (default: today).")
@_speak
@_no_color
def split_titles(
    path: str,
    output: str | None,
    table: str | None,
    input_format: str | None,
    market: str | None,
    policy_date: datetime.date | None,
    speak: str,
    no_color: bool,
) -> None:
    """Split long titles into title and Item Highlight, and show them side by side.

    Without -o nothing is written but the table.
    """
    from listing_lint.acceptance import Given
    from listing_lint.file_repair import FileRepairs
    from listing_lint.files import FoundFile
    from listing_lint.report.changes import SPLIT_COLUMNS, side_by_side, write_rows

    if output is not None:
        _check_fixed_name([path], output)
    given = Given(market=market, policy_date=policy_date, speak=speak)
    adoption = _adoption(given, [FoundFile(path, named=True)])
    repairs = FileRepairs(adoption.setting, _complain, format=input_format)
    splits = repairs.titles(path, output)
    if repairs.failed:
        sys.exit(COULD_NOT_RUN)
    look = _look(_stream(None, [path], ExitStack()), no_color, speak)
    for each in splits:
        text = side_by_side(each.place, each.before, each.title, each.highlight, each.left_out, look)
        click.echo(text, nl=False, color=look.color)
    if table is not None:
        with Path(table).open("w", encoding="utf-8-sig", newline="") as stream:
            write_rows(stream, SPLIT_COLUMNS, map(_split_row, splits))
    _complain(count("split", len(splits), speak))
    nowhere = sum(not each.writable for each in splits)
    if nowhere:
        _complain(count("split.nowhere", nowhere, speak))
        sys.exit(1)


def _split_row(split: TitleSplit) -> Sequence[str]:
    place = split.place
    left = "; ".join(split.left_out)
    return place.sku or "", place.file or "", place.cell, split.before, split.title, split.highlight, left


@cli.command(
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
@click.option("--input-format", metavar="NAME", help="Format of the files, where it is not recognised.")
@click.option("--market", metavar="NAME", help="Store of files that don't name their own.")
@click.option(
    "--policy-date", callback=_day, metavar="DAY", help="Day whose rules apply (default: the record's)."
)
@_speak
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
        raise click.UsageError("name files and the folder of their record (-o), or two records (--compare)")
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
            _complain(sentence)
        sys.exit(COULD_NOT_RUN)


@cli.command("diff", epilog="Example: listing-lint diff export-monday.txt export-today.txt")
@click.argument("old", type=click.Path(exists=True))
@click.argument("new", type=click.Path(exists=True))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Form of the report.",
)
@click.option("--input-format", metavar="NAME", help="Format of the files, where it is not recognised.")
@_select
@click.option(
    "--ignore", multiple=True, callback=_names, metavar="NAMES", help="Not these rules and families."
)
@click.option("--market", show_default="amazon-us", metavar="NAME", help="Store of files without one.")
@click.option("--policy-date", callback=_day, metavar="DAY", help="Day whose rules apply (default: today).")
@click.option(
    "--fail-level",
    type=click.Choice([*SEVERITIES, "never"]),
    show_default="warning",
    help="Exit with 1 for new findings from here on.",
)
@_configuration
@_no_configuration
@_speak_later
@_no_color
def difference(
    old: str,
    new: str,
    output_format: str,
    input_format: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    market: str | None,
    policy_date: datetime.date | None,
    fail_level: str | None,
    configuration: str | None,
    no_configuration: bool,
    speak: str | None,
    no_color: bool,
) -> None:
    """Compare two exports: what is new, fixed, unchanged, and which words came and went.

    A change that you have not made is one to look into.
    """
    from listing_lint.acceptance import Given
    from listing_lint.difference import compare
    from listing_lint.export import read_export
    from listing_lint.files import FoundFile, find_files
    from listing_lint.formats import UnreadableFile
    from listing_lint.linter import UnknownMarket
    from listing_lint.report.difference import as_json, as_text
    from listing_lint.run import reaches

    chosen = _chosen_configuration(configuration, no_configuration)
    speak = speak or _speak_for([new], chosen)
    given = Given(
        market=market,
        policy_date=policy_date,
        select=tuple(select),
        ignore=tuple(ignore),
        speak=speak,
        fail_level=fail_level,
        configuration=chosen,
        use_baseline=False,
    )
    exports = []
    for path in (old, new):
        files = [found for found in find_files([path]) if isinstance(found, FoundFile)]
        adoption = _adoption(given, files)
        try:
            exports.append(read_export(adoption, files, format=input_format))
        except (UnreadableFile, UnknownMarket) as error:
            raise CannotRun(str(error)) from None
    changes = list(compare(*exports))
    look = _look(_stream(None, (), ExitStack()), no_color, speak)
    shown = as_json(changes) if output_format == "json" else as_text(changes, look)
    click.echo(shown, nl=False, color=look.color)
    level = adoption.setting(Path(new)).fail_level
    if any(reaches(finding, level) for change in changes for finding in change.new):
        sys.exit(1)


@cli.command(epilog="Example: listing-lint init")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@_speak
def init(folder: str, speak: str) -> None:
    """Write a configuration in which every key is explained. An existing one is never touched."""
    from listing_lint.config import FILE_NAMES
    from listing_lint.starter import FILE_NAME, STARTER

    for name in FILE_NAMES:
        if Path(folder, name).exists() and name != "pyproject.toml":
            raise CannotRun(f"{Path(folder, name)} is there already; edit it, or delete it first")
    path = Path(folder, FILE_NAME)
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(STARTER)
    _complain(say("init.written", speak, path=path))


@cli.command("config", epilog="Example: listing-lint config eu/flat-file.txt")
@click.argument("path", default=".", metavar="[PATH]", type=click.Path(exists=True))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Form of the answer.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of configuration files instead.")
@_configuration
@_speak_later
def show_configuration(
    path: str, output_format: str, schema: bool, configuration: str | None, speak: str | None
) -> None:
    """Show what applies to a path, key by key, and where each value comes from."""
    import json

    from listing_lint.acceptance import Given
    from listing_lint.config import find_config
    from listing_lint.config import schema as schema_of_configuration
    from listing_lint.files import FoundFile
    from listing_lint.origin import applied

    if schema:
        click.echo(json.dumps(schema_of_configuration(), ensure_ascii=False, indent=2))
        return
    chosen = _chosen_configuration(configuration, none=False)
    speak = speak or _speak_for([path], chosen)
    _adoption(Given(configuration=chosen, use_baseline=False), [FoundFile(path, named=True)])
    found = chosen or find_config(Path(path))
    rows = list(applied(Path(path), found, os.environ))
    if output_format == "json":
        listed = [{"key": row.key, "value": row.value, "origin": row.origin} for row in rows]
        click.echo(json.dumps({"path": path, "values": listed}, ensure_ascii=False, indent=2))
        return
    if found.path is None:
        _complain(say("config.none", speak, path=path))
    width = max(len(row.key) for row in rows)
    for row in rows:
        click.echo(f"{row.key:<{width}}  {json.dumps(row.value, ensure_ascii=False)}  ({row.origin})")


@cli.group(epilog="Example: listing-lint baseline create exports/")
def baseline() -> None:
    """Accept what is found today, so that only what is new is told."""


_baseline_file: _Decorator = click.option(
    "--file",
    "file",
    type=click.Path(dir_okay=False),
    help="The baseline (default: that of the configuration).",
)
_baseline_paths: _Decorator = click.argument("paths", nargs=-1, required=True, metavar="PATH…")
_baseline_market: _Decorator = click.option(
    "--market", show_default="amazon-us", metavar="NAME", help="Store of files that don't name their own."
)
_baseline_day: _Decorator = click.option(
    "--policy-date", callback=_day, metavar="DAY", help="Day whose rules apply (default: today)."
)


@baseline.command("create", epilog="Example: listing-lint baseline create exports/")
@_baseline_paths
@_baseline_file
@_configuration
@_baseline_market
@_baseline_day
@_speak
def baseline_create(
    paths: Sequence[str],
    file: str | None,
    configuration: str | None,
    market: str | None,
    policy_date: datetime.date | None,
    speak: str,
) -> None:
    """Accept everything that is found now. An existing baseline is never touched."""
    from listing_lint.acceptance import Given
    from listing_lint.ratchet import BaselineExists, create

    chosen = _chosen_configuration(configuration, none=False)
    path, configured = _baseline_path(paths, file, chosen)
    given = Given(market, policy_date, speak=speak, configuration=chosen, use_baseline=False)
    _, tally = _tally(paths, given)
    try:
        create(path, tally.found)
    except BaselineExists as error:
        raise CannotRun(str(error)) from None
    _complain(count("baseline.created", tally.found.total(), speak, path=path))
    if not configured:
        _complain(say("baseline.configure", speak, path=path.as_posix()))


@baseline.command("update", epilog="Example: listing-lint baseline update exports/")
@_baseline_paths
@_baseline_file
@click.option("--gone", is_flag=True, help="Take out listings too that the files don't hold.")
@_configuration
@_baseline_market
@_baseline_day
@_speak
def baseline_update(
    paths: Sequence[str],
    file: str | None,
    gone: bool,
    configuration: str | None,
    market: str | None,
    policy_date: datetime.date | None,
    speak: str,
) -> None:
    """Take out what is fixed. Nothing new is accepted."""
    from listing_lint.acceptance import Given
    from listing_lint.ratchet import update

    chosen = _chosen_configuration(configuration, none=False)
    given = Given(market, policy_date, speak=speak, configuration=chosen)
    path, now = _standing(paths, file, given)
    update(path, now, unseen=gone)
    _complain(_standing_in_words(path, now, speak))


@baseline.command("check", epilog="Example: listing-lint baseline check exports/")
@_baseline_paths
@_baseline_file
@_configuration
@_baseline_market
@_baseline_day
@_speak
def baseline_check(
    paths: Sequence[str],
    file: str | None,
    configuration: str | None,
    market: str | None,
    policy_date: datetime.date | None,
    speak: str,
) -> None:
    """Exit with 1 where something is fixed that the baseline still accepts."""
    from listing_lint.acceptance import Given

    chosen = _chosen_configuration(configuration, none=False)
    given = Given(market, policy_date, speak=speak, configuration=chosen)
    path, now = _standing(paths, file, given)
    for sku, rule_name, field, text in sorted(now.fixed):
        click.echo(f"{sku}  {field}  {text}  [{rule_name}]")
    _complain(_standing_in_words(path, now, speak))
    if now.fixed:
        sys.exit(1)


def _baseline_path(paths: Sequence[str], file: str | None, chosen: Found | None) -> tuple[Path, bool]:
    """The baseline of a command, and whether the configuration names it."""
    from listing_lint.config import ConfigError, find_config
    from listing_lint.ratchet import USUAL_NAME

    try:
        found = chosen or find_config(Path(paths[0]))
    except ConfigError as error:
        raise CannotRun(str(error)) from None
    configured = None if found.config.baseline is None else found.folder / found.config.baseline
    if file is not None:
        return Path(file), configured is not None and configured.resolve() == Path(file).resolve()
    return configured or Path(USUAL_NAME), configured is not None


def _tally(paths: Sequence[str], given: Given) -> tuple[Adoption, Tally]:
    """What is found in the files beyond the baseline that is given."""
    from listing_lint.files import find_files
    from listing_lint.parallel import available
    from listing_lint.ratchet import Tally
    from listing_lint.run import Run

    files = list(find_files(paths))
    tally = Tally()
    adoption = _adoption(given, files)
    run = Run(tally, write=len, complain=_complain, adoption=adoption, jobs=available())
    _run(run, files, skip_unknown=False)
    if run.summary.unread:
        raise CannotRun("the baseline is left as it is, because not every file could be read")
    return adoption, tally


def _standing(paths: Sequence[str], file: str | None, given: Given) -> tuple[Path, Standing]:
    from listing_lint.ratchet import standing

    path, _ = _baseline_path(paths, file, given.configuration)
    adoption, tally = _tally(paths, replace(given, baseline=path))
    return path, standing(path, adoption.baselines[path], tally.found)


def _standing_in_words(path: Path, now: Standing, speak: str) -> str:
    numbers = {name: f"{getattr(now, name).total():,}" for name in ("kept", "fixed", "unseen", "new")}
    return say("baseline.standing", speak, path=path, **numbers)


def _other_door(name: str) -> Any:
    """A door that this one only opens: found by its name, for none depends on another or its packages."""
    from importlib import import_module

    try:
        return import_module(f"listing_lint.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("listing_lint"):
            raise
        raise CannotRun(
            f"the package {error.name} is missing; run pip install 'listing-lint[{name}]'"
        ) from None


@cli.command(epilog="Example: listing-lint lsp --market amazon-de")
@click.option("--market", metavar="NAME", help="Store of files that don't name their own.")
@click.option("--lang", "speak", type=click.Choice(SPOKEN), help="Language of messages.")
def lsp(market: str | None, speak: str | None) -> None:
    """Serve editors: findings, quick fixes and hover (Language Server Protocol, stdin and stdout)."""
    _other_door("lsp").serve(market, speak)


@cli.command(epilog="Example: listing-lint mcp --root listings/")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True),
    required=True,
    help="Folder outside which no file is read or written.",
)
@click.option("--market", metavar="NAME", help="Store of files that don't name their own.")
@click.option("--lang", "speak", type=click.Choice(SPOKEN), help="Language of messages.")
def mcp(root: str, market: str | None, speak: str | None) -> None:
    """Serve agents: lint, explain and fix listings (Model Context Protocol, stdin and stdout)."""
    from listing_lint.config import ConfigError

    try:
        _other_door("mcp").serve(Path(root), market, speak)
    except ConfigError as error:
        raise CannotRun(str(error)) from None


def main() -> None:
    """The entry point of the command `listing-lint`."""
    cli(prog_name="listing-lint")
