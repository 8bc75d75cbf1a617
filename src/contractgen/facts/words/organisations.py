"""一段话是某一家单位的名称，还是泛指一类人：“客户授权的员工”“甲方各门店”不是名称。"""

from __future__ import annotations

import re

from contractgen.facts.words.labels import LABEL

ORGANISATION = re.compile(
    r"(?:公司|集团|事务所|中心|研究院|研究所|大学|学院|医院|委员会|合伙[）)]?|银行|分行|支行|学校|出版社|协会|基金会|工作室|厂|局|院|社|店)$"
)
_KIND = re.compile("的|各|全体|所有|所属|及其|任[何一]")


def names_one(name: str) -> bool:
    """写的是一家单位的名称。"""
    return bool(ORGANISATION.search(name)) and not (_KIND.search(name) or LABEL.search(name))
