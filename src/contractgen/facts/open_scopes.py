"""敞开的服务范围：包括但不限于、其他服务、随要随做、今后新增的也在内；以及草稿里有没有除外条款。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contractgen.facts.scope import within_scope
from contractgen.facts.words.exclusion_leads import excluded_lines, leads
from contractgen.facts.words.limit_values import values_in
from contractgen.facts.words.naming import naming, party_pattern
from contractgen.facts.words.openings import (
    AT_WILL,
    FIXED_PRICE,
    FLOATING,
    GROWING,
    ON_DEMAND,
    SWEEPING,
    UNLIMITED,
    WORK,
)
from contractgen.facts.words.outline import Outline, outlined, sentences, speaks
from contractgen.facts.words.services import SERVING
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.zh.grades import grade_of, grades_in
from contractgen.zh.sentences import readable
from contractgen.zh.slots import slot_at

#: 交付范围、供货内容：不叫服务的工作
_WORKED = r"(?:交付|供货|供应|供餐|建设|施工|改造|升级|集成|部署|安装|采购|配送|清运|检测|设计|制作|监理|咨询|培训|印刷|加工|承办|策划|运输|翻译|种植|绿化|保洁|安保)"
_SCOPE = re.compile(
    rf"(?:{SERVING}|工作|委托|任务|职责|业务|开发|研发|设计|测试|标注|制作|采集|实施|集成)(?:的)?(?:定义|具体|工作)?(?:范围|内容|事项|对象|项目|义务)|(?:{SERVING}|工作|任务|职责)(?:包括|包含|涵盖|覆盖)|[“\"]?(?:本)?服务[”\"]?(?:系|是|即)?指|^{SERVING}[：:]|包年服务|{_WORKED}(?:工作)?的?(?:范围|内容)"
)
#: 一方要做的事
_DOES = re.compile(
    r"打理|料理|包办|照料|照做|承揽|负责|承接|承办|做好|开展|承担|办理|提供|完成|配合|参与|介入|解决|处理|实施|开展|协助|满足|维护|维修|保障|做|改|修|管|随时|应当?|须|需要?|必须|扩及|及于|为准"
)
_NOT_WORK = re.compile(
    r"鉴于|级别|等级|定级|[级类P]\d?[，,]?(?:是|系)?指|\d\s*个?(?:小时|分钟)(?:之?内)?|赔|损失|责任(?!书)|费用(?!不|均?不|由|已|均?(?:包|含)|一口价|固定|包)|风险|知识产权|权利|保密|违约|税|价款(?!不)|付款|支付|发票|解除|终止|损害|争议|诉讼|法律法规|规章|手续|证件|证照|资料|文件|不得|禁止|验收标准|劳动|工资|社会保险|安全事故"
)
#: 数量、价款、程序把它收住了
_BOUNDED = re.compile(
    r"双方[^。；;，,]{0,10}(?:约定|确认|商定|同意|签|协商)|书面|变更单|补充协议|附件|清单|需求单|作业单|工单确认|签单|订单|另行(?:收费|报价|计价|签订|协商)|另计|另收|每(?:人天|人日|工时|次|小时|项)[^。；;]{0,8}元|有权拒绝|可以拒绝|(?:以|限)[^。；;，,]{1,16}(?:为限|为界)|所列|上述|前述|下列|以下|下表"
)
_PRICED = re.compile(
    r"另计|另收|另行(?:收费|报价|计价|签订)|每(?:人天|人日|工时|次|小时|项)[^。；;]{0,8}元|有权拒绝|补充协议|需求单|作业单"
)
_HEAD = re.compile(
    rf"(?:{SERVING}|工作|委托|项目|开发|研发|实施|测试|标注|租用|承揽|承包)(?:的)?(?:定义|具体|工作)?(?:与|和|及|、)?(?:内容|范围"
    r"|事项|对象|项目)|服务定义|(?:开发|研发|实施|测试|服务|运维|维护|标注)工作$"
)
_NOT_HEAD = re.compile(r"除外|例外|排除|不包括|保密|免责|变更|不予|验收|违约")
_OTHER_HEAD = re.compile(
    r"除外|例外|排除|不包括|保密|免责|变更|验收|违约|付款|价款|费用|支付|知识产权|争议|不可抗力|甲方|客户|委托方|解除|终止|安全|权利|义务|责任|承诺|声明|要求|期限|地点|方式"
)
#: 以“等”收尾的服务清单
_AND_SO_ON = re.compile(
    rf"(?:内容|范围|事项|项目|服务|工作|任务|职责)(?:主要)?(?:为|是|有|包括|包含|如下)?[：:]?(?P<list>[^。；;：:]*、[^。；;：:]*?(?<![级待额同于值效候平均对初何一二三四五六七八九十])等(?:等)?(?:相关|其他|各项|各类)?(?:{WORK})?)(?=[。；;]|$)"
)
_BEFORE = re.compile(
    rf"(?:(?:以及|及|和|或)?(?:双方|甲乙双方)?(?:另行|日后)?(?:书面)?(?:约定|商定|确认|协商)的?|(?:{SERVING}|工作|委托)(?:的)?(?:定义|具体)?(?:范围|内容|事项|对象|项目)[^。；;，,：:]{{0,12}})$"
)
_OUT = re.compile(r"不(?:在|属于|包括|含|计入|负责|承担|做)[^。；;]{0,24}$|除[^。；;，,]{0,16}$")


@record
class OpenScope:
    """一处敞开的范围。kind：unlimited 包括但不限于、other 其他服务；bounded 表示以双方约定为界。"""

    span: Span
    kind: str
    bounded: bool


@record
class OpenScopes:
    """全部敞开之处，和除外条款的一处（没有为 None）。"""

    items: tuple[OpenScope, ...]
    exclusions: Span | None


def open_scopes(reading: Reading) -> OpenScopes:
    """敞开的范围；占位里的不算。"""
    outline = outlined(reading)
    out = excluded_lines(outline)
    found = tuple(
        one
        for line in outline.lines()
        if line.index not in out and speaks(line)
        for one in _in_line(line, outline)
    )
    zone = next(
        (line for line in outline.lines() if line.index in out or (leads(line) and not line.heading)), None
    )
    return OpenScopes(found, Span(zone.index, zone.body_start, len(zone.text.rstrip())) if zone else None)


def _in_line(line: Line, outline: Outline) -> Iterator[OpenScope]:
    titles = outline.titles(line.index)
    at_home = about_scope(titles) or within_scope(line, outline)
    if not at_home and _OTHER_HEAD.search(titles):
        return
    for start, end in sentences(line.text, line.body_start):
        text = line.text[start:end]
        told = at_home or bool(_SCOPE.search(text))
        if _asked_of_client(text, outline.reading):
            continue
        for kind, found in _openings(text, told, at_home, party_pattern(outline.reading)):
            first, last = found
            if slot_at(line.text, start + first, start + last) is not None or _of_level(line, outline):
                continue
            if grades_in(re.split("[，,；;]", text[:first])[-1]):
                continue  # 丙级为误报等其他问题
            bounded = kind == "other" and bool(_BOUNDED.search(text) or _PRICED.search(line.text))
            yield OpenScope(Span(line.index, start + first, start + last), kind, bounded)


def _of_level(line: Line, outline: Outline) -> bool:
    """故障分级表的一格：同一行有级别、别的格写着时限。“一般：其他问题”说的是哪一级，不是服务的范围。"""
    if line.cell is None:
        return False
    cells = next((row.cells for row in outline.rows() if line in row.cells), ())
    return any(grade_of(each.body) for each in cells) and any(
        values_in(each.body, readable(each.body)) for each in cells if each is not line
    )


def _asked_of_client(text: str, reading: Reading) -> bool:
    """接受服务的一方要做的：甲方应提供所需的全部账号。"""
    provider = naming(reading).provider
    told = party_pattern(reading).match(text.lstrip())
    return bool(provider and told and told[0] != provider) and bool(
        _MUST.match(text.lstrip(), len(told[0]) if told else 0)
    )


#: 有据可查的，不是一方说了算
_SETTLED = re.compile(
    r"双方|国务院|国家|政府|法律|法规|规定|标准|规范|附件|订单|清单|合同|实际|书面|当地|公布"
)
#: 由乙方完成
_BY = re.compile(r"由[^。；;，,]{1,10}(?:完成|实施|承担|负责|提供|承办)")
_MUST = re.compile(r"应|须|需(?!要)|负责|必须|有权|不得|可以|按|在[^。；;，,]{1,16}[前后]")


def _openings(
    text: str, told: bool, at_home: bool, parties: re.Pattern[str]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """这一句里敞开范围的话。"""
    duty = told or (bool(_DOES.search(text)) and bool(parties.search(text)))
    if duty and FIXED_PRICE.search(text):
        for found in FLOATING.finditer(text):
            if not _SETTLED.search(found[0]):
                yield "other", _widened(text, *found.span())
    working = told or bool(re.search(SERVING, text)) or bool(_BY.search(text))
    if ("限" in text or "约束" in text) and (told or (working and not _NOT_WORK.search(text))):
        for found in UNLIMITED.finditer(text):
            if not _OUT.search(text[: found.start()]):
                yield "unlimited", _widened(text, *found.span())
    if _NOT_WORK.search(FIXED_PRICE.sub("", text)):
        return
    if not duty:
        return
    for pattern in (SWEEPING, ON_DEMAND, GROWING, *((AT_WILL,) if told else ())):
        for found in pattern.finditer(text):
            if not _OUT.search(text[: found.start()]) and not (
                pattern is AT_WILL and _SETTLED.search(found[0])
            ):
                yield "other", _widened(text, *found.span())
    if told and (listed := _AND_SO_ON.search(text)):
        yield "other", listed.span("list")


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """连同前面的“双方约定的”“服务范围”。"""
    before = _BEFORE.search(text[:start])
    return (before.start() if before else start), end


@lru_cache(maxsize=1024)
def about_scope(titles: str) -> bool:
    """各级标题里有说服务范围的，而最近的标题说的不是除外。"""
    each = titles.split("｜")
    return any(_HEAD.search(title) for title in each) and not _NOT_HEAD.search(each[0])


#: 什么都在内、以需要为准、列举没有收口
_LOOSE = re.compile(
    r"(?:一切|所有|任何)(?:与|和|跟|同)?[^，,。；;、]{1,12}(?:有关|相关|沾边)的?[^，,。；;、]{1,6}|(?:包括|包含|含)[^，,。；;]{0,3}不以[^，,。；;]{1,6}为限|(?:以后|今后|将来|日后|新)[^，,。；;、]{0,4}(?:添置|添加|购置|增加|增设|新增|新购|扩建|建成)[^，,。；;、]{0,10}[，,]?(?:自动|一并|同样|也|均)?[^，,。；;、]{0,4}(?:纳入|包括|在内|维护|负责|服务)"
    r"|(?:内容|范围|项目|工作)由[^，,。；;]{1,12}?(?:随时|根据|视|按)[^，,。；;]{0,8}(?:调整|变更|增减|确定|指定)|等(?:一切|所有|全部|各种|各类|任何)[^，,。；;、]{1,12}|大包大揽|(?:出了?|有|不管)什么[^，,。；;]{1,8}都[^，,。；;]{1,4}|包干到底|大小(?:事务|事情|事项|问题)|里里外外|随叫随到"
    r"|(?:项目|内容|范围|工作|服务|事项|任务|品种|数量)?(?:均|都|具体)?(?:以|按|视|依|由)[^，,。；;]{1,10}?(?:实际|临时|随时|届时|现场|当日|业务)[^，,。；;]{0,4}?(?:需要|需求|要求|情况|安排|指定|确定|通知)(?:为准|而定|确定|决定)?"
    r"|(?<=、)[^，,。；;、]{2,16}?等(?:的)?(?:维护|维修|保养|运维|管理|服务|工作|支持|等)*(?:服务)?(?=[，,。；;]|$)"
)
_SETTLED_LOOSE = re.compile(
    r"附件|清单|所列|下列|下表|订单|双方|书面|另行|[一二两三四五六七八九十\d]+[项类种个台套]|法律|标准|规范"
)


def loosely_open(reading: Reading) -> tuple[Span, ...]:
    """说服务范围的条里，认得松的敞开；指到附件、清单、订单的不算。"""
    outline = outlined(reading)
    out = excluded_lines(outline)
    found: list[Span] = []
    for line in outline.lines():
        if line.index in out or not speaks(line) or (line.cell and line.cell.header):
            continue
        if not (about_scope(outline.titles(line.index)) or within_scope(line, outline)):
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            told = _LOOSE.search(text)
            if told is None or _SETTLED_LOOSE.search(text) or _NOT_WORK.search(FIXED_PRICE.sub("", text)):
                continue
            if (
                _asked_of_client(text, reading)
                or _OUT.search(text[: told.start()])
                or _of_level(line, outline)
            ):
                continue
            found.append(Span(line.index, start + told.start(), start + told.end()))
    return tuple(found)
