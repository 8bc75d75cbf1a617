"""约定了服务水平的条里，把某种情形推出去的分句：不算、不作、视同正常、除外、顺延；认得松，只作提示。"""

from __future__ import annotations

import re

from contractgen.facts.sla_exclusions import bounded
from contractgen.facts.words.attribution import proves
from contractgen.facts.words.labels import provider_of
from contractgen.facts.words.level_here import level_here
from contractgen.facts.words.maintenance_caps import caps_anywhere
from contractgen.facts.words.naming import party_pattern
from contractgen.facts.words.outline import outlined, sentences, trimmed
from contractgen.facts.words.own_limits import own_limit
from contractgen.facts.words.uncounted import SILENT, rightly
from contractgen.model.reading import Reading, Span
from contractgen.model.saying import saying

_CUES = ("不", "视", "除外", "例外", "顺延", "剔除", "扣除", "豁免", "另计", "当作", "算作", "忽略")
_OUT = re.compile(
    r"(?<![并])不(?:再|予以?|应|必|会|被|作为?|另行?)*(?:算|计(?!划|较|息|价|费)|列|纳入|记(?!录|载|名)|视为|作(?=[^，,。；;]{1,6}(?:计|论|处理|统计|看待))|按(?=[^，,。；;]{1,8}[论计算])|以(?=[^，,。；;]{1,8}论)|参[加与](?=[^，,。；;]{0,6}(?:考核|统计|计算|评))|适用|统计|考核|受(?=[^，,。；;]{1,10}(?:限|约束)))"
    r"|(?<!不)(?:视[为同作]|当作|算作|等同于?)[^，,。；;]{0,6}(?:正常|可用|合格|达标|在线|准时|准点|成功|未中断|已完成|及时)"
    r"|(?:时间|时长|期间|件数|次数)[^，,。；;]{0,4}(?<!不)(?:予以?)?(?:扣除|剔除|减去|豁免)|(?<=[的者断机错时间障误])(?:均|亦|也)?(?:除外|例外)(?=[，,。；;]|$)|(?:时间|时限|期限)[^，,。；;]{0,8}(?:自动|相应)?顺延"
)
_LIABLE = re.compile(
    r"责任|赔偿(?!率)|解除|故意|重大过失|保密|知识产权|付款|支付|价款|费用?|价格|税|利息|违约金|验收|送达|异议|确认|合同期|工期|服务期|有效期|重复|本金|发票|不可抗力"
)
_TITLE = re.compile(
    r"保密|知识产权|不可抗力|违约|解除|送达|争议|价款|付款|费用|支付|结算|税|保险|个人信息|交接|验收|定义|人员"
)
_DEFINES = re.compile(
    r"是指|系指|称为|以下简称|(?:不算|不视为|不构成|不属于)(?:恢复|修复|解决|完成|响应|到场|履行)"
)
_UPKEEP = re.compile("维护|检修|升级|例行|保养")
_OWN = re.compile(
    r"该等|[合本此该][款项条]|合于|上述|前述|下列|以下|如下|不适用\s|非[^，,。；;]{1,6}时间|节假|法定|休息日|提前[^，,。；;]{1,8}(?:告知|通知)|双方|书面|共同"
)


def loose_uncounted(reading: Reading) -> tuple[Span, ...]:
    """依行文次序；本来就该不计的、写了限度或者凭据的不算。"""
    outline, provider, parties = outlined(reading), provider_of(reading), party_pattern(reading)
    capped = any(caps_anywhere(outline))
    found: list[Span] = []
    for line in saying(reading, _CUES):
        if line.cell is not None or line.heading or _TITLE.search(outline.titles(line.index)):
            continue
        if level_here(outline, line) is None or proves(line.text):
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            out = _OUT.search(text)
            if out is None or out.start() < 2 or _LIABLE.search(text) or _DEFINES.search(text):
                continue
            clause = text[max(text.rfind("，", 0, max(out.start() - 4, 0)), 0) : out.end()]
            if (
                "不得" in text
                or _OWN.search(clause)
                or SILENT.search(text)
                or own_limit(text)
                or bounded(text)
                or rightly(text, provider, parties)
            ):
                continue
            if capped and _UPKEEP.search(text):
                continue
            found.append(trimmed(line.index, line.text, start, end))
    return tuple(found)
