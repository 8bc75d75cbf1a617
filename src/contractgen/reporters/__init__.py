"""报告的各种形式：一种形式一个文件，文件名就是 -f 后面的词；各有一个 ``report(review)``，返回文件名到内容。

文件名带着草稿所在的文件夹（``drafts/合同.审查.docx``），因此不写 -o 时输出就在草稿旁边；用 `names` 取得。
加一种形式，就是在这里加一个文件；几种形式或一种形式的几部分合用的东西，文件名以下划线开头，或另立文件夹。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path, PurePath

from contractgen.model.errors import ContractgenError
from contractgen.review.review import Review

Reporter = Callable[[Review], dict[str, bytes]]
MARK = ".审查"  # 输出文件名里的记号：合同.docx → 合同.审查.docx

_ENDINGS = {"txt": "terminal", "htm": "html"}  # 其余的扩展名就是形式的名字


@cache
def formats() -> tuple[str, ...]:
    """全部形式的名字，依本目录下的文件。"""
    files = (path for path in Path(__file__).parent.iterdir() if path.suffix == ".py")
    return tuple(sorted(path.stem for path in files if not path.stem.startswith("_")))


def reporter(name: str) -> Reporter:
    """某种形式的函数，用到时才载入。"""
    if name not in formats():
        raise ContractgenError(f"没有名为“{name}”的报告形式。可用的有 {'、'.join(formats())}。")
    module = import_module(f"{__name__}.{name}")
    found: Reporter = module.report
    return found


def format_of(file_name: str) -> str | None:
    """由输出的文件名推定形式：report.html → html；推不出时为 None。"""
    ending = PurePath(file_name).suffix.lower().lstrip(".")
    name = _ENDINGS.get(ending, ending)
    return name if name in formats() else None


def names(review: Review, ending: str) -> list[str]:
    """每份草稿一个文件名：合同.docx → 合同.审查<ending>；同一文件夹里重名的带上原扩展名。"""
    paths = [PurePath("草稿" if each.path == "-" else each.path) for each in review.drafts]
    stems = Counter(path.with_suffix("") for path in paths)
    return [
        str(path.with_name((path.stem if stems[path.with_suffix("")] == 1 else path.name) + MARK + ending))
        for path in paths
    ]


def one_name(review: Review, ending: str) -> str:
    """全部草稿合成一个文件时的名字：只有一份草稿时随草稿。"""
    return names(review, ending)[0] if len(review.drafts) == 1 else f"审查意见{ending}"
