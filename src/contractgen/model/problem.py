"""参数文件中的一处问题：在哪里、是什么、现在写的是什么、该怎么写。"""

from __future__ import annotations

from typing import Any

from contractgen.model.record import record


@record
class Position:
    """参数文件里的位置：YAML/JSON 用行与列（从 1 起），Excel 表单用工作表与单元格。"""

    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def spot(self) -> str:
        """供人阅读：第 9 行；工作表“服务级别”C9；没有位置的是空的。"""
        if self.line is not None:
            return f"第 {self.line} 行"
        return f"工作表“{self.sheet}”{self.cell or ''}" if self.sheet else ""


@record
class Problem:
    """一处问题。path 形如 ``sla.levels[0].response``，title 是表单上的字段标题（逐级，用 › 连接）。"""

    path: str
    title: str
    message: str
    found: str | None = None
    suggestion: str | None = None
    position: Position = Position()
    #: invalid 不合规则；missing 缺少（草稿可以留白）；unknown 多余字段；conflict 相互矛盾；review 通不过审查
    kind: str = "invalid"

    def sentence(self, file: str = "") -> str:
        """供人阅读的一句话：文件、行、字段标题、问题、建议。"""
        where = " ".join(part for part in (file, self.position.spot()) if part)
        field = f"{self.title}（{self.path}）" if self.path and self.title != self.path else self.title
        head = " ".join(part for part in (where, field) if part)
        tail = f"{self.suggestion}" if self.suggestion else ""
        return f"{head}：{self.message}{tail}"

    def as_dict(self, file: str = "") -> dict[str, Any]:
        """``check -f json`` 与 HTTP 接口里的一条。"""
        return {
            "file": file or None,
            "line": self.position.line,
            "column": self.position.column,
            "sheet": self.position.sheet,
            "cell": self.position.cell,
            "path": self.path,
            "title": self.title,
            "kind": self.kind,
            "message": self.message,
            "found": self.found,
            "suggestion": self.suggestion,
        }
