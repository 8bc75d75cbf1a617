"""谁做什么：正文、列举和表格里，一句话落在哪一方头上，是真要他做，还是配合、付钱、提供条件。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.activities import ACTS
from contractgen.facts.words.assigned_rows import assigned
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
#: 不是真要他做的：配合、提供条件、付钱、认可、遵守
_HELPS = re.compile(
    r"(?:组织|安排|参加|主持|预留|腾出)[^，。；]{0,12}(?:演练|培训|测试|验收|会议|窗口|时段|时间|场地|人员配合)|"
    r"(?:积极|及时|应|须|予以|按约定|免费|无偿|书面|统一|事先|提前|依法|妥善|分别|共同|负责|认真|如实){0,3}(?:配合|协助|协同|协调|支持|提供(?!服务|维护|运维|技术支持)|支付|承担[^，。；]{0,16}(?:费|款|违约|赔偿|保密|法律|风险|损失|后果)|付|缴|确认|审批|审核|审查|核对|核实|核查|验收|批准|同意|监督|检查并确认|检查乙方|评价|考核|通知|告知|报[告修障]|提出|提交|指定|指派[^，。；]{0,6}联系|委派[^，。；]{0,6}联系|明确|开放|开通|授权|允许|保管|遵守|保密|保留|保存|不|未|无|有权|可以?|有|享有|接受|接到|收到|了解|发现|认为|选择|决定|要求|登记|申请|抄录|记录|采购|购买|负担|预留|准备|填写|签)"
)
_HYPOTHESIS = re.compile(
    r"^(?:如|若|因|由于|当(?![日天月班值])|凡|经(?![办营手])|自(?![行己费主备理负修管养建])|在[^，,]{1,20}[前后时]$)|的[，,]?$|[时后前][，,]?$"
)
#: 何时做、为何做，不是做的事：在修复前、于每次更换后
_WHEN = re.compile(
    r"(?:在|于)[^，,。；;]{1,24}?(?:之?前(?![台置端])|之?后(?!台)|之?时(?!间|段|限)|期间|过程中|同时)|^[^，,。；;]{2,16}?(?:时|期间|之前|之后|以前|以后)(?=[^，,。；;]{0,10}(?:负责|应|须|派|安排|要))"
)
#: 看别人做得怎样：对清洁情况检查一次
_LOOKS = re.compile(
    r"(?:情况|质量|效果|记录|结果|成效|工作|进度)[^，,。；;]{0,8}?(?:检查|抽查|巡查|监督|评价|评估|考核|打分|查看|了解)"
    r"|抽[查检验测样听看]|暗访|抽取|(?:检查|查看|查验|核查|核对|试用|试读|验看|监督)[^，,。；;]{0,20}(?:能否|是否|可否|有无|情况|质量|效果|结果)"
)
#: 甲方对接人：某某；只是写明是谁、在哪里，不是做什么
_CONTACT = re.compile(
    r"[^，,。；;：:]{0,10}(?:人|员|经理|代表|主管|部门|科室|电话|手机|热线|邮箱|地址|方式|微信|传真|窗口)[：:]"
)
#: 除外条款里单独成句的“备份由甲方自行承担”：也是交给对方做
_SHIFTED = re.compile(
    r"^[^，,。；;：:（）()]{3,24}由[^，,。；;由]{1,8}自[行己](?:负责|承担|完成|维护|维修|办理|处理|解决|做)(?=[，,。；;]|$)"
)
#: 对……的内容负责：为它担责，不是去做；对……的维护负责、全权负责才是
_ANSWERS = re.compile(
    rf"对(?![^，,。；;]*(?:(?:{ACTS})(?:工作|服务)?|全权|全面|自行)负责)[^，,。；;]{{1,30}}?负(?:全部|完全)?责任?[，,。；;]?$"
)
#: 备份所需的空间是条件；由甲方签认不是做
_NEEDED = re.compile(r"所需|所用的|需要的")
_AGREED = re.compile(
    r"签字|签认|签收|盖章|签署|并书面?确认|由[^，,。；;]{1,10}?(?:签认|签字|确认|审批|审核|批准|核准|认可|决定|认定|判定)"
)
#: 有权、可以做的，不是要他做；后面的分句没有另说应当的，也是有权做的
_ALLOWED = re.compile(r"(?:也|还|均|都|亦|仍)?(?:有权|可以?(?!靠|用)|得以)")
_DUTY_NEXT = re.compile(r"[\s“]*(?:并|且|但|同时|还)?(?:[一-龥]{1,6}?)??(?:应|须|必须|负责|承担|由|需)")
_WORK = re.compile(r"维护|维修|修复|保养|备份|更换|排除|处理|负责|责任")
_BACK = re.compile(r"由其|(?:则|应当?|须|可|均|全部|一律|概|都|统一|仍|也|皆)?(?:由|系|属|归|是)")
#: 平台的运行由乙方负责：自己说了是什么，不必连同前一分句
_OWN_THING = re.compile(r"[^，,由归]{2,}[由归]")
_DIVIDED = re.compile(
    r"(?:终止|期满|届满|解除|到期|移交|退出)[^，,]{0,10}(?:后|之日|(?:的|时)[，,])|分界|为界|以上|为止|界面|以内|以外|之外|以下|除外|其下|范围内的|自有(?![一-龥]{0,4}(?:人员|团队|员工|队伍|力量|工程师))|自行(?!承担|负责|完成|安排|组织|解决|维护|维修|办理|进行|实施|做)[^，,由]{1,16}的|自建|自带|自编|自购|端口|各自"
    r"|(?:不能|无法|不可|不宜)(?:现场)?(?:修复|维修|恢复|解决|处理|排除)的"
)
#: 合同了结之后的安排
_OVER = re.compile(r"终止|期满|届满|解除|退出|交接|移交|过渡")
#: 交给对方做、说归谁所有、保证真实合法，都不是自己做
_NOT_WORK = re.compile(
    r"采取[^，,。；;]{0,40}措施|经费|报酬|总额|[费款](?:用)?由|法律|法规|法定|等级保护|赔偿|侵权|侵犯|不在[^，,]{0,10}范围|不属于|另行采购|形象|声誉|权益|利益|秩序|委托(?!方|人|单位|专业|有资质|第三方|他人)|交由|转交|聘请[^，,]{0,4}方|授权|著作权|所有权|使用权|知识产权|归[^，,]{1,6}所有|真实性|合法性|准确性|完整性|管辖|停机窗口|维护窗口|违约金|验收|为限|为准|[：:]\s*$"
    # 说的是后果、价钱由谁承担，或者只是一份文件的名称
    r"|(?:事故|后果|损失|损害)[^，,。；;]{0,6}由|由[^，,。；;由]{1,12}(?:支付|负担|付费|付款|出资)|(?:合同|协议)书?[。；;，,]?\s*$"
)
_BORNE = re.compile(r"由[^，,。；;由]{1,10}承担[，,]?$")
_ITS_COST = re.compile(r"[^，,。；;]{0,8}费用")
_COST_TITLE = re.compile(r"付款|费用|价款|结算|收费")


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
    found: list[Deed] = []
    for line in outline.lines():
        if line.zone in _ZONES and (line.index not in out or _SHIFTED.search(line.body)):
            found += _in_line(line, outline, led.get(line.index, ""))
    for row in outline.rows():
        if row.cells[0].zone not in _ZONES:
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


def _in_line(line: Line, outline: Outline, led: str) -> list[Deed]:
    found: list[Deed] = []
    named = _named(line, outline) or led or _headed(line, outline)
    over = bool(_OVER.search(outline.titles(line.index)))
    actor = ""
    for start, end in sentences(line.text, line.body_start):
        actor = (actor if line.text[:start].rstrip().endswith(("；", ";")) else "") or named
        clauses = [(start + one.start(), start + one.end()) for one in _CLAUSE.finditer(line.text[start:end])]
        divided = over or bool(_DIVIDED.search(line.text, start, end))
        allowed = False
        for place, (first, last) in enumerate(clauses):
            clause = line.text[first:last]
            passive = _passive(clause, outline)
            actor = passive or _subject(clause, outline) or actor
            bare = _after_subject(clause, actor)
            if _ANSWERS.search(clause):
                continue
            allowed = bool(_ALLOWED.match(bare)) or (allowed and not _DUTY_NEXT.match(clause))
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
            if _BORNE.search(clause) and _of_cost(line, last, outline):
                continue
            if _CONTACT.match(clause.lstrip()):
                continue
            if actor and not _NOT_WORK.search(said) and not _HYPOTHESIS.search(clause):
                said = _WHEN.sub(_without_acts, said)
                helps = allowed or any(told.search(said) for told in (_NEEDED, _AGREED, _LOOKS))
                helps = bool(helps or _HELPS.match(bare))
                found.append(Deed(trimmed(line.index, line.text, first, last), actor, said, helps, divided))
    return found


def _of_cost(line: Line, at: int, outline: Outline) -> bool:
    """“由甲方承担，此部分费用……”“三、付款方式”之下的“由甲方承担”，承担的是钱。"""
    if _ITS_COST.match(line.text, at):
        return True
    return any(_COST_TITLE.search(section.heading) for section in outline.chain(line.index))


def _without_acts(found: re.Match[str]) -> str:
    """在修复前、于更换后：说的是何时，不是要他修复、更换。"""
    return _ACTED.sub("", found[0])


def _named(line: Line, outline: Outline) -> str:
    """“物业公司：按期付款；……”“甲方应当：（一）……；（二）……”的一方。"""
    colon = next((at for at, char in enumerate(line.text) if char in "：:" and at > line.body_start), -1)
    if not 0 < colon - line.body_start <= _LEAD_LENGTH:
        return ""
    lead = line.text[line.body_start : colon + 1]
    label = party_pattern(outline.reading).match(lead)
    alone = label is not None and not lead[label.end() : -1].strip()
    return label[0] if label and alone else _subject(lead, outline, led=True)


def _after_subject(clause: str, actor: str) -> str:
    """主语与情态之后的话。"""
    text = clause.strip(' \t"“，,；;')
    text = re.sub(r"[ \t\u3000]", "", text)
    text = _JOINS.sub("", text)
    if actor and text.startswith(actor):
        text = text[len(actor) :]
        text = text[found.end() :] if (found := _OF_DEPT.match(text)) else text
    text = _ITS.sub("", text)
    return _MODALS.sub("", text)


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
    text = re.sub(r"^(?:但|并|且|同时|此外|另外|其中|验收后|此后|届时)[，,]?", "", text)
    found = party_pattern(outline.reading).match(text)
    if found is None:
        return _in_the_middle(text, outline)
    rest = text[found.end() :]
    if led:
        return found[0] if _HEAD_DUTY.search(rest) and not re.match("[、和与及]", rest) else ""
    return found[0] if _MUST.match(rest) or _VERB.match(rest) else ""


_MUST = re.compile(f"{_DEPT}{_MODAL}")
_VERB = re.compile(
    r"[一-龥]{0,4}?(?:维护|维修|保养|巡检|检修|备份|监控|监测|清[洗洁理]|更换|安装|升级|编制|派|提供|开发|运维|修复|处理|排查|负|保障|托管|运营|看护|照管|代管|配置|承运|收运)"
)


def _headed(line: Line, outline: Outline) -> str:
    """“乙方权利与义务”“医院的职责”之下的各项。"""
    for section in outline.chain(line.index):
        if title := _titled(section, outline):
            return title
    return ""


def _titled(section: Section, outline: Outline) -> str:
    opening = outline.reading.lines[section.first].body.rstrip()
    heading = (section.heading or (opening if opening.endswith(("：", ":")) else "")).strip()
    if re.search(r"双方|各方|甲乙|费用|价款|违约", heading):
        return ""
    label = party_pattern(outline.reading).match(heading)
    return label[0] if label and _HEAD_DUTY.search(heading[label.end() :]) else ""


def _in_row(row: Row, outline: Outline) -> Iterator[Deed]:
    """表里一行分给各方的事。"""
    for part in assigned(row, party_pattern(outline.reading)):
        helps = bool(part.said and _HELPS.match(part.said))
        yield Deed(whole(part.at), part.who, part.text, helps, False, (whole(part.beside),))
