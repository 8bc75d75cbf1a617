"""两处所说的是不是同一件事：更换驻场工程师与驻场人员调离，滤网逐台清洗与滤网清洗，停运检修与设备停运检修。

同一种动作的各种说法先归成一个词，其余的字以相邻两字计；限定词不同的（大版本、小版本，上调、下调，汛期）不是一件事。
"""

from __future__ import annotations

import re
from functools import lru_cache

from contractgen.model.reading import Reading
from contractgen.model.record import record
from contractgen.zh.obligation_words import PARTIES

#: 动作 → 各种说法
_ACTS = (
    (
        "维护",
        r"(?:版本|系统|软件|固件|程序)?(?:升级|更新)|发版|发布新?版本|维护(?!协议|合同|单位)|检修|保养|割接|安装补丁|打补丁",
    ),
    (
        "更换",
        r"更换|调换|撤换|替换|调离|调走|撤走|换(?=[人车班岗])|轮换|轮岗|换人|撤离|撤回|抽调|调动|更替|换掉|接替",
    ),
    ("变更", r"变更|调整|修改|更改|变动|改变|改动|切换"),
    ("搬迁", r"搬迁|迁移|迁址|移机|搬移|迁出|搬家|挪移"),
    ("续期", r"续[约签期租订用保展费]|续(?=的|$)|不续|续不续|展期"),
    ("解除", r"解除|终止|退租|退订|退出|注销|解约"),
    ("转让", r"转让|让与|出让|转给|移转"),
    ("分包", r"分包|转包|外包|转委托"),
    ("进场", r"进场|入场|进入[^，。；]{0,6}?(?:场地|现场|厂区|机房|园区|校园)?|到访|来访|进驻|派员"),
    ("取消", r"取消|撤销|改期|延期|推迟|改约|退课"),
    (
        "调价",
        r"调价|涨价|提价|降价|(?:上调|下调|提高|降低|调[高低整]|[上下]浮)[^，。；]{0,4}?(?:单价|价格|费率|资费|收费标准)|(?:[一-龥]价|价格|费率|资费|收费标准)(?:如有|如需|若有|若需|有|需要?|的)?(?:上调|下调|上涨|下降|提高|降低|调整|[上下]浮|变动)",
    ),
    ("增加", r"增加|新增|[加增]派|扩容|扩充|扩编"),
    ("减少", r"减少|缩减|核减|缩容|裁减|压缩(?!机|空气|包)"),
    ("检查", r"审计|检查|抽查|抽检|稽核|核查|巡检|巡查|点检|检测|检验|复检|体检|查验"),
    ("盘点", r"盘点|清点|盘库"),
    ("清洗", r"清洗|清洁|清扫|打扫|保洁|清理|擦拭|冲洗"),
    ("会议", r"例会|会议|碰头|沟通会|评审会|座谈"),
    ("演练", r"演练|演习|桌面推演|推演"),
    ("培训", r"培训|授课|讲座|轮训"),
    ("扫描", r"扫描|查杀|查毒"),
    ("消毒", r"消毒|消杀|杀菌|灭菌"),
    ("回访", r"回访|走访|拜访"),
    ("备份", r"备份|转储"),
    ("保存", r"保存|留存|保留|存放|保管|存储|归档"),
    ("对账", r"对账|核对[^，。；]{0,6}?账[目单]|核账"),
    ("修剪", r"修剪|修枝|割草"),
    ("校准", r"校准|标定|检定|校验"),
    ("润滑", r"润滑|加油|注油"),
    ("巡逻", r"巡逻|巡更|夜巡|巡夜"),
    ("排查", r"排查|隐患检查"),
    ("欠付", r"拖欠|欠款|欠费|欠缴|欠付|逾期(?:付款|支付|缴)|迟延(?:付款|支付|缴)"),
    ("加急", r"紧急|应急|加急|临时"),
)
_ACT = re.compile("|".join(f"(?P<a{i}>{pattern})" for i, (_, pattern) in enumerate(_ACTS)))
_ROLE = re.compile(
    r"(?:[甲乙丙丁双对]|(?:客服|业务|软件)?外包|(?:云)?服务|维保|维护|运维|承包|发包|委托|受托|平台|机房|品牌|供货|承运|监理|施工|分包|总包|租用|出租|承租|采购|供应|合作|变更|开发|运营|使用|建设|管理|许可|业主)方(?![案式法面])|(?:承包|发包|委托|受托|出租|承租|供货|使用|管理|采购|买受|出卖|许可)人(?![员工])"
)
_STOP = re.compile(
    r"(?<!不)停(?:止|用|机|服|运|梯|电|水|气|餐|工|业|课|播|产|网|线|班|供|航|诊)|断[电网水线]|下线|关[停闭]|暂停|中[断止]"
)
_NOISE = re.compile(
    rf"{PARTIES}|任[何一]方|[一-龥]{{2,6}}公司|生效|给予|不得?超过|变更方|另一方|[一-龥]{{1,4}}?(?:公司|(?<![对双])方(?![案式法面向便可才]))(?=应|须|需|将|可|要|在|于|因|对|提|不|有|更|调|搬|转|派|人员)"
    r"|中途|单方面?|自行|主动|每[隔个]?[一二两三四五六七八九十半\d]*个?(?:小时|[日天周月年]|星期|季度?)度?|[一二两三四五六七八九十\d]+(?:[次遍份回轮]|日内|小时内)|因故|因为?|由于|凡|如果?|若|需要?|要求|拟|将|应当?|必须|须|可以?|有权|负责|承诺|保证|同意|不论何时|均|都|也"
    r"|本合同|本协议|项下|合同|协议|书面|电话|短信|邮件|口头|事先|提前|至少|不少于|通知|告知|知会|函告|公告|告示|张贴|预告"
    r"|进行|开展|组织|安排|实施|完成|提供|相关|有关|全部|所有|任何|每次|每项|逐[台项个]|一[次遍份回]|作业|事项|活动|周期|频[次率]|时间|期限|计划内?|例行|定期|日常"
    r"|之前|以前|之后|开始|前|后|的|在|于|为|对|向|与|和|及|或者?|将|把|由|自|起|经(?![理营验济办])|并"
)
_GENERIC = re.compile(
    r"权利义务|权利|债权|权益|应收账款|服务|系统|平台|设备|产品|项目|工作|人员|现场|机构|单位|业务|日期|内容|情况|方案|使用|报告"
)
#: 限定词：两处不一样的，说的不是一件事
_MARKS = re.compile(
    r"(?<![扩放加增最])[大小](?=版本|升级|修|停机|改)|重大|重要|一般|普通|常规|紧急|应急|加急|临时|上调|下调|上涨|下降|提高|降低|增加|新增|[加增]派|减少|缩减|核减|扩容|缩容|加餐|其他|其余|另外|首次|初次"
    r"|(?<!每)(?<!每个)(?:年度|季度|月度)(?!终了|结束|末|初|届满|期满)|汛期|[春夏秋冬]季|雨季|旺季|淡季|高温|采暖期|供暖季|节假日|夜间|试运行|期满|提前(?=终止|解除)|桌面|实战|实际|增量|差异|全量|完全|一级|二级|三级|甲类|乙类|丙类|A类|B类"
    r"|内部|外部|(?:接口|API|SDK|协议|格式|规范)(?=版本)|\d{1,2}月至|(?:不超过|超过|不足|以上|以下|大于|小于)(?=[^，,。；;]{0,8}的[，,])|除外|另有约定|例外|另行"
)
_SAME_MARK = {
    "扩容": "增加", "新增": "增加", "加派": "增加", "增派": "增加", "上涨": "上调", "提高": "上调",
    "缩容": "减少", "缩减": "减少", "核减": "减少", "下降": "下调", "降低": "下调",
}  # fmt: skip
#: 检查的是别人做的记录、效果，不是自己做那件事
_LOOKED = re.compile(r"[练训检养护洗扫毒份访修](?:记录|情况|效果|质量|结果|台账)")
_SPECIFIC = 3  # 名目至少几个字，才说得出是哪一样东西
_WHOLE = frozenset({"调价", "续期"})  # 没有说对象也只有一件
_EACH = re.compile(
    r"(?:每[台部个套间辆层户]|各[台部个套]?|所有|全部)[一-龥]{0,3}?(?P<head>[一-龥])(?=[每进实应须由，,。｜]|$)"
)
_PAIR = re.compile(r"[一-龥A-Za-z]+")


@record
class Event:
    """一件事：动作（归了类的）、对象（相邻两字）、泛泛的字、限定词。"""

    acts: frozenset[str]
    things: frozenset[str]
    generic: frozenset[str]
    marks: frozenset[str]
    nouns: frozenset[str] = frozenset()  # 对象的原话，一段一段的


@lru_cache(maxsize=8192)
def event(words: str) -> Event:
    """由一句话里说事情的部分得出所说的事。"""
    words = _ROLE.sub("｜", words)
    marks = frozenset(_SAME_MARK.get(mark, mark) for mark in _MARKS.findall(words))
    acts: set[str] = set()
    stops: set[str] = set()

    def act(match: re.Match[str]) -> str:
        acts.add(_ACTS[int(str(match.lastgroup)[1:])][0])
        return "｜"

    def stop(match: re.Match[str]) -> str:
        stops.add(match.group())
        return "｜"

    rest = _ACT.sub(act, _STOP.sub(stop, words))
    if stops:
        acts.add("停止")
    if "检查" in acts and len(acts) > 1 and _LOOKED.search(words):
        marks |= {"查看"}
    generic = frozenset(_GENERIC.findall(rest))
    rest = _GENERIC.sub("｜", _NOISE.sub("｜", rest))
    runs = _PAIR.findall(rest)
    things = {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
    nouns = frozenset(run for run in runs if len(run) > 1)
    return Event(frozenset(acts - {"加急"}), frozenset(things | stops), generic, marks, nouns)


def alike(one: Event, two: Event) -> int:
    """是一件事为 2，大概是为 1，不是为 0。"""
    if one.marks != two.marks:
        return 0
    acts, things = one.acts & two.acts, one.things & two.things
    fewest = min(len(one.things), len(two.things))
    if acts & _WHOLE:
        return 2
    if acts:
        if things and len(things) * 3 >= fewest:
            return 2 if one_object(one, two) else 1  # 配送单价、配送路线：开头的字相同，说的是两样东西
        return 1 if not fewest or things else 0
    if (one.acts and two.acts) or not things:
        return 0
    if mentioned(one, two):
        return 2
    return 1 if len(things) == fewest or (len(things) >= 2 and len(things) * 2 >= fewest) else 0


def one_object(one: Event, two: Event) -> bool:
    """说的是同一样东西：一处的话在另一处里，或者末一字相同又有相同的字（冷却塔与冷却水管不是）。"""
    if not one.nouns or not two.nouns:
        return True
    return any(
        a in b or b in a or (a[-1] == b[-1] and bool(_pairs(a) & _pairs(b)))
        for a in one.nouns
        for b in two.nouns
    )


def kindred(one: str, two: str) -> bool:
    """做的是同一种事，一处说“每台电梯”，一处只说其中几种（客梯）：也许是一件事。"""
    first, second = event(one), event(two)
    heads = {run[-1] for words in (first, second) for run in words.nouns}
    for told, other in ((one, second), (two, first)):
        named = _EACH.search(told)
        if named and named["head"] in heads and named["head"] in {run[-1] for run in other.nouns}:
            return bool(first.acts & second.acts) and first.marks == second.marks
    return False


def _pairs(run: str) -> set[str]:
    return {run[i : i + 2] for i in range(len(run) - 1)}


def mentioned(one: Event, two: Event) -> bool:
    """不问动作，所说的东西大半相同。"""
    shared = one.things & two.things
    return len(shared) >= 3 and len(shared) * 2 >= min(len(one.things), len(two.things))


#: 变更的一种：升级、更新、更换一样东西，也是变更它
_CHANGED, _RENEWED = re.compile("变更|变动|改变|改动"), re.compile("升级|更新|更换|换代|替换|修改|调整")


def changed(one: str, two: str) -> bool:
    """一处说变更，一处说升级、更换，说的是同一样东西：接口版本变更，升级接口版本。"""
    for told, other in ((one, two), (two, one)):
        if _CHANGED.search(told) and _RENEWED.search(other) and not _CHANGED.search(other):
            shared = event(told).nouns & event(other).nouns
            return any(len(noun) >= _SPECIFIC for noun in shared)
    return False


def siblings(reading: Reading, one: int, two: int) -> bool:
    """两行是不是同一条（款）下并列的两项：通常是有意分开写的。"""
    if reading.lines[one].cell or reading.lines[two].cell:
        return False
    a, b = reading.section_at(one), reading.section_at(two)
    return a is not None and b is not None and a is not b and a.parent is not None and a.parent == b.parent
