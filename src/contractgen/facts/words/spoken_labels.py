"""这一份草稿里当事人的称呼：通行的称呼，加上它自己约定的（下称“纸飞机”、LCN、品牌）。"""

from __future__ import annotations

import re

from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.party_texts import in_rows, introduced
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Zone
from contractgen.model.saying import NEVER, said

_ROWS = 30  # 当事人都在开头这么多行里介绍
_CALLED = re.compile(
    r"(?:以下|下文|下|以下统)?(?:简称|称)(?:为|作)?\s*[“\"「『‘]?(?P<alias>[\u4e00-\u9fffA-Za-z]{1,8})[”\"」』’]?\s*[）)，,；;]?\s*$"
)
#: 签署栏里的“支持商（盖章）”
_SEALED = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z）)])(?P<label>(?!法定|授权|委托代|代表|经办|签字|单位|负责|日期|落款)[\u4e00-\u9fffA-Za-z]{1,8}(?<!代表))\s*(?:(?<=[名全]称)[：:])?\s*[（(](?:盖\s*章|公\s*章|签\s*章|印\s*章|章|合同专用章|业务专用章|签字或盖章|签字盖章)[)）]"
)
_NOT_PARTY = re.compile(
    r"系统|平台|软件|合同|协议|设备|项目|服务|产品|标的|网站|程序|^公司$|本|该|价款|费$|双方|各方"
)

_NAME_OF = re.compile(r"(?:单位)?(?:名称|全称)$")  # “发包人名称（盖章）”：称呼是发包人


@once
def spoken_labels(reading: Reading) -> tuple[str, ...]:
    """全部称呼，长的在前。"""
    lines = [line for line in reading.judged() if line.part in ("body", "textbox")][:_ROWS]
    front = [line for line in lines if line.zone in (Zone.OPENING, Zone.RECITALS, Zone.ARTICLE)]
    found = [each.label for each in introduced(front)]
    found += [each.note for each in introduced(front) if each.note and each.note not in found]
    found += [each.label for each in in_rows(front)]
    found += [alias for line in front if (alias := _in_cell(line))]
    signing = [line for line in reading.judged() if line.zone is Zone.SIGNATURE]
    found += [_NAME_OF.sub("", match["label"]) for line in signing for match in _SEALED.finditer(line.text)]
    own = {label for label in found if 1 < len(label) <= 8 and not _NOT_PARTY.search(label)}
    return tuple(sorted({*LABELS, *own}, key=lambda label: (-len(label), label)))


def _in_cell(line: Line) -> str:
    """表头里的“品牌主（下称“品牌”）”。"""
    if line.cell is None or len(line.text) > 30:
        return ""
    found = _CALLED.search(line.text)
    return found["alias"] if found else ""


@once
def label_pattern(reading: Reading) -> str:
    """认出任何一个称呼的写法；草稿里没有的称呼不必认。"""
    return "|".join(map(re.escape, said(reading, spoken_labels(reading)))) or NEVER
