"""附件：正文提到了哪些、清单列了哪些、后面附了哪些，附件缺失时有没有替代的约定。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.outline import Outline, outlined
from contractgen.facts.words.reference_forms import ANNEX, annex_number
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.slots import slot_at

_TITLE = re.compile(r"\s*[：:]?\s*《([^《》]{1,40})》")
_UNNUMBERED = re.compile(
    r"(?:详?见|参见|依据|按照?|根据|列于|载于|记载于|以|如|符合)\s*(?:本(?:协议|合同)(?:的)?|所附|后附"
    r"|随附)?\s*(?P<said>附件|附表|附录)(?![一二三四五六七八九十甲乙丙丁戊0-9０-９（(A-Z“《清及和与对中为的是]"
    r"|内容)"
    r"|(?P<bare>(?:SLA|[一-龥A-Za-z]{0,6}(?:协议|清单|说明|方案|标准|水平|级别|规范))附件)(?=中|所列"
    r"|规定|约定|执行)"
)
#: 只有名称没有编号：附件《设备清单》；名单附后、见后附的表格；具体以附表为准
_NAMED_ONLY = re.compile(
    r"(?P<said>附[件表录])\s*《(?P<title>[^《》]{2,30})》|(?:名单|清单|明细|表格?|样式|格式|图纸)(?P<after>附后|后附|随附)|(?:见|详见)(?P<behind>后附|文后|随附)"
)
_FALLBACK = re.compile(
    r"(?:如|若|没有|无|未|未有)\s*(?:无|没有|未附|未提供|未签)?\s*附件[^。；;]{0,8}?(?:则|，则"
    r"|的[，,]?|，|,)[^。；;)）]*"
)
_ABOUT = re.compile(r"([一-龥]{2,8}(?:清单|名单|名录|明细|方案|报价|一览表|台账|表))[^，,。；;]{0,4}$")
_PLAIN_HEADING = re.compile(
    r"\s*附[件录表页](?:[\s\u3000]+|[：:]\s*)(?P<title>[^，,。；;：:]{2,20})(?:[：:；;，,].*)?$", re.DOTALL
)
NOT_OURS = re.compile(
    r"(?:邮件|工单|邮箱|发票|报告|电子邮件|申请|函件|通知|数据|文件|其他合同|主合同|招标文件|投标文件"
    r"|采购合同|响应文件|采购文件|规范书|规格书|任务书|说明书|手册|指南|规程|制度|办法|原合同|框架(?:合同|协议)|总合同|GB/?T?\s*[\d.\-]+|标准|规范)(?:的)?\s*$"
)
_LATER = re.compile(
    r"另行(?:签署|签订|订立|达成)[^。；;，,]{0,24}作为(?:本(?:协议|合同)(?:的|之)?)?$"
)  # 以后另签的，眼下没有可附
#: 双方于某日签字确认的《需求规格说明书》V1.2（见附件1）
_SIGNED = re.compile(
    r"[\d年月]\s*[年月日][^，,。；;]{0,6}(?:签[字署章订]|盖章|确认)(?:确认|生效)?的《[^《》]{2,40}》[^，,。；;（()]{0,12}[（(](?:即|详?见|作为|列为|为)?(?:本(?:合同|协议))?(?:的)?$"
)
#: 不装订在一起的：单独成册、另册、密封移交、刻成光盘
APART = re.compile(
    r"另(?:册|装|卷|附|纸|行?(?:装订|封装|密封|成册|移交|交付|提供|存放|保管|发送|寄送|下发))|分(?:册|卷|别装订)|不(?:再)?随(?:本)?(?:合同|协议|文)|(?:单独|独立)(?:装订|成册|成卷|编[册卷]|封装|密封|移交|交付|提供|存放|保管)|密封|封存|封装"
    r"|(?:电子(?:版|文[档件]|介质)|光盘|[Uu]盘|硬盘)[^，。；]{0,10}(?:提供|交付|移交|形式|为准|存|附)|涉密"
)
#: 名称之后写着版本、日期的：另有其文
_EDITION = re.compile(r"\s*[（(][^（()）]*?(?:[VvＶ]\s*\d|版|\d{4}\s*年\s*\d{1,2}\s*月)[^（()）]*[)）]")
_JOINED = re.compile(r"[\s、，,及和与至到]*")
_FOREIGN_TITLE = re.compile(r"《[^《》]{1,40}》(?:的|之|中)?\s*$")


@record
class AnnexReference:
    """提到一个附件。number 没有编号时为 None；fallback 是“如无附件则……”的话。

    listed 表示在附件清单里，trailing 是文末没有编号的清单。
    """

    span: Span
    number: int | None
    title: str
    listed: bool
    fallback: Span | None
    provisional: bool = False
    trailing: bool = False
    apart: bool = False  # 写明单独成册、另行移交的，或者是双方已经签字确认的另一份文件
    about: str = ""  # 没有编号时，说的是什么：“备件清单详见附件”的备件清单
    clause: str = ""  # 所在的分句


@record
class AnnexHeading:
    """后面附着的一个附件。number 没有编号时为 None。"""

    span: Span
    number: int | None
    title: str


def annex_references(reading: Reading) -> tuple[AnnexReference, ...]:
    """全部提到附件之处；附件自己的标题不算。"""
    outline = outlined(reading)
    return tuple(found for line in saying(reading, "附") for found in _references(line, outline))


def annex_headings(reading: Reading) -> tuple[AnnexHeading, ...]:
    """全部附件的标题。"""
    found = []
    for section in reading.sections:
        if section.kind == "annex":
            line = reading.lines[section.first]
            end = len(line.text.rstrip())
            found.append(AnnexHeading(Span(line.index, 0, end), section.ordinal or None, section.heading))
    begun = next((section.first for section in reading.sections if section.kind == "article"), 0)
    later = [line for line in reading.judged() if line.index > begun]
    found += [
        heading for line in later if (heading := _run_in(line) or _unnumbered_heading(line)) is not None
    ]
    taken = {heading.span.line for heading in found}
    previous: Line | None = None
    for line in reading.judged():
        first = previous is None or previous.zone is not Zone.ANNEX
        begins = line.zone in (Zone.ANNEX, Zone.FORM) and line.index not in taken and (line.heading or first)
        if begins and re.match(r"\s*[【\[]?附\s*[件表录页图]", line.text):
            found.append(AnnexHeading(Span(line.index, 0, len(line.text.rstrip())), None, line.text.strip()))
        previous = line
    return tuple(sorted(found, key=lambda heading: heading.span.line))


def _unnumbered_heading(line: Line) -> AnnexHeading | None:
    """“附表　门店名单”“附录　验收清单：……”：没有编号的附件。"""
    if line.cell is not None or line.zone is Zone.ANNEX or line.number:
        return None
    told = _PLAIN_HEADING.match(line.text)
    if told is None or told["title"].endswith(("为准", "执行", "办理")):
        return None
    return AnnexHeading(Span(line.index, 0, len(line.text[: told.end("title")])), None, told["title"].strip())


def _run_in(line: Line) -> AnnexHeading | None:
    """“附件一　被测系统：订舱门户、堆场管理……”：标题与内容写在一段里。"""
    named = ANNEX.match(line.text.lstrip())
    if named is None or line.cell is not None or line.zone is Zone.ANNEX:
        return None
    start = len(line.text) - len(line.text.lstrip())
    rest = line.text[start + named.end() :]
    told = re.match(r"[\s\u3000]+(《[^《》]{2,30}》|[^，,。；;：:、\s]{2,20})[：:\s\u3000](?=.{6})", rest)
    if told is None or line.number or re.search(r"约定|规定|为准|执行|办理", told[1]):
        return None
    span = Span(line.index, start, start + named.end() + told.end(1))
    return AnnexHeading(span, annex_number(named), told[1].strip("《》"))


def _references(line: Line, outline: Outline) -> Iterator[AnnexReference]:
    text = line.text
    owner = next(iter(outline.chain(line.index)), None)
    heading = owner is not None and owner.kind == "annex" and owner.first == line.index
    if heading and line.zone is Zone.ANNEX:
        return
    if line.index == 0 and ANNEX.search(text) and not re.search("[，。；]", text):
        return  # 这份草稿自己就是附件：头一行是它的名称
    listed = _is_listed(line)
    for found in ANNEX.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if (
            _LATER.search(before)
            or NOT_OURS.search(before)
            or _FOREIGN_TITLE.search(before)
            or before.endswith(("本", "该"))
        ):
            continue
        named = _TITLE.match(after)
        end = found.end() + (named.end() if named else 0)
        value = annex_number(found)
        span = Span(line.index, found.start(), end)
        title = named[1] if named else ""
        yield AnnexReference(
            span, value, title, listed, _fallback(line), _inside(text, span), listed and not line.number,
            bool(_SIGNED.search(before) or APART.search(_said_of(text, end))),
        )  # fmt: skip
    for hit in _NAMED_ONLY.finditer(text):
        name = next(each for each in ("said", "after", "behind") if hit[each])
        span = Span(line.index, hit.start(name), hit.end(name))
        if not (NOT_OURS.search(text[: span.start]) or text[: span.start].endswith(("本", "该"))):
            yield AnnexReference(
                span,
                None,
                hit["title"] or "",
                listed,
                _fallback(line),
                _inside(text, span),
                about=hit["title"] or "",
                apart=bool(hit["title"] and _EDITION.match(text, hit.end())),
                clause=_between(text, span, "，,。；;"),
            )
    for found in _UNNUMBERED.finditer(text):
        name = "said" if found["said"] else "bare"
        if found["bare"] and (
            ANNEX.search(found["bare"])
            or re.match(r"(?:本|该|上述|以上|所有|全部|双方|各|其他)", found["bare"])
        ):
            continue
        span = Span(line.index, found.start(name), found.end(name))
        if not NOT_OURS.search(text[: found.start(name)]):
            title_after = _TITLE.match(text[found.end(name) :])
            title = title_after[1] if title_after else ""
            told = _ABOUT.search(text[: found.start()])
            yield AnnexReference(
                span, None, title, listed, _fallback(line), _inside(text, span), about=told[1] if told else "",
                clause=_between(text, span, "，,。；;"),
            )  # fmt: skip


def _between(text: str, span: Span, marks: str) -> str:
    """这一处所在的一句、一分句。"""
    first = max(text.rfind(mark, 0, span.start) for mark in marks) + 1
    last = min((at for mark in marks if (at := text.find(mark, span.end)) >= 0), default=len(text))
    return text[first:last]


def _said_of(text: str, start: int) -> str:
    """接着说这个附件的话：到下一个附件、句末为止；“附件一、附件二均另册装订”一起说的不断开。"""
    end = next((place for place in range(start, len(text)) if text[place] in "。；;"), len(text))
    for other in ANNEX.finditer(text, start, end):
        if not _JOINED.fullmatch(text, start, other.start()):
            return text[start : other.start()]
        named = _TITLE.match(text, other.end())
        start = named.end() if named else other.end()
    return text[start:end]


def _inside(text: str, span: Span) -> bool:
    """整个写在占位里；书名号里的占位不算。"""
    return slot_at(text, span.start, span.end) is not None


def _is_listed(line: Line) -> bool:
    """附件清单里的一行：行首就是附件。"""
    named = ANNEX.match(line.body.lstrip()) and len(line.body) < 60
    return bool(named) and not re.search(r"[约规]定|执行|见", line.body)


def _fallback(line: Line) -> Span | None:
    found = _FALLBACK.search(line.text)
    return Span(line.index, found.start(), found.end()) if found else None
