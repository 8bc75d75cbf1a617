"""用错的词：罚金、法人代表、权力义务、签定……，以及各应写作什么。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.slots import slot_at

_AUTHORITY = re.compile(
    r"行政|监管|主管|政府|机关|税务|工商|海关|法院|公安|执法|司法|刑|判处|被(?:处|罚)|遭受?|受到|第三方"
    r"|第三人|滞纳金|诉讼费|赔偿金、|处罚(?!款)|有关部门|相关部门|招致|索赔"
)
_PARTY_FINE = re.compile(
    r"(?:支付|缴纳|扣除|处以?|加收|收取|承担|扣)[^，。；]{0,10}罚款|罚款[^，。；]{0,6}(?:[\d０-９￥¥]"
    r"|人民币|[一二三四五六七八九十百千万]+元)|(?:每次|每日|每天|每逾期|每延迟|每例)[^，。；]{0,12}罚款"
)


@record
class WrongTerm:
    """一处用错的词。legal 表示是法律用语（改了意思会变）；否则是错字或旧写法。provisional 表示在占位之内。"""

    span: Span
    wrong: str
    right: str
    legal: bool
    provisional: bool


_Check = Callable[[str, re.Match[str]], bool]


def _fine(text: str, found: re.Match[str]) -> bool:
    """罚金是刑罚，罚款是行政处罚；说的若是机关所处的，没有用错。"""
    start = max(text.rfind(c, 0, found.start()) for c in "。；;") + 1
    stops = [place for c in "。；;" if (place := text.find(c, found.end())) >= 0]
    sentence = text[start : min(stops, default=len(text))]
    if _AUTHORITY.search(sentence):
        return False
    return found.group() == "罚金" or bool(_PARTY_FINE.search(sentence))


def _always(text: str, found: re.Match[str]) -> bool:
    return True


_TERMS: tuple[tuple[re.Pattern[str], str, bool, _Check], ...] = (
    (re.compile(r"(?<!征收的)罚[金款]"), "违约金", True, _fine),
    (re.compile(r"法人代表(?!权|机构|处|大会|诉讼)"), "法定代表人", True, _always),
    (
        re.compile(
            r"权力(?=[和与及、]?义务)|(?<=享有)权力|(?<=行使)权力(?!机)|(?<=放弃)权力"
            r"|(?<=[有无])权力(?![机的])"
            r"|(?<=义务[和与及、])权力|(?<=的)权力(?=[，。；])"
        ),
        "权利",
        True,
        _always,
    ),
    (re.compile(r"签定"), "签订", False, _always),
    (re.compile(r"帐(?=[号户目单款簿期])|(?<=[对结进入到])帐(?!篷)"), "账", False, _always),
    (re.compile(r"其它"), "其他", False, _always),
    (re.compile(r"(?<![叫看当])做为"), "作为", False, _always),
    (re.compile(r"部份"), "部分", False, _always),
    (re.compile(r"按装"), "安装", False, _always),
    (re.compile(r"截止(?=至|到|\d{4}\s*年|[一二〇]{4}年)"), "截至", False, _always),
    (re.compile(r"(?<=定金)[（(]订金[）)]|(?<=订金)[（(]定金[）)]"), "定金", True, _always),
    (re.compile(r"(?<![一-龥])按排|(?<=时间)按排|按排(?=人员|时间|工程师)"), "安排", False, _always),
    (re.compile(r"必需(?=在|于|按|遵守|履行|提供)"), "必须", False, _always),
    (re.compile(r"定(?=单(?![一位元价个据])(?:编号|金额|数量|中|内|号))"), "订", False, _always),
    (re.compile(r"撤消"), "撤销", False, _always),
    (re.compile(r"抵消(?=[，。；的了权]|服务|费|款|债)"), "抵销", False, _always),
    (
        re.compile(r"登陆(?=系统|平台|账号|账户|后台|网站|密码|口令|界面)|(?<=系统|平台|用户)登陆"),
        "登录",
        False,
        _always,
    ),
    (re.compile(r"做废"), "作废", False, _always),
    (re.compile(r"包修(?=期|服务|义务|范围)"), "保修", False, _always),
    (re.compile(r"屡(?=行|约)"), "履", False, _always),
    (re.compile(r"报消"), "报销", False, _always),
    (re.compile(r"不可抗拒力"), "不可抗力", True, _always),
)
_ANY = re.compile(
    "罚|撤消|抵消|登陆|做废|包修|屡|报消|订金|按排|必需|法人代|权力|签定|帐|其它|做为|部份|按装|截止|定单|抗拒"
)


def wrong_terms(reading: Reading) -> tuple[WrongTerm, ...]:
    """全文用错的词，按出现的次序。"""
    return tuple(
        term
        for line in reading.judged()
        if line.zone is not Zone.FORM and line.part != "comment" and _ANY.search(line.text)
        for term in _in_line(line)
    )


def _in_line(line: Line) -> Iterator[WrongTerm]:
    for pattern, right, legal, applies in _TERMS:
        for found in pattern.finditer(line.text):
            if applies(line.text, found):
                inside = slot_at(line.text, *found.span()) is not None
                yield WrongTerm(Span(line.index, *found.span()), found.group(), right, legal, inside)
