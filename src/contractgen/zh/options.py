"""还没有选定的地方：第__种方式、□一次性 □分期、按自然日/工作日计算、【甲方】【乙方】。"""

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
_PARTY = "甲方|乙方|丙方|买方|卖方|供方|需方|委托方|受托方|客户|服务商|供应商|原告|被告"
_ANTONYMS = re.compile(
    r"(?:自然日|日历日|日历天|工作日)\s?[/／]\s?(?:自然日|日历日|日历天|工作日)"
    rf"|(?:{_PARTY})\s?[/／]\s?(?:{_PARTY})(?=\s?[）)】\]]?\s?(?:所在地|住所地|注册地|承担|负责|享有|有权"
    rf"|支付|提供|选择))"
    rf"|(?<=[（(【\[])(?:{_PARTY})\s?[/／]\s?(?:{_PARTY})(?=[）)】\]])"
    r"|(?:不含税|含税|未税)\s?[/／]\s?(?:不含税|含税|未税)|(?:仲裁|诉讼)\s?[/／]\s?(?:仲裁|诉讼)"
    r"|(?:不包括|包括|不包含|包含|不含|含)\s?[/／]\s?(?:不包括|包括|不包含|包含|不含|含)"
    r"|(?:不得|不可以|可以|不允许|允许|禁止)\s?[/／]\s?(?:不得|不可以|可以|不允许|允许|禁止)"
    r"|(?<=方)(?:应当?|须|必须)\s?[/／]\s?(?:可以?|有权)|(?<=方)可以?\s?[/／]\s?(?:应当?|须|必须)"
    r"|(?<=按)[日天周月季年]度?\s?[/／]\s?[日天周月季年]度?(?=计算|计收|支付|结算|付款)|(?:普通|专用)\s?[/／]\s?(?:普通|专用)(?=发票)"
    r"|(?<![一二三四五六七八九十百千])[一二三四五六七八九十]{1,3}\s?[/／]\s?[一二三四五六七八九十]{1,3}(?=个?(?:工作日|小时|月|日|天|年|次|份|名|周))"
    r"|(?:无需|不需要|需要|应当?|无须|须)\s?[/／]\s?(?:无需|不需要|需要|不应当?|无须|须)"
    r"|(?:一次性|分期|按月|按季度?|按年度?)(?:支付|付款)?\s?[/／]\s?(?:一次性|分期|按月|按季度?"
    r"|按年度?)(?:支付|付款)?"
    r"|(?:增值税)?(?:专用|普通)发票\s?[/／]\s?(?:增值税)?(?:专用|普通)发票|(?:独占|排他"
    r"|普通)许可\s?[/／]\s?(?:独占|排他|普通)许可"
    r"|(?:自动|不)续(?:期|约|签)\s?[/／]\s?(?:自动|不)续(?:期|约|签)"
    r"|(?<=[（(【\[])(?:是|否|有|无|适用|不适用|同意|不同意)\s?[/／]\s?(?:是|否|有|无|适用|不适用|同意"
    r"|不同意)(?=[）)】\]])"
)
_BRACKET = r"【[^【】\n]{1,30}】"
_BRACKETS = re.compile(
    rf"{_BRACKET}(?:\s?[/／或、]?\s?{_BRACKET})+|【[^【】\n/／]{{1,15}}(?:[/／][^【】\n/／]{{1,15}})+】"
    r"|[\[［〔【]\d{1,4}(?:[/／]\d{1,4})+[\]］〕】]|[\[［〔][\u4e00-\u9fff]{1,8}(?:[/／][\u4e00-\u9fff]{1,8})+[\]］〕]"
)
_EITHER = re.compile(
    r"(?:^|[：:为按以])\s*(?P<options>[^，。：:\n]{2,40}(?:[；;、]|或者?)[^，。：:\n]{2,30})[（(【](?:请)?(?:[二两三四]选一|任选其一|择一(?:适用|执行)?|选择其一)[）)】]"
)
_SHOWN = re.compile(r"(?:显示为?|标[注记有明]|字样|状态为?|点击|选择|按钮)[“\"]?$")  # 界面上的字样，不是选项
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


def antonyms(text: str) -> Iterator[tuple[int, int]]:
    """以斜线并列、只能取一的说法。"""
    if "/" in text or "／" in text:
        yield from (found.span() for found in _ANTONYMS.finditer(text))


def bracket_options(text: str) -> Iterator[tuple[int, int]]:
    """并列在方头括号里的几个选项。"""
    if "【" in text or "/" in text or "／" in text:
        for found in _BRACKETS.finditer(text):
            if (
                "比方" not in found.group()
                and "例" not in found.group()
                and not _SHOWN.search(text[max(0, found.start() - 6) : found.start()])
            ):
                yield found.span()


def either(text: str) -> Iterator[tuple[int, int]]:
    """（1）驻场；（2）远程（二选一）：写明只能取一而没有取。"""
    if ("选一" in text or "择一" in text or "其一" in text) and not boxes(text):
        yield from (found.span("options") for found in _EITHER.finditer(text))


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
