"""条款库中的一条：首部（标题、依据、参数、起草说明）与正文（Markdown 加变量）。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contractgen.model.errors import ContractgenError
from contractgen.params.decoding import decode
from contractgen.params.loading import load_text

_KNOWN = {"title", "basis", "note", "parameters", "required"}
_ANCHOR = re.compile(r"\{#([a-z0-9][a-z0-9-]*)\}")


@dataclass(frozen=True, slots=True)
class LibraryClause:
    """一个条款文件。body_line 是正文第一行在文件中的行号，出错时用来说明位置。"""

    name: str
    path: Path
    title: str
    basis: tuple[str, ...]
    note: str
    parameters: Mapping[str, Any]
    required: tuple[str, ...]
    body: str
    body_line: int
    anchors: frozenset[str] = field(default=frozenset())

    @property
    def source(self) -> str:
        """正文，前面垫上空行，使模板引擎报告的行号就是文件的行号。"""
        return "\n" * (self.body_line - 1) + self.body


def load_clause(path: Path) -> LibraryClause:
    """读入一个条款文件；首部不合规则时说明文件与行。"""
    text = decode(path.read_bytes(), path.name).replace("\r\n", "\n")
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise ContractgenError(
            f"{path.name} 第 1 行：条款文件应当以 --- 之间的首部开头（标题、依据、参数）。"
        )
    end = next(index for index, line in enumerate(lines[1:], 1) if line.strip() == "---")
    # 首行换成空行，YAML 报告的行号因此就是文件的行号
    head = load_text("\n".join(["", *lines[1:end]]), path.name, "yaml").data
    unknown = sorted(set(head) - _KNOWN)
    if unknown:
        raise ContractgenError(
            f"{path.name}：首部有不认识的名目 {'、'.join(unknown)}，可用的是 {'、'.join(sorted(_KNOWN))}。"
        )
    if not isinstance(head.get("title"), str):
        raise ContractgenError(f"{path.name}：首部缺少 title（条款标题）。")
    body = "\n".join(lines[end + 1 :])
    return LibraryClause(
        name=path.stem,
        path=path,
        title=head["title"],
        basis=tuple(head.get("basis") or ()),
        note=(head.get("note") or "").strip(),
        parameters=head.get("parameters") or {},
        required=tuple(head.get("required") or ()),
        body=body,
        body_line=end + 2,
        anchors=frozenset(_ANCHOR.findall(body)),
    )
