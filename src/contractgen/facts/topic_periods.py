"""按题目归类的期间与频率：保密期、质保期、整改期、日志留存期、评审会议与报告的频率。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.named_periods import named_period
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Duration
from contractgen.zh.sentences import in_slot, nearby, readable, sentence_at

_OVERDUE = r"(?:逾期|迟延|拖延|延迟|拖欠|欠付)[^，。；,;]{0,10}?(?:超过|满|达到?)?\s*$"
#: 题目 → （句中须有的话，紧接在期间之前或之后的话）
_TOPICS = (
    (
        "保密期限",
        r"保密(?!信息|协议|承诺|措施|资料|等级|制度|规定)|保守[^，。；]{0,24}秘密",
        r"(?:保密(?:期限?|期间)|存续|持续|延续|有效|终止之?[日后]|[此其]后|届满|解除|期间?)[^，。；,;]{0,24}$",
    ),
    (
        "质量保证期",
        r"质量?保证?期|质保期?|保修期?|免费(?:维护|保养|维修|维保)期?",
        r"(?:质量?保证?期|质保期|保修期|免费(?:维护|保养|维修|维保)期)[^，。；,;]{0,24}$|免费(?:维护|保养|维修|维保)\s*$|(?:提供|承担|继续|负责|免费|享有|质保|保修|包修|维保)\s*$|(?:质保期|保修期|质量保证期)(?:届?满)?[（(](?:自[^（）()]{0,16})?$",
    ),
    (
        "日志留存期",
        r"日志",
        r"日志[^，。；,;]{0,12}(?:留存|保存|保留)[^，。；,;]{0,10}$|(?:留存|保存|保留)[^，。；,;]{0,6}日志[^，。；,;]{0,8}$",
    ),
    ("备份保留期", r"备份", r"备份[^，。；,;]{0,10}(?:保留|保存|留存)[^，。；,;]{0,10}$"),
    (
        "违约整改期",
        r"整改|补救|改正|纠正",
        r"(?:催告|书面通知|通知)[^，。；,;]{0,10}(?:之日起|后|之后)[，,]?\s*$|给予\s*$",
    ),
    (
        "续展期限",
        r"续|顺延|延[续展长]",
        r"(?:自动|每次|依次|各)(?:地)?(?:延续|延展|续展|续期|续约|续签|续订|续租|顺延|延长)(?:的?(?:期限|期间|服务期|有效期))?[^，。；,;\d]{0,6}$|(?:续展|续期|续约|续签|续订|续租)(?:的?(?:期限|期间))?(?:每次|均|应)*(?:为|是)?\s*$",
    ),
    (
        "逾期付款的解除期",
        r"(?=.*(?:逾期|迟延|延迟|拖延|拖欠)(?:付款|支付|缴)|.*(?:拖欠|欠付)[^，。；;]{0,8}[费款租]|.*(?:支付(?![^，。；;]{0,20}违约金)|付款|缴费)[^；;]*(?:逾期|迟延|延迟))(?=.*(?:可以?|有权)[^，。；]{0,10}(?:解除|终止))",
        _OVERDUE,
    ),
    (
        "逾期交付的解除期",
        r"(?=.*(?:逾期|迟延|延迟|拖延)(?:交付|交货|开通|上线|供货|完工|竣工|供餐|发货|到货)|.*未(?:能)?按[期时约][^，。；]{0,6}(?:交付|交货|开通|上线|供货|完工|竣工|发货)|.*(?:交付|交货|开通|上线|供货|完工|竣工|发货|到货)(?:逾期|迟延|延迟|拖延|迟))(?=.*(?:可以?|有权)[^，。；]{0,10}(?:解除|终止))",
        _OVERDUE,
    ),
)
#: 哪一类信息：各有各的保密期
_SECRET = re.compile(
    r"源代码|代码|密钥|密码|算法|商业秘密|技术秘密|个人信息|患者信息|客户名单|客户信息|用户信息|员工信息|职工信息|报价|图纸|国家秘密|一般(?:商业)?信息"
)
_TOPIC = tuple((name, re.compile(need), re.compile(near)) for name, need, near in _TOPICS)
#: 质保期自验收之日起计算，为期24个月
_LASTING = re.compile(r"[，,]\s*(?:为期|期限|共计?|总计|合计|计|长达?|时长)\s*$")
_WITHIN = re.compile(r"\s*(?:之内|以内|内)")
_KEPT_SECRET = re.compile(
    r"\s*(?:之内|以内|内)[^，。；;]{0,16}(?:保密|有效|效力|不得|负有|承担|保守|遵守|履行|约束)"
)
_CONDITION_AFTER = re.compile(
    r"\s*(?:之内|以内|内)?\s*(?:的?整改期|仍?未|内?完成整改|未予|未补|未整|未纠|未改|纠正|改正|整改)"
)


@record
class TopicPeriod:
    """某一题目的期间。"""

    span: Span
    topic: str
    words: str
    duration: Duration
    start: str
    provisional: bool = False
    kind: str = ""  # 哪一种日志
    matter: str = ""  # 说所涉事物的话；题目是从话里得来的才有
    cleared: bool = False  # 说的是满多久就清除


def topic_periods(reading: Reading) -> tuple[TopicPeriod, ...]:
    """全文按题目的期间。"""
    return tuple(each for line in _lines(reading) for each in _periods(line))


def _lines(reading: Reading) -> Iterator[Line]:
    return (
        line
        for line in reading.judged()
        if (line.zone in (Zone.ARTICLE, Zone.ANNEX) or line.cell is not None)
        and line.part == "body"
        and not line.heading
    )


#: 日志满6个月，由系统自动清除：至多保存这么久
_FULL = re.compile(r"(?:届?满|超过|达到?)\s*$")
_CLEARED = re.compile(
    r"\s*(?:之?后|以上)?(?:的|即|就)?[，,]?[^，,。；;]{0,10}(?:清除|删除|覆盖|销毁|清理|清空|抹除)"
)
#: 免费维护期延长一日：不是它的长短
_MORE = re.compile(r"(?:延长|顺延|增加|缩短)\s*$")


def _periods(line: Line) -> Iterator[TopicPeriod]:
    body = line.body
    shadow = readable(body)
    founds = durations(shadow)
    if not founds:
        return
    for place, found in enumerate(founds):
        start, end = sentence_at(body, found.start)
        before = shadow[start : found.start]
        if found.duration is None or re.search(
            r"每\s*(?:逾期)?$|重新|满后\s*$|(?:届满|期满|到期)[^，。；]{0,16}后\s*$|(?:质保|保修|保证|维保|维护|服务)期(?:限|间)?(?:届?满|到期|结束|终了)[^，。；]{0,10}(?:起|次日|当日)算?的?\s*$",
            before,
        ):
            continue
        left = founds[place - 1].end if place and founds[place - 1].start >= start else start
        tail = re.sub(r"\s*(?:不(?:得|应)?(?:少于|低于|超过)|至少|最短|满|为|是|：|:|共|计)+\s*$", "", before)
        apart = _LASTING.sub("", tail)
        overdue = bool(re.search(_OVERDUE, tail))
        cleared = bool(_FULL.search(before) and _CLEARED.match(shadow, found.end))
        for topic, need, near in _TOPIC:
            if overdue != (near.pattern == _OVERDUE):
                continue
            first = nearby(start) if overdue else start  # “逾期付款的……；逾期满30日的……”
            found_need = need.match if overdue else need.search
            kept = near.search(tail) or near.search(apart) or (cleared and topic == "日志留存期")
            if not found_need(shadow, first, end) or not kept:
                continue
            cure = _CONDITION_AFTER.match(shadow, found.end) or "整改期" in shadow[found.end : found.end + 6]
            if topic == "违约整改期" and not cure:
                continue
            if (
                topic == "保密期限"
                and _WITHIN.match(shadow, found.end)
                and not _KEPT_SECRET.match(shadow, found.end)
            ):
                continue  # 终止后15日内返还保密资料：不是保密的期限
            at = line.body_start
            span = Span(line.index, at + found.start, at + found.end)
            yield TopicPeriod(
                span,
                topic,
                body[found.start : found.end],
                found.duration,
                _start(before),
                in_slot(body, found.start, found.end),
                _secret(shadow[start:end]) if topic == "保密期限" else _log(shadow[start:end]),
                cleared=cleared,
            )
            break
        else:
            named = (
                None
                if _MORE.search(before)
                else named_period(line, shadow, (start, left, end), found, cleared)
            )
            if named:
                at = line.body_start
                yield TopicPeriod(
                    Span(line.index, at + found.start, at + found.end),
                    named[0],
                    body[found.start : found.end],
                    found.duration,
                    _start(before),
                    in_slot(body, found.start, found.end),
                    matter=named[1],
                    cleared=cleared,
                )


def _log(sentence: str) -> str:
    """网络日志、操作审计日志的前两个字。"""
    found = re.search(r"([\u4e00-\u9fff]{2,6})日志", sentence)
    words = re.sub(r".*(?:保存|留存|保留|应当?|将|的|对|按|和|及|、)", "", found[1]) if found else ""
    return words[:2] if len(words) > 1 else ""


def _secret(sentence: str) -> str:
    """专说某一类信息的；概括说商业秘密、保密信息的为空。"""
    kinds = set(_SECRET.findall(sentence)) - {"商业秘密", "一般信息", "一般商业信息"}
    return "、".join(sorted(kinds))


def _start(before: str) -> str:
    """起算点：按它区别“终止后2年”与“披露之日起5年”“离职后1年”。"""
    if re.search(r"(?:离职|离岗|离任|调离)[^，。；]{0,8}$", before):
        return "离职"
    if re.search(r"终止|届满|期满|到期|解除", before):
        return "终止"
    match = re.search(r"终止|届满|解除|签订|生效|(?:披露|知悉|验收|交付|更换|完成)(?!的)", before)
    return match.group() if match else ""
