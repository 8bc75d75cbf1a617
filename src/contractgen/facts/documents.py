"""作为履行标准的外部文件：需求文档、技术方案、管理制度……，有没有附上或者写明版本、日期。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import Outline, outlined, sentences
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.model.saying import saying
from contractgen.zh.slots import slot_at

_NAME = (
    r"(?:功能|业务|系统|用户|技术|软件|项目)?(?:需求(?:规格)?(?:文档|说明书?|文件|书)|技术(?:方案|规范"
    r"|规格书|要求|标准|文件)|设计(?:方案|文件|文档)|实施方案|服务方案|运维方案"
    r"|投标(?:文件|书)|招标文件|响应文件|采购文件|报价(?:单|文件)|工作说明书|(?:内部|公司|现场|安全"
    r"|信息安全|机房|数据安全)?管理(?:制度|规定|办法|规范)|规章制度|操作(?:规程|手册|规范)"
    r"|安全(?:规范|要求|制度|标准|策略)|验收(?:标准|规范|大纲)(?:文件|文档)|接口(?:规范|文档)"
    r"|服务(?:标准|规范)文件|技术协议|技术规格书?|(?:保养|维护|检修)手册|验收大纲|考核(?:办法|细则))"
)
#: 文件名里必有其一
_ENDINGS = (
    "《", "文档", "说明", "文件", "书", "方案", "规范", "要求", "标准", "制度", "规定", "办法", "规程", "手册",
    "协议", "规格", "策略", "大纲", "报价单", "细则", "口径", "守则", "图纸",
    "图集", "工艺", "方法论", "指引", "指南", "字典", "目录",
)  # fmt: skip
_NAMED = re.compile(_NAME)
_DOCUMENT = re.compile(rf"《(?P<title>[^《》]{{2,40}})》|(?P<name>{_NAME})")
_DEMAND = re.compile(
    r"(?:特定|专门|具体|内部|有关|相关|其他)?(?:的)?(?:数据安全|信息安全|安全|质量|业务"
    r"|技术)?(?:的)?(?:特定|专门)要求(?=[\[【，。；;,、]|$)"
)
#: 对方手里的、没有名称的文件：使用方届时的报文标准、采购人的技术设计书、发包人管养标准
_OWNED = re.compile(
    rf"(?:{'|'.join(LABELS)})(?:的|现行|届时|有关|相关|内部|最新|当时|不时|公布|发布|制定|提供|自定|现有|自有|有效|另行|下发|之|所)*"
    r"(?P<name>(?:(?![按照依据的和与及])[一-龥]){0,8}?(?:标准|规范|办法|制度|规程|设计书|设计文件|实施细则|细则|工艺文件|手册|规格书|口径|管理规定|守则|(?<!合同)文件|图纸|图集|工艺|白皮书|方法论|(?<=[一-龥]{2})(?:说明(?:书|文档|文件)|文档|指引|指南|字典|目录)|(?:接口|字段|报文|参数|编码|协议|数据|操作|安装|工艺|技术)说明)(?:文件|文档|文本)?)(?!时间|化|件|号)"
)
_FOLLOWED = re.compile(
    r"^(?:的要求|的规定)?(?:来|进行|予以)?(?:执行|考核|开展|建设|办理|为准|实施|施工|验收|评定|处理|结算|提供|交付|编写|开发|操作|作业|制作|加工|生产|安装|配置|扣[罚款分]|处罚|罚款|$|[，,。；;])"
)
_PUBLIC = re.compile(r"安全$|(?:国家|行业|地方|现行)[^，,。；;的《]{0,10}$")  # 国家电气安全规范：公开的标准
#: 《某某法》《某某办法》及其技术规范：随法规公布的，人人查得到
_OF_LAW = re.compile(
    r"《[^《》]{2,40}(?:法|法典|条例|规定|办法|解释|规则|标准|规范|规程)》(?:以?及(?:其)?|和|与|、)(?:其)?(?:配套|相关|有关|实施|国家|行业|现行)*的?$"
)
#: 因场地不符合安全规范导致的：说的是条件，不是履行的标准
_BREACHED = re.compile(r"(?:(?:不|未)能?(?:符合|满足|达到)|达不到)(?:相关|有关|国家|行业|当地|现行)?的?$")
#: 甲方人员未按操作手册操作：说的是谁没有照做，不是这里立下的标准
_NOT_KEPT = re.compile(
    r"(?:未|没有?|不|拒不)(?:能|曾|得|予)?(?:严格|完全|及时)?(?:按照?|依照?|依据|根据|遵守|遵循|遵照|执行|参照|满足|达到|符合)[^。；;，,]{0,12}$"
)
_STANDARD = re.compile(
    r"(?:按(?![时期月季年日周约需次])照?|依(?![法约次旧期时])照?|依据|根据|符合|遵守|遵循|满足|达到|(?<!可)执行|参照|以(?![及便免上下内外前后来]))[^。；;，,]{0,40}?$|(?:须|应|需"
    r"|必须)[^。；;，,]{0,10}(?:遵守|符合|满足)[^。；;]{0,24}$"
)
_BASIS_AFTER = re.compile(r"^[^。；;，,]{0,12}(?:为准|执行|的要求|中的|所列|规定|约定|为依据|为标准)")
_IDENTIFIED = re.compile(
    r"[Vv]\s*\d|版本?号?\s*[:：]?\s*[VvA-Z\d]|第?\s*[\d.一二三四五六七八九十]+\s*版|\d{4}\s*年"
    r"|\d{4}-\d{1,2}|\d{4}[./]\d{1,2}|编号\s*[:：为]?\s*[A-Z\d（(]|项目编号|文号"
    r"|附件\s*[一二三四五六七八九十\dA-Z（(]|见附|作为(?:本(?:协议|合同))?附件"
    r"|[A-Z]{2,}[-/]?\d|中标通知书|签署版|下表|下列|表列"
)
#: 交付甲、乙、丙：一列交付的东西里的一样，不是照着做的标准
_AMONG_DELIVERED = re.compile(
    r"(?:交付|提交|移交|出具|交出|递交)(?!的)(?:(?!按照|依照|依据|根据|符合|遵守|遵循|满足|达到|参照)[^。；;，,])*、[^。；;，,、]{0,12}$"
)
#: 文件名之前写明了日期、文号：2026年3月8日第BJ-07号报价单
_NUMBERED = re.compile(r"(?:第[^，,。；;第]{2,20}号|\d{4}年\d{1,2}月\d{1,2}日)[^，,。；;]{0,16}$")
_LAW = re.compile(r"法$|法典$|条例$|规定$|办法$|解释$|GB|标准$")
_PRODUCED = re.compile(
    r"(?:编制|提交|提供|交付|出具|制作|形成|撰写|制定|完善|更新|编写|移交|修改|评审|更正|起草|配合"
    r"|签署|收到|另行|派发|发放|分发|印发|配发|附送|讲解|翻译|归档|保管|查阅|确认后的)(?!的)[^。；;，,的]{0,12}$"
)
_SOFT = re.compile(r"制度|管理(?:规定|办法)|合理")
#: 人员进场要守的规矩，不是服务做到什么程度
_CONDUCT = re.compile(
    r"(?:人员|工程师|员工|队伍|班组|坐席|保安|师傅|进入|进出|进场|出入|驻场|在场)[^。；;]{0,24}(?:遵守|服从|遵从)[^。；;]{0,16}$"
)
#: 双方确认的报价单：届时另有一份
_SETTLED = re.compile("双方[^，。；;]{0,4}(?:确认|认可|签[字认章]|盖章)的$")
_ASKING = re.compile("(?:要求|标准)$")
_WHOSE_FILE = re.compile(rf"{'|'.join(LABELS)}|[甲乙丙]方|确认|批准|提供|下发|发布|制定|约定")
_FOLLOWING = re.compile("按照?|依照?|依据|根据|符合|遵守|遵循|满足|达到|执行|参照|以")
_TENDER = re.compile(r"招标|投标|采购|响应文件|报价文件")
_PROCURED = re.compile(
    r"项目编号|编号为|采购(?:计划|合同)编号|(?:招标|采购|磋商|谈判)结果|中标(?:（成交）)?通知书|成交通知书"
)
_AGREED_HERE = re.compile(
    r"本(?:合同|协议)(?:所)?(?:约定|规定|载明|列明)的?(?:[^。；;，,]{0,10}(?:和|与|及|、))?$"
)
#: 双方另行签订的工作说明书：以后由双方再定的，不是手里的一份
_TO_BE_SIGNED = re.compile(
    r"(?:另行|另外|另|日后|以后|届时|单独|分别|逐[次单项笔批]|每[次单项笔批]|随后|后续|再行?)[^，。；;]{0,6}?(?:签[订署]|订立|商定|议定|达成|约定|协商|确认)[^，。；;]{0,6}$"
)
_HANDED = re.compile(r"(?:书面|进场之?前)[^。；;，,]{0,8}(?:交付|提供|告知|公布|送达)的[^。；;，,]{0,12}$")


#: 没有附上、也查不到是哪一版的：官网公布的规则、最新文件、设备说明书、数据处理协议
_LOOSER = re.compile(
    r"(?:按照?|依照?|依据|遵守|遵循|符合|适用|参照|详?见|以)(?P<before>[^，。；;《》]{0,16}?)(?P<name>《[^《》]{2,20}(?:守则|须知|规则|准则|政策|指引|公约|手册|细则|制度|要求)》"
    r"|(?:最新|现行|届时)(?:有效|发布|公布)?的?(?:文件|标准|政策|规则|价目)|(?:设备|产品|使用|操作|安装)说明书|服务条款|用户(?:服务)?协议|隐私政策"
    r"|(?:官网|网站|公告栏|平台|公众号)[^，。；;]{0,8}(?:公布|发布|公示|刊载)的[^，。；;]{1,8}|(?:数据处理|安全管理|分包|授权|许可)协议|《[^《》]{2,20}(?:书|方案|大纲|办法|规程|规范|标准)》"
    rf"|(?:{'|'.join(LABELS)})(?:的|提供的?|制定的?|现行的?|有关的?|不时更新的?|内部的?)+(?:[一-龥]{{2,8}}?)(?:规定|制度|政策|大纲|手册|标准|细则|办法|要求)(?=[，。；]|为准|执行|进行|评|$)"
    r"|厂家[^，。；]{0,4}(?:手册|说明书?|指南|要求|标准)|(?:招标|投标|响应|采购|磋商)文件|[一-龥]{2,6}的有关(?:文件|规定|要求))"
)


@record
class ExternalDocument:
    """一份作为标准的外部文件。identified：附上了，或者写明了版本、日期、编号。

    soft 表示只是对方的规章制度、管理规定，通常不决定服务内容；或者说的只是没有照它做。
    """

    span: Span
    name: str
    identified: bool
    soft: bool


def external_documents(reading: Reading) -> tuple[ExternalDocument, ...]:
    """全部作为履行标准的外部文件。"""
    outline = outlined(reading)
    attached = {re.sub(r"\W", "", section.heading) for section in reading.sections if section.kind == "annex"}
    identified = _identified_elsewhere(outline)
    procured = any(_PROCURED.search(line.text) for line in outline.lines())
    found = [
        document
        for line in saying(reading, _ENDINGS)
        if not line.heading
        for document in _in_line(line, attached, identified)
    ]
    taken = {one.span.line for one in found}
    found += [
        one
        for line in saying(reading, (*_ENDINGS, "条款", "政策", "规则", "须知", "指引"))
        if line.index not in taken
        for one in _looser(line)
    ]
    return tuple(
        replace(one, identified=True) if procured and _TENDER.search(one.name) else one for one in found
    )


def _looser(line: Line) -> Iterator[ExternalDocument]:
    """只作提示的外部文件。"""
    if (
        "仲裁" in line.text
        or "GB" in line.text
        or "ISO" in line.text
        or line.heading
        or line.cell is not None
        or line.zone not in (Zone.ARTICLE, Zone.ANNEX)
    ):
        return
    for found in _LOOSER.finditer(line.text, line.body_start):
        before = line.text[line.body_start : found.start("name")]
        if re.search(r"国家|行业|地方|附件|附录|本(?:合同|协议)", found["before"]) or _produced(before):
            continue
        if _NOT_KEPT.search(before) or _BREACHED.search(before):
            continue
        if not _IDENTIFIED.search(_around(line, *found.span("name"))):
            yield ExternalDocument(Span(line.index, *found.span("name")), found["name"], False, True)


def _identified_elsewhere(outline: Outline) -> frozenset[str]:
    """别处写明了版本、日期的文件名（如文件清单的表格）。"""
    names: set[str] = set()
    for row in outline.rows():
        text = "｜".join(line.text for line in row.cells)
        if any(ending in text for ending in _ENDINGS) and _IDENTIFIED.search(text):
            names.update(found["title"] or found["name"] for found in _DOCUMENT.finditer(text))
    for line in saying(outline.reading, _ENDINGS):
        for found in _DOCUMENT.finditer(line.text):
            if _IDENTIFIED.search(_around(line, found.start(), found.end())):
                names.add(found["title"] or found["name"])
    return frozenset(names)


def _in_line(line: Line, attached: set[str], identified: frozenset[str]) -> Iterator[ExternalDocument]:
    if line.cell is not None and line.cell.header:
        return
    for start, end in sentences(line.text, line.body_start):
        for found in _DOCUMENT.finditer(line.text, start, end):
            name = found["title"] or found["name"]
            before = line.text[start : found.start()]
            after = line.text[found.end() : end]
            owned = bool(
                re.search(r"(?:甲方|乙方|客户|公司|委托方|用户|采购人|需方)(?:的|现行的?|制定的)?$", before)
            )
            if found["title"] and ((_LAW.search(name) and not owned) or not _NAMED.search(name)):
                continue
            if not (_STANDARD.search(before) or _BASIS_AFTER.search(after)) or _produced(before):
                continue
            if (
                _in_slot(line, found.start(), found.end())
                or _BREACHED.search(before)
                or _OF_LAW.search(before)
            ):
                continue
            if _TO_BE_SIGNED.search(before):
                continue
            known = bool(_HANDED.search(before)) or bool(
                _IDENTIFIED.search(_around(line, found.start(), found.end()))
            )
            known = known or bool(_AGREED_HERE.search(before) or _NUMBERED.search(before))
            known = known or any(name in title for title in identified)
            known = known or any(name in title or title in name for title in attached if len(title) > 3)
            yield ExternalDocument(
                _whole_name(line, found),
                name,
                known,
                any(told.search(before) for told in (_PUBLIC, _CONDUCT, _NOT_KEPT, _SETTLED))
                or bool(_SOFT.search(before[-6:] + name))
                or (not found["title"] and _of_thing(name, before)),
            )
        yield from _owned(line, start, end, attached, identified)
        for found in _DEMAND.finditer(line.text, start, end) if "要求" in line.text else ():
            before = line.text[max(start, found.start() - 40) : found.start()]
            wanted = re.search(
                r"(?:甲方|乙方|客户|委托方|需方|采购人|用户)(?:关于|对|就)?[^，,。；;]{0,10}$", before
            )
            demanded = "特定" in found[0] or "专门" in found[0]
            if wanted and demanded and not _IDENTIFIED.search(_around(line, found.start(), found.end())):
                span = Span(line.index, found.start() - len(wanted[0]), found.end())
                yield ExternalDocument(span, line.text[span.start : span.end], False, False)


def _of_thing(name: str, before: str) -> bool:
    """机房的电力和安全要求：说的是东西要怎样，不是谁手里的一份文件；甲方的、经确认的、写明见何处的才是。"""
    return bool(_ASKING.search(name)) and not _WHOSE_FILE.search(_FOLLOWING.split(before)[-1])


def _produced(before: str) -> bool:
    """由一方写出来、交出去的，不是照着做的。"""
    return bool(_PRODUCED.search(before) or _AMONG_DELIVERED.search(before))


def _owned(
    line: Line, start: int, end: int, attached: set[str], identified: frozenset[str]
) -> Iterator[ExternalDocument]:
    """“按采购人的技术设计书建设”：没有书名号，也不在常见的文件名之列。"""
    for found in _OWNED.finditer(line.text, start, end):
        name, before, after = found["name"], line.text[start : found.start()], line.text[found.end() : end]
        if not re.search(r"(?:按照?|依照?|依据|根据|符合|遵守|遵循|满足|执行|参照|以|详?见)\s*$", before):
            continue
        if (
            not _FOLLOWED.match(after)
            or _NAMED.search(found[0])
            or _in_slot(line, found.start(), found.end())
        ):
            continue
        if _IDENTIFIED.search(_around(line, found.start(), found.end())) or any(
            name in title for title in (*identified, *attached)
        ):
            continue
        yield ExternalDocument(
            Span(line.index, found.start(), found.end()),
            name,
            False,
            bool(_SOFT.search(name) or _NOT_KEPT.search(before)),
        )


def _whole_name(line: Line, found: re.Match[str]) -> Span:
    return Span(line.index, found.start(), found.end())


def _in_slot(line: Line, start: int, end: int) -> bool:
    return slot_at(line.text, start, end) is not None


def _around(line: Line, start: int, end: int) -> str:
    """文件名之后到分句末，和紧前的几个字；占位里的不算写明。"""
    tail = line.text[end : end + 60]
    noted = re.match(r"\s*[（(][^（）()]*[)）]", tail)  # 名称之后的括号里写明了版本、日期
    after = (noted[0] if noted else "") + re.split("[，,。；;]", tail[noted.end() if noted else 0 :][:40])[0]
    return re.sub(r"[\[【［][^\]】］]*[\]】］]", "", after) + "｜" + line.text[max(0, start - 8) : start]
