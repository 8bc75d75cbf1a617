"""contractgen：起草中文服务协议，审查合同草稿。

三个入口按需载入：``render(params) -> bytes``、``check(path_or_mapping) -> CheckReport``、
``lint(path_or_bytes) -> Report``。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contractgen.model.finding import Report
    from contractgen.usecases.check_parameters import CheckReport, check
    from contractgen.usecases.lint_draft import lint
    from contractgen.usecases.render_contract import render

__version__ = "0.1.0"
__all__ = ["CheckReport", "Report", "__version__", "check", "lint", "render"]

_HOMES = {
    "render": "contractgen.usecases.render_contract",
    "check": "contractgen.usecases.check_parameters",
    "CheckReport": "contractgen.usecases.check_parameters",
    "lint": "contractgen.usecases.lint_draft",
    "Report": "contractgen.model.finding",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
