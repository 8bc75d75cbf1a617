"""各页的 Jinja 模板，与取用它们的一个函数。"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from contractgen import __version__


@cache
def environment() -> Environment:
    """网页模板的环境：一律转义，用到没有的变量就出错。"""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """写出一页；name 是 pages/ 里的文件名。"""
    template = environment().get_template(name)
    return HTMLResponse(template.render(here=request.url.path, version=__version__, **values), status)
