"""惯用话的意思：一句话里谁、不许或者放弃、什么事。措辞不限，只看这几样是不是凑齐。"""

from __future__ import annotations

import re

_NO = r"(?:不得|不再|不可|不能|不应|不予|不许|不准|不允许|不接受|不作|不做|亦不|均不|概不|无权|放弃|排除|禁止|拒绝|谢绝|莫|不(?=就|以|对|因))"
_ADJUST = (
    r"(?:调整|调[高低减增]|[上下]调|减少|降低|酌减|酌情|增加|增减|变更|过[高低多]|畸高|减免|抗辩|异议|减轻)"
)
#: 违约金不得请求增减；说的是服务费、人员的不算
_NO_ADJUSTING = re.compile(
    rf"{_NO}(?!超过|高于|低于|少于|以此|因此)[^，。；;]{{0,6}}?(?:请求|要求|申请|主张|提出|再|就|以|作|对|因|任何|法院|仲裁|司法|将)?[^，。；;]{{0,24}}?{_ADJUST}(?!服务|费用|人员|价款|工作|义务|合同|责任|工程)"
)
_PENALTY = re.compile(r"违约金|赔偿金|滞纳金")
_PENALTY_TOPIC = re.compile(r"违约金|高于(?:实际)?损失|低于(?:实际)?损失")

_LIMITATION = re.compile(r"(?:诉讼|请求权|追索|求偿|债权)[^，。；;]{0,8}时效|时效(?:期间|期限|利益|抗辩)?")
_CHANGED = re.compile(
    r"放弃|不受|不适用|不计算?|排除|不得(?:以|主张|援引|提出)|不(?:再)?(?:以|主张|援引|提出)|(?:延长|缩短|延展|放宽|加长|减)(?:至|为|到|了)?|(?:改|变更|调整|约定|统一|确定|定|商定|议定)(?:为|成|至|到)|[由从][^，。；;]{1,8}(?:改|变|延|缩|减|增)|永久|无限期|永不"
)
_LIMIT_PASS = re.compile(
    r"(?:按|依|依照|适用|遵守|执行)[^，。；;]{0,10}(?:法律|法定|民法典)|届满(?:之)?后|已过|已经?(?:届满|超过|经过)|法律[^，。；;]{0,8}规定|中断|中止|重新确认|验收|质保|养护|实效"
)

_FORMAT = re.compile(r"格式(?:条款|合同|文本)")
_NOT_FORMAT = re.compile(
    r"(?:不属于?|非|不构成|不是|不视为|不得视为|不认定为|不作为)[^，。；;]{0,16}格式|(?:不|排除|免于|放弃)[^，。；;]{0,6}(?:适用|主张|援引|受)[^，。；;]{0,16}格式|(?:放弃|不得|不再|无权)[^，。；;]{0,10}格式(?:条款|合同|文本)[^，。；;]{0,4}(?:为由|抗辩|主张|规则)|格式(?:条款|合同|文本)[^，。；;]{0,12}(?:不(?:再)?(?:适用|主张)|排除)"
)

_EXPLAIN = re.compile(r"解释|解读|阐释|说明(?=为准)|理解(?=为准)")
_CHANGE = r"(?:修改|变更|更改|调整|修订|改动|更新|增删|替换)"
_CONTRACT = re.compile(r"合同|协议|条款|规则|细则|标准|价格|费率|费用|资费|内容|政策|办法|附件|方案|约定")
_ALONE = re.compile(
    r"(?:无需|无须|不需|不必|毋须|不用|不经|未经|不再|恕不|可不)[^，。；;]{0,12}(?:同意|通知|告知|协商|征得|确认|征求)|单方面?|径行|即行|自行决定|一经[^，。；;]{1,8}即|自(?:作出|公布|发布|公告)[^，。；;]{0,4}(?:起|日)|(?:对方|甲方|乙方|客户|用户)(?:应|须|必须)?(?:无条件|均应)(?:接受|遵守)|视为(?:同意|接受)"
)
_AGREED = re.compile(
    r"(?<![不未])经[^，。；;]{0,10}(?:双方|对方|甲方|乙方|客户)?(?:书面)?(?:同意|确认)|协商一致|双方(?:书面)?(?:同意|签署)|不得(?:单方|擅自|自行)|不得[^，。；;]{0,10}(?:变更|修改|调整)"
)
_OWN = re.compile(r"联系人|账户|地址|班次|人员|排班|时间表|工作安排|其(?:自身|内部)|窗口|路线|课表|座位|菜单")


#: 改的是东西而不是合同；说的是哪些原因造成的
_A_THING = re.compile(
    r"[了过]?(?:交付|成果|软件|源码|源代码|代码|程序|系统|数据|配置|设备|参数|账号|口令|图纸|文件)"
)
_EXCUSE = re.compile(r"造成|导致|侵权|侵害|引起|所致")


def means(kind: str, sentence: str, before: str, labels: str) -> tuple[int, int] | None:
    """sentence 是不是这一类惯用话，是的给出起止；before 是同一条里前面的话。"""
    return _JUDGES[kind](sentence, before, labels)


def _adjustment(sentence: str, before: str, labels: str) -> tuple[int, int] | None:
    if not (_PENALTY.search(sentence) or (_PENALTY_TOPIC.search(before[-80:]) and "损失" in sentence)):
        return None
    found = _NO_ADJUSTING.search(sentence)
    return found.span() if found else None


def _limitation(sentence: str, before: str, labels: str) -> tuple[int, int] | None:
    one = _LIMITATION.search(sentence)
    if one is None or _LIMIT_PASS.search(sentence):
        return None
    near = sentence[max(0, one.start() - 24) : one.end() + 24]
    return _around(sentence, one.start()) if _CHANGED.search(near) else None


def _standard(sentence: str, before: str, labels: str) -> tuple[int, int] | None:
    found = _NOT_FORMAT.search(sentence) if _FORMAT.search(sentence) else None
    return found.span() if found and "不影响" not in sentence else None


def _interpretation(sentence: str, before: str, labels: str) -> tuple[int, int] | None:
    if not _EXPLAIN.search(sentence) or re.search(
        r"双方|共同|协商|法院|仲裁|解释、|的解释[、和与]|司法解释", sentence
    ):
        return None
    found = re.search(
        rf"(?:解释|疑义|歧义|含义|理解|争议)[^。；;]{{0,12}}?(?:以|由|归)(?:{labels})(?:的)?[^，。；;]{{0,10}}?(?:为准|决定|认定|说了算)"
        rf"|(?:以|由|归)(?:{labels})(?:的)?[^，。；;]{{0,8}}?(?:解释|解读)(?:为准|权)?(?=[，。；;]|$)"
        rf"|(?:{labels})(?:单方|独家|独自|最终|有权|享有|保留|拥有|单独)[^，。；;]{{0,16}}?解释权?(?=[，。；;]|$)",
        sentence,
    )
    return found.span() if found else None


def _unilateral(sentence: str, before: str, labels: str) -> tuple[int, int] | None:
    if _AGREED.search(sentence) or _OWN.search(sentence):
        return None
    found = re.search(
        rf"(?:{labels}|平台|公司|运营方|商家|本单位)[^。；;]{{0,40}}?{_CHANGE}",
        sentence,
    )
    if found is None or not _ALONE.search(sentence) or _A_THING.match(sentence, found.end()):
        return None
    if _EXCUSE.search(sentence):
        return None
    around = sentence[max(0, found.start() - 16) : found.end() + 16]
    return found.span() if _CONTRACT.search(around) else None


def _around(sentence: str, place: int) -> tuple[int, int]:
    """place 所在的分句。"""
    start = max(sentence.rfind(mark, 0, place) for mark in "，,；;。") + 1
    ends = [at for at in (sentence.find(mark, place) for mark in "，,；;。") if at >= 0]
    return start, min(ends, default=len(sentence))


_JUDGES = {
    "adjustment": _adjustment,
    "limitation": _limitation,
    "standard-terms": _standard,
    "interpretation": _interpretation,
    "unilateral": _unilateral,
}
HINTS = {
    "adjustment": re.compile("违约金|赔偿金|滞纳金|损失"),
    "limitation": re.compile("时效"),
    "standard-terms": re.compile("格式"),
    "interpretation": re.compile("解释|解读|为准"),
    "unilateral": re.compile("修改|变更|更改|调整|修订|改动|更新|增删|替换"),
}
