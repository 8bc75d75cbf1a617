"""草稿里没有填的地方：方括号占位、下划线与空格、X 和日期、合并域与内容控件。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.bracketed_labels import bracketed_labels
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.model.saying import saying
from contractgen.zh.blanks import GAP
from contractgen.zh.holes import holes, underlined
from contractgen.zh.slots import slot_at

_LABELS = (
    "联系人|收件人|收款人|经办人|对接人|项目经理|项目负责人|负责人|法定代表人|授权代表|姓名|职务"
    "|联系电话|联系方式|电话|手机|手机号码?|微信号?|传真|电子邮箱|电子邮件|邮箱|联系地址|通讯地址|送达地址|地址|住所|住所地"
    "|邮政编码|邮编|开户银行|开户行|收款银行|开户名|户名|账户名称|收款账号|账号|帐号|银行账号|纳税人识别号|税号|统一社会信用代码|身份证号码?"
    "|项目名称|系统名称|设备名称|型号|规格|数量|单价|总价|税率|项目编号|合同编号|协议编号|合同金额|合同总价|服务费|服务期限?|合同期限|质保期|服务地点|交付地点|交付日期"
    "|签订地点|签约地点|签订日期|生效日期"
)
_EMPTY_LABEL = re.compile(
    rf"(?:[甲乙丙丁双]方|委托方|受托方|客户|服务商)?的?(?:{_LABELS})[ \u3000]*[：:][ \u3000]*"
)
_FIELD_AGAIN = re.compile(
    rf"[^：:，。；]{{0,6}}(?:{_LABELS})\s*[：:]\s*(?P<value>(?:甲方|乙方|联系人|公司|单位|企业|本人|详细|具体|完整|真实|客户|服务商)(?:的)?(?:姓名|名称|全称|地址|住址|电话|号码|电话号码|手机号码?|邮箱|账号|传真|职务|税号))[。；]?"
)
_WHOSE = re.compile(r"[甲乙丙丁]方|委托方|受托方|客户|服务商|供应商|采购人")
_ANY_LABEL = re.compile(r"[^：:，。；]{2,14}[：:]")
_UNDERLINES = re.compile(rf"[_＿{GAP}\s]+")
_SIGN_HERE = re.compile(
    r"^[^。；，]{0,20}(?:盖\s*章|签\s*字|签\s*章|签\s*名)[^。；，]{0,12}[：:]?[\s_＿]*$|[（(](?:盖章|签字"
    r"|签章|公章)[）)]\s*[：:]?"
)
_FORM_SAMPLE = re.compile(
    r"(?:下列|如下|以下|下述|所附)(?:样式|格式|式样|样表|表样)|(?:样式|格式|式样|样表|表样)(?:如下|[，,：:（(]).{0,20}(?:填|签|记)|^\s*[（(【]?(?:样式|式样|样表|表样)[）)】：:，]"
)
_BY_HAND = re.compile(r"签字|签名|盖章|签章|公章|日期|年")
_EMPTY_FIELD = re.compile(r"MERGEFIELD|FORMTEXT|DOCVARIABLE")
_FORUM = re.compile(
    r"[【\[〔](?:[一-龥]{1,6}(?:住所地?|所在地|营业地|注册地)|(?:合同|协议|本合同|工程|项目|服务)?(?:签订|履行|签约|实施|所在)地)[】\]〕]"
)
_STATES = re.compile(r"状态(?:分为|分|有|包括|为|是|：|:)?(?:【[^【】]*】[、，]?)*$")
_COURT = re.compile(r"\s*(?:的)?(?:有管辖权的?)?(?:的)?(?:基层|中级)?(?:人民)?法院")
#: 整格只有一样：括号里的名目、“如：……”、算式
_CELL_BRACKET = re.compile(r"\s*[【\[〔［][\u4e00-\u9fff][\u4e00-\u9fff/／、，或（）()]{1,20}[】\]〕］]\s*")
_CELL_EXAMPLE = re.compile(
    r"\s*[（(【\[]?(?:例|如|例如|比如|譬如|示例|样例|举例)\s*[：:]\s*(?P<value>[^，。；：]{1,24}?)[）)】\]]?\s*"
)
_CELL_FORMULA = re.compile(
    r"\s*=\s*[A-Z]{1,2}\d{1,4}(?:\s*[-+*/:]\s*(?:[A-Z]{1,2}\d{1,4}|\d+(?:\.\d+)?%?))+\s*"
)
_ABOUT_FORM = re.compile("例|格式|说明|备注|填写|填法|样式|状态|标签|按钮|字样|栏目|选项|公式")
_DONE = re.compile("已|完|无|不适用|合格|保留|重要|必|可选|默认")
_LAST_NUMBER = re.compile(r"(?P<head>.*?)(?P<n>\d{1,3})(?P<tail>\D*)")
_CODE_STYLE = re.compile(r"code|代码|源码", re.IGNORECASE)


@record
class Placeholder:
    """一处没有填的地方。

    kind：``blank`` ``plain`` ``example``（方括号占位）``line``（下划线、空格、空括号）``date``
    ``way``（第__种）``mask`` ``field``（合并域、内容控件）``label``（冒号之后没有内容）。
    later 表示所在处本来是签署或履行时填的。example 是“例如:”之后的文字；continued 是同一栏目续下去的空行；unsure 是看来没有填、
    但也可能有意这样写的。
    """

    span: Span
    kind: str
    text: str
    later: bool = False
    example: Span | None = None
    continued: tuple[Span, ...] = ()
    unsure: bool = False


def placeholders(reading: Reading) -> tuple[Placeholder, ...]:
    """全文没有填的地方，按出现的次序。"""
    found: list[Placeholder] = []
    signed = _signing_lines(reading) | form_lines(reading)
    labels = bracketed_labels(reading)
    fenced = False
    for line in reading.judged():
        if line.text.lstrip().startswith("```"):
            fenced = not fenced
        if fenced or line.part == "comment" or (line.style and _CODE_STYLE.search(line.style)):
            continue
        here = list(_in_line(line, line.zone in (Zone.SIGNATURE, Zone.FORM) or line.index in signed))
        if line.index in labels:
            here = [each for each in here if each.span.start > line.body_start]
        if here and _continues(here, line, found):
            found[-1] = replace(found[-1], continued=(*found[-1].continued, here[0].span))
            continue
        if not here and (named := _named_value(line) or _unsure_cell(line) or _nothing_told(reading, line)):
            here.append(named)
        if not here and (label := _empty_label(reading, line)):
            here.append(label)
        found += here
    return tuple(found)


def _signing_lines(reading: Reading) -> set[int]:
    """由人签字的地方：有“盖章”“签字”的表格，短短一行的签字处和它下面的几行。"""
    places = [
        line
        for line in reading.judged()
        if len(line.text) <= 40
        and line.zone is not Zone.OPENING
        and ("章" in line.text or "签" in line.text)
        and _SIGN_HERE.search(line.text)
    ]
    tables = {line.cell.table for line in places if line.cell is not None}
    signed = {line.index for line in reading.lines if line.cell is not None and line.cell.table in tables}
    for place in places:
        if place.cell is None:
            following = reading.lines[place.index : place.index + 6]
            signed |= {
                line.index
                for line in following
                if len(line.text) <= 40 and not line.number and line.part == place.part  # 正文之后的页眉不算
            }
    return signed


def form_lines(reading: Reading) -> set[int]:
    """“按下列样式填写”“（样式，由巡检人员填写）”下面没有编号的几行：履行中才填。"""
    filled: set[int] = set()
    for line in saying(reading, ("样式", "格式", "样表", "表样", "式样")):
        if not _FORM_SAMPLE.search(line.text):
            continue
        for other in reading.lines[line.index + 1 : line.index + 8]:
            if other.number or other.heading:
                break
            filled.add(other.index)
    return filled


def _in_line(line: Line, later: bool) -> Iterator[Placeholder]:
    fields = list(_marked_fields(line, later))
    yield from fields
    text = _shadow(line)
    for hole in holes(text):
        span = Span(line.index, hole.start, hole.end)
        if any(_overlap(span, field.span) for field in fields):
            continue
        if (
            hole.kind == "slot"
            and _FORUM.fullmatch(text, hole.start, hole.end)
            and _COURT.match(text, hole.end)
        ):
            continue  # 【甲方住所地】有管辖权的人民法院：括号里就是约定的内容
        if hole.kind == "slot" and _STATES.search(text, 0, hole.start):
            continue  # 状态分为【待处理】【处理中】
        if hole.kind == "slot":
            yield _slot(line, text, span, later)
        elif not (hole.kind == "date" and line.cell is not None and line.cell.header):
            kind = "line" if hole.kind == "blank" else hole.kind
            yield Placeholder(span, kind, line.text[span.start : span.end], later)


def _slot(line: Line, text: str, span: Span, later: bool) -> Placeholder:
    slot = slot_at(text, span.start, span.end)
    quoted = line.text[span.start : span.end]
    if (
        slot is not None
        and slot.kind != "blank"
        and line.zone is Zone.SIGNATURE
        and not _BY_HAND.search(quoted)
    ):
        later = False  # 签署处的名称在签署前就该写好
    if slot is None or slot.kind != "example":
        return Placeholder(span, slot.kind if slot else "plain", quoted, later)
    return Placeholder(span, "example", quoted, later, Span(line.index, slot.example_start, slot.example_end))


def _shadow(line: Line) -> str:
    """带下划线的空格看作下划线。"""
    ranges = [(mark.start, mark.end) for mark in line.marks if mark.kind == "underline"]
    return underlined(line.text, ranges) if ranges else line.text


def _marked_fields(line: Line, later: bool) -> Iterator[Placeholder]:
    """显示着提示文字的内容控件、没有结果的合并域。"""
    for mark in line.marks:
        shown = line.text[mark.start : mark.end]
        prompt = mark.kind == "control" and mark.value == "placeholder"
        empty = mark.kind == "field" and _EMPTY_FIELD.search(mark.value) and _unresolved(shown)
        if prompt or empty:
            yield Placeholder(Span(line.index, mark.start, mark.end), "field", shown, later)


def _unresolved(shown: str) -> bool:
    text = shown.strip(" \u3000\u2002\u2003\u00a0_")
    return not text or (text[0] == "«" and text[-1] == "»")


def _continues(here: list[Placeholder], line: Line, found: list[Placeholder]) -> bool:
    """整行都是下划线，紧接着上一行末尾的下划线：同一个栏目。"""
    if len(here) != 1 or here[0].kind != "line" or not found or found[-1].kind != "line":
        return False
    if not _UNDERLINES.fullmatch(_shadow(line)):
        return False
    last = found[-1].continued[-1] if found[-1].continued else found[-1].span
    return line.index - last.line in (1, 2)


def _named_value(line: Line) -> Placeholder | None:
    """“联系人：联系人姓名”：该写值的地方又写了一遍栏目。"""
    if line.cell is not None or line.zone is Zone.FORM or len(line.text) > 40:
        return None
    found = _FIELD_AGAIN.fullmatch(line.body)
    if found is None:
        return None
    start = line.body_start + found.start("value")
    return Placeholder(Span(line.index, start, start + len(found["value"])), "plain", found["value"])


def _unsure_cell(line: Line) -> Placeholder | None:
    """整格是一对括号、一个例子、一道公式：看来还没有填。"""
    cell = line.cell
    if cell is None or cell.header or line.zone is Zone.FORM or _ABOUT_FORM.search(cell.head):
        return None
    if found := _CELL_FORMULA.fullmatch(line.text):
        return Placeholder(Span(line.index, *found.span()), "field", found.group(), unsure=True)
    if found := _CELL_EXAMPLE.fullmatch(line.text):
        value = Span(line.index, *found.span("value"))
        return Placeholder(
            Span(line.index, *found.span()), "example", found.group(), False, value, unsure=True
        )
    if (found := _CELL_BRACKET.fullmatch(line.text)) and not _DONE.search(found.group()):
        return Placeholder(Span(line.index, *found.span()), "plain", found.group(), unsure=True)
    return None


def _nothing_told(reading: Reading, line: Line) -> Placeholder | None:
    """“2.2 管理员邮箱为：”之后就是2.3：冒号后面没有写。"""
    body = line.body.rstrip()
    if line.cell is not None or not line.number or body[-1:] not in ("：", ":"):
        return None
    following = next((other for other in reading.lines[line.index + 1 :] if other.text.strip()), None)
    if line.heading and body[-2:-1] not in ("为", "是", "于", "至"):
        return None
    if len(body) > 24 or following is None or not _next_to(line.number, following.number):
        return None
    return Placeholder(
        Span(line.index, line.body_start, line.body_start + len(body)), "label", body, unsure=True
    )


def _next_to(number: str, following: str) -> bool:
    """2.2之后的2.3、（1）之后的（2）。"""
    one, other = _LAST_NUMBER.fullmatch(number), _LAST_NUMBER.fullmatch(following)
    if one is None or other is None:
        return False
    return (
        one["head"] == other["head"] and one["tail"] == other["tail"] and int(other["n"]) == int(one["n"]) + 1
    )


def _empty_label(reading: Reading, line: Line) -> Placeholder | None:
    """“账号：”之后什么也没有，下一行又是另一栏。首部的当事人另有规则。"""
    if line.cell is not None or line.zone in (Zone.SIGNATURE, Zone.FORM):
        return None
    body = line.body
    if body.rstrip(" \u3000")[-1:] not in "：:":
        return None
    if not _EMPTY_LABEL.fullmatch(body):
        return None
    following = next((other for other in reading.lines[line.index + 1 :] if other.text.strip()), None)
    if following is not None and not (_ANY_LABEL.match(following.body) or following.number):
        return None
    name = body.rstrip(" \u3000")
    told = following is not None and _WHOSE.match(following.body) and not _WHOSE.match(body)
    if told and line.zone is not Zone.OPENING:
        return None  # “联系人：”下面分别写各方的
    return Placeholder(Span(line.index, line.body_start, line.body_start + len(name)), "label", name)


def _overlap(one: Span, other: Span) -> bool:
    return one.line == other.line and one.start < other.end and other.start < one.end
