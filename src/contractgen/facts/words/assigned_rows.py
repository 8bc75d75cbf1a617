"""分工表的一行：哪一格的事归哪一方；双方各填各的电话、姓名、数目的，不是分工。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.activities import ACTS
from contractgen.facts.words.outline import Row
from contractgen.model.reading import Line
from contractgen.model.record import record

_FEES = re.compile(r"[单总]?价|金额|费|元|税|数量")
#: 一列是一方的分工：乙方、甲方责任、医院负责的工作；“客户事先书面同意”不是
_ITS_PART = re.compile(
    r"[（(]?(?:应|应当|须|需)?(?:负责|承担|负担|完成|做|提供|办理|配合)?(?:的)?(?:责任|职责|义务|分工|工作|事项|任务|内容|部分|范围|方)?[)）]?"
)
_ACTOR_COLUMN = re.compile(r"责任|负责|承担|执行|实施|主体|归属|由谁|谁|分工|承办|经办|完成方|主办")
_NOTHING = re.compile(r"[\s/／—\-无不适用]*")
_TICKED = re.compile(r"[√✓✔●■是主]")
#: 没有一句话，只是号码、网址、数目
_VALUE = re.compile(r"[^\u4e00-\u9fff√✓✔●■]*(?:转[^\u4e00-\u9fff]*)?")
#: 一行说的是怎样找到双方的人
_REACHED = re.compile(
    r"(?:人|员|长|经理|代表|主管|总监|顾问|部门?|科室?|处|姓名|职务|电话|手机号?码?|热线|邮箱|邮件|地址|邮编|方式|微信|传真|网址|账号|开户行|账户)"
    r"\s*(?:[（(][^（）()]*[)）])?[\s：:]*$"
)
#: 电话、手机、邮箱：写着怎样找到一个人
_AT = re.compile(
    r"(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|[48]00-?\d{3,4}-?\d{3,4}|[\w.-]+@[\w-]+\.\w+"
)
_DOES = re.compile(rf"{ACTS}|负责|承担|提供|完成|办理|处理|安排|组织|配合|协助|派")


@record
class Assigned:
    """一行里归 who 的一件事：写在 at，beside 是同说这件事的别的格；said 是格里说的话（只写了哪一方的为空）。"""

    who: str
    at: Line
    beside: Line
    text: str
    said: str


def assigned(row: Row, parties: re.Pattern[str]) -> Iterator[Assigned]:
    """有“责任方”一列的，整行归那一方；列标题就是各方的，格里的事归那一方。"""
    first = row.cells[0]
    if any(one.cell and _FEES.search(one.cell.head) for one in row.cells):
        return  # 费用谁出，不是事谁做
    for line in row.cells[1:]:
        cell = line.cell
        if cell is None or not line.text.strip():
            continue
        head = parties.match(cell.head.strip())
        body = line.body.strip()
        if head and _ITS_PART.fullmatch(cell.head.strip(), head.end()):
            if not _NOTHING.fullmatch(line.text) and not _filled_in(first.body.strip(), body):
                said = "负责" if _TICKED.fullmatch(line.text.strip()) else body
                yield Assigned(head[0], line, first, f"{first.body.strip()}，{body}", said)
        elif _ACTOR_COLUMN.search(cell.head) and (label := parties.match(line.text.strip())):
            text = "，".join(
                other.body.strip()
                for other in row.cells
                if other is not line and not (other.cell and re.search("备注|说明", other.cell.head))
            )
            yield Assigned(label[0], first, line, text, "")


def _filled_in(topic: str, body: str) -> bool:
    """格里是号码、数目，或者一个人的姓名、电话（行首说找谁，或者带着号码）。"""
    reached = _REACHED.search(topic) or _AT.search(body)
    return bool(_VALUE.fullmatch(body)) or bool(reached and not _DOES.search(body))
