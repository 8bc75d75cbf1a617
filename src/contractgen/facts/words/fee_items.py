"""扣几成、以几成为限，是哪一项费用的几成：系统服务费的25%，与全部月费的20%，不能比。"""

from __future__ import annotations

import re

from contractgen.model.once import once
from contractgen.model.reading import Reading
from contractgen.model.saying import saying

_FEE = re.compile(
    r"(?:费用?|价款|货款|租金|报酬|金额|款项?|总[价额]|[合月年季]价)(?:总额|总数|基数)?(?=$|[^一-龥]|的|[为是计每共])"
)
_RUN = re.compile(r"[一-龥A-Za-z\d·“”\"]+$")
#: 费用名称前面的话：动作、介词、哪一期
_LEAD = re.compile(
    r".*(?:扣[减除罚款收回]?|[抵减免退赔罚收支]付?|付|以|按|为|占|于|超过|合计|累计|总额|[当本该每各]个?(?:自然)?[日月季年期次笔项](?:度|份)?|月度?|年度?|季度?|期间?|的)"
)
#: 说的是全部费用：没有指哪一项
_WHOLE = re.compile(
    r"应[付收]|实付|全部|合同|协议|总|各项|全额|款项?|金额|费用|价款|报酬|人民币|技术服务|运维服务|维护服务|运行维护|服务|维护|运维|维保|托管|外包|技术|支持|受影响|所涉|相应|对应|有关|上述|基准|基本|含税|不含税"
)
_TERM = re.compile(r"(?:(?<![当本该每各])[日月季年]度?|半年|学期)$")
#: 该产品、该台设备的费用：是各项里的一项
_EACH = re.compile(r"该(?![日月季年期次])(?:项|台|家|个|类|种|处|站|[一-龥]{2,4})")
_PRICED = re.compile(r"[^。；;，,元]{0,10}?\d[\d,]{2,}(?:\.\d+)?\s*万?元")
#: 零星的费用，不是价款的一项
_INCIDENTAL = re.compile(
    r"差旅|交通|检测|鉴定|律师|诉讼|仲裁|运输|手续|工本|材料|加急|邮寄|快递|食宿|证书|滞纳|违约"
)
_TITLES = ("元", "价", "费", "金额")


def fee_item(text: str) -> str:
    """这段话里最后说到的费用，是哪一项：“扣当月归档服务费的”说的是归档；说的是全部费用、没有说的为空。"""
    found = list(_FEE.finditer(text))
    if not found:
        return ""
    run = _RUN.search(text[: found[-1].start()])
    if run is None:
        return ""
    said = _TERM.sub("", run.group())
    if own := _EACH.search(said):
        return own.group()
    return _WHOLE.sub("", _LEAD.sub("", said))


def one_of_several(reading: Reading, item: str) -> bool:
    """item 是价目表里的一行、正文写明金额的一项费用，另外还有别的。"""
    if _EACH.match(item):
        return True
    told = _told(reading)
    if item in told and len(told) > 1:
        return True
    own: set[int] = set()
    others: set[int] = set()
    for line in reading.judged():
        cell = line.cell
        if cell is None or cell.header or cell.column == 0 or not any(word in cell.head for word in _TITLES):
            continue
        if item in cell.row_head:
            own.add(cell.table)
        elif not re.search(r"合计|总计|小计", cell.row_head):
            others.add(cell.table)
    return bool(own & others)


@once
def _told(reading: Reading) -> frozenset[str]:
    """正文写明了金额的各项费用：网络运维费每月24,000元。"""
    return frozenset(
        item
        for line in saying(reading, ("费",))
        if line.cell is None
        for found in _FEE.finditer(line.text)
        if _PRICED.match(line.text, found.end())
        and (item := fee_item(line.text[: found.end()]))
        and not _INCIDENTAL.search(item)
    )
