"""提前通知：为哪一类事件、提前多久；写明提前通知而没有写多久的也算。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.same_event import event
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.durations import Duration
from contractgen.zh.obligation_words import actor_in
from contractgen.zh.sentences import in_slot, nearby, readable, sentences

#: 事件 → 用语；同一句里取离期间最近的
_EVENTS = (
    (
        "紧急",
        r"(?:紧急|应急|突发|抢险)(?!联系)性?的?[一-龥]{0,6}?(?:升级|维护|补丁|变更|停[机电水运服]|修[补复]|检修|更新|加固|切换|割接|发布|处[置理])|高危漏洞|紧急情况|抢修(?:性)?(?:停[机电水运]|维修)?|(?:非计划|突发|应急|故障|临时)(?:性)?(?:停[机电水运]|维护|检修)",
    ),
    ("接口版本", r"接口[^，。；]{0,8}版本(?:升级|更新)|升级[^，。；]{0,12}接口[^，。；]{0,2}版本"),
    (
        "维护",
        r"计划内?(?:的)?(?:性)?(?:升级|维护|停机|检修|割接)|计划性(?:维护|停机|检修)|例行维护|定期维护|系统维护(?!协议|服务|经[历验]|人员|单位|资质|能力)|停机(?:维护|检修)?|(?<!接口)(?<!API)(?<!SDK)(?<!协议)(?<!格式)(?<!规范)版本(?:升级|发布|更新)|系统升级|(?:软件|固件)升级|升级[^，。；]{0,12}(?<!接口)版本|发布新?版本|停机发布|计划停服|停用系统|停止系统(?:运行)?|发布(?:系统)?升级|升级内容|割接|变更窗口|(?<=在)升级|^升级",
    ),
    (
        "停用",
        r"(?:停用|下线|关停)[^，。；]{0,6}(?:接口|功能|平台|服务)|(?:接口|功能|平台|服务)[^，。；]{0,6}(?:停用|下线|关停)",
    ),
    ("暂停", r"暂停(?:提供)?(?:相应)?服务|暂停日期|中止(?:提供)?服务"),
    ("账户", r"(?:变更|更换)[^，。；,;]{0,6}(?:收款|银行)?账户|账户变更"),
    ("联系方式", r"(?:变更|更改)[^，。；,;]{0,8}(?:通信方式|联系方式|联系人|地址|通讯)|联系(?:人|方式)变更"),
    (
        "人员",
        r"(?:更换|调整|变更|替换|撤换|调换|调离)[^，。；,;]{0,8}(?:人员|工程师|项目经理|负责人|客户经理)|(?:驻场人员|工程师|项目经理|负责人|客户经理)[^，。；,;]{0,3}(?:更换|变动|变更|调整|撤换|调换|调离|轮换)",
    ),
    ("续期", r"不再续[期约签租展订用保费聘]?|(?:不(?:予|拟|想|愿|打算)?)?续[期约签租展订用保费聘]|不续"),
    ("解除", r"(?:解除|终止)(?:本)?(?:协议|合同)"),
    ("检查", r"检查|审计"),
    ("演练", r"演练"),
    ("调价", r"调整[^，。；,;]{0,6}(?:价格|费用|收费)|调价"),
)
_EVENT = re.compile("|".join(f"(?P<e{i}>{pattern})" for i, (_, pattern) in enumerate(_EVENTS)))
_NOTICE = re.compile(
    r"通知|告知|告诉|通报|公告|申报|报备|公示|发[^，。；]{0,4}邮件|发函|函告|知会|征得|申请|报批|说一声|打招呼|预告|张贴|告示|提示"
)
_SENT = re.compile(
    r"通知|告知|告诉|公告|公示|函|知会|征得|申请|报(?!酬|价|销|警|修)|说|预告|张贴|提示|提交|提出|提供|给出|送达|登记|预约|发(?:送|布|出)|声明|书面|确认"
)
_LEADING = re.compile(r".*(?:[：:]|[（(][一二三四五六七八九十\d]{1,2}[)）])", re.S)
_TRAILING = re.compile(r"(?:(?:提前|至少|不少于|应当?|必?须|需要?|于|在|的|之?前|以前|可以?|有权|[，,\s])+)$")
_ADVANCE = re.compile(r"提前\s*(?:至少|不少于|不低于)?\s*$")
_BEFORE = re.compile(r"前\s*(?:至少|不少于|不迟于)?\s*$")
_AFTER = re.compile(r"\s*[】\]]?\s*(?:之前|前|以前)")
#: 给予不少于10日的事先通知、24小时的预告
_GIVEN = re.compile(
    r"\s*[】\]]?\s*(?:以上)?的?(?:(?:事先|提前|预先|事前)(?:书面)?(?:的)?(?:通知|告知|预告)|书面预告|预告期?|通知期|预通知)"
)
#: 大促首日前5日起至末日止：说的是一段日子
_RANGE = re.compile(r"\s*[】\]]?\s*(?:之?前|以前)?(?:起|开始|至|到)")
_UNDATED = re.compile(r"(?:应|须|需|并|将|当)?(?:事先|提前|预先)(?:以?书面)?(?:方式|形式)?(?:通知|告知)")
_ITEM = re.compile(r"\s*(?:[（(][^（）()]{1,3}[)）]|[①-⑳]|[a-zA-Z\d]{1,2}[.、)）](?!\d))")
_ON_CONDITION = re.compile(r"的[，,]|如|若|逾期|违约|违反|因|未|连续|累计|届满|期满|到期")
_KIND = re.compile(r"(大|小|重大|一般|普通|常规|临时|年度|月度)(?=版本|升级|维护|停机|变更)")
_THRESHOLD = re.compile(
    r"(?:不?超过|不足|以上|以下|大于|小于|不满)(?=[^，,。；;]{0,8}的[，,])"
)  # 预计停机超过1小时的
_SCHEDULE = re.compile(
    r"\s*(?:将|把)[^，,。；;]{0,8}?(?:时间|日期|时段|起止|安排|计划|方案|窗口)[^，,。；;]{0,16}(?:通知|告知|函告|报)"
)
_AGAIN = re.compile(
    r"\s*[】\]]?\s*(?:之?前)?[^，。；]{0,4}(?:再次|再行|另行|复)"
)  # 提前7日通知，前一日再次提醒
_WHEN_BEFORE = re.compile(r"(?:在|于|利用|安排到|放在)(?:每[次月周日])?(?:的)?$")
_WHEN_AFTER = re.compile(r"的?(?:时段|期间|窗口|时间|日内|当[日天])")
#: 提前3日通知停机，提前5日通知换人：各说各的事
_TOLD_OF = re.compile(
    r"\s*(?:并|且|应|须|应当|至少)*提前[^，。；、]{1,8}?(?:书面)?(?:通知|告知)(?P<what>(?![甲乙丙]方|对方|即可|并|的)[一-龥]{2,10})(?=[，。；、]|$)"
)
_ZONES = (Zone.ARTICLE, Zone.ANNEX)


@record
class Notice:
    """一处提前通知。duration 为 None 的没有写多久；span 是期间的字（没有写多久的是“提前通知”几个字）。"""

    span: Span
    event: str
    words: str
    event_words: str
    duration: Duration | None
    unit: str
    provisional: bool = False
    blank: bool = False
    who: str = ""  # 谁通知；free 表示没有附条件（提前30日通知即可解除）
    free: bool = False
    kind: str = ""  # 大版本、小版本，重大、一般：本来就分开写的
    matter: str = ""  # 期间之前说事情的话
    whole: str = ""  # 连同期间之后的话


def notices(reading: Reading) -> tuple[Notice, ...]:
    """全文的提前通知。"""
    found: list[Notice] = []
    lead: Line | None = None
    for line in reading.judged():
        if line.zone not in _ZONES or line.part != "body":
            continue
        if line.cell is not None:
            if not line.cell.header:
                found.extend(_in_cell(reading, line))
            continue
        if line.body.rstrip().endswith(("：", ":")):
            lead = line
        elif not _ITEM.match(line.number or line.label or line.text):
            lead = None
        found.extend(_by_heading(reading, one) for one in _in_line(line, lead if lead is not line else None))
    return tuple(found)


def _in_line(line: Line, lead: Line | None) -> Iterator[Notice]:
    body = line.body
    if not any(word in body for word in ("前", "先", "预告", "通知期")):
        return
    shadow = readable(body)
    founds = durations(shadow)
    place = 0
    for start, end in sentences(body):
        dated = False
        while place < len(founds) and founds[place].start < end:
            each = founds[place]
            place += 1
            if not _advance(shadow, each, start):
                continue
            told = bool(_NOTICE.search(shadow, start, end))
            dated = dated or told
            if told or _ADVANCE.search(shadow, start, each.start) or _SENT.search(shadow, start, end):
                yield _dated(line, body, shadow, each, (start, end), lead, told)
        if not dated and (match := _UNDATED.search(body, start, end)):
            kind, words = _event(body, (start, end), match.start(), None)
            if kind:
                yield Notice(_span(line, *match.span()), kind, match.group(), words, None, "")


def _by_heading(reading: Reading, notice: Notice) -> Notice:
    """没有说是什么事、只说把时间告知对方的，看这一条的标题：“计划内维护”之下的“提前5日将维护时间告知”。"""
    if notice.event or not _SCHEDULE.match(notice.matter):
        return notice
    section = reading.section_at(notice.span.line)
    while section is not None and not section.heading and section.parent is not None:
        section = reading.sections[section.parent]
    told = _EVENT.search(section.heading) if section else None
    if told is None or told.group()[-2:] not in notice.matter:
        return notice
    return replace(notice, event=_EVENTS[int(str(told.lastgroup)[1:])][0], event_words=told.group())


def _in_cell(reading: Reading, line: Line) -> Iterator[Notice]:
    """表格里的“提前24小时通知”：事件写在行首、列标题或者表所在的标题里；列标题是“提前通知”的，格里只写期间。"""
    shadow = readable(line.body)
    cell = line.cell
    for each in durations(shadow):
        if cell is None or not _NOTICE.search(f"{line.body}｜{cell.head}｜{cell.row_head}"):
            continue
        if not _advance(shadow, each, 0) and not re.search("提前|预告|通知期", cell.head + cell.row_head):
            continue
        section = reading.section_at(line.index)
        contexts = (line.body, cell.row_head, cell.head, section.heading if section else "")
        match = next((found for context in contexts if (found := _EVENT.search(context))), None)
        yield Notice(
            _span(line, each.start, each.end),
            _EVENTS[int(str(match.lastgroup)[1:])][0] if match else "",
            line.body[each.start : each.end],
            match.group() if match else cell.row_head,
            each.duration,
            each.unit,
            in_slot(line.body, each.start, each.end),
            each.duration is None,
            matter=cell.row_head,
            whole=cell.row_head,
        )


def _advance(shadow: str, found: FoundDuration, start: int) -> bool:
    before = shadow[start : found.start]
    if _AGAIN.match(shadow, found.end) or (_RANGE.match(shadow, found.end) and _BEFORE.search(before)):
        return False
    return bool(
        _ADVANCE.search(before)
        or _GIVEN.match(shadow, found.end)
        or _BEFORE.search(before)
        or _AFTER.match(shadow, found.end)
    )


def _dated(
    line: Line,
    body: str,
    shadow: str,
    found: FoundDuration,
    sentence: tuple[int, int],
    lead: Line | None,
    told: bool,
) -> Notice:
    kind, words = _event(body, sentence, found.start, lead) if told else ("", "")
    start, end = sentence
    leading = _LEADING.match(body, start, found.start)
    before = _TRAILING.sub("", body[leading.end() if leading else start : found.start])
    after = _AFTER.sub("", "，".join(re.split("[，,。；;]", body[found.end : end])[:2]), count=1)
    matter = before
    if not _says(before):
        matter = after if _says(after) else lead.body if lead else body[nearby(start) : start]
    if not words:
        words = re.sub(r"^[\s，,]+", "", matter)[-12:]
    kinds = _KIND.findall(body[max(start, found.start - 30) : found.start])[-1:]
    limits = _THRESHOLD.findall(body[start : found.start])[-1:]
    return Notice(
        _span(line, found.start, found.end),
        kind,
        body[found.start : found.end],
        words,
        found.duration,
        found.unit,
        in_slot(body, found.start, found.end),
        found.duration is None,
        actor_in(body, start, found.start),
        not _ON_CONDITION.search(
            re.sub(r"(?:解除|终止)[^，。；]{0,8}的[，,]", "", body[start : found.start])
        ),
        "".join((*kinds, *limits)),
        matter,
        f"{before}，{after}",
    )


def _says(words: str) -> bool:
    """说了什么事，不只是谁应当。"""
    told = event(words)
    return bool(told.acts or told.things or told.generic)


def _event(body: str, sentence: tuple[int, int], place: int, lead: Line | None) -> tuple[str, str]:
    """本句里离通知最近的事件（先看前面的）；没有则看本行前面和引出本项的话。"""
    start, end = sentence
    before = [match for match in _EVENT.finditer(body, start, place) if not _is_when(body, match)]
    if before and (told := _TOLD_OF.match(body, _clause_start(body, start, place))):
        found = _EVENT.search(told["what"])
        if found:
            return _EVENTS[int(str(found.lastgroup)[1:])][0], found.group()
        if event(told["what"]).acts:
            return "", ""
    if urgent := next((match for match in before if match.lastgroup == "e0"), None):
        return "紧急", urgent.group()  # 抢修停机，停机前30分钟通知
    after = next((match for match in _EVENT.finditer(body, place, end) if not _is_when(body, match)), None)
    earlier = list(_EVENT.finditer(body, nearby(start), start))
    led = list(_EVENT.finditer(lead.body)) if lead else []
    own = _TRAILING.sub("", body[start:place])
    if _says(own):
        earlier = []  # 本句自己说了是什么事
    if _says(re.split("[，,]", own)[-1]):
        after = None  # 值班员更换提前15日告知，负责人更换……：后面的是另一件事
    for match in (*before[-1:], *([after] if after else []), *earlier[-1:], *led[-1:]):
        return _EVENTS[int(str(match.lastgroup)[1:])][0], match.group()
    return "", ""


def _clause_start(body: str, start: int, place: int) -> int:
    return max(body.rfind(mark, start, place) for mark in "，,、；;") + 1


def _is_when(body: str, match: re.Match[str]) -> bool:
    """“在计划停机时段发布”：说的是何时做，不是要通知的事。"""
    return bool(_WHEN_BEFORE.search(body, 0, match.start()) and _WHEN_AFTER.match(body, match.end()))


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.index, line.body_start + start, line.body_start + end)
