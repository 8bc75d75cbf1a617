"""写在一句话里、以原因推出去的：因某某造成的故障不修、起于某某的破损不赔、根源在某某的不计。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.attribution import attributed, proves
from contractgen.facts.words.causes import CAUSED, UNNAMED, cause_in, evident
from contractgen.facts.words.naming import party_pattern, provider_label
from contractgen.facts.words.outline import Outline, outlined, sentences, speaks, trimmed
from contractgen.facts.words.own_limits import own_limit
from contractgen.facts.words.turned_down import TURNED_DOWN
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

#: 说的是责任、工期、解除、费用的分担，不是做不做、算不算
_OTHER_MATTER = re.compile(
    r"责任(?!在|之内|范围)|违约|顺延|延长|解除|终止|损失|纠纷|诉讼|侵权|索赔|工期|竣工|侵犯|知识产权|保密|泄露|货款|价款|退还|退款|退回|变更合同|合同无效|保证金|人身|伤"
)
#: 不计入乙方的责任：说的是中断算不算在谁账上
_NOT_COUNTED_AS = re.compile(r"不(?:计入|计作|算作|列为|归入)[^，,。；;：:违赔]{0,6}?责任")
_OTHER_HEAD = re.compile(
    r"不可抗力|保密|知识产权|解除|终止|违约|赔偿|责任|争议|送达|税|付款|支付|个人信息|质保金|声明"
)

#: 因某某的损坏，乙方负责修：是做的
_TAKEN = re.compile(r"[^，,。；;]{0,16}[，,][^，,。；;不]{0,8}负责[^，,。；;]{0,14}(?:维修|更换|修复|处理)")

#: 因某某连续中断5分钟的，不足5分钟的不计：不计的是零头，不是原因
_THRESHOLD = re.compile(
    r"[，,、](?:低于|少于|不足|不满|小于|未满)[\d一二三五十半][^，,。；;]{0,16}不(?:予|应)?(?:计|算)[^，,。；;]{0,8}[。；;]?$"
)


#: 缺课的课时照常扣除：照原来的算，没有把什么推出去
_AS_USUAL = re.compile(r"(?:照[常旧样]|仍然?|仍旧|依旧|正常)(?:予以)?$")
#: 换用另一个时限，不是不管
_REPLACED = re.compile(r"不(?:再|予)?(?:适用|受|执行|按)")
#: 给一个词下定义，不是推出去
_DEFINES = re.compile(
    r"(?<!不)(?<!不应)(?<!不得)视为(?!可用|正常|在线|达标|合格)|(?:是|系|均|即)指|[一-龥]{2}指(?![定派导示标令挥纹数引])"
)
#: 服务的一方自己的原因，不计入、不收费的是对方
_OWN = re.compile(r"[方商人位司]?(?:自身|自己|一方|方面)?的?(?:原因|过错|责任|失误|缺陷|过失|疏忽)")


@record
class ExcludedCause:
    """一句。cause 是说原因的话，sentence 是全句。"""

    cause: Span
    sentence: Span


def excluded_causes(reading: Reading) -> tuple[ExcludedCause, ...]:
    """没有写由谁、凭什么认定的，依行文次序。"""
    outline = outlined(reading)
    parties = party_pattern(reading)
    provider = provider_label(reading)
    found: list[ExcludedCause] = []
    for line in saying(reading, CAUSED):
        if line.cell is not None or not speaks(line):
            continue
        here = list(_in_line(line, parties, provider))
        if here and not _OTHER_HEAD.search(outline.titles(line.index)) and not attributed(outline, line):
            found += here
    found += _in_tables(outline)
    return tuple(sorted(found, key=lambda one: one.cause.line))


def _in_tables(outline: Outline) -> Iterator[ExcludedCause]:
    """一格说原因，同一行的另一格说不予处理、收费。"""
    for row in outline.rows():
        for cell in row.cells:
            cause = cause_in(cell.text) or _named(cell, outline)
            if cause is None or _unfit(cell.text, cause) or attributed(outline, cell):
                continue
            others = [one for one in row.cells if one is not cell]
            down = any(TURNED_DOWN.search(one.text) or _REFUSED.fullmatch(one.text.strip()) for one in others)
            if down and not any(_OTHER_MATTER.search(one.text) or proves(one.text) for one in others):
                spot = Span(cell.index, cause.start(), cause.end())
                yield ExcludedCause(spot, Span(cell.index, cell.body_start, len(cell.text)))


def _named(cell: Line, outline: Outline) -> re.Match[str] | None:
    """“故障起因”一列里写着租户的配置、第三方的软件：接受服务的一方，或者外人。"""
    if cell.cell is None or not _CAUSE_HEAD.search(cell.cell.head):
        return None
    told = party_pattern(outline.reading).search(cell.text)
    if told is not None and told[0] != provider_label(outline.reading):
        return _WHOLE.match(cell.text)
    return _WHOLE.match(cell.text) if _OTHERS.search(cell.text) else None


_CAUSE_HEAD = re.compile(r"原因|起因|成因|由来|来源|归责|归因|因素")
_WHOLE = re.compile(r"\s*[^。；;，,]+")
_OTHERS = re.compile(r"第三方|他人|外部|人为|用户|学生|员工|访客")
_REFUSED = re.compile(r"否|×|✗|不(?:予|提供)?(?:支持|处理|修|赔|管|负责|保修|免费)|收费|自费|另计")


def _unfit(text: str, cause: re.Match[str]) -> bool:
    """没有说出原因，说的是费用、外来的事，或者一查便知的事。"""
    return bool(UNNAMED.search(cause[0]) or evident(text, cause.start(), cause.end()))


def _in_line(line: Line, parties: re.Pattern[str], provider: str) -> Iterator[ExcludedCause]:
    for start, end in sentences(line.text, line.body_start):
        text = line.text[start:end]
        cause = cause_in(text)
        if cause is None:
            continue
        excused = _excused(text, cause, parties, provider)
        around = text[: cause.start()] + text[cause.end() :]
        if not excused and _OTHER_MATTER.search(_NOT_COUNTED_AS.sub("", around)):
            continue
        if _unfit(text, cause):
            continue
        if _in_keeping(text[: cause.start()], text[cause.end() :], parties):
            continue
        if _by_itself(cause[0], text[cause.end() :], parties) or _DEFINES.search(text):
            continue
        if provider and (at := cause[0].find(provider)) >= 0 and _OWN.match(cause[0], at + len(provider)):
            continue
        if _TAKEN.match(text, cause.end()) or _THRESHOLD.search(text, cause.start()):
            continue
        if _REPLACED.search(text) and own_limit(text):
            continue
        if (down := TURNED_DOWN.search(text, cause.end())) and _AS_USUAL.search(text, 0, down.start()):
            continue
        if excused or down or TURNED_DOWN.search(text[: cause.start()]):
            said = trimmed(line.index, line.text, start + cause.start(), start + cause.end())
            yield ExcludedCause(said, trimmed(line.index, line.text, start, end))


def _excused(text: str, cause: re.Match[str], parties: re.Pattern[str], provider: str) -> bool:
    """因甲方原因造成的不可用，乙方不承担责任：停机不算在自己账上，只说是谁的原因，没有说是什么事。"""
    who = parties.search(cause[0])
    bare = who is not None and who[0] != (provider or "乙方") and bool(_BARE.match(cause[0], who.end()))
    return bare and bool(_DOWNTIME.match(text, cause.end()))


#: 只说是谁的原因
_BARE = re.compile(r"(?:自身|一方|方面|单方)?的?(?:原因|缘故|责任|问题)")
_DOWNTIME = re.compile(
    r"(?:造成|导致|引起|引发|所致|产生)?的?(?:[^。；;，,]{0,6}?)(?:不可用|停机|中断|宕机|离线|停服|停运|断网|断电|未达标|不达标)[^。；;，,]{0,8}[，,][^。；;，,]{0,10}(?:不承担|不负|免除|无)(?:任何|相应|违约)?责任"
)


def _in_keeping(before: str, after: str, parties: re.Pattern[str]) -> bool:
    """账号由乙方保管，因外借造成的由乙方自行处理：先写明归谁管，后果也归谁。"""
    kept = _KEEPS.search(before)
    if kept is None:
        return False
    owner = parties.search(kept[0])
    return owner is not None and bool(re.search(rf"[由归]{re.escape(owner[0])}", after))


_KEEPS = re.compile(
    r"[由归][^。；;，,由归]{1,12}?(?:保管|管理|掌管|持有|看管|控制|使用|设置|维护|自备)[^。；;，,]{0,8}[，,]"
)


def _by_itself(cause: str, after: str, parties: re.Pattern[str]) -> bool:
    """谁造成的由谁承担：因乙方原因造成的，由乙方免费修复。"""
    told = parties.search(cause)
    if told is None or cause.startswith(("非", "不是", "并非")):
        return False
    for one in parties.finditer(after):
        if one[0] == told[0] and (
            after[: one.start()].endswith(("由", "归")) or _MUST.match(after, one.end())
        ):
            return True
    return False


_MUST = re.compile("应|须|需|必须|负责|免费|自费|自行|予以")
