"""把文件的字节认成文字：UTF-8（有无 BOM）、GB18030；看不见的控制字符一律指出来。"""

from __future__ import annotations

import codecs

from contractgen.model.problem import Problem
from contractgen.params.reading import MAX_BYTES, ParameterFileError, file_problem
from contractgen.zh.characters import forbidden_characters

_OTHER_FILES = (
    (b"PK\x03\x04", "这是 Word、Excel 或压缩文件，不是参数文件。"),
    (b"\xd0\xcf\x11\xe0", "这是旧版 Word 或 Excel 文件，不是参数文件。"),
    (b"%PDF", "这是 PDF，不是参数文件。"),
)


def decode(raw: bytes, name: str) -> str:
    """字节 → 文字；认不出时说明第一处认不出的行。"""
    for head, message in _OTHER_FILES:
        if raw.startswith(head):
            raise _unreadable(name, message, "请给出参数文件（YAML、JSON）或者 Excel 表单。")
    if len(raw) > MAX_BYTES:
        raise _unreadable(
            name, f"文件超过 {MAX_BYTES // 1_000_000} MB。", "参数文件不应当这么大，请检查是否给错了文件。"
        )
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(raw, "utf-16", name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strict(raw, "gb18030", name)
    return text


def _strict(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = file_problem(line, None, "文字编码认不出来。", "请把文件另存为 UTF-8。")
        raise ParameterFileError(name, [problem]) from None


def _unreadable(name: str, message: str, suggestion: str) -> ParameterFileError:
    return ParameterFileError(name, [file_problem(None, None, message, suggestion)])


def control_characters(text: str) -> list[Problem]:
    """文件里看不见的、不能进 Word 的字符，逐处指出行与列。"""
    problems: list[Problem] = []
    line, start = 1, 0
    for at, name in forbidden_characters(text):
        line += text.count("\n", start, at)
        start = at
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        around = text[max(0, at - 10) : at + 10].replace(text[at], "□").split("\n")
        problems.append(
            file_problem(
                line, column, f"含有不能写进合同的字符：{name}。", "请删去它。", found=max(around, key=len)
            )
        )
    return problems
