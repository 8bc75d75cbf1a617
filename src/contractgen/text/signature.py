"""签署栏：一部分末尾的盖章、签字、代表、日期几行。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractgen.model.reading import Line
from contractgen.text.labels import Label

_STRONG = re.compile(
    r"[（(]\s*(?:盖\s*章|签\s*章|签\s*字|签\s*名|公\s*章|签署|签字或?盖章|盖章或?签字|单位公?章|盖?(?!加盖|[^（）()]{0,6}发票)[一-龥]{2,6}专用章|印\s*章|印|手印|章)[^（）()]{0,12}[)）]"
    r"|(?:签字|签名|签章|盖章|公章|签署)(?:栏|页|处|人)?\s*(?:[（(][^（）()]{0,12}[)）])?\s*[：:]"
    r"|^\s*落\s*款(?:[\s\u3000：:]|$)|(?:签署人|签字人|签名人|授权签字人)\s*[：:_＿]|以下无正文|本页无正文|签署页|签字页|(?:甲|乙|丙)\s*方\s*确认\s*[：:]\s*[_＿]"
)
_FIELD = re.compile(
    r"^\s*(?:[【\[（(]?(?:甲|乙|丙|丁|委托|受托|发包|承包|出租|承租|买受|出卖|供应?|需|采购|服务|客户|买|卖|双|各)\s*(?:方|人|商|提供方|接受方|单位)?"
    r"|法定代表人|负责人|授权代表|委托代理人|代表人?|代\s*理\s*人|经[办手]人|授权(?:签字)?人|受理人|[立签]约人|见证人|联系人|签\s*[订署约]|[立订]约|日\s*期|时\s*间|地\s*[址点]|住\s*所|电\s*话|联系电话|手\s*机|传\s*真|邮\s*编|邮政编码|邮\s*箱"
    r"|电子邮[箱件]|开户|账\s*[号户]|帐\s*[号户]|税\s*号|纳税人|统一社会|身份证|(?:公司|单位|企业)(?:名称|全称|地址|电话)|名\s*称|职\s*务|姓\s*名|盖\s*章|签\s*[字章名]|公\s*章|见证|鉴证|_{2,}|\s*年\s*月\s*日|\d{4}\s*年|[（(](?:盖|签|公|本页|以下)|(?:\{\{[^{}]*\}\}\s*)+$|[\s_＿年月日]+$)"
)
_DATE = re.compile(r"年[\s_＿]*月[\s_＿]*日")
_PARTIES = re.compile(
    r"^\s*(?:甲|委托|发包|出租|买受?|需|采购|客户?)\s*[方人户]?\s*[：:].{0,60}(?:乙|受托|承包|承租|出卖|卖|供|服务)"
)
_PARTY = re.compile(
    r"^\s*(?:甲|乙|丙|委托|受托|发包|承包|出租|承租|买受?|出卖|卖|需|供)\s*[方人]\s*(?:[（(][^（）()]{0,12}[)）])?\s*[：:]"
)
_ACT = re.compile(r"代\s*表|[立订]约|代理人|经办人|签[订署约]|日\s*期|年[\s_＿]*月[\s_＿]*日")
_ANNOUNCED = re.compile(r"(?:以下|本页)无正文|(?:签署|签字|签章)页")
_NOTE = re.compile(r"\s*(?:备\s*注|附?\s*注|说\s*明)\s*[：:]")
_LONGEST = 120
_ROWS = 40
_CLOSING = re.compile(
    r"\s*(?:[甲乙丙双各]方|客户|服务商|[^，。：:]{2,40})(?:均|已|兹|特此)?(?:确认|声明)[：:，,]"
)
CLOSING_STYLE = "签署语"  # 本工具写出的 Word 里，签署栏上方的话所用的样式


def signs(text: str) -> bool:
    """明显属于签署栏的一行。"""
    return len(text) <= _LONGEST and bool(_STRONG.search(text)) and text.rstrip()[-1:] not in tuple("。；")


def _belongs(line: Line, label: Label | None) -> bool:
    """可能属于签署栏的一行：短的名目、日期、空栏。"""
    text = line.text.rstrip()
    if not text:
        return True
    if (_STRONG.search(text) or signed_row(text)) and len(text) <= _LONGEST:
        return label is None
    if len(text) > _LONGEST or text[-1:] in ("。", "；") or (label is not None and not line.cell):
        return False
    return bool(_FIELD.match(text) or (_DATE.search(text) and len(text) < 30))


def signature_start(lines: Sequence[Line], labels: Sequence[Label | None], first: int, end: int) -> int:
    """[first, end) 末尾签署栏的第一行；没有则为 end。"""
    end = _without_notes(lines, labels, first, end)
    at = end
    strong = party = act = False
    while at > first:
        line = lines[at - 1]
        if line.cell is not None:
            start = _table_start(lines, at, first)
            signed = any(_STRONG.search(lines[i].text) for i in range(start, at))
            party = party or any(_PARTY.match(lines[i].text) for i in range(start, at))
            act = act or any(_ACT.search(lines[i].text) for i in range(start, at))
            if not signed and not all(_belongs(lines[i], labels[i]) for i in range(start, at)):
                break
            strong = strong or signed
            at = start
        elif _belongs(line, labels[at - 1]):
            strong = strong or bool(_STRONG.search(line.text) or _PARTIES.match(line.text))
            party = party or bool(_PARTY.match(line.text))
            act = act or bool(_ACT.search(line.text))
            at -= 1
        else:
            break
    if not (strong or (party and act)):
        at = end
    at = min(at, _announced(lines, labels, first, end))
    while end > at > first and _closes(lines[at - 1], labels[at - 1]):
        at -= 1
    return at


def _without_notes(lines: Sequence[Line], labels: Sequence[Label | None], first: int, end: int) -> int:
    """签署栏之后还有一两行备注的，从备注之前找起。"""
    at = end
    while at > max(first, end - 2) and labels[at - 1] is None and _NOTE.match(lines[at - 1].text):
        at -= 1
    return at if at > first and at < end and signs_or_dates(lines[at - 1].text) else end


def signs_or_dates(text: str) -> bool:
    """像签署栏的最后一行。"""
    return signs(text) or (len(text) <= _LONGEST and bool(_FIELD.match(text)))


_SIGNED_ROW = re.compile(
    r"^\s*(?:落\s*款|[^，。；：:]{0,40}[（(]\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|签\s*名|章|印\s*章|(?![^（）()]{0,6}发票)[一-龥]{2,6}专用章)[^（）()]{0,10}[)）]"
    r"|[^，。；]{0,60}(?:签字|签名|签章|盖章|签署人?|签字人|授权代表|委托代理人|代表人?|经[办手](?:人|代表)|授权人|日\s*期)\s*(?:[（(][^（）()]{0,12}[)）])?\s*[：:／/_＿])"
    r"|^\s*(?:中华人民共和国|公元)?\s*(?:\d{4}|二[〇○零]\S{2})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日(?:[\s\u3000]+(?:\d{4}|二[〇○零]\S{2})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日)*\s*$"
    r"|^[\s_＿年月日]{6,}$"
)


def signed_row(text: str) -> bool:
    """确是签署栏的一行：盖章、签字的空，或者只有日期。"""
    return len(text) <= 160 and text.rstrip()[-1:] not in tuple("。；") and bool(_SIGNED_ROW.search(text))


def _announced(lines: Sequence[Line], labels: Sequence[Label | None], first: int, end: int) -> int:
    """“（以下无正文）”之后都是签署栏；没有这句话为 end。"""
    for at in range(end - 1, max(first, end - _ROWS) - 1, -1):
        if labels[at] is None and len(lines[at].text) < _LONGEST and _ANNOUNCED.search(lines[at].text):
            return at
    return end


def _closes(line: Line, label: Label | None) -> bool:
    """签署栏上方的话：某方确认已经阅读、以上经双方确认。"""
    return line.style == CLOSING_STYLE or (
        label is None and line.cell is None and bool(_CLOSING.match(line.text))
    )


def _table_start(lines: Sequence[Line], at: int, first: int) -> int:
    """以第 at - 1 行结束的那张表的第一行。"""
    cell = lines[at - 1].cell
    table = cell.table if cell else 0
    while at > first and (cell := lines[at - 1].cell) is not None and cell.table == table:
        at -= 1
    return at
