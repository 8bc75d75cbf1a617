"""两项承诺说的是不是同一件事：同一步骤（或者同一件事的原话）、同一级或同一情形、从同一件事起算。"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from contractgen.facts.words.addressees import told_apart
from contractgen.facts.words.apart import apart_openings, apart_places, apart_sides
from contractgen.facts.words.clause import counted
from contractgen.facts.words.coverage import MOST, share, spelled_out
from contractgen.facts.words.money_named import other_money
from contractgen.facts.words.promise import Promise, same_level
from contractgen.facts.words.same_account import one_account
from contractgen.zh.deeds import overlap, step_of
from contractgen.zh.grades import grade_of
from contractgen.zh.matters import case_of
from contractgen.zh.obligation_words import act_of, system_in

_REPORT = re.compile(
    r"报修|报障|报告(?:后|之时|起|故障)|来电|致电|去电|电话|热线|呼叫|告警|报警|接报|接警|接单|接到|接获|通知(?!书)|工单|建单|提单|登记|故障单|服务请求|问题单|缺陷单|要求|拨打|拨通|申报|投诉|发生|出现|受理|派单|反映"
)
_NOT_REPORT = re.compile(
    r"发票|款|验收|合同|月报|季报|账单|申请(?!服务|维修)|资料|方案|意见|确认后|完成后|到[场达店厂站校院馆岗位家户房]|抵达|上门|进[场房]|现场|诊断|返厂|取走|换件|备件|恢复后|解决后|修复后|审批|结论|货|上线"
)
_ANSWER = re.compile(
    r"^(?:[一-龥]{0,6}?)(?:确认|答复|回复|反馈|联系|作出[^，。]{0,6}答复)(?!方案|报告|意见书)"
)
_REFERRED = re.compile(
    r"(?:\d+\.\d+|第[一二三四五六七八九十\d]+[条款项]|前[项款述条]|上述|上列)(?:[（(][^（）()]{1,4}[)）])?(?:所述|所列|所指|规定|约定)?的?(?:情形|故障|事件|问题|情况)"
)
_LED = re.compile(r"[\s•·\-]*(?P<head>[一-龥A-Za-z\d]{2,10})(?:\s*[：:]|\s+[-–—]{1,2}\s)")
_ADJACENT = 3
_OUTSIDE = re.compile(
    r"主管|监管|公安|网信|政府|行政|机关|上级|集团|总部|街道|社区|业主|住户|用户|旅客|患者|家长|媒体|供应商|厂[商家]|保险|第三方|消防|应急(?:管理|指挥|局|办|部门|中心)"
)
_RELATIVE = re.compile(r"上一步|前一步|上一环节|前[一述]步")
_STARTS = re.compile(
    r"(?:受托|委托|发包|承包|采购|出卖|买受|承揽|定作|购买|培训|服务|供应|运维|维保|使用|建设|施工|托管|机房|物业|业主|供餐|用餐|托运|承运|出租|承租|供|需|买|卖|甲|乙|丙|丁|对|双|任何一)(?:方|人|商|单位|公司)(?:的)?|自|从|于|在|应|须|将|均|收到|接到|提出|提交|发出|出具|开具|之日|之时|时?起算?|以?后|的|书面|每[个次月]?|经|至迟|最迟"
)
_LIGHT = re.compile(
    r"故障|事件|问题|情形|情况|事项|发生|出现|工单|报修|报障|期间|线路|等|的|类|属于?|为|(?<=[整单每各一])个|[\s—\-－~至到、“”\"]"
)
_POLAR = re.compile(
    r"\d+(?:\.\d+)?|不(?!间断|限|停歇)|未|无(?!休|间断|论)|非|超过|以上|以下|低于|高于|重新|再次|复|初|终|首|尾|其余|其他|备用|临时|[月季年周](?=[结报])"
)
_APART = re.compile(
    r"不适用(?:前|上|本|第|\d|该)|(?:约定|规定|情形|情况|期间|时间|原因|故障|事件|上述|前述|节假日|夜间)[^，。；]{0,6}除外|不受[^，。；]{0,8}限制"
)
_EXTENDED = re.compile(r"延长至|顺延|延展")
_DELIVERED = re.compile(r"送|收到|接到|提交|交付|递交|交来")
_HANDED = re.compile(r"[收到送提交付达样件]{1,2}(?=[\u4e00-\u9fff]{2})|[收送提交付]")
_TELLING = ("付款", "开票")  # 换一种说法也是同一件事：支付、汇入、结清
_MANAGER = re.compile(r"经理|总监|负责人|领导|专家|总工|督导|督办")
_DONE = re.compile(r"^(?:完成|进行|办理|作出|给予|实施)|(?:完毕|完成|办妥)$")
_AGAIN = re.compile(r"重新|再次|重开|重发|复[验检测查]|补办|返修")


def step(promise: Promise) -> str:
    """故障处理的步骤；报障之后的“确认”“答复”也是响应。"""
    if promise.step:
        return promise.step
    return "响应" if _answers(promise.deed) and start_kind(promise) == "report" else ""


def start_kind(promise: Promise) -> str:
    """起算点的种类：report 报障一类，空为没有说，其余为原话里有实义的字。"""
    return _kind(promise.trigger, bool(promise.step)) if promise.trigger else ""


def plain_case(case: str) -> str:
    return _LIGHT.sub("", case)


def same_case(one: str, two: str) -> bool:
    """两处所说的情形相同：一处的话在另一处里都有，比较数目、肯定否定的话也一样。"""
    first, second = plain_case(one), plain_case(two)
    if not first or not second:
        return first == second
    for part in re.split(r"或者?|及|和|与", first):
        for other in re.split(r"或者?|及|和|与", second):
            if (
                len(part) > 1
                and len(other) > 1
                and (part in other or other in part)
                and polar(part) == polar(other)
            ):
                return True
    return (
        polar(first) == polar(second) and min(len(first), len(second)) >= 6 and overlap(first, second) >= 0.85
    )


@lru_cache(maxsize=16384)
def polar(words: str) -> tuple[str, ...]:
    """数目和肯定、否定、先后的话。"""
    return tuple(sorted(_POLAR.findall(words)))


def covered(case: str, text: str) -> bool:
    """这种情形的话，另一处的全句里也有。"""
    plain, whole = plain_case(case), plain_case(text)
    at = whole.find(plain) if plain else -1
    while at > 0 and whole[at - 1] in "不非未无":
        at = whole.find(plain, at + 1)
    if at >= 0:
        return not counted(whole, at, at + len(plain))
    return len(plain) >= 5 and not polar(plain) and overlap(plain, whole) >= 0.8


def compatible_cases(one: Promise, two: Promise, text_one: str, text_two: str) -> bool:
    """级别、情形对得上：都有级别的须同级；一处有情形而另一处没有说的，另一处的话里要有。"""
    graded = [each for each in (one, two) if each.graded]
    if len(graded) == 2:
        apart = one.conditional and two.conditional and not same_case(_unlevelled(one), _unlevelled(two))
        return same_level(one, two) and not apart
    if len(graded) == 1 and _named_by_case(graded[0], two if graded[0] is one else one):
        return True
    if one.case and two.case:
        return same_case(one.case, two.case) or _led_by(one, two, text_two) or _led_by(two, one, text_one)
    if any(_REFERRED.search(text) for text in (text_one, text_two)) and not graded:
        return True
    if graded:
        return False
    for own, other, text in ((one, two, text_two), (two, one, text_one)):
        if own.case and not other.case:
            led = not own.conditional and bool(own.trigger) and overlap(own.trigger, other.trigger) >= 0.7
            return covered(own.case, text + other.trigger) or led
    return True


def _named_by_case(row: Promise, prose: Promise) -> bool:
    """表里一行的名目就是一种情形（进不了门｜3小时），正文里说的是同一种情形。"""
    return row.table is not None and bool(prose.case) and same_case(row.level, prose.case)


def _led_by(one: Promise, two: Promise, text: str) -> bool:
    """退款：退订成功后1日内退回；退订成功的，3日内退款：一处的名目另一处说到了，起算点就是那边的情形。"""
    led = not one.conditional and bool(one.trigger) and two.conditional and not two.trigger
    return led and covered(one.case, text) and same_case(start_kind(one), two.case)


def _unlevelled(promise: Promise) -> str:
    """情形里不再说级别：“红色告警、探头坏了”与“探头坏了”是一种。"""
    return re.sub(r"[告报]警|预警", "", promise.case.replace(promise.level, "")) or promise.case


_EITHER = re.compile("或者?|、|以及|及|和")


def compatible_starts(one: Promise, two: Promise, text_one: str = "", text_two: str = "") -> bool:
    """起算点对得上：都是报障一类，或者有一处没有说，或者说的是同一件事。"""
    first, second = start_kind(one), start_kind(two)
    if _RELATIVE.search(one.trigger) or _RELATIVE.search(two.trigger):
        return True
    if first == second:
        return bool(first) or bool(step(one)) or (one.conditional and two.conditional)
    if step(one) and "" in (first, second):
        told, text = (first, text_two) if first else (second, text_one)
        return told == "report" or covered(told, text)
    if not first or not second:  # 没有另说起算点的一处，话里说到了那件事
        told, text = (first, text_two) if first else (second, text_one)
        if told == "report":
            return one.graded and two.graded  # 同一级故障的通报，表里没有另说从何时起
        return len(told) > 1 and covered(told, text)
    if one.graded and two.graded and set(_EITHER.split(first)) & set(_EITHER.split(second)):
        return True  # 发现后；自发现或者收到修复版本之时
    if polar(first) != polar(second):
        return False
    same = one.deed == two.deed and len(one.deed) > 3  # 做的事一字不差，起算点说的是同一样东西即可
    handed = all(_DELIVERED.search(each.trigger) for each in (one, two))
    return overlap(first, second) >= 0.5 or (
        same and handed and bool(set(_HANDED.sub("", first)) & set(_HANDED.sub("", second)))
    )


def one_matter(one: Promise, two: Promise, text_one: str, text_two: str) -> bool:
    """两项承诺（text 是各自的全句）说的是不是同一件事。"""
    if _apart_heads(one, two, text_one, text_two) or (
        one.span.line == two.span.line and one.whole != two.whole and apart_openings(text_one, text_two)
    ):
        return False
    if _outside(one.deed) != _outside(two.deed) or told_apart(one.deed, two.deed):
        return False  # 通报客户，与报告监管部门、公安机关是两件事
    if _labelled(one, two, text_two) or _labelled(two, one, text_one):
        return True
    if one_account(one, two) and not _EXTENDED.search(text_one + text_two):
        return True
    if {one.hours, two.hours} == {"in", "out"} or _extended(text_one) or _extended(text_two):
        return False
    if not same_deed(one, two) or not compatible_cases(one, two, text_one, text_two):
        return False
    bare = not (one.graded or two.graded or one.case or two.case)
    if bare and one.span.line == two.span.line and one.topic != two.topic:
        return False  # 停机15分钟响应；降速30分钟响应
    systems = {system_in(text, 0, len(text)) for text in (text_one, text_two)} - {""}
    if len(systems) > 1 or (not step(one) and case_of(text_one) != case_of(text_two)):
        return False
    if not step(one) and other_money(one, two):
        return False
    if step(one) == "到场" and apart_places(one.deed, two.deed):
        return False
    if apart_sides(text_one, text_two):
        return False
    if step(one) == "到场" and bool(_MANAGER.search(text_one)) != bool(_MANAGER.search(text_two)):
        return False  # 负责人到场督办，与工程师到场是两件事
    if one.deadline is not None and two.deadline is not None:
        if one.deed == two.deed and len(one.deed) >= 4 and not step(one):
            return True  # 每日几时之前推送：起算点不同也是同一件事
        if not (one.trigger or two.trigger):
            return max(overlap(one.topic, two.topic), _whole_overlap(one, two)) >= 0.5
    return compatible_starts(one, two, text_one, text_two)


def _labelled(row: Promise, prose: Promise, text: str) -> bool:
    """表里的名目（数据错误更正时限），正文的一句几乎都说到了：数据有错误的，接到通知后几小时内更正。"""
    if row.table is None or prose.table is not None or row.graded or prose.graded or row.case:
        return False
    if row.hours != prose.hours or row.deadline is not None or prose.deadline is not None:
        return False
    name = _TIME_NAME.sub("", row.deed)
    if prose.case and prose.deed and name in (prose.case + prose.deed, prose.deed + prose.case):
        return compatible_starts(row, prose)  # 初验组织时限；初验：……内组织
    told = share(name, text) >= MOST or spelled_out(name, text)
    return told and polar(name) == polar(prose.deed) and step(row) == step(prose)


_TIME_NAME = re.compile(r"(?:的|办理|完成)?(?:时限|时间|期限|时效|周期)(?:要求|标准)?$")


def _apart_heads(one: Promise, two: Promise, text_one: str, text_two: str) -> bool:
    """相邻几行各以一个名目领起：城区：……。县区：……。"""
    if one.table is not None or two.table is not None or abs(one.span.line - two.span.line) > _ADJACENT:
        return False
    heads = [_LED.match(text) for text in (text_one, text_two)]
    names = [found["head"] for found in heads if found]
    return len(names) == 2 and not (
        names[0] in names[1] or names[1] in names[0] or any(step_of(name) or grade_of(name) for name in names)
    )


def set_apart(line: str) -> bool:
    """这一行写明与别处不同：此时不适用前项。"""
    return bool(_APART.search(line))


def same_deed(one: Promise, two: Promise) -> bool:
    """做的是同一步，或者同一件事。"""
    if step(one) or step(two):
        if step(one) == step(two) and not (_again(one.deed) or _again(two.deed)):
            return True
        if step(one) and step(two):
            return False
    if _again(one.deed) != _again(two.deed) or not one.deed or not two.deed:
        return False
    said = [_plain(each.deed) for each in (one, two)]
    if min(map(len, said)) > 1 and overlap(*said) >= 0.6:
        return True
    if one.deadline is not None and two.deadline is not None and _whole_overlap(one, two) >= 0.75:
        return True
    first, second = act_of(one.deed), act_of(two.deed)
    if not first or not second or first[0] != second[0]:
        return False
    objects = [_object(each, act) for each, act in ((one, first), (two, second))]
    if first[0] == "通知" and not any(objects):
        return bool(one.trigger and two.trigger)  # 事故发生后通知甲方，与事故发生后告知甲方
    return first[0] in _TELLING or (min(map(len, objects)) > 1 and overlap(*objects) >= 0.75)


# 同一个说法要和许多别的比，各自的样子记住


@lru_cache(maxsize=16384)
def _kind(trigger: str, stepped: bool) -> str:
    if not _NOT_REPORT.search(trigger) and (stepped or _REPORT.search(trigger)):
        return "report"
    return _STARTS.sub("", trigger)


@lru_cache(maxsize=16384)
def _again(deed: str) -> bool:
    return bool(_AGAIN.search(deed))


@lru_cache(maxsize=16384)
def _outside(deed: str) -> bool:
    return bool(_OUTSIDE.search(deed))


_answers = lru_cache(maxsize=16384)(_ANSWER.match)
_extended = lru_cache(maxsize=16384)(_EXTENDED.search)
_unstarted = lru_cache(maxsize=16384)(partial(_STARTS.sub, ""))
_plain = lru_cache(maxsize=16384)(partial(_DONE.sub, ""))


def _whole_overlap(one: Promise, two: Promise) -> float:
    """连主语一起比：次日用餐人数由甲方报送；提交次日用餐人数。"""
    return overlap(_unstarted(one.topic + one.deed), _unstarted(two.topic + two.deed))


def _object(promise: Promise, act: tuple[str, int, int]) -> str:
    """所做的对象：动作之后的；动作之后没有的，前面的主语（季度报告由乙方报送）。"""
    after = _STARTS.sub("", promise.deed[act[2] :])
    if len(after) > 1:
        return after
    before = re.sub("^(?:将|把|向|对)", "", _STARTS.sub("", promise.deed[: act[1]]))
    return before if len(before) > 1 else _STARTS.sub("", re.split("由|应|须", promise.topic)[0])
