"""YAML 读不下去时，找出中文输入法常留下的毛病（全角冒号、全角空格、制表符），逐行说明怎么改。"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from contractgen.model.problem import Problem
from contractgen.params.reading import file_problem

_KEY = r"(?:-[ ]+)*[\"']?(?P<key>[A-Za-z_][A-Za-z0-9_-]*)[\"']?"
_WITH_VALUE = re.compile(rf"^[ ]*{_KEY}[ ]*:[ ]+[^#\s]")
_WIDE_COLON = re.compile(rf"^[ ]*{_KEY}[ ]*(?P<colon>：)")
_TIGHT_COLON = re.compile(rf"^[ ]*{_KEY}(?P<colon>:)(?=[^\s/])")
_TAB = re.compile(r"^[ ]*\t")
_WIDE_SPACE = re.compile("^[ ]*[\u3000\u00a0]")
_WIDE_DASH = re.compile(r"^[ ]*[－—–][ ]*\S")
_BLOCK = re.compile(r"(?:^|[\s:-])[|>][-+0-9]*[ ]*(?:#.*)?$")

# libyaml 的说法 → 中文；键是其中的一段
_MEANINGS = (
    (
        "mapping values are not allowed",
        "这里不应再出现冒号。",
        "值里若有“: ”，请把整个值放在引号里；并检查上一行的缩进。",
    ),
    ("could not find expected ':'", "这一行缺少冒号。", "字段要写成“名称: 值”，冒号用半角，后面空一格。"),
    (
        "did not find expected key",
        "缩进不齐，或者引号、括号没有配对。",
        "请让同一级的字段左端对齐；值里有引号的，整个值另用一种引号括起。",
    ),
    ("did not find expected '-'", "清单的各项没有对齐。", "请让同一清单的“- ”左端对齐。"),
    (
        "did not find expected ',' or",
        "括号没有配对，或者括号里缺少逗号。",
        "以 {、[ 开头的文字要放在引号里。",
    ),
    ("found unexpected end of stream", "引号没有收尾。", "请补上收尾的引号。"),
    (
        "found unknown escape character",
        "双引号里的反斜杠写法无效。",
        "反斜杠请写成两个（\\\\），或者改用单引号。",
    ),
    (
        "found character that cannot start any token",
        "值不能以这个字符开头。",
        "以 @、`、% 或制表符开头的文字要放在引号里。",
    ),
    ("found undefined tag", "以叹号开头的写法无效。", "请把整个值放在引号里。"),
    ("did not find expected alphabetic", "以 *、& 或 ! 开头的写法无效。", "请把整个值放在引号里。"),
    ("block sequence entries are not allowed", "清单不能写在这里。", "“- ”请另起一行，缩进在字段名之下。"),
    (
        "did not find expected <document start>",
        "前一份内容已经结束，这里又多出文字。",
        "请检查缩进，并把字段写成“名称: 值”。",
    ),
    ("control characters are not allowed", "含有控制字符。", "请删去这个看不见的字符。"),
)


def explained(text: str, error: yaml.MarkedYAMLError) -> list[Problem]:
    """把一个语法错误说成人话；能指出可疑的行时只说可疑的行（全部）。"""
    quote = "quoted scalar" in (error.context or "")  # 引号从哪里开始，比到哪里读不下去更有用
    mark = error.context_mark if quote else error.problem_mark or error.context_mark
    last = mark.line + 1 if mark else None
    suspects = misleading_lines(text)
    if any(last is None or (hint.position.line or 0) <= last for hint in suspects):
        return suspects
    words = f"{error.problem or ''} {error.context or ''}"
    message, suggestion = _too_deep(text, last) if "mapping values" in words else _meaning(words)
    column = mark.column + 1 if mark else None
    return [file_problem(last, column, message, suggestion, found=_line(text, last))]


def _too_deep(text: str, last: int | None) -> tuple[str, str]:
    """不该有的冒号：多半是这一行比上一个字段多缩进了，而上一个字段已经有值。"""
    above = [(number, line) for number, line in _structure(text) if last is not None and number <= last]
    if len(above) > 1 and above[-1][0] == last:
        (number, line), (_, own) = above[-2:]
        deeper = _indent(own) - _indent(line)
        if deeper > 0 and (found := _WITH_VALUE.match(line)):
            return (
                f"缩进比第 {number} 行的“{found['key']}”多了 {deeper} 格。",
                f"同一级的字段左端要对齐；“{found['key']}”后面已经写了值，下面不能再有字段。",
            )
    return _meaning("mapping values are not allowed")


def _indent(line: str) -> int:
    """字段名之前的宽度，清单的短横也算。"""
    return len(line) - len(line.lstrip(" -"))


def _meaning(words: str) -> tuple[str, str]:
    for part, message, suggestion in _MEANINGS:
        if part in words:
            return message, suggestion
    return "不是有效的 YAML 写法。", "请检查这一行及上一行的缩进、冒号和引号。"


def _line(text: str, number: int | None) -> str | None:
    lines = text.split("\n")
    return lines[number - 1].strip()[:60] if number and number <= len(lines) else None


def misleading_lines(text: str) -> list[Problem]:
    """全文中写法可疑的行，分行文字（| 和 >）之内的除外。"""
    return [problem for number, line in _structure(text) for problem in _suspicion(number, line)]


def _suspicion(number: int, line: str) -> Iterator[Problem]:
    if _TAB.match(line):
        yield file_problem(
            number, 1, "缩进用了制表符（Tab）。", "请改用半角空格缩进。", found=line.strip()[:60]
        )
    elif found := _WIDE_SPACE.match(line):
        yield file_problem(
            number, found.end(), "缩进用了全角空格。", "请改用半角空格缩进。", found=line.strip()[:60]
        )
    elif _WIDE_DASH.match(line):
        yield file_problem(
            number, 1, "清单的短横用了全角或破折号。", "请改为半角“- ”。", found=line.strip()[:60]
        )
    bare = line.lstrip(" \t\u3000\u00a0")
    lead = len(line) - len(bare)
    for pattern, wrong in ((_WIDE_COLON, "后面用了全角冒号“：”。"), (_TIGHT_COLON, "的冒号后面没有空格。")):
        if found := pattern.match(bare):
            yield file_problem(
                number,
                lead + found.start("colon") + 1,
                f"字段“{found['key']}”{wrong}",
                f"请写成“{found['key']}: ”（半角冒号加一个空格）。",
                found=bare[:60],
            )


def _structure(text: str) -> Iterator[tuple[int, str]]:
    """逐行给出结构行：跳过空行、注释和分行文字的内容。"""
    block: int | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip("\r")
        bare = line.lstrip(" \t\u3000\u00a0")
        if not bare or bare.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip(" "))
        if block is not None:
            if indent > block:
                continue
            block = None
        yield number, line
        if _BLOCK.search(line):
            block = indent
