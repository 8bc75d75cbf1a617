"""在别的条款里顺带解除时限、指标的话：夜间上门不受第4节时限约束、报表的故障不适用第5条的恢复时限、大促期间的回复率不纳入扣减。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.outline import Outline, outlined, sentences, trimmed
from contractgen.facts.words.own_limits import own_limit
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying

_LIFTS = re.compile(
    r"(?:均|亦|也|都|一律|概)?(?:不(?:再|予|应|必)?(?:受|适用|执行|遵守|按|计)|免于|豁免)[^。；;，,]{0,4}?"
    r"(?:(?:本合同|本协议|本附件|附件[一二三四五\d]*|正文)?的?(?:第\s*[\d一二三四五六七八九十.]+\s*[条款节章项]|前[款条述]|上[款条述]|§\s*[\d.]+|[\d.]+款)|(?:上述|前述|约定的?|服务级别|服务水平|本合同))"
    r"[^。；;，,]{0,14}?(?:时限|期限|时间|指标|可用率|服务级别|服务水平|SLA|响应|恢复|考核|要求|标准)[^。；;，,]{0,6}"
)
#: 大促期间的回复率不纳入扣减、雨天的延误不予处罚：本来要扣的，说不扣
_SPARED = re.compile(
    r"[^，,。；;：:]{0,24}?(?:率|超时|延误|迟[延到缓误]?|逾期|晚点|差错|差评|投诉|故障|中断|停机|失误|缺岗|不达标|时限|时效|响应|恢复|得分)[^，,。；;：:]{0,8}?(?:均|亦|也|都|一律|概)?"
    r"(?:不(?:再|予|作|做|得|应)?(?:纳入|计入|列入|进入|参与|参加|作为)?|免于|免予)(?:服务费|绩效|当[月季]|月度|季度)?(?:的)?(?:扣减|扣款|扣罚|扣分|扣除|抵扣|考核|处罚|罚款|扣费)(?:的?(?:范围|依据|基数))?(?=[，,。；;]|$)"
)
_HOME = re.compile(
    r"时限|服务级别|服务水平|服务标准|SLA|等级|级别|分级|响应|指标|考核|可用|除外|例外|不包|不含|不做|不管|不属|范围|内容|不可抗力|定义|释义|保密|违约|解除"
)
_CUES = (
    "不受", "不适用", "不执行", "不按", "免于", "免予", "豁免", "不再", "不遵守",
    "不纳入", "不计入", "不列入", "不进入", "不参与", "不参加", "不作", "不做", "不予", "不扣", "不考核", "不处罚",
)  # fmt: skip
_ABOUT = re.compile(r"付款|支付|价款|税|保密|诉讼|仲裁|时效|违约金|赔偿|解除|验收|不可抗力|责任")


@record
class LiftedLimit:
    """一句。span 是解除的话，whole 是全句。"""

    span: Span
    whole: Span


def lifted_limits(reading: Reading) -> tuple[LiftedLimit, ...]:
    """依行文次序。"""
    outline = outlined(reading)
    lines = saying(reading, _CUES)
    return tuple(found for line in lines for found in _in_line(line, outline))


def _in_line(line: Line, outline: Outline) -> Iterator[LiftedLimit]:
    if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.heading or line.cell is not None:
        return
    titles = outline.titles(line.index)
    if not titles or _HOME.search(titles):
        return
    for start, end in sentences(line.text, line.body_start):
        text = line.text[start:end]
        lifts = _LIFTS.search(text) or _SPARED.search(text)
        if lifts is None or _ABOUT.search(lifts[0]) or own_limit(text):  # 换了一个时限
            continue
        spot = Span(line.index, start + lifts.start(), start + lifts.end())
        yield LiftedLimit(spot, trimmed(line.index, line.text, start, end))
