"""Computed rules, one module each. A module is registered by being here and holding a `RULE`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from listing_lint.rule import Rule


@lru_cache(maxsize=1)
def computed_rules() -> tuple[Rule, ...]:
    """The RULE of every module of this package, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.RULE for module in modules if hasattr(module, "RULE"))
