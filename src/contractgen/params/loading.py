"""读参数文件：YAML、JSON 或 Excel 表单，连同每个字段的位置；读不懂时一次说清全部毛病。"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Literal

from contractgen.params.decoding import control_characters, decode
from contractgen.params.json_reading import read_json
from contractgen.params.paths import Path
from contractgen.params.reading import MAX_DEPTH, ParameterFileError, Reading, TooMuchError, file_problem
from contractgen.params.source import Source
from contractgen.params.workbook.recognition import is_workbook
from contractgen.params.yaml_reading import read_yaml

if TYPE_CHECKING:
    from contractgen.params.workbook.opening import Forms

Kind = Literal["yaml", "json"]

_LARGEST_BITS = 333  # 约一百位
STANDARD_INPUT = "标准输入"


def load(path: str | FilePath, forms: Forms | None = None) -> Source:
    """读一个参数文件；``-`` 是标准输入。forms 由模板名给出填写表，读 Excel 表单要用。"""
    name = str(path)
    if name == "-":
        return load_bytes(sys.stdin.buffer.read(), STANDARD_INPUT, forms=forms)
    try:
        raw = FilePath(path).read_bytes()
    except FileNotFoundError:
        raise _unopened(name, "没有这个文件。", "请检查文件名和所在文件夹。") from None
    except IsADirectoryError:
        raise _unopened(name, "这是文件夹，不是文件。", "请给出参数文件。") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "文件名无效"
        raise _unopened(name, f"打不开文件（{reason}）。", "请检查文件名和权限。") from None
    return load_bytes(raw, name, forms=forms)


def load_bytes(raw: bytes, name: str, kind: Kind | None = None, forms: Forms | None = None) -> Source:
    """读一份字节（上传的文件、标准输入）；是不是 Excel 文件看内容，不看名字。"""
    if forms is not None and kind is None and is_workbook(raw, name):
        from contractgen.params.workbook.source import workbook_source

        return workbook_source(raw, name, forms)
    return load_text(decode(raw, name), name, kind or _kind(name))


def load_text(text: str, name: str, kind: Kind = "yaml") -> Source:
    """读一份文字。"""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if problems := control_characters(text):
        raise ParameterFileError(name, problems)
    reading = Reading()
    try:
        value = read_json(text, reading) if kind == "json" else read_yaml(text, reading)
    except TooMuchError as error:
        raise ParameterFileError(name, [error.problem]) from None
    if not reading.problems and not isinstance(value, dict):
        reading.problems.append(_not_fields(value))
    if not isinstance(value, dict):
        raise ParameterFileError(name, reading.problems)
    source = Source(name, value, reading.positions, reading.keys)
    if reading.problems:
        raise ParameterFileError(name, reading.problems, None if reading.misread else source)
    return source


def from_mapping(mapping: Mapping[str, Any], name: str = "参数") -> Source:
    """由程序给出的参数：没有行号；浮点数按字面转成 Decimal，日期转成 2026-12-01 的写法。"""
    return Source(name, {str(key): _plain(value, (str(key),), name) for key, value in mapping.items()})


def _plain(value: Any, path: Path, name: str) -> Any:
    if len(path) > MAX_DEPTH:
        raise ParameterFileError(
            name, [file_problem(None, None, f"嵌套超过 {MAX_DEPTH} 层。", None, path[:3])]
        )
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int) and value.bit_length() <= _LARGEST_BITS:
        return value
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < 100:
        return value
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, Mapping):
        return {str(key): _plain(each, (*path, str(key)), name) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, (*path, index), name) for index, each in enumerate(value)]
    problem = file_problem(
        None,
        None,
        f"值的类型不能用在参数里（{type(value).__name__}）。",
        "请给文字、数、真假、清单或字段组。",
        path,
    )
    raise ParameterFileError(name, [problem])


def _kind(name: str) -> Kind:
    return "json" if name.lower().endswith(".json") else "yaml"


def _unopened(name: str, message: str, suggestion: str) -> ParameterFileError:
    return ParameterFileError(name, [file_problem(None, None, message, suggestion)])


def _not_fields(value: Any) -> Any:
    if value is None:
        return file_problem(1, 1, "文件是空的。", "第一行写 template: 模板名，其后是各字段。")
    shape = "清单" if isinstance(value, list) else "一段文字"
    return file_problem(
        1, 1, f"最外层应当是字段（名称: 值），现在是{shape}。", "第一行写 template: 模板名，其后是各字段。"
    )
