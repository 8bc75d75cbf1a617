"""像是免责的话，认得松的：一切后果自行承担、伤人的钱封顶。只作提示。"""

from __future__ import annotations

import re

from contractgen.facts.exemptions import (
    ALLOCATED,
    BUT,
    CARVED,
    FORCE,
    INDIRECT,
    ITS_PEOPLE,
    RIGHT,
    SPARED,
    carved_out,
)
from contractgen.facts.words.outline import outlined, sentences, trimmed
from contractgen.facts.words.releases import HURTING, LIABLE, SOFT, SURE
from contractgen.model.reading import Reading, Span
from contractgen.model.saying import saying

#: 什么后果、什么问题都不管
_EVERYTHING = re.compile(
    r"(?:一切|任何|全部|所有|各种|不论何种|发生的|出现的)[^，,。；;]{0,12}?(?:后果|问题|责任|风险|损失|损害|索赔|纠纷|事故)"
)
_LET_GO = re.compile(
    r"一律不认|概不认|不认账|概不|恕不|(?:不再?|均不|一律不|无须|无需)[^，,。；;]{0,16}?(?:负责|承担|赔|负(?=[任责]))|(?:自行|独自|自己)(?:承担|负责)|自负|自担|与[^，,。；;]{1,10}无关|放弃|免责|免于"
)
_OTHERS = re.compile("第三方|第三人|他人|人员|双方|知识产权|侵权|税|不得|保证|处罚")
_THIRD_TOO = re.compile("黑客|攻击|第三|他人|违约金|解除|保险|不得|应予赔偿|[仓库损]")
_LIMITED = re.compile(
    r"(?:限制|限额|上限)[^，,。；;]{0,6}适用于|封顶|以[^，,。；;]{1,16}为(?:上)?限|(?:均|都|最高|合计|总额)?不(?:得)?超过|最[高多]|至多|顶多|仅(?:赔|付|承担|退)"
)


def loose_exemptions(reading: Reading) -> tuple[tuple[Span, bool], ...]:
    """认得松的：（全句，是不是说伤人、故意一类的责任）。写了例外的，只说间接损失、不可抗力、自己人员的，不算。"""
    outline = outlined(reading)
    carved = carved_out(outline)
    found: list[tuple[Span, bool]] = []
    for line in saying(reading, LIABLE):
        if line.cell is not None or line.heading:
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            if any(one.search(text) for one in (SPARED, INDIRECT, FORCE, RIGHT, ITS_PEOPLE, CARVED, BUT)):
                continue
            span = trimmed(line.index, line.text, start, end)
            grave = HURTING.search(text) or SURE.search(text)
            limited = SOFT.search(text) and _LIMITED.search(text) and not _THIRD_TOO.search(text)
            if limited:
                found.append((span, True))
            elif grave and (_LIMITED.search(text) or (_LET_GO.search(text) and not ALLOCATED.search(text))):
                if not re.search("保险|不得|违约金|解除", text):
                    found.append((span, True))
            elif (
                carved is None
                and _EVERYTHING.search(text)
                and _LET_GO.search(text)
                and not _OTHERS.search(text)
            ):
                found.append((span, False))
    return tuple(found)
