"""履行义务的用语：做什么（响应、解决、通知……）、谁来做、从何时起、在服务时间之内还是之外。"""

from __future__ import annotations

import re
from functools import lru_cache

from contractgen.zh.characters import fold_width

#: 做什么 → 用语；同一处取最先出现的，同时出现的取先列的
_ACTIONS = (
    (
        "临时恢复",
        r"(?:(?:提供|给出|提出|采取|实施)[^,，。;；、]{0,6})?临时(?:恢复|解决|修复|替代|处理)(?:方案|措施|办法)?|临时(?:措施|办法)|应急恢复|(?:完成)?遏制|绕行|规避方案|替代方案",
    ),
    (
        "开始处理",
        r"(?:开始|着手|启动|介入)(?:进行)?(?:故障)?(?:动手)?(?:处理|诊断|排查|维修|修复|处置|切换)|(?:处理|处置|诊断|排查|维修|修复|检修|抢修|作业|施救)(?:工作)?(?:启动|开始(?![前时之后]))|着手|介入|接手(?!人)|动手(?:修|处理|维修)?",
    ),
    (
        "响应",
        r"响应|认领|接报(?=[：:])|回应|应答|应声|答应|接电话|应接|回电|回话|接听(?!率)|有人接|[Ff]irst [Cc]ontact|受理(?!渠道|机构|仲裁|单位|费)|接单",
    ),
    (
        "到场",
        r"(?:到达|抵达|赶到|赶赴|赶往|派员到|派人到|到)[^,，。;；、]{0,8}现场|到场|到达(?=[^,，。;；、]{2,10}(?:处[理置]|抢修|检修|维修|排查|查看|支援|救援|施救|勘[查验]))|到位(?!率)|到(?:达)?(?:教室|校区|场馆|校|院|店|厂|馆|站|所|岗|机房|园区|门店|小区)(?=[，,。；;、]|$)|上门(?!服务|费)|抵场|到现场|抵达|现场到达|赶到|赶赴|派[员人](?:赶|前往|到)|派[员人](?=[，,。；;、]|$)|(?:人员|工程师|人|员)到(?=[，,。；;、]|$)",
    ),
    (
        "升级",
        r"(?:问题|故障)?升级(?:至|到|处理|上报|给|时限|时间|$)|升级(?=[^,，。]{0,6}(?:更高|上一?级))|上报",
    ),
    (
        "解决",
        r"(?<!未)(?<!未能)(?<!无法)(?<!不能)(?<!已)(?:解决(?!争议|方案)|修复)|排除|关闭(?!率)|彻底恢复|处[理置]完[毕成]|完成(?:故障)?(?:处[置理]|修复|维修)|修[好妥竣通毕复]|抢[通修]完?[毕成]?|疏通|打通|改毕|修正完[毕成]|(?:处|解)[理决]完[毕成]?|搞定|[销结关]单|办毕|完工|闭环|消除(?=[，,。；;]|故障|$)|修理完毕|维修完[毕成]|办结|改好|做完|(?:答复|回复)完毕",
    ),
    ("恢复", r"(?<!逾期)(?<!超时)(?<!未能)(?<!未)(?:恢复(?!点|时间目标|演练|机制|计划)|复原|还原)"),
    ("补做", r"补做|重做|重新备份"),
    ("返还", r"返还|退还|归还|退回|交还"),
    ("删除", r"删除|销毁"),
    ("验收", r"(?:完成)?验收(?!合格|标准|不合格|申请|证明)"),
    ("开票", r"开具[^,，。;；]{0,12}发票|开票|交付[^,，。;；]{0,30}发票"),
    ("付款", r"支付|付款|付清|结清|汇入|缴纳"),
    ("整改", r"整改|改正|补正|补救|纠正"),
    ("更换", r"更换|换新|补发"),
    ("签署", r"签署|签订|补办|补签"),
    ("答复", r"答复|回复|反馈|确认"),
    ("提出", r"提出"),
    (
        "提交",
        r"提交|递交|交(?=书面|报告|说明|原因)|(?<![移递转提送成])交(?=[一-龥]{2,6}(?:部|科|处|室|组|中心|审[核阅]|备案|存档))|出具|报送|提供|转交|送交",
    ),
    ("交付", r"交付|移交|交接"),
    ("通知", r"通知|告知|通报|报告(?!渠道|人|的?故障)|提示|催告"),
    ("留存", r"留存|保存|保留"),
    ("完成", r"完成"),
)
_ACTION = re.compile("|".join(f"(?P<a{i}>{pattern})" for i, (_, pattern) in enumerate(_ACTIONS)))
#: 故障处理的先后次序；同序的不比较
STEPS = {"响应": 1, "开始处理": 2, "到场": 2, "临时恢复": 3, "恢复": 3.5, "解决": 4}

PARTIES = (
    "甲方|乙方|丙方|丁方|客户|服务商|供应商|服务方|服务提供方|服务接受方|委托方|受托方|委托人|受托人|发包人|承包人|买方|卖方|供方|需方"
    "|披露方|接收方|守约方|违约方|对方|任何一方|任意?一方|一方|双方"
)
_SUBJECT = re.compile(
    rf"({PARTIES})(?=(?:应|须|需|将|承诺|保证|负责|不得|可以?|有权|必须|同意|还应|的?(?!人员|代表|原因)\s*在|在|自|于))"
)
_PARTY = re.compile(PARTIES)

_TRIGGER = re.compile(
    r"自[^,，。；;、]{1,60}?起(?:算)?|从[^,，。；;]{1,40}?起"
    r"|(?:每次?|每个?[^,，。；;]{0,6})?(?:收到|接到|接获|接报|受理|到场|到达|抵达|签订|签署|生效|终止|届满|期满|解除|完成|确认|提出|发生|发现|知悉|获知"
    r"|通知|报告|报修|报障|结束|合格|逾期|提交|审核|批准|开始|到账|出具|交付|上线|请求|催告|失败|变更|停机|中断|需要|之日|当日|当天|付清|评审|完毕)"
    r"[^,，。；;]{0,24}?(?:之?后|时起|之时|之日|的?当[日天]|(?<!小)时(?![间限长段期效]))"
    r"|[^,，。；;\s]{2,20}(?:之后|以后|后)(?=[,，\s\d]|的|[一二三四五六七八九十]|$)"
)
_TRIGGER_REACH = 160  # 起算点离期间不会更远
_OUT = re.compile(
    r"(?:标准|正常)?(?:服务|工作|上班|办公|驻场|驻点|值守|值班|受理|支持|营业|开放|坐席|坐班|客服|响应)(?:时间|时段|窗口)(?:段)?(?:以外|之外|外)|非(?:标准)?(?:工作|服务|上班|办公|受理|支持|值守|营业|驻场)(?:时间|时段|日)|(?:其余|其他)的?时(?:间|段)|下班(?:以?后|之后)|节假日|夜间|休息日"
)
_IN = re.compile(
    r"(?<!非)(?:标准|正常)?(?:服务|工作|上班|办公|驻场|驻点|值守|受理|支持)(?:时间|时段)(?:段)?(?:以内|之内|内)?(?!以外|之外|外|以)"
)
_ALWAYS = re.compile(
    r"[7七]天?\s*[x×*✕]\s*24|24\s*[x×*]\s*7|全天候?|不论何时|任何时间|任何时候|全年无休|昼夜|[不无]论是否在(?:服务|工作)时间"
)
_THINGS = re.compile(
    r"服务级别报告|服务水平报告|服务报告|达成情况报告|月度报告|月报|季报|巡检报告|根本原因分析|原因报告|分析报告|事件报告|演练报告|处置进展"
    r"|高危漏洞|其他漏洞|中低危漏洞|低危漏洞|中危漏洞|漏洞|会议记录|会议纪要|整改方案|改进方案|变更(?:单|请求|申请)|评估意见|网络日志|日志"
    r"|安全事件|数据泄露|个人信息|保密信息|客户数据|业务数据|服务确认单|发票|账户|联系人|通信方式|关键人员|分包|备份|不可抗力|服务费用?|合同款|尾款|首付款|验收申请"
)

_SYSTEM = re.compile(
    r"[A-Za-z0-9一-鿿]{1,4}(?:仓储|配送|调度|订单|财务|门户|支付|结算|办公|生产|物流|客服|会员|库存|数据|采购|人事|核算)(?:系统|平台)"
)


def action_in(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """这段文字里最先出现的动作：名称与位置。text 应是便于读数的文字。"""
    match = _ACTION.search(text, start, end)
    return _named(match) if match else None


@lru_cache(maxsize=16384)
def act_of(deed: str) -> tuple[str, int, int] | None:
    """整段话里最先出现的动作。"""
    return action_in(deed, 0, len(deed))


def last_action_in(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """这段文字里最后出现的动作。"""
    last = None
    for match in _ACTION.finditer(text, start, end):
        last = match
    return _named(last) if last else None


def _named(match: re.Match[str]) -> tuple[str, int, int]:
    return _ACTIONS[int(str(match.lastgroup)[1:])][0], match.start(), match.end()


def actor_in(text: str, start: int, end: int) -> str:
    """这段文字的行为人：最后一个“某方应／在……”，没有则第一个提到的一方。"""
    last = ""
    for match in _SUBJECT.finditer(text, start, end):
        last = match[1]
    if last:
        return last
    found = _PARTY.search(text, start, end)
    return found.group() if found else ""


def trigger_in(text: str, start: int, end: int) -> str:
    """起算点的原话；没有则为空。取最靠近期间的。"""
    last = ""
    for match in _TRIGGER.finditer(text, max(start, end - _TRIGGER_REACH), end):
        last = match.group()
    return last


def trigger_class(trigger: str) -> str:
    """起算点归类：report 收到报告一类，onsite 到场，discovery 发现，其余为去掉标点的原话。"""
    if re.search(r"到场|到达|抵达", trigger):
        return "onsite"
    if re.search(r"发现|知悉|知道|获知", trigger):
        return "discovery"
    if re.search(r"收到|接到|接获|接报|受理|报告|报修|报障|请求|提交工单", trigger) and not re.search(
        "发票|款|书面|异议|申请|通知(?!后)", trigger
    ):
        return "report"
    return re.sub(r"[\W_]+", "", trigger)


def hours_in(text: str, start: int, end: int) -> str:
    """服务时间之内 in、之外 out、不分时间 all；没有说的为空。text 用原文（时刻未遮蔽）。"""
    return _hours(text[start:end])


@lru_cache(maxsize=16384)
def _hours(words: str) -> str:
    plain = fold_width(words)
    if _ALWAYS.search(plain):
        return "all"
    if _OUT.search(plain):
        return "out"
    return "in" if _IN.search(plain) else ""


def things_in(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """所涉的事物（服务级别报告、高危漏洞……）与位置。"""
    return [(match.group(), match.start()) for match in _THINGS.finditer(text, start, end)]


def system_in(text: str, start: int, end: int) -> str:
    """句中点名的系统或地点；只说“系统”“本系统”“核心系统”的不算。"""
    match = _SYSTEM.search(text, start, end)
    return match.group() if match else ""
