"""一级是什么情形，说明了没有：名字之后的冒号、括号、“指、为”，或者“……的为一级”，或者表里同一行、同一列的说明。"""

from __future__ import annotations

import re

from contractgen.facts.words.troubles import GRADED
from contractgen.zh.duration_words import durations
from contractgen.zh.grades import Grade, grade_of
from contractgen.zh.sentences import readable

_AFTER = re.compile(
    rf"(?:级|类|等|档|色)?(?:优先级|级别)?[”\"』」]?\s*(?:的)?(?:安全|系统|网络|业务|服务)?{GRADED}?[”\"』」]?\s*(?:[（(](?P<aside>[^（）()]{{1,40}})[)）]\s*)?"
    r"(?P<joint>——|—|--|[：:=＝]|[，,]?\s*(?:均|则)?(?:是指|系指|均指|即(?!时|刻|使|可)|指(?![定派示标])|means|是(?!否)|为(?!准|了|限)|包括|包含|限于|仅限|表现为|对应(?!的|级))|[，,])\s*(?P<told>[^。；;]{2,})"
)
_BARE_ASIDE = re.compile(
    rf"(?:级|类|等|色)?[”\"』」]?(?:的)?(?:安全|系统|网络|业务|服务)?(?:{GRADED}|[一-龥]{{1,3}})?[”\"』」]?\s*[（(](?P<aside>[^（）()]{{2,60}})[)）]"
)
_BEFORE = re.compile(
    r"(?:[者的外]|其余|其他[一-龥]{0,4}|之一)[，,]?\s*(?:均|都|一律)?(?:为|属于?|定为|算作?|列为|归为|归入|作为|视为|按|是|评为|判为)\s*[“\"]?$"
)
#: “收费停摆为一级事件”：情形说在前面
_BEING = re.compile(
    r"(?:^|[；;。，,：:）)\s])(?P<told>[^，,；;。：:）)]{3,30}?)(?:的)?(?:均|都|一律)?(?:为|属于?|定为|列为|归为|归入)\s*[“\"]?$"
)
_NAMING = re.compile(r"(?:级别?|等级|优先级|颜色|程度|类别|分|划分|对应|评|认定|判断|确定|选|标)$|是否|不属")
_BULLETS = " \t\u3000-－–—•·●*◆■"
_HAN = re.compile(r"[一-龥]")
_DUTY = re.compile(
    r"^(?:即|means)?\s*(?:\(即\)|（即）)?\s*(?:应(?![用答急])|须|需(?!求)|由(?!于)|的|未(?=按|在|能|达|及时|修|响应)|每(?=[次延超迟逾小日起])|超(?=时|过\d|期)|按(?=照|时|第|约|上|附|本|规)"
    r"|自(?=接|报|收|受|通|登|故障|发)|在(?=\d|收|接|报|故障|[一二两三四五六])|和|与|及(?!其)|或(?!者)|、|起(?![火电重])|均|且|甲方|乙方|必须|接到|立即|立刻|扣|优先|随时)"
)
#: 看似说明，其实没有说：另见手册、较上一级轻、由谁认定、同义反复
_EMPTY = re.compile(
    r"^\s*(?:(?:详|参|另)?见|参[照考]|依照|按照?)[^，。；]{0,16}(?:手册|规定|标准|惯例|制度|办法|说明)?$|^\s*(?:较|比)[^，。；]{1,6}(?:轻|重|严重|低|高|急|小|大)|^由[^，。；]{1,16}(?:认定|判断|确定|勾选|选择|指定)|^(?:同上|略|待定|另行|视情)|^(?:比较|较为|非常|特别|相对|相当|很)?(?:紧急|严重|重要|一般|普通|轻微|重大|次要|特急|急)(?:的)?(?:故障|事件|问题|缺陷|情况|情形|事项)?$"
)
#: 说情形的数：耗时超过10秒、持续两小时以上
_CONDITION = re.compile(r"(?:超过|超出|达到?|满|持续|连续|逾|大于|高于|不足|小于|低于|少于|每|近)\s*$")


#: 预计2小时内不能恢复、3日以上
_UNMET = re.compile(r"(?:之内|以内|内)?(?:仍|尚|还)?(?:不能|无法|未|没有?|难以)|及?以上|以外")


def descriptive(told: str) -> bool:
    """一段说情形的话：有字，不是时限、谁做什么、另见别处。"""
    first = re.split("[，,：:（(]", told.strip(' “”"()（）'))[0].strip()
    first = re.sub(r"^(?:即|means|是指|指)\s*(?:\(即\)|（即）)?\s*", "", first)
    if len(_HAN.findall(first)) < 2 or _DUTY.match(first) or _EMPTY.search(first):
        return False
    shadow = readable(first)
    return all(
        _CONDITION.search(shadow, 0, each.start) or _UNMET.match(shadow, each.end)
        for each in durations(shadow)
    )


def told_after(text: str, grade: Grade) -> bool:
    """名字之后紧接着的说明。"""
    if aside := _BARE_ASIDE.match(text, grade.end):
        inside = aside["aside"]
        if descriptive(inside) and not _another_name(inside):
            return True
    found = _AFTER.match(text, grade.end)
    if found is None:
        return False
    if (
        found["joint"].startswith(("，", ","))
        and found["joint"] in ("，", ",")
        and not _at_start(text, grade.start)
    ):
        return False
    return descriptive(found["told"])


def told_before(text: str, grade: Grade) -> bool:
    """“……的为一级”“其余为一般”。"""
    if _BEFORE.search(text, max(0, grade.start - 24), grade.start):
        return True
    found = _BEING.search(text, max(0, grade.start - 40), grade.start)
    return found is not None and descriptive(found["told"]) and not _NAMING.search(found["told"])


def _another_name(text: str) -> bool:
    """括号里只是另一个级别名：一级（紧急）、L1（最低）。"""
    known = grade_of(text)
    return known is not None and known.family in ("重", "数", "色") and known.name != "咨询"


def _at_start(text: str, place: int) -> bool:
    """在一项、一句的开头。"""
    before = text[:place].rstrip(' “"')
    return (
        not before.strip(_BULLETS)
        or before[-1] in "；;。：:）)、.．"
        or bool(re.fullmatch(r"[\s（(]*[\w.．、]{1,4}", before))
    )
