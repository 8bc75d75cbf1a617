"""同一条里写明的价款：定金占几成，先看同条所说的是哪一笔价款。"""

from __future__ import annotations

import re
from decimal import Decimal

from contractgen.model.reading import Line, Span
from contractgen.zh.money_words import amounts

_PRICE = re.compile(
    r"(?:总价|总额|总金额|总费用|合计|共计|总计|(?<=[，,])共|造价|价款?|价钱|款|费用?|钱|报酬|酬金|课酬|稿酬|金额|(?:调减|调增|调整|变更|核减|增加)(?=[为至]))"
    r"(?:[（(][^（）()]{0,12}[)）])?(?:不?含税|大写|总计|合计|共计|全年|[一两二三四五\d]年|[一总]?共|为|至|是|计|约|：|:|人民币|¥|￥|RMB|\s)*$"
)
_NOT_PRICE = re.compile(
    r"每|首[期笔付]|预付|预存|余款|尾款|定金|订金|违约|质保|保证金|押金|第[一二三四五六\d]+[期笔次]|到货款|进度款|支付|付(?!款)|抵|赔|罚|税额|税款|减收|超"
)
#: 每台每月若干不是总价；每年若干是一年的价款
_EACH_UNIT = re.compile(r"\s*[/／](?!\s*(?:年|合同年))")
_CLAUSE = re.compile(r"[。；;，,：:]")


def price_bases(lines: list[Line]) -> list[tuple[Decimal, Span]]:
    """各行里的价款，按行文次序。"""
    found: list[tuple[Decimal, Span]] = []
    for line in lines:
        place = 0
        for each in amounts(line.text) if line.cell is None else ():
            if each.words or each.value is None:
                continue
            left = line.text[place : each.start]
            near = _CLAUSE.split(left)[-1]
            if (
                _PRICE.search(left)
                and not _NOT_PRICE.search(near)
                and not _EACH_UNIT.match(line.text, each.end)
            ):
                found.append((each.value, Span(line.index, each.start, each.end)))
            place = each.end
    return found
