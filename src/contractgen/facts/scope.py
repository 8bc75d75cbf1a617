"""服务范围：草稿说服务包括哪些对象、哪些工作，由谁、在哪里做。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.defining import explains
from contractgen.facts.words.exclusion_leads import excluded_lines
from contractgen.facts.words.fee_tails import before_fees
from contractgen.facts.words.naming import naming, party_pattern
from contractgen.facts.words.outline import Outline, Row, is_item, outlined, sentences, trimmed, whole
from contractgen.facts.words.phrases import Content, content, joined
from contractgen.facts.words.services import SERVING
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.zh.slots import slots

_HEAD = re.compile(
    rf"(?:{SERVING}|工作|委托|项目|开发|研发|实施|测试|标注|租用|承揽|承包)(?:的|哪些|什么)?(?:定义|具体|工作)?(?:与|和|及|、)?(?:内容"
    r"|范围|事项|对象|项目|清单|标的|任务)"
    rf"|(?:{SERVING}|[提供做管包租修养护])(?:的是|的)?(?:什么|哪些|些什么|些啥|啥)|(?:订购|订阅)(?:的)?(?:内容|项目)|服务定义|服务对象|技术服务的?内容"
)
#: 维保工作、乙方提供的服务、保养与监测：名目就是服务，或者服务方的事
_BARE_HEAD = re.compile(
    rf"^(?:[^与和及、的]{{0,8}}的?)?(?:{SERVING}|[与和及、])*{SERVING}(?:的?(?:工作|任务|职责|业务))?$|[做干管弄]的?(?:什么|哪些|些啥|啥|事|活)"
    r"|(?:工作|职责|任务|办理|承办|承担|提供|负责|做|干)$"
)
_SERVING_END = re.compile(rf"{SERVING}(?:的?(?:工作|任务|业务))?$|任务$")
_NOT_BARE = re.compile(r"双方|各方|不|质量|承诺|时间|水平|级别|响应|标准|期|费|终止|人员|违约")
_NOT_HEAD = re.compile(
    r"除外|例外|排除|不包括|不属于|不提供|不做|不管|不归|以外|变更|保密|免责|费用|价款|更改|验收"
)
_LEAD = re.compile(
    rf"(?:{SERVING}|工作)[^。；;，,]{{0,12}}?(?:内容|范围|事项|对象|项目|服务)?[^。；;，,]{{0,6}}?"
    r"(?:包括|包含|如下|由下列|为下列|限于|以下表|涵盖|覆盖)"
    r"|的(?:工作|服务|职责|任务|活)(?:内容|范围|清单|事项)?(?:为|是|有)?[:：]|(?:具体|主要|日常)(?:的)?(?:工作|服务|任务)(?:内容)?(?:为|是|有)?[:：]"
    r"|(?:负责|承担|提供|承办)(?:的)?(?:服务|工作|任务|事项)?(?:是|有|为)?[:：]"
    rf"|(?:提供|负责|承担|做好|完成|开展)(?:以下|下列|如下)[^。；;]{{0,16}}(?:{SERVING}|工作|事项|内容)"
    r"|(?:为|向)[^。；;]{0,20}提供(?:以下|下列|如下)"
    rf"|(?:委托|聘请|聘用)[^。；;]{{2,80}}[，,](?:工作|服务|具体)?(?:内容|范围|事项)(?:为|是|有|如下|包括)?[:：]|(?:{SERVING}|工作)的?(?:内容|范围|事项|项目)[：:](?=[^。；;]+[；;])"
)
_LISTED_HERE = re.compile(
    rf"(?:(?:{SERVING})(?:的)?(?:内容|范围|事项|项目)(?=[：:][^。；;]+[；;])|包括|包含|如下|为下列|限于|包括以下(?:内容|事项|工作)?|(?:工作|服务|职责|任务|活|负责|承担|提供)(?:内容|范围|清单|的)?(?:服务|工作|任务|事项)?(?:为|是|有)?)[：:](?=\s*[^\s])"
)
_NEGATED = re.compile(
    r"不(?:包括|包含|属于|在|含|予|负责|提供|承担)|除外|另行(?:收费|计费|报价)|以外|免责|不得"
)
_STATES = re.compile(
    rf"(?:{SERVING}|工作)(?:的)?(?:对象|范围|内容)(?:[为是:：]|包括|包含|覆盖|涵盖|限于|仅限于)"
    r"|(?:提供|实施|开展)[^。；;]{0,60}(?:服务|维护|支持)"
)
_DEFINES = re.compile(
    r"^[“\"]?(系统|平台|服务|维护服务|本系统|标的系统|维护对象|服务对象)[”\"]?(?:[:：]|是指|指|，是指)"
)
_EXTENT = re.compile(r"(?:包括|包含|由|指)")
_DUTY = re.compile(
    r"负责|提供|承担|完成|(?:应当?|须|需|必须)(?:定期|及时|每\w{1,3})?(?:对|为|向|按|进行|实施|开展)"
    r"|进行|实施|开展"
)
_TABLE = re.compile(r"服务(?:对象|内容|项目|事项)|维护(?:对象|内容|项目)|工作内容|服务范围")
_TABLE_NOT = re.compile(r"不包括|除外|排除|原因|情形|价|金额|费|响应|时限|标准")
_OBJECT_COLUMN = re.compile(r"对象|项目|设备|系统|名称")
_WORK_COLUMN = re.compile(r"内容|工作|事项|范围|服务$")
_PLACE_COLUMN = re.compile(r"地点|方式")
_HEAD_LENGTH = 16
_ITEM_VERB = re.compile(r"提供|负责|完成|承担|保障|进行|实施|开展|确保|定期|按")


@record
class ScopeItem:
    """一项服务。source：list 列举、table 表格、definition 定义、sentence 一句话、duty 义务。

    actor 是做这件事的一方（看不出来时为空）；spans 的第一段是说这件事的话，表格里另有对象一格。
    open_ended：用“包括但不限于”“其他”“等”敞开。provisional：写在占位里。
    """

    span: Span
    related: tuple[Span, ...]
    text: str
    content: Content
    actor: str
    source: str
    place: str = ""
    provisional: bool = False


@once
def scope_items(reading: Reading) -> tuple[ScopeItem, ...]:
    """全部服务事项，依行文次序。"""
    outline = outlined(reading)
    provider = naming(reading).provider
    found = {item.span: item for item in (*_from_tables(outline, provider), *_from_text(outline, provider))}
    return tuple(sorted(found.values(), key=lambda item: (item.span.line, item.span.start)))


def _from_tables(outline: Outline, provider: str) -> Iterator[ScopeItem]:
    for row in outline.rows():
        heads = "｜".join(line.cell.head for line in row.cells if line.cell)
        titles = outline.titles(row.cells[0].index)
        home = bool(_HEAD.search(titles)) and bool(
            _OBJECT_COLUMN.search(heads) or _WORK_COLUMN.search(heads.replace("服务｜", ""))
        )
        if (
            not (home or _TABLE.search(heads))
            or _TABLE_NOT.search(heads)
            or _NOT_HEAD.search(titles.split("｜")[0])
        ):
            continue
        item = _from_row(row, provider)
        if item is not None:
            yield item


def _from_row(row: Row, provider: str) -> ScopeItem | None:
    served, work = row.cell(_OBJECT_COLUMN), row.cell(_WORK_COLUMN)
    main = work or served
    if main is None or not main.text.strip():
        return None
    place = row.cell(_PLACE_COLUMN)
    said = content(main.body)
    if work is not None and served is not None and served is not work:
        said = joined(content(served.body), said)
    others = tuple(whole(line) for line in (served,) if line is not None and line is not main)
    text = "：".join(line.body.strip() for line in (served, work) if line is not None)
    return ScopeItem(
        whole(main),
        others,
        text,
        said,
        provider,
        "table",
        place.body.strip() if place else "",
        _slotted(main),
    )


def _from_text(outline: Outline, provider: str) -> Iterator[ScopeItem]:
    taken: set[int] = set(excluded_lines(outline))
    for line in outline.lines():
        if line.cell is not None or line.index in taken:
            continue
        body = line.body
        if (bearer := _handed(re.split("[：:]", body)[0], outline)) and provider and bearer != provider:
            taken |= {below.index for below in outline.listed(line)}  # 下列工作由甲方承担：……
        elif _leads(line, outline):
            for below in outline.listed(line):
                if below.cell is None and not _NEGATED.search(below.body):
                    taken.add(below.index)
                    yield _item(below, whole(below), provider, "list")
            if (here := _LISTED_HERE.search(body)) is not None:
                yield from _pieces(line, line.body_start + here.end(), provider)
            elif not body.rstrip().endswith(("：", ":")):
                yield from _from_sentences(line, provider, outline, in_scope=True)
        elif defined := _DEFINES.match(body):
            if _EXTENT.search(body, defined.end()) and not _NEGATED.search(body):
                yield _item(line, whole(line), "", "definition")
            for below in outline.listed(line):
                if below.cell is None:
                    taken.add(below.index)
                    yield _item(below, whole(below), "", "definition")
        else:
            in_scope = within_scope(line, outline) and not explains(line, outline)
            if in_scope and is_item(line) and not line.heading and _told(body):
                yield _item(line, whole(line), _actor(body, outline) or provider, "list")
            else:
                yield from _from_sentences(line, provider, outline, in_scope=in_scope)


def _told(body: str) -> bool:
    """范围条款里的一项说的是一项工作。"""
    return not _NEGATED.search(body) and (
        bool(content(body).activities) or not _LISTED_ELSEWHERE.search(body)
    )


def _pieces(line: Line, start: int, provider: str) -> Iterator[ScopeItem]:
    """“维保工作包括：月度巡检、故障抢修、电池检测。”：各项写在一行里。"""
    end = line.text.find("。", start)
    text = line.text[start : end if end > 0 else len(line.text)]
    marks = "[；;]" if re.search("[；;]", text) else "[、，,]"
    at = start
    for piece in re.split(marks, text):
        span = trimmed(line.index, line.text, at, at + len(piece))
        at += len(piece) + 1
        if span.end - span.start > 2 and not _NEGATED.search(piece):
            yield _item(line, span, provider, "list")


def _leads(line: Line, outline: Outline) -> bool:
    """这一句引出服务的列举。"""
    body = line.body
    if not _LEAD.search(body) or _NEGATED.search(body):
        return False
    return (
        body.rstrip().endswith(("：", ":")) or within_scope(line, outline) or bool(_LISTED_HERE.search(body))
    )


def within_scope(line: Line, outline: Outline) -> bool:
    """在范围条款之下。"""
    return outline.owner[line.index] in _scopes(outline)


@once
def _scopes(outline: Outline) -> frozenset[int]:
    """范围条款之下的单元：各级标题里有说范围的，没有（条除外）说除外、费用一类的。"""
    headed: set[int] = set()
    other: set[int] = set()
    known = naming(outline.reading)
    for place, section in enumerate(outline.reading.sections):
        if (
            section.parent in headed
            or _HEAD.search(section.heading)
            or _serves(section.heading, known.provider, outline)
        ):
            headed.add(place)
        if section.parent in other or (section.kind != "article" and _NOT_HEAD.search(section.heading)):
            other.add(place)
    return frozenset(headed - other)


def _serves(heading: str, provider: str, outline: Outline) -> bool:
    """标题说的就是服务，或者服务方的事，而不是对方的。"""
    if not heading or len(heading) > _HEAD_LENGTH or _NOT_BARE.search(heading):
        return False
    if _BARE_HEAD.search(heading) is None:
        return False
    told = party_pattern(outline.reading).findall(heading)
    return told[-1] == provider if told else bool(_SERVING_END.search(heading))


def _from_sentences(line: Line, provider: str, outline: Outline, *, in_scope: bool) -> Iterator[ScopeItem]:
    """正文里的一句：范围条款中说范围的，或者任何地方说服务方负责某项工作的。"""
    for start, end in sentences(line.text, line.body_start):
        if _NEGATED.search(text := line.text[start:end]):
            continue
        end = start + len(text := before_fees(text))
        if in_scope and _STATES.search(text):
            yield _item(line, trimmed(line.index, line.text, start, end), provider, "sentence")
        elif (actor := _actor(text, outline)) and actor == provider and _DUTY.search(text):
            said = content(text)
            if said.things and said.activities:
                source = "sentence" if in_scope else "duty"
                yield _item(line, trimmed(line.index, line.text, start, end), actor, source)
        elif _handed(text, outline) == provider != "" or (in_scope and _is_work(text, outline)):
            said = content(text)
            if said.things and said.activities:
                yield _item(line, trimmed(line.index, line.text, start, end), provider, "duty")
            elif in_scope and _lists_things(line, text, outline):
                yield _item(line, trimmed(line.index, line.text, start, end), provider, "list")


def _handed(text: str, outline: Outline) -> str:
    """“核心交换机的维修，由乙方负责”：被交给的一方。"""
    found = _HANDED.search(text)
    return label[0] if found and (label := party_pattern(outline.reading).match(found["by"])) else ""


def _is_work(text: str, outline: Outline) -> bool:
    """范围条款里没有主语、也不是要求的一句：就是一项工作的名目。"""
    return len(text) < 60 and not _RULED.search(text) and not party_pattern(outline.reading).search(text)


def _actor(text: str, outline: Outline) -> str:
    """句首的当事人。"""
    found = party_pattern(outline.reading).match(text.lstrip(' \t\u3000“"'))
    return found[0] if found else ""


def _lists_things(line: Line, text: str, outline: Outline) -> bool:
    """“维护对象”之下只列名目的一款：门禁（控制器、读卡器）。"""
    if not line.number or line.heading or not _is_work(text, outline) or re.search("由|归|自理|不", text):
        return False
    return any(_THINGS_HEAD.search(section.heading) for section in outline.chain(line.index))


_THINGS_HEAD = re.compile(
    r"(?:维护|维保|运维|服务|保养|维修|托管|管护|养护)(?:的)?(?:对象|设备|标的|哪些|什么|东西)"
)
_HANDED = re.compile(r"[由归](?P<by>[^。；;，,]{1,10}?)(?:负责|承担|承办|完成|管|办理|实施)")
_RULED = re.compile(
    r"应|须|可以|有权|如果|的[，,]|费|款|另行|以[^。；;，,]{1,12}为(?:准|限)|时间|级别|等级|期限|地点"
)
_LISTED_ELSEWHERE = re.compile(r"(?:清单|明细|目录|名单)[^。；;]{0,8}(?:见|载于|列于|以)")


def _item(line: Line, span: Span, actor: str, source: str) -> ScopeItem:
    text = line.text[span.start : span.end]
    return ScopeItem(span, (), text, content(text), actor, source, "", _slotted(line, span))


def _slotted(line: Line, span: Span | None = None) -> bool:
    """大半写在占位里。"""
    first, last = (span.start, span.end) if span else (0, len(line.text))
    inside = sum(
        min(last, s.end) - max(first, s.start) for s in slots(line.text) if s.start < last and s.end > first
    )
    return inside * 2 > last - first
