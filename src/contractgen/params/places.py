"""把跨字段检查的结论安放到参数文件的某一行、某个字段。"""

from __future__ import annotations

from dataclasses import dataclass

from contractgen.model.problem import Problem
from contractgen.params.paths import parse_path, value_at
from contractgen.params.schema_tree import Schema, own_title, title_of
from contractgen.params.source import Source
from contractgen.params.wording import found_text


@dataclass(frozen=True)
class Where:
    """知道每个字段的标题和行号；``where(路径, 说明, 建议)`` 得到一处问题。"""

    source: Source
    schema: Schema

    def __call__(
        self, path: str, message: str, suggestion: str | None = None, kind: str = "conflict"
    ) -> Problem:
        """在路径处的一处问题，默认是相互矛盾。"""
        steps = parse_path(path)
        found = found_text(value_at(self.source.data, steps))
        return Problem(
            path, title_of(self.schema, steps), message, found, suggestion, self.source.where(steps), kind
        )

    def title(self, path: str) -> str:
        """字段自己的标题，写在说明里。"""
        return own_title(self.schema, parse_path(path))

    def line(self, path: str) -> str:
        """“（第 9 行）”“（工作表“服务级别”C9）”；没有位置时是空的，网页上填的没有行可说。"""
        position = self.source.where(parse_path(path))
        if self.source.on_form and position.line is not None:
            return ""
        spot = position.spot()
        return f"（{spot}）" if spot else ""
