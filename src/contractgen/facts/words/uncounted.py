"""不计入考核的话：谓语是不计、不算、剔除、暂停计时，宾语是时限、比率、次数；和哪些情形本来就该不计。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.own_limits import own_limit
from contractgen.model.record import record

_NOT = r"(?<!并)不(?:再|予|应|必|得|作|做|被|会|能|再行|单独)?"
#: 不计入某数：后面跟着数
_INTO = re.compile(
    rf"{_NOT}(?:计入|计算在|计作|计为|计算|计(?=[^。；;，,划较息费价酬]{{0,14}}(?:时|数|分|次|率|天|日|量))|记入|记作|记为|列入|列为|列在|算入|算在|算进|纳入|归入|归为|并入|包括在|包含在|进入|参[与加]|放入|统计|考虑|占用|占|进)"
    r"(?P<object>[^。；;，,（(]{0,24})|不在(?P<within>[^。；;，,]{1,14}?)(?:之列|之内|以内|之中|内|中)(?=[。；;，,）)]|$)"
)
#: 不算某事：后面跟着坏事；或者什么也不跟
_AS = re.compile(
    rf"{_NOT}(?:算作?|算是|视为|视作|认定为|认作|当作|作为?|构成|属于?|按|以|判为|定为|论作|记)(?P<object>[^。；;，,（(]{{0,16}})"
)
#: 不适用某项要求、不影响某个指标
_FREE = re.compile(
    rf"(?:{_NOT}(?:适用|受|影响|触发|考核|参与考核|执行|遵守|按(?=[前上本该此][款条项述]))|豁免|免于|免予|免(?=考|罚|扣))(?:于)?(?P<object>[^。；;，,（(]{{0,20}})"
)
#: 收到以后不表态，视为同意：期限内未提出书面意见的，视为通过
SILENT = re.compile(
    r"验收|签收|送达|通知|确认|异议|答复|回复|催告|催促|催请|(?:[未没不]|怠于|拒绝)[^。；;，,]{0,16}(?:提出|意见|反馈|表[示态]|回应|作出|反对|审[核批查阅]|组织|出具|签[字认收署发章]|盖章|考核|评审|检[查验测]|复核|抽[查检]|盘点|对账|查验|派[员人]|(?:安排|参加|进行)[^。；;，,]{0,6}(?:测试|检验|复验|评审|试用))"
)
#: 从某数中扣除、予以剔除；谓语在分句之末
_OFF = re.compile(
    r"(?:(?:从|自|在|由)(?P<object>[^。；;，,：:]{1,24}?)(?:当?中|之?内|里)?(?:一律|均|都|亦|也|全部|全额|应|可|予以|一并|相应)*(?<!不得)(?<!不应)(?<!不予)(?<!不)(?:扣除|剔除|扣减|减去|去除|刨除|除去|抹去|核减|减掉|去掉)"
    r"|(?P<whole>[^。；;，,：:]{2,30}?)(?:一律|均|都|亦|也|全部|全额|应|可|予以|一并|相应)*(?<!不得)(?<!不应)(?<!不予)(?<!不)(?:剔除|刨除|豁免|免计|免考|核减|减计))(?=[。；;，,）)]|$)"
)
#: 各项时限暂停计算
_HELD = re.compile(
    r"(?P<object>(?:时限|时钟|计时|时间|期限|考核|SLA|时效)[^。；;，,]{0,8}?)(?<!的)(?:暂停|中止|停止|冻结|停表|不走|停走|挂起|暂缓|不起算|[^。；;，,]{0,16}重新)(?:计算|起算|计时|计|考核|适用|执行)?"
)
#: 坏的当作好的：视为可用、按达标计
_DEEMED = re.compile(
    r"(?<!不)(?<!不得)(?:视为|视同|视作|算作|算|按|记为|计为|计作|当作|等同于?)(?P<object>(?:系统|服务|供电|网络|设备|平台|接口|业务|运行)?(?:可用|正常|在线|正确|有效|优秀|满意|合格|达标|准时|准点|按时|及时|完成|已(?:恢复|解决|完成|响应|到场)|通过|成功|未(?:超时|逾期|停机|中断|迟到|迟延)|无(?:故障|差错))(?:条数|件数|次数|数量?|率)?)(?:计算?|处理|统计|论|对待)?(?=[。；;，,]|$)"
)
#: 某个量不计、不予考核；谓语在分句之末，前面就是那个量
_LAPSES = re.compile(
    r"(?P<object>[^。；;，,：:]{2,40}?)(?:一律|均|都|亦|也|概|全部|可)*不(?:再|予|作|做)?(?:计|考核|统计|追究|计算|算数|论)(?=[。；;，,）)]|$)"
)
#: 计算时去掉某些
_WITHOUT = re.compile(
    r"(?:计算|统计|核算|考核)[^。；;]{0,20}?(?<!不)(?:去掉|剔除|扣除|剔掉|排除|刨除|减去|刨去|除去)(?P<object>[^。；;，,]{2,30})"
)
#: 统计上去掉，不必说从哪里
_SKIPPED = re.compile(r"(?P<object>忽略不计|不予统计|不作统计|不列统计|略去不计|不进统计)")
_GOOD_COUNT = re.compile(
    r"(?<!应)(?<!不)(?:可用|在线|正常|合格|准时|准点|按时|及时|通过|达标|成功|有效|正确|优秀)(?!率|性|路)[^。；;，,]{0,4}(?:数|时|时间|时长|次|票|量|人)"
)
_MEASURE = re.compile(
    r"率|时限|时长|时效|分钟|小时|工时|次数|总数|总量|总时|基数|分母|分子|样本|考核|指标|评分|得分|扣分|扣款|扣减|扣罚|抵扣|处罚|罚款|SLA|服务水平|服务级别|服务标准|停机|停运|停用|停服|中断|不可用|宕机|离线|掉线|迟延|迟到|迟达|延误|逾期|超时|超期|违约|达标|不合格|缺勤|旷工|出勤|故障|差错|失误|投诉|事故|缺陷|统计"
    r"|响应|恢复|解决|应[^。；;，,]{1,5}[时次数量]|(?:票|单|件|人|天|次|路|台|户|例|通|呼|班|趟|批|页|条|题|份|套|组)[数量]|(?:抽查|抽检|检查|通话|呼叫|来电|话务|参考|参训|应到|抽样|评价|回访|样品)[^。；;，,]{0,3}|计时|断电|断网|停电"
)
#: 一段停用、一个时长：中断不计、打开时间不计
_QUANTITY = re.compile(
    r"(?:中断|停机|停运|停用|宕机|离线|掉线|崩溃|断电|断网|失败|超时|迟到|延误|错误|差错|(?:打开|响应|到达|到场|到店|恢复|处理|加载|等待|送达|修复)(?:的)?(?:时间|时长|时限)?|不可用)[^。；;，,]{0,4}$"
)
#: 影响的，要是一个指标
_SCORE = re.compile(r"[^。；;，,]{0,8}?(?:率|考核|指标|评分|得分|统计|SLA|达标)")
_BAD = re.compile(
    r"停|断|不可用|宕机|离线|掉线|迟|晚|误(?!差)|逾期|超|违约|未|不|故障|差错|错|漏|失|投诉|事故|缺陷|坏|无法|慢"
)
_REFERENCE = re.compile(
    r"前款|本款|本条|上款|上条|前条|前项|上项|上述|前述|该[时指标比]|第[\d.一二三四五六七八九十]+[款条项]|\d+(?:\.\d+)+|[\d一二两三四五六七八九十]+\s*(?:个)?(?:小时|分钟|秒|工作日|日|天)|[\d.]+[%％]"
)
_NOT_MEASURE = re.compile(
    r"费用?(?!率)|(?<!评)价|款(?<!扣款)(?<!前款)(?<!本款)(?<!上款)|税|合同期|服务期|工期|有效期|质保期|保修期|保密|履行期|利息|工资|报酬|总额|金额|知识产权|成果|信用|重复|货物|面积|上限|限额|封顶"
)
_FAILING = re.compile(
    r"不能|不上|不了|不开|不通|不到|不够|不足|没|未|无法|停|断|坏|迟|晚|慢|超|错|漏|失|掉|卡|死机|故障|缺|请假|旷"
)

#: 某种情形之下：……的、……期间；不是单说一项工作
_CONDITION = re.compile(
    r"(?<!此)(?:的|者|时|期间|情形|情况|日子|天|内|日|季)[，,]?(?:均|都|也|亦|一律|本条|前款|上款|本款)?$|(?:期间|时段|日子|天气|高峰)[^。；;]{0,20}$"
)
_UNMET = re.compile(r"不可用|停|断|无法|不能|超时|未|故障|不合格|离线|失败|缺勤|错|误|偏差|缺失|迟|漏")
_OTHERS = r"收件人|寄件人|来电人|来电者|旅客|乘客|学员|用户|市民|患者|病人|业主|员工|客户|考生|消费者|顾客|会员|住户|租户|读者|学生|师生|家长|报障人|报修人|申请人|使用人|监考"
_ACT = r"(?:要求|申请|书面|出具|说明|签认|改期|改签|改约|取消|撤回|撤销|挂断|挂机|放弃|弃考|弃|指定|批准|同意|确认|答复|回复|预约|停用|拒收|拒签|缺席|缺考|请假|退订|退货|主动|自愿|授权|审批|安排|通知|提供|配合|签字|签收|验收|提出|暂停|报停|测试|演练|搬迁|装修|决定|选择|选定|选购)"
_OUTSIDE = re.compile(
    r"不可抗力|法定|节假|休假|政府|公安|(?:政府|部门|机关|交管|供电|供水|气象|电力|市政|景区|停电|停水|限行|停业)[^。；;，,]{0,8}公告|公告(?:所列|载明|为准)|监管|疫情|试运行|磨合|首月|上线(?:前|后|之)|过渡期|重复|骚扰|(?:取消|撤销|作废|退订|测试|演示)的?(?:订单|工单|单|件|预约|呼叫|通话)|恶意|误报|虚假|演习|改期|改约|预约|合同(?:终止|期满)|(?:服务时间|时段|营业时间|工作时间|限度|限额|上限)(?:以|之)?[外内]|时段以外|超过[^。；;，,]{1,8}的部分|(?:上述|前述|约定的?)(?:次数|时长|限)|非服务时间|非工作时间"
)
#: 从称呼看就是服务的一方
_SERVES = re.compile(r"乙方|供|服务|维|运|承(?!租)|受托|商$|集成|外包|平台方|工作室|培训公司")
_KEPT = re.compile(
    r"[未没](?:按[^。；;，,]{0,10})?(?:提供|配合|付|缴|支付|确认|批复|答复|验收|授权|开放)|欠费"
)
#: 一段写死的钟点
_CLOCK = re.compile(
    r"\d{1,2}\s*[:：点时]\d{0,2}[^。；;，,]{0,2}(?:至|到|-|—|~|～)[^。；;，,]{0,5}\d{1,2}\s*[:：点时]|(?:周|星期)[一二三四五六日天](?!末)"
)
#: 引出列举的，各项另看
_LEADING = re.compile(r"(?:以下|下列|下述|如下)[^。；;]*$|[：:]$|^(?:以下|下列|下述)[^。；;：:]{0,24}[：:]")
_OWN_LIMIT = re.compile(
    r"\d+\s*个?(?:工作日|小时|分钟|日|天)之?[内前](?:完成|恢复|修复|解决|交付|送达|更换|到场|办结|补)"
)


#: 引出下文的冒号，不是钟点里的
_COLON = re.compile(r"：(?!\d)|(?<!\d)：|:(?!\d)|(?<!\d):")
#: 已按4.1扣减的，不再按本款扣减：同一件事只算一次
_ONCE = re.compile(r"已[^。；;]{0,24}?([一-龥]{2})[^。；;]{0,8}?不(?:再|重复|另行?|叠加)[^。；;]{0,16}?\1")
#: 扣多少、赔多少的话
_PENALTY = re.compile(r"(?:扣|减收|支付|赔|罚)[^。；;，,]{0,10}\d")


@record
class Uncounted:
    """一处不计。start、end 是这句话里的位置；object 是不计入的那个量，没有说的为空。"""

    start: int
    end: int
    object: str


#: 费用另核算，不在一成之内：说的是钱，不是服务水平
_PRICED = re.compile(r"(?:费用?|价[款格]|金额|租金)[^，,。；;不]{0,6}[，,]?\s*$")


def uncounted(text: str, operands: frozenset[str]) -> Iterator[Uncounted]:
    """这一句把什么不计入考核。operands 是同一条的算式里的量。"""
    if _LEADING.search(text) or _ONCE.search(text) or own_limit(text):
        return
    for pattern in (_INTO, _FREE, _HELD, _AS, _OFF, _DEEMED, _WITHOUT, _SKIPPED, _LAPSES):
        for found in pattern.finditer(text):
            groups = [one for one in found.groups() if one is not None]
            told = groups[0].strip() if groups else ""
            first = max(text.rfind(mark, 0, found.start()) for mark in "，,：:（(") + 1
            before = text[first : found.start()]
            if _PENALTY.search(text) or _PRICED.search(text, 0, found.start()):
                continue
            if not text[: found.start()].strip(" ，,") and pattern not in (_OFF, _WITHOUT, _LAPSES):
                continue
            if _NOT_MEASURE.search(told) or re.search("不得|不应|并不|并非|仍", before[-4:]):
                continue
            if _counts(pattern, found[0], told, before, text, operands):
                yield Uncounted(*_situation(text, found.start(), found.end()), told)


def _situation(text: str, start: int, end: int) -> tuple[int, int]:
    """不计的话，连同它前面说情形的分句。"""
    first = max((found.end() for found in _COLON.finditer(text, 0, max(start - 2, 0))), default=0)
    commas = [place for place, char in enumerate(text[:start]) if char in "，,"]
    here = commas[-1] + 1 if commas else 0
    if start - here > 6 or not commas:  # 情形与谓语在同一分句
        return max(first, here), end
    return max(first, commas[-2] + 1 if len(commas) > 1 else 0), end


def _counts(
    pattern: re.Pattern[str], said: str, told: str, before: str, text: str, operands: frozenset[str]
) -> bool:
    """宾语是一项考核的量。"""
    measured = bool(_MEASURE.search(told) or _REFERENCE.search(told)) or any(one in told for one in operands)
    if pattern is _AS:
        if not told or re.fullmatch(r"数|了|的|在内", told):
            return bool(_FAILING.search(text[: text.find(before) + len(before)]))
        if re.match("(?:统计|考核|评价|抽样|计算)(?:对象|样本|范围|数据|依据)?$", told):
            return True
        return measured and bool(_BAD.search(told)) and not re.search("依据|理由|条件|标准|为准", told)
    if pattern is _INTO:
        return (measured or told in ("计算", "核算", "评价", "评分")) and not _GOOD_COUNT.search(told)
    if pattern is _FREE and re.match(".{0,5}(?:影响|触发)", said):
        return bool(_SCORE.match(told))
    if pattern is _FREE and not _MEASURE.search(told) and not _CONDITION.search(text[: text.find(said)]):
        return False
    if pattern is _FREE:
        return measured or bool(_REFERENCE.search(before) and not told)
    if pattern is _LAPSES:
        return bool(_QUANTITY.search(told))
    if pattern is _OFF:
        return (
            bool(told)
            and (measured or said.endswith(("剔除", "刨除", "免计")))
            and not _GOOD_COUNT.search(told)
        )
    if pattern is _DEEMED:
        situation = text[: text.find(said)]
        return bool(_UNMET.search(situation)) and not SILENT.search(text)
    return True


def rightly(text: str, provider: str, parties: re.Pattern[str]) -> bool:
    """本来就该不计的：客户一侧自己要的、耽搁的，不可抗力，试运行，重复或者恶意的。"""
    if _OUTSIDE.search(text) or _CLOCK.search(text):
        return True
    for actor in (*parties.finditer(text), *re.finditer(_OTHERS, text)):
        if actor[0] == provider or _SERVES.search(actor[0]):
            continue
        after = text[actor.end() :]
        if re.match(rf"[^。；;，,未没不]{{0,16}}?{_ACT}", after) or _KEPT.match(after.lstrip("方的")):
            return True
    return bool(re.search(rf"(?:应|按|经|等待|等候)[^。；;，,]{{0,4}}(?:{_OTHERS})", text))
