"""What keeps findings from coming back, as far as files of the project show it.

Hooks, pipelines and schedules are read from their own files; nothing is assumed. A measure that no file
shows is not one that this record may name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from listing_lint.audit.record import Measure
from listing_lint.baseline import BaselineError, read_entries
from listing_lint.config import find_config

_TOOL = "listing-lint"
_PIPELINES = (".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitlab-ci.yml")


def find_measures(start: Path) -> Iterator[Measure]:
    """The measures that hold for a file or folder, by the files of its project."""
    root = _project(start)
    found = find_config(start)
    if found.path is not None:
        yield Measure(kind="configuration", file=_name(found.path, root))
    hooks = root / ".pre-commit-config.yaml"
    if _has_hook(_parsed(hooks)):
        yield Measure(kind="hook", file=_name(hooks, root))
    for pattern in _PIPELINES:
        for path in sorted(root.glob(pattern)):
            pipeline = _parsed(path)
            if any(_TOOL in text for text in _texts(pipeline)):
                yield Measure(kind="pipeline", file=_name(path, root))
                for cron in _schedules(pipeline):
                    yield Measure(kind="schedule", file=_name(path, root), detail=cron)
    if found.config.baseline is not None:
        path = found.folder / found.config.baseline
        try:
            accepted = read_entries(path).total()
        except BaselineError:
            return
        yield Measure(kind="baseline", file=_name(path, root), detail=str(accepted))


def _project(start: Path) -> Path:
    """The folder of the repository around a path; its own folder where there is none."""
    folder = (start if start.is_dir() else start.parent).resolve()
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)


def _name(path: Path, root: Path) -> str:
    path = path.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _parsed(path: Path) -> Any:
    """A YAML file in which every scalar is text (`on` is a word); None where it can't be read."""
    try:
        return yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506  builds texts only
    except (OSError, yaml.YAMLError):
        return None


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    elif isinstance(node, str):
        yield node


def _has_hook(hooks: Any) -> bool:
    repos = hooks.get("repos") if isinstance(hooks, dict) else None
    return any(
        isinstance(hook, dict) and hook.get("id") == _TOOL
        for repo in (repos if isinstance(repos, list) else ())
        for hook in (repo.get("hooks", ()) if isinstance(repo, dict) else ())
    )


def _schedules(pipeline: Any) -> Iterator[str]:
    triggers = pipeline.get("on") if isinstance(pipeline, dict) else None
    times = triggers.get("schedule") if isinstance(triggers, dict) else None
    for time in times if isinstance(times, list) else ():
        if isinstance(time, dict) and isinstance(time.get("cron"), str):
            yield time["cron"]
