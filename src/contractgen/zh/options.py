"""还没有选定的地方：第__种方式、□一次性 □分期；以文字并列的选项另见 alternatives。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_S = r" \u3000\u00a0\u2002\u2003\t"
_WAY = re.compile(
    rf"第\s?(?:[_＿\u2581{_S}]+|[（(【\[〔][_＿\u2581{_S}]*[）)】\]〕]|[XＸ×])\s?(?:种|项(?=方式|约定|执行"
    rf"|处理|办法|选择|[）)])|款(?=方式|办法)|类(?=方式))"
)
_EMPTY = frozenset("□☐◻❑❏▢\uf0a3\uf0a8\uf06f")
_TICKED = frozenset("■☑☒√✓✔\uf052\uf0fe\uf0fc")
_BOX = re.compile(
    r"[□☐◻❑❏▢■☑☒√✓✔\uf0a3\uf0a8\uf06f\uf052\uf0fe\uf0fc]|\[[ xX√]\]|[（(][ \u3000]?[√✓✔][ \u3000]?[）)]"
    r"|[（(][ \u3000]+[）)]"
    r"|○(?=[\u4e00-\u9fff])|◯(?=[\u4e00-\u9fff])"
)
_BOX_HINT = re.compile(r"[□☐◻❑❏▢■☑☒√✓✔○◯\uf0a3\uf0a8\uf06f\uf052\uf0fe\uf0fc]|\[[ xX]\]|[（(][ \u3000]+[）)]")
_ABOUT_BOXES = re.compile(r"[在于][“\"]?$")
_INSIDE = re.compile(r"[”\"]?\s*(?:内|中|里|处|符号|为|或|、|表示|上)")
_ONE_OF = re.compile(
    r"择一|任选其?一|单选|只(?:能|可)?选|仅(?:能|可)?选|选择其中一|其中一种|[二两三四]选一|下列?第\s*[一二三四五\d]\s*种"
    r"|以下第\s*[一二三四五\d]\s*种"
)
_EXCLUSIVE = tuple(
    frozenset(group.split())
    for group in (
        "月付 季付 半年付 年付 一次性 分期 一次性付款 一次性支付 分期付款 分期支付 按月 按季 按年 按月支付 "
        "按季支付 按年支付",
        "是 否",
        "有 无",
        "含税 不含税",
        "适用 不适用",
        "工作日 自然日 日历日",
        "甲方 乙方 双方",
        "仲裁 诉讼 提交仲裁 提起诉讼",
        "同意 不同意",
        "包括 不包括",
        "需要 不需要",
        "专用发票 普通发票 增值税专用发票 增值税普通发票",
        "自动续期 不续期 不自动续期",
        "独占许可 排他许可 普通许可",
        "合格 不合格",
    )
)


@dataclass(frozen=True, slots=True)
class Box:
    """一个选框和它后面的选项。"""

    start: int
    end: int
    ticked: bool
    option: str


def ways(text: str) -> Iterator[tuple[int, int]]:
    """“第__种方式”里没有填的那一处。"""
    return (found.span() for found in _WAY.finditer(text)) if "第" in text else iter(())


def boxes(text: str) -> tuple[Box, ...]:
    """一行里的选框。“在□内打√”一类的说明不算。"""
    if not _BOX_HINT.search(text):
        return ()
    found = [
        match
        for match in _BOX.finditer(text)
        if not (_ABOUT_BOXES.search(text[: match.start()]) or _INSIDE.match(text, match.end()))
        and text[max(0, match.start() - 1) : match.start()] not in ("打", "“", "划", "画")
    ]
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return tuple(
        Box(m.start(), m.end(), _ticked(m.group()), _option(text[m.end() : end]))
        for m, end in zip(found, ends, strict=True)
    )


def _option(text: str) -> str:
    """选框后面的选项，到标点为止。"""
    return re.split(r"[，,。；;]", text.strip(" \u3000\t；;，,。、（("), maxsplit=1)[0].strip(
        " \u3000\t/／、"
    )


def one_only(lead: str, options: Iterable[str]) -> bool:
    """这些选项只能选一个：导语这样说，或本来就互斥。"""
    chosen = {option.split("（")[0].split("(")[0].strip() for option in options}
    return bool(_ONE_OF.search(lead)) or any(len(chosen & group) > 1 for group in _EXCLUSIVE)


def _ticked(sign: str) -> bool:
    core = sign.strip("[]（）() \u3000")
    return core in ("x", "X") or (bool(core) and core in _TICKED)
