"""Regular expressions that are compiled when they are first used: one run needs a few of some three hundred."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands in for a pattern until the first call, and passes on every later one at no cost."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __reduce__(self) -> tuple[type[_Lazy], tuple[str | bytes, int]]:
        """Packed as what it was made from."""
        return _Lazy, (self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Compile, and hold the methods of the pattern as one's own."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` would give. A source that is no regular expression raises at its first use."""
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))
