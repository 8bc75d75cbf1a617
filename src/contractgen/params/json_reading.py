"""读 JSON：与读 YAML 同样的值，同样记得每个字段的行，同样不许重复。"""

from __future__ import annotations

import re
from decimal import Decimal
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from contractgen.model.problem import Position
from contractgen.params.paths import Path
from contractgen.params.reading import Reading, file_problem

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<fraction>\.[0-9]+)?(?P<exponent>[eE][-+]?[0-9]+)?")
_WORDS = {"null": None, "true": True, "false": False}
_WIDE = {
    "：": "冒号",
    "，": "逗号",
    "“": "引号",
    "”": "引号",
    "｛": "大括号",
    "｝": "大括号",
    "【": "方括号",
    "】": "方括号",
}


class _JsonError(Exception):
    def __init__(self, at: int, message: str, suggestion: str) -> None:
        super().__init__(message)
        self.at, self.message, self.suggestion = at, message, suggestion


def read_json(text: str, reading: Reading) -> Any:
    """把 JSON 全文读成值；问题记在 reading 里。"""
    if not text.strip():
        return None
    reader = _Reader(text, reading)
    try:
        value = reader.value(())
        if reader.at < len(text):
            raise _JsonError(reader.at, "最外层的括号之后还有内容。", "请删去多余的内容。")
    except _JsonError as error:
        where = reader.position(error.at)
        found = text[error.at : error.at + 20].split("\n")[0] or None
        reading.problems.append(
            file_problem(where.line, where.column, error.message, error.suggestion, found=found)
        )
        return None
    return value


class _Reader:
    """逐字往下读；层数由 Reading 限制。"""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text, self.reading = text, reading
        self.at = 0
        self.breaks = [-1, *(found.start() for found in re.finditer("\n", text))]
        self.line = 0
        self.skip()

    def position(self, at: int) -> Position:
        """字符序号 → 行列；读取总是向前，行号随之前移。"""
        while self.line + 1 < len(self.breaks) and self.breaks[self.line + 1] < at:
            self.line += 1
        while self.line and self.breaks[self.line] >= at:
            self.line -= 1
        return Position(self.line + 1, at - self.breaks[self.line])

    def skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def value(self, path: Path) -> Any:
        self.reading.enter(path, self.position(self.at))
        start = self.peek()
        if start == "{":
            value: Any = self.fields(path)
        elif start == "[":
            value = self.items(path)
        elif start == '"':
            value = self.string()
        else:
            value = self.word()
        self.skip()
        return value

    def string(self) -> str:
        try:
            value, self.at = scanstring(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            if error.msg.startswith("Unterminated"):
                raise _JsonError(self.at, "引号没有收尾。", "请补上收尾的半角引号。") from None
            if "control character" in error.msg:
                raise _JsonError(error.pos, "引号里直接换行或有控制字符。", "换行请写成 \\n。") from None
            raise _JsonError(error.pos, "反斜杠的写法无效。", "反斜杠请写成两个（\\\\）。") from None
        return str(value)

    def word(self) -> Any:
        for word, value in _WORDS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        found = _NUMBER.match(self.text, self.at)
        if found is None:
            raise self.unexpected("这里应当是一个值。", "文字要放在半角双引号里。")
        if len(found[0]) > 100 or len(found["exponent"] or "") > 4:
            raise _JsonError(self.at, "数太大。", "账号、编号之类请放在引号里。")
        self.at = found.end()
        exact = found["fraction"] or found["exponent"]
        return Decimal(found[0]) if exact else int(found[0])

    def unexpected(self, message: str, suggestion: str) -> _JsonError:
        wide = _WIDE.get(self.peek())
        if wide:
            return _JsonError(self.at, f"用了全角{wide}“{self.peek()}”。", f"请改为半角{wide}。")
        if not self.peek():
            return _JsonError(self.at, "文件没有写完，括号没有配对。", "请补上收尾的括号。")
        return _JsonError(self.at, message, suggestion)

    def expect(self, mark: str, message: str) -> None:
        if self.peek() != mark:
            raise self.unexpected(message, f"请写半角“{mark}”。")
        self.at += 1
        self.skip()

    def more(self, close: str) -> bool:
        """值之后：逗号表示还有，括号表示到头。"""
        if self.peek() == close:
            self.at += 1
            return False
        comma = self.at
        self.expect(",", f"两项之间应当有逗号，或者以“{close}”收尾。")
        if self.peek() == close:
            raise _JsonError(comma, "最后一项之后多了一个逗号。", "请删去这个逗号。")
        return True

    def items(self, path: Path) -> list[Any]:
        values: list[Any] = []
        self.expect("[", "")
        if self.peek() == "]":
            self.at += 1
            return values
        while True:
            values.append(self.value((*path, len(values))))
            if not self.more("]"):
                return values

    def fields(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        self.expect("{", "")
        if self.peek() == "}":
            self.at += 1
            return values
        while True:
            if self.peek() != '"':
                raise self.unexpected("字段名应当放在双引号里。", '如 "name": "值"。')
            position = self.position(self.at)
            name = self.string()
            self.skip()
            self.expect(":", f"字段名“{name}”之后应当是冒号。")
            fresh = self.reading.key((*path, name), position)
            value = self.value((*path, name))
            if fresh:
                values[name] = value
            if not self.more("}"):
                return values
