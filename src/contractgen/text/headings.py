"""编号之后的文字是不是标题，标题是什么：整行的标题，或“标题：正文”里冒号之前的几个字。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line

_TERMINAL = "。；;，,：:？！!?、…"
_RUN_IN = re.compile(r"([^，,。；;：:“”\"（）()【】\[\]]{2,20}(?:[（(][^（）()]{1,12}[)）])?)\s*[：:]")
_LEAD = re.compile(
    r"如下|下列|以下|包括|包含|(?<![响供对适效反])应(?!用|急|答)|负责|承诺|有权|例如|不属于|同意|应当|可以|不得|需要"
)
_STOP = re.compile("[。；;：:]")
_COMMA = re.compile("[，,。；;：:]")
_SAYS = re.compile(r"(?<![响供对适效反])应(?!用|急|答)|须|不得|负责|由[^，]{1,8}[方人]")
_LONGEST = 30
_HEAD = 40  # 冒号在这么多字之内
_TITLE_STYLES = ("标题", "合同标题", "封面标题")


def first_piece(text: str, start: int) -> str:
    """编号之后、软换行与制表符之前的文字。"""
    body = text[start:]
    if "\n" in body:
        body = body.partition("\n")[0]
    if "\t" in body:
        body = body.partition("\t")[0]
    return body.strip(" \u3000\xa0*")


def full_heading(text: str, sure: bool) -> bool:
    """编号之后整行只是标题：短、没有句读；“质量标准：”这样以冒号收尾的短名目也算。"""
    if not text or len(text) > _LONGEST:
        return False
    if sure and _COMMA.search(text) and _SAYS.search(text):
        return False  # 第三条 乙方应在……完成检测，并：没有写完的句子
    if text[-1] in "：:":
        return len(text) <= 16 and not _LEAD.search(text) and not _COMMA.search(text[:-1])
    return text[-1] not in _TERMINAL and not (_COMMA if not sure else _STOP).search(text)


def run_in_heading(body: str) -> str:
    """“付款方式：甲方应……”的“付款方式”；没有则为空。"""
    head = body[:_HEAD]
    if "：" not in head and ":" not in head:
        return ""
    found = _RUN_IN.match(head)
    return found[1].strip() if found and not _LEAD.search(found[1]) else ""


def heading_level(line: Line) -> int:
    """标题样式的级别；不是标题为 0。"""
    style = line.style
    if not style or (style[:7].lower() != "heading" and style[:2] != "标题"):
        return 0
    digits = style.lstrip("HheadingEADIN标题 ")
    return int(digits) if digits.isdigit() else 0


def title_styled(line: Line) -> bool:
    """用了标题样式（合同的名称所用的，不是各级标题）。"""
    return line.style in _TITLE_STYLES or line.style.lower() == "title"
