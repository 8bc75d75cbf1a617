"""审一份草稿，做出网页上要的各种报告；在工作进程里做。"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contractgen.reporters import html, reporter
from contractgen.reporters.json import as_dict
from contractgen.usecases.lint_draft import Request, not_reviewed, review, review_bytes
from contractgen.web.errors import RefusedError
from contractgen.web.jobs import SECONDS
from contractgen.web.store import Outcome

_LEGACY = b"\xd0\xcf\x11\xe0"
_LEGACY_SECONDS = 150.0
BAR = (
    ("全部草稿", "../"),
    ("下载批注 Word", "docx"),
    ("HTML", "html"),
    ("JSON", "json"),
)


@dataclass(frozen=True, slots=True)
class Options:
    """怎样审：与命令行的同名选项相同；草稿里的保留意见，网页上默认不采用。"""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    careful: bool = False
    final: bool = False
    waivers: bool = False
    library: Path | None = None

    def request(self) -> Request:
        overlay = {
            "select": self.select, "ignore": self.ignore, "careful": self.careful, "final": self.final,
        }  # fmt: skip
        return Request(overlay, library=self.library, waivers=self.waivers, nearby=False)


def reviewed(content: bytes, name: str, options: Options) -> Outcome:
    """审一份，做出全部报告。"""
    each = review_bytes(content, name, options.request())
    found = review([each])
    forms = ["html", "json"] + (["docx"] if each.docx is not None and each.report.reading else [])
    files = {form: next(iter(reporter(form)(found).items())) for form in forms}
    bar = [link for link in BAR if link[1] in files or link[1] == "../"]
    page = next(iter(html.with_bar(found, bar).values()))
    return Outcome(each.report.error, dict(found.report.summary), page, files)


def reported(form: str, drafts: tuple[tuple[str, bytes], ...], options: Options) -> tuple[str, bytes]:
    """几份草稿合成一个报告：文件名与内容，与命令行的相同。"""
    found = review([review_bytes(content, name, options.request()) for name, content in drafts])
    if form == "docx" and (why := found.drafts[0].report.error):
        raise RefusedError(422, f"{found.drafts[0].path}：{why}")
    return next(iter(reporter(form)(found).items()))


def described(content: bytes, name: str, options: Options) -> dict[str, Any]:
    """一份草稿的 JSON 报告。"""
    found = review([review_bytes(content, name, options.request())])
    return as_dict(found.report)


def undone(content: bytes, name: str, why: str) -> dict[str, Any]:
    """没有审成的一份的 JSON 报告。"""
    return as_dict(review([not_reviewed(content, name, why)]).report)


def seconds_for(content: bytes) -> float:
    """一份草稿最多审多久：旧版 .doc、.wps 要先等 LibreOffice 转换。"""
    return _LEGACY_SECONDS if content.startswith(_LEGACY) else SECONDS


def joined(reports: list[dict[str, Any]]) -> bytes:
    """几份草稿的 JSON 报告合成一个，写法与命令行的相同。"""
    summary = {word: sum(each["summary"][word] for each in reports) for word in reports[0]["summary"]}
    drafts = [draft for each in reports for draft in each["drafts"]]
    whole = reports[0] | {"drafts": drafts, "summary": summary}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode()
