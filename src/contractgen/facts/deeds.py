"""谁做什么：正文、列举和表格里，一句话落在哪一方头上，是真要他做，还是配合、付钱、提供条件。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.activities import ACTS
from contractgen.facts.words.assigned_rows import assigned
from contractgen.facts.words.deed_words import (
    AGREED,
    ALLOWED,
    BORNE,
    CONTACT,
    CONTACTS,
    COST_TITLE,
    DIVIDED,
    DUTY_NEXT,
    HELPS,
    HYPOTHESIS,
    ITS_COST,
    JOINTLY,
    LOOKS,
    NEEDED,
    NOT_WORK,
    OVER,
    SHIFTED,
    WHEN,
)
from contractgen.facts.words.defining import explains
from contractgen.facts.words.exclusion_leads import excluded_lines
from contractgen.facts.words.naming import party_pattern
from contractgen.facts.words.noun_chunks import noun_chunks
from contractgen.facts.words.outline import Outline, Row, outlined, sentences, trimmed, whole
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Section, Span, Zone
from contractgen.model.record import record

_ZONES = (Zone.ARTICLE, Zone.ANNEX)
#: 部门、人员：甲方数据管理部、医院信息科、用户单位保安队
_DEPT = r"(?:的)?(?:[^\W\d_为对将应在负按由须向给自与和的可]{0,6}(?:部门|部|科室|科|处|室|队|组|岗|中心|人员|员|团队|班|方|人))?"
_MODAL = r"(?:并|均|还|亦|另|应当?|须|必须|需|负责|承诺|保证|确保|将|要|得|自行|自费|自己|自主|自|独自|另行|仍|继续|定期|及时|每|按|完成|做好|承担|履行|安排|组织|委托|聘请|对(?!接)|为|就|在|于|可|有|无|不|未|配合|协助|提供|支付|派|包办|承办|承接|打理|料理|操办)"
_LEAD_LENGTH = 30
_CLAUSE = re.compile(r"[^，,（）()]+[，,（）()]?")
_DUTY_WORD = r"(?:负责|承担|完成|担责|办理|解决|处理|实施|进行|组织|安排|料理|执行|操作|自行|自己|自理|自费|维护|维修|修复|保养|备份|巡检|更换|做|管|办|搞|操心|来)"
_DOES = rf"(?:{_DUTY_WORD}|{ACTS})"
_ACTED = re.compile(ACTS)
_HEAD_DUTY = re.compile(
    r"权利|义务|责任|职责|应|须|负责|承担|配合|协助|工作|承诺|做|事项|的事|任务|分工|要办"
)
#: 对……的内容负责：为它担责，不是去做；对……的维护负责、全权负责才是
_ANSWERS = re.compile(
    rf"对(?![^，,。；;]*(?:(?:{ACTS})(?:工作|服务)?|全权|全面|自行)负责)[^，,。；;]{{1,30}}?负(?:全部|完全)?责任?[，,。；;]?$"
)
_WORK = re.compile(r"维护|维修|修复|保养|备份|更换|排除|处理|负责|责任")
_BACK = re.compile(r"由其|(?:则|应当?|须|可|均|全部|一律|概|都|统一|仍|也|皆)?(?:由|系|属|归|是)")
#: 平台的运行由乙方负责：自己说了是什么，不必连同前一分句
_OWN_THING = re.compile(r"[^，,由归]{2,}[由归]")


@record
class Deed:
    """一方的一件事。text 是这件事的话（span）；helps：只是配合、提供、付钱、认可。

    divided：写明了分界，或者说的是自己的东西；related 是表格里同说这件事的别的格。
    """

    span: Span
    actor: str
    text: str
    helps: bool
    divided: bool
    related: tuple[Span, ...] = ()


@once
def deeds(reading: Reading) -> tuple[Deed, ...]:
    """全部的事，依行文次序；看不出由谁做的不算。"""
    outline = outlined(reading)
    out = excluded_lines(outline)
    led = _led(outline)
    headed: dict[int, str] = {}
    found: list[Deed] = []
    for line in outline.lines():
        if line.zone not in _ZONES or explains(line, outline):
            continue
        if line.index not in out or SHIFTED.search(line.body):
            found += _in_line(line, outline, led.get(line.index, ""), headed)
    for row in outline.rows():
        if row.cells[0].zone not in _ZONES or CONTACTS.search(outline.titles(row.cells[0].index)):
            continue
        found += _in_row(row, outline)
    return tuple(sorted(found, key=lambda deed: (deed.span.line, deed.span.start)))


def _led(outline: Outline) -> dict[int, str]:
    """由“乙方应当：”一类的话引出的各项 → 引出它的一方。"""
    found: dict[int, str] = {}
    for line in outline.lines():
        body = line.body.rstrip()
        if line.cell is None and body.endswith(("：", ":")) and (label := _subject(body, outline, led=True)):
            for below in outline.listed(line):
                found[below.index] = label
    return found


def _in_line(line: Line, outline: Outline, led: str, headed: dict[int, str]) -> list[Deed]:
    found: list[Deed] = []
    named = _named(line, outline) or led or _headed(outline.owner[line.index], outline, headed)
    called = party_pattern(outline.reading)
    if not named and not called.search(line.text, line.body_start):
        return found
    over = bool(OVER.search(outline.titles(line.index)))
    actor = ""
    for start, end in sentences(line.text, line.body_start):
        actor = (actor if line.text[:start].rstrip().endswith(("；", ";")) else "") or named
        if not actor and not called.search(line.text, start, end):
            continue
        clauses = [(start + one.start(), start + one.end()) for one in _CLAUSE.finditer(line.text[start:end])]
        divided = over or bool(DIVIDED.search(line.text, start, end))
        allowed = False
        for place, (first, last) in enumerate(clauses):
            clause = line.text[first:last]
            passive = _passive(clause, outline)
            actor = passive or _subject(clause, outline) or ("" if JOINTLY.match(clause) else actor)
            bare = _after_subject(clause, actor)
            if _ANSWERS.search(clause):
                continue
            allowed = bool(ALLOWED.match(bare)) or (allowed and not DUTY_NEXT.match(clause))
            if place and (
                (passive and _BACK.match(clause))
                or (
                    _WORK.search(bare)
                    and not noun_chunks(bare)
                    and not (passive and _OWN_THING.match(clause))
                )
            ):
                first = clauses[place - 1][0]  # 台账的更新，系甲方之责任：前一分句说的就是这件事
                found = [deed for deed in found if deed.span.line != line.index or deed.span.end <= first]
            said = line.text[first:last]
            if BORNE.search(clause) and _of_cost(line, last, outline):
                continue
            if CONTACT.match(clause.lstrip()):
                continue
            if actor and not NOT_WORK.search(said) and not HYPOTHESIS.search(clause):
                said = WHEN.sub(_without_acts, said)
                helps = allowed or any(told.search(said) for told in (NEEDED, AGREED, LOOKS))
                helps = bool(helps or HELPS.match(bare))
                found.append(Deed(trimmed(line.index, line.text, first, last), actor, said, helps, divided))
            if passive and (owner := called.match(clause)) and owner[0] != passive:
                actor = ""  # 乙方终端由甲方检测后接入，离场前清除数据：后面说的又是终端，不是甲方
    return found


def _of_cost(line: Line, at: int, outline: Outline) -> bool:
    """“由甲方承担，此部分费用……”“三、付款方式”之下的“由甲方承担”，承担的是钱。"""
    if ITS_COST.match(line.text, at):
        return True
    return any(COST_TITLE.search(section.heading) for section in outline.chain(line.index))


def _without_acts(found: re.Match[str]) -> str:
    """在修复前、于更换后：说的是何时，不是要他修复、更换。"""
    return _ACTED.sub("", found[0])


def _named(line: Line, outline: Outline) -> str:
    """“物业公司：按期付款；……”“甲方应当：（一）……；（二）……”的一方。"""
    found = [at for mark in "：:" if (at := line.text.find(mark, line.body_start + 1)) >= 0]
    colon = min(found, default=-1)
    if not 0 < colon - line.body_start <= _LEAD_LENGTH:
        return ""
    lead = line.text[line.body_start : colon + 1]
    label = party_pattern(outline.reading).match(lead)
    alone = label is not None and not lead[label.end() : -1].strip()
    return label[0] if label and alone else _subject(lead, outline, led=True)


def _after_subject(clause: str, actor: str) -> str:
    """主语与情态之后的话。"""
    text = clause.strip(' \t"“，,；;')
    text = _BLANK.sub("", text)
    text = _JOINS.sub("", text)
    if actor and text.startswith(actor):
        text = text[len(actor) :]
        text = text[found.end() :] if (found := _OF_DEPT.match(text)) else text
    text = _ITS.sub("", text)
    return _MODALS.sub("", text)


_BLANK = re.compile(r"[ \t\u3000]")
_JOINS = re.compile(r"^(?:并|且|同时|另|还|也|则|其中|但)+")
_OF_DEPT = re.compile(_DEPT)
_ITS = re.compile(rf"^由?其{_DEPT}(?=自)")
_MODALS = re.compile(
    r"^(?:应当?|须|必须|需|承诺|保证|将|要|得|并|同时|还|自行|自费|自己|仍|继续|每[日天周月季年]|按[时期月季]|(?:在|于|自)[^，,]{1,20}?(?:内|前|后|时)|为[^，,]{1,30}?(?=提供|安排|预留|开放|准备|腾)|对[^，,]{1,24}?(?=配合|协助|确认|验收|审|提供|支付|监督|评价|考核))+"
)


def _passive(clause: str, outline: Outline) -> str:
    """“由甲方负责”“归口医院信息科”“系甲方数据管理部之责任”的一方。"""
    for found in party_pattern(outline.reading).finditer(clause):
        before = clause[: found.start()]
        if _GIVEN.search(before) and _TO_DO.match(clause, found.end()):
            return found[0]
        if before.endswith("归口") and _ALONE.match(clause, found.end()):
            return found[0]
        if _ITSELF.match(clause, found.end()):
            return found[0]
    return ""


#: 称呼之前、之后的话：不随称呼而变，只编译一次
_GIVEN = re.compile(r"(?:由|归口?于?|交给?|落在|属于?|系|是|算作?)$")
_TO_DO = re.compile(
    rf"{_DEPT}[^，,。；;]{{0,10}}?(?:{_DOES}|之?(?:日常|本职|自身|主要)?(?:责任|职责|义务|工作(?!日)|分内|的事|范围))"
)
_ALONE = re.compile(rf"{_DEPT}(?:[，,。；;]|$)")
_ITSELF = re.compile(rf"{_DEPT}(?:自行|自己|自)(?:负责|承担|完成|解决|处理|办理|料理|安排|管|做|理|备|修)")
_MIDDLE = re.compile(rf"{_DEPT}(?:应当?|须|必须|负责|自行|自己)")


def _in_the_middle(text: str, outline: Outline) -> str:
    """对象说在前面的一方：数据库备份甲方自己做。"""
    for found in party_pattern(outline.reading).finditer(text, 1):
        if text[found.start() - 1] not in "的和与及、由对向为" and _MIDDLE.match(text, found.end()):
            return found[0]
    return ""


def _subject(clause: str, outline: Outline, led: bool = False) -> str:
    """分句开头的一方：甲方应……、医院信息科负责……。"""
    text = clause.lstrip(' \t\u3000“"，,；;')
    text = _OPENS.sub("", text)
    found = party_pattern(outline.reading).match(text)
    if found is None:
        return _in_the_middle(text, outline)
    rest = text[found.end() :]
    if led:
        return found[0] if _HEAD_DUTY.search(rest) and not re.match("[、和与及]", rest) else ""
    return found[0] if _MUST.match(rest) or _VERB.match(rest) else ""


_OPENS = re.compile(r"^(?:但|并|且|同时|此外|另外|其中|验收后|此后|届时)[，,]?")
_MUST = re.compile(f"{_DEPT}{_MODAL}")
_VERB = re.compile(
    r"[一-龥]{0,4}?(?:维护|维修|保养|巡检|检修|备份|监控|监测|清[洗洁理]|更换|安装|升级|编制|派|提供|开发|运维|修复|处理|排查|负|保障|托管|运营|看护|照管|代管|配置|承运|收运)"
)


def _headed(place: int, outline: Outline, known: dict[int, str]) -> str:
    """“乙方权利与义务”“医院的职责”之下的各项；place 是所在的单元，known 记着看过的单元。"""
    if place < 0:
        return ""
    if place not in known:
        section = outline.reading.sections[place]
        up = -1 if section.parent is None else section.parent
        known[place] = _titled(section, outline) or _headed(up, outline, known)
    return known[place]


_NOT_ONE = re.compile(r"双方|各方|甲乙|费用|价款|违约")


def _titled(section: Section, outline: Outline) -> str:
    opening = outline.reading.lines[section.first].body.rstrip()
    heading = (section.heading or (opening if opening.endswith(("：", ":")) else "")).strip()
    if _NOT_ONE.search(heading):
        return ""
    label = party_pattern(outline.reading).match(heading)
    return label[0] if label and _HEAD_DUTY.search(heading[label.end() :]) else ""


def _in_row(row: Row, outline: Outline) -> Iterator[Deed]:
    """表里一行分给各方的事。"""
    for part in assigned(row, party_pattern(outline.reading)):
        helps = bool(part.said and HELPS.match(part.said))
        yield Deed(whole(part.at), part.who, part.text, helps, False, (whole(part.beside),))
