"""不计入服务水平的时间：计划内维护、因某原因的中断，有没有次数与累计的上限、由谁认定。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from contractgen.facts.words.attribution import proves, settles
from contractgen.facts.words.labels import LABELS, provider_of
from contractgen.facts.words.level_here import level_here
from contractgen.facts.words.maintenance_caps import TIMES, TOTAL, Caps, caps_anywhere, caps_here
from contractgen.facts.words.naming import party_pattern
from contractgen.facts.words.outline import Outline, outlined, sentences, trimmed, whole
from contractgen.facts.words.uncounted import rightly, uncounted
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

_OUT = re.compile(
    r"不作[^。；;，,]{0,10}(?:处理|论|计)|不以[^。；;，,]{0,8}论|不(?:列入|记入|记为|记(?=[。；，,]|$)|计(?=[。；，,]|$)|计入|计为|计算在|算作?|视为|包括|包含|含|纳入|统计)|(?<!费中)(?<!费用中)(?<!款中)(?<!不)(?<!不予)(?<!不得)扣除|(?<!不)(?:剔除|减去|刨除|核减)|排除(?!故障|障碍|隐患|险情)|除外|免于考核"
    r"|不受[^。；;，,]{0,8}(?:约束|考核)"
)
_MEASURE = re.compile(
    r"停机|不可用|可用性|可用率|正常运行时间|宕机|中断时间|中断(?:的)?(?:分钟|小时|时长)|中断(?=[^。；;，,]{0,6}不(?:计|列|算|纳|视|作))|停服|分钟数|小时数|离线|停运|停用|在线时|服务时间|应[^。；;，,]{1,4}时[长间数]|总时[长间]|故障时间|故障时长|SLA|服务水平|服务级别"
    r"|考核|在线率|失败请求|不可访问|时限|响应时间|解决时间"
)
_MAINTENANCE = re.compile(
    r"(?:计划(?:内|性|的)?|定期|例行|预定|事先安排的|系统|日常|版本|停机)?(?:维护|检修|升级|割接|热更新|发版|更新期间"
    r"|停机维护)(?:时间|窗口|期间|时段|时长)?|(?:计划(?:内|性|的)?|例行|定期|预定|预告|日常)(?:停机|停服|停用|停运|停线|中断|下线|重启)(?:时间|窗口|期间|时段|时长)?|(?:预先|事先|提前)(?:告知|通知)[^。；;，,]{0,12}(?:停机|中断|停服|停用|离线|下线)"
)
_PARTIES = "|".join(label for label in LABELS if label not in ("对方", "我方"))
_CAUSE = re.compile(
    rf"(?:因|由于|由|非)?[^。；;，,：:]{{0,24}}?(?:网络|线路|链路|外部|上级|电力|供电|运营商|第三方|云服务|云平台|机房|黑客"
    rf"|攻击|{_PARTIES})[^。；;，,]{{0,16}}?(?:原因|故障|中断|问题|造成|导致|引起|攻击|行为|所致)"
)
_EXCUSED = re.compile(r"不可抗力")
#: 一段停用、失败的时间或者件数
_SPELL = re.compile(
    r"中断|停[机电网运服用]|不可用|离线|掉线|时间|期间|时段|延误|超时|迟延|失败|未[^。；;，,]{1,8}的|无法|不能|断[网电]|故障|不合格|崩溃|闪退|卡顿|错误|差错|误差|黑屏|失电|掉电|挂断|排队"
)
_UPKEEP = re.compile(
    r"(?:维护|检修|升级|割接|扩容|更新|发版|变更|迁移|切换|整改|保养|年检|巡检)[^。；;，,]{0,8}(?:期间|时间|时段|停机|中断|停|时长|窗口|所需|占用)"
)
_APPROVED = re.compile(
    r"(?:经|由|得|取得|征得|按)[^。；;，,]{0,12}(?:同意|批准|核准|批复|认可|确认|许可)|[方商人位户](?:事先|书面|事前)*(?:同意|批准|核准|批复|认可|许可|要求|指令|申请)的|为[凭证据]|为准"
)
_DISCRETION = re.compile(
    r"(?:次数|频次|频率|时长|时间|时段|长短|多少|窗口)[^。；;，,]{0,8}?(?:由|归|听凭|任凭|任由)(?!双方)[^。；;，,]{1,8}?"
    r"(?:(?:视|根据|按照?|依|依据|结合)[^。；;，,]{0,8}?(?:情况|需要|需求|实际|情形|进度|安排)(?:自行|自主|灵活|酌情)?|自行|自主|单方|酌情|酌量|灵活|随时|全权|自己)"
    r"(?:确定|决定|安排|掌握|把握|调整|定)"
    r"|(?:次数|频次|频率|时长|时间|时段|长短|多少|窗口)[^。；;，,]{0,8}?(?:由|归|听凭|任凭|任由)(?!双方)[^。；;，,]{1,8}?(?:自定|酌定|说了算|掌握|把握|决定)"
    r"|(?:次数|频次|频率|时长|时段|长短)[^。；;，,]{0,6}?(?:以|按|随)(?!双方)[^。；;，,]{1,8}?(?:安排|决定|需要|判断|通知|公告|意见|工作量)(?:为准|而定|执行)"
    r"|(?:次数|频次|时长|时间)[^。；;，,]{0,6}?(?:不限|不作限制|不设限|不设上限|不受限制|没有限制)"
)
#: 报名季不做停机维护，堵漏洞的除外：说的是何时不停
_NO_STOP = re.compile(
    r"不(?:得|应|再|予)?(?:做|作|安排|进行|实施|停)[^，,。；;]{0,8}(?:维护|停机|检修|升级|割接)[^。；;]*除外"
)
_NOT_SLA = re.compile(r"税|费用|服务费|价款|工作日|节假|知识产权|保密|违约金|利息|期限内")
_PROOF = re.compile(
    r"举证|认定|鉴定|证明|证据|判定|核实|原因报告|(?:双方|共同|书面)[^。；;，,]{0,14}确认|(?:以|凭|依|按|根据)[^。；;]{0,20}(?:日志|检测|记录|监控)[^。；;]{0,10}(?:为准|为据|为依据|扣除)"
)
#: 同一条别处说的，要说到原因、责任，或者“上述情形”
_PROOF_NEAR = re.compile(
    r"(?:原因|责任|归责|情形|事由|属于|上述|前述|前款|前项|争议|异议)[^。；;]{0,40}(?:举证|认定|鉴定|证明|判定|检测)"
    r"|(?:举证|鉴定|证明)[^。；;]{0,20}(?:原因|责任|归|属|因)"
)
_OUT_CUES = (
    "不",
    "扣除",
    "剔除",
    "扣减",
    "核减",
    "减计",
    "减去",
    "按正",
    "按合",
    "按达",
    "按及",
    "按准",
    "按完",
    "按时计",
    "算作",
    "记为",
    "计为",
    "计作",
    "排除",
    "去除",
    "刨除",
    "除去",
    "减掉",
    "去掉",
    "豁免",
    "免",
    "重新",
    "视",
    "去掉",
    "暂停",
    "中止",
    "停止",
    "冻结",
    "停表",
    "挂起",
)
_OUT_COLUMN = re.compile(r"不计(?:入)?|剔除|扣除项|除外|豁免|不考核|不含")
_OTHER_TITLE = re.compile(
    r"保密|知识产权|不可抗力|违约责任|解除|送达|争议|价款|付款|费用|税|保险|个人信息|交接"
)
_LIABLE = re.compile(r"责任|赔偿|解除|故意|重大过失|保密|知识产权|付款|支付|价款|劳动|员工关系|构成违约金")


@record
class SlaExclusion:
    """一句不计入的话。subject：maintenance 维护、cause 某种原因、other 别的情形。

    times、total 是次数上限、累计上限（没有写为 None）；proof 表示同一条写了由谁、凭什么认定；party 表示原因在接受服务
    的一方。
    """

    span: Span
    subject: str
    times: Span | None
    total: Span | None
    proof: bool
    sentence: Span
    party: bool = False


def sla_exclusions(reading: Reading) -> tuple[SlaExclusion, ...]:
    """全部不计入服务水平的话。"""
    outline = outlined(reading)
    caps = caps_anywhere(outline)
    found = [one for line in outline.lines() for one in _in_line(line, outline, caps)]
    found += _in_columns(outline, caps)
    found += _others(outline, caps, {one.sentence for one in found})
    return tuple(sorted(found, key=lambda one: (one.span.line, one.span.start)))


def left_open(text: str) -> tuple[int, int] | None:
    """次数、时长由一方看着办的话：次数与时长由服务方视情况确定。"""
    found = _DISCRETION.search(text)
    if TIMES.search(text) or TOTAL.search(text):
        return None
    return found.span() if found else None


def bounded(text: str) -> bool:
    """这一项写了次数、时长的上限，或者是不可抗力、经对方同意的。"""
    return any(told.search(text) for told in (TIMES, TOTAL, _EXCUSED, _APPROVED))


def listed_exclusion(reading: Reading, span: Span) -> SlaExclusion | None:
    """“下列不计入”之下的一项：没有上限的维护，或者本来该计而没有认定办法的情形；不是的为 None。"""
    line, text = reading.lines[span.line], reading.text(span)
    if _APPROVED.search(text) or _EXCUSED.search(text) or proves(text):
        return None
    upkeep = _MAINTENANCE.search(text) or _UPKEEP.search(text)
    limits = caps_here(
        line, span.start, span.end, caps_anywhere(outlined(reading)) if upkeep else (None, None)
    )
    if upkeep:
        return SlaExclusion(span, "maintenance", *limits, False, span)
    if (
        any(limits)
        or _CAUSE.search(text)
        or not _SPELL.search(text)
        or rightly(text, provider_of(reading), party_pattern(reading))
    ):
        return None
    return SlaExclusion(span, "other", *limits, False, span)


def _in_line(line: Line, outline: Outline, caps: Caps) -> Iterator[SlaExclusion]:
    if line.cell is not None and line.cell.header:
        return
    for start, end in sentences(line.text, line.body_start):
        text = line.text[start:end]
        out = _OUT.search(text)
        if (
            out is None
            or not (_MEASURE.search(text) or (len(text) < 20 and _MEASURE.search(line.text[:start])))
            or (_EXCUSED.search(text) and not _MAINTENANCE.search(text))
        ):
            continue
        clause_start, clause_end = _clause(text, out.start(), out.end())
        clause = text[clause_start:clause_end]
        around = text[max(0, clause_start - 30) : clause_end]
        if re.search(
            r"扣除(?:办法)?[按依]|^(?:方|不得|并非)|方不计|仍(?:应)?计|不因|不符合|除外的",
            text[max(0, out.start() - 4) : out.end() + 2],
        ):
            continue
        if _NO_STOP.search(text) or re.search("故意|重大过失|损失|赔偿", clause):  # 说的是责任，不是服务水平
            continue
        if _APPROVED.search(around) and not _DISCRETION.search(text):  # 经客户批准的停机：由客户掌握
            continue
        if _NOT_SLA.search(clause) and not _MEASURE.search(clause):
            continue
        kind, subject = _subject(clause, around)
        if not kind or subject is None:
            continue
        span = trimmed(line.index, line.text, start + clause_start, start + clause_end)
        limits = caps_here(line, start, end, caps) if kind == "maintenance" else (None, None)
        proof = bool(_PROOF.search(line.text)) or proves(line.text) or _proved(outline, line.index)
        sentence = trimmed(line.index, line.text, start, end)
        party = kind == "cause" and _is_other(subject, outline.reading)
        yield SlaExclusion(span, kind, *limits, proof, sentence, party)


def _is_other(subject: str, reading: Reading) -> bool:
    """原因说的是接受服务的一方。"""
    told = party_pattern(reading).search(subject)
    return told is not None and told[0] != provider_of(reading)


def _in_columns(outline: Outline, caps: Caps) -> Iterator[SlaExclusion]:
    """指标表里“不计入”一栏写的维护。"""
    for row in outline.rows():
        cell = row.cell(_OUT_COLUMN)
        if cell is None or not _MAINTENANCE.search(cell.text) or _APPROVED.search(cell.text):
            continue
        limits = caps_here(cell, 0, len(cell.text), caps)
        yield SlaExclusion(whole(cell), "maintenance", *limits, proves(cell.text), whole(cell))


#: 上一分句写了上限的那段时间
_SAID = re.compile(
    r"(?:本款|本项|上述|前述|前款|该等?|此|这)(?:规定|约定)?的?[^。；;，,]{0,4}(?:时间|时段|时长|窗口|停机|中断|维护|情形|期间)|合于|符合本"
)


def _others(outline: Outline, caps: Caps, known: set[Span]) -> Iterator[SlaExclusion]:
    """别的情形：失败的件数从分母里剔除，自己等待的时间不计时限，天热的日子不适用。"""
    provider, parties = provider_of(outline.reading), party_pattern(outline.reading)
    levels: dict[int, frozenset[str] | None] = {}
    for line in saying(outline.reading, _OUT_CUES):
        if line.cell is not None or _OTHER_TITLE.search(outline.titles(line.index)):
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            sentence = trimmed(line.index, line.text, start, end)
            if sentence in known or _LIABLE.search(text):
                continue
            article = outline.article(line.index)
            if article is None:
                continue
            if article.first not in levels:
                levels[article.first] = level_here(outline, line)
            level = levels[article.first]
            limits = caps_here(line, start, end, caps if _MAINTENANCE.search(text) else (None, None))
            if (
                level is None
                or any(limits)
                or _EXCUSED.search(text)
                or _APPROVED.search(text)
                or proves(line.text[start:])
            ):
                continue
            before = 0
            for found in sorted(uncounted(text, level), key=attrgetter("end")):
                told, before = text[before : found.end], found.end
                ours = parties.match(found.object)
                if ours is not None and ours[0] != provider:  # 不视为客户逾期：有利于客户
                    continue
                if rightly(told, provider, parties) or _proved(outline, line.index):
                    continue
                if _SAID.search(told) and any(caps_here(line, line.body_start, start, (None, None))):
                    continue
                span = trimmed(line.index, line.text, start + found.start, start + found.end)
                yield SlaExclusion(span, "other", *limits, False, sentence)
                break


def _subject(clause: str, around: str) -> tuple[str, str | None]:
    for text in (clause, around):
        found = _MAINTENANCE.search(text)
        if found and not re.search(r"升级至|升级时限", text):
            return "maintenance", found[0]
        if (found := _CAUSE.search(text)) and "不可抗力" not in text:
            return "cause", found[0]
    return "", None


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """不计入所在的分句；分句里没有说不计入什么的，连同前一分句。"""
    first = max((text.rfind(mark, 0, start) for mark in "，,："), default=-1) + 1
    lasts = [at for mark in "，,。；;" if (at := text.find(mark, end)) >= 0]
    if (
        not re.search(r"维护|检修|升级|原因|故障|中断|导致|造成", text[first : min(lasts, default=len(text))])
        and first > 1
    ):
        first = max((text.rfind(mark, 0, first - 1) for mark in "，,："), default=-1) + 1
    return first, min(lasts, default=len(text))


def _proved(outline: Outline, index: int) -> bool:
    article = outline.article(index)
    if article is None:
        return False
    lines = outline.reading.lines[article.first : article.last + 1]
    return any(_PROOF_NEAR.search(line.text) or settles(line.text) for line in lines)
