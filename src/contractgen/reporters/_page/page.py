"""把一份草稿的审查做成一页网页：样式与脚本写在页内，声明不取任何外面的东西。"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePath
from typing import Any, TypeVar

from jinja2 import Environment, StrictUndefined, Template

from contractgen.reporters._page import limits, notes, references, scope, text
from contractgen.reporters._page.links import Links, visible
from contractgen.reporters._words import SEVERITY
from contractgen.review.draft import Draft
from contractgen.review.mishaps import note as note_mishap
from contractgen.review.review import Review, ReviewedDraft

_View = TypeVar("_View")


def page(each: ReviewedDraft, review: Review, bar: Sequence[tuple[str, str]] = ()) -> str:
    """一页的全部 HTML；读不了的草稿，页上说明原因。bar 是页首的一排链接：文字与地址。"""
    name = "标准输入" if each.path == "-" else PurePath(each.path).name or "草稿"
    shared = {
        "name": visible(name),
        "style": _asset("page.css"),
        "script": _asset("page.js"),
        "policy": policy(),
        "top_links": bar,
        "version": review.version,
        "report": each.report,
        "known": each.known,
    }
    return _template().render(shared | _views(each, review))


def _views(each: ReviewedDraft, review: Review) -> dict[str, Any]:
    """页上各部分的内容。"""
    found, reading = each.report, each.report.reading
    if found.error is not None or reading is None:
        return {"error": visible(found.error or "没有读出内容。")}
    draft = each.draft or Draft(reading)
    links = Links(found.findings, SEVERITY)
    return {
        "error": "",
        "title": visible(reading.title),
        "messages": [visible(message) for message in reading.messages],
        "rows": text.rows(reading, links),
        "notes": notes.notes(reading, links, review),
        "severities": notes.severities(found.findings),
        "families": notes.families(found.findings),
        "unchecked": notes.unchecked(reading, found.not_checked, review),
        "waived": notes.waived(reading, found.waived, review),
        "limits": _drawn("画期限一览", lambda: limits.limits(draft, links)),
        "scope": _drawn("画范围与除外", lambda: scope.scope(draft, links)),
        "references": _drawn("画引用图", lambda: references.reference_map(draft, links)),
    }


def _drawn(what: str, view: Callable[[], _View]) -> _View | None:
    """一幅图画不出来，不妨碍其余。"""
    try:
        return view()
    except Exception as error:
        note_mishap(what, error)
        return None


def policy() -> str:
    """内容安全策略：只许本页自己的样式与脚本。"""
    style, script = (_digest(_asset(name)) for name in ("page.css", "page.js"))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_asset("page.html"))
