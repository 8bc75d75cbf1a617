"""读参数文件时边读边记：值的位置、字段名的位置、读到的问题，以及防止恶意文件的上限。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from contractgen.model.errors import ContractgenError
from contractgen.model.problem import Position, Problem
from contractgen.params.paths import Path, path_text
from contractgen.params.source import Source

MAX_BYTES = 8_000_000
MAX_NODES = 100_000
MAX_DEPTH = 40
MAX_SHOWN = 50


class ParameterFileError(ContractgenError):
    """参数文件读不懂：编码、写法、重复的字段。problems 是全部问题，文字是供人阅读的全文。

    毛病不妨碍读出其余部分时（如字段重复），source 是读出的部分，可以接着检查，一次说全。
    """

    exit_code = 2

    def __init__(self, name: str, problems: Sequence[Problem], source: Source | None = None) -> None:
        self.source = source
        self.file = name
        self.problems = tuple(sorted(problems, key=_order))
        lines = [problem.sentence(name) for problem in self.problems[:MAX_SHOWN]]
        if len(self.problems) > MAX_SHOWN:
            lines.append(f"……另有 {len(self.problems) - MAX_SHOWN} 处，改好以上各处后再查。")
        super().__init__("\n".join(lines))


def _order(problem: Problem) -> tuple[int, int]:
    return problem.position.line or 0, problem.position.column or 0


def file_problem(
    line: int | None,
    column: int | None,
    message: str,
    suggestion: str | None = None,
    path: Path = (),
    found: str | None = None,
) -> Problem:
    """参数文件本身的一处问题。"""
    title = path_text(path) or "参数文件"
    return Problem(path_text(path), title, message, found, suggestion, Position(line, column))


class TooMuchError(Exception):
    """文件超出上限，不再读下去。"""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass
class Reading:
    """一次读取的记录。"""

    positions: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0
    misread: bool = False  # 毛病使结构读错了，其余部分不必再查

    def enter(self, path: Path, position: Position, size: int = 1) -> None:
        """记下一个值；层数或个数超限时停止。"""
        self.nodes += size
        if self.nodes > MAX_NODES:
            raise TooMuchError(
                file_problem(
                    position.line,
                    position.column,
                    f"内容过多（含别名展开，超过 {MAX_NODES} 项）。",
                    "请拆分文件，或者去掉重复引用的别名（以 * 开头的写法）。",
                )
            )
        if len(path) > MAX_DEPTH:
            raise TooMuchError(
                file_problem(
                    position.line, position.column, f"嵌套超过 {MAX_DEPTH} 层。", "请检查缩进与括号。"
                )
            )
        self.positions.setdefault(path, position)

    def key(self, path: Path, position: Position) -> bool:
        """记下一个字段名；重复时记为问题并返回 False。"""
        earlier = self.keys.get(path)
        if earlier is None:
            self.keys[path] = position
            return True
        self.problem(
            position, f"字段“{path[-1]}”重复，第 {earlier.line} 行已经写过。", "请只保留一处。", path
        )
        return False

    def problem(
        self, position: Position, message: str, suggestion: str | None = None, path: Path = ()
    ) -> None:
        """记下一处问题，继续往下读。"""
        self.problems.append(file_problem(position.line, position.column, message, suggestion, path))
