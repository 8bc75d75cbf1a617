"""落在某一档的后果：扣5%、支付95%、打九五折、减收2000元、抵3日费用、扣2分、不扣、不予支付、评为优秀。

各种写法统一成“损失”：支付95%就是损失5%，奖励2%就是损失负2%；损失越大，对提供服务的一方越重。
"""

from __future__ import annotations

import re
from decimal import Decimal

from contractgen.facts.words.intervals import intervals
from contractgen.model.record import record
from contractgen.zh.measured import Measured, measured
from contractgen.zh.numerals import from_chinese

#: 说扣钱的、说付钱的；“计”“按”两样都说得
CUT = re.compile(
    r"扣|减(?!去)|抵|赔|罚|退|返还|返给|违约金|折让|让利|信用额|积分|补偿|免收|免除|免费|少[付收给算计]|代金券|核销|让渡|滞纳金|惩"
)
PAID = re.compile(
    r"支付|付(?!款日|款期)|结算|拨付|兑付|发放|核付|计付|计取|收取|实收|收费|计费|付款|给付|系数"
)
_WEAK = re.compile(r"计(?!入)|算|按")
_NOTHING = re.compile(
    r"不(?:予|作|再|另|需|用|必|会)?(?:行)?(?:抵扣|扣减|扣除|扣款|扣罚|扣|减收|减付|减免|减|赔偿|赔付|赔|处?罚|补偿|追究|奖|计违约金|支付违约金|承担违约|退|返还)"
    r"|无(?:需)?(?:补偿|赔偿|抵扣|扣减|扣款|扣罚|处罚|奖惩|罚款|信用额)|^\s*(?:无|免|零|—+|-+|/|0(?:%|元|分)?)\s*$|免扣|免罚|免赔|全额|足额|全付|全价|全款|全数支付|全部支付|如数|照付|照常|分文不扣|正常(?:支付|付款|结算|计费|拨付)"
    r"|(?:费用?|月费|租金|价款|单价|报酬)(?:保持)?不变|原价|按(?:原|约|合同)(?:价|约定)?(?:支付|结算|付款)|100%支付"
)
_REFUSED = re.compile(
    r"(?:不予?|不再|拒绝?|有权不|停止|暂停|无需|不需|不用|免于)\s*(?:支付|付款|付费|付|结算|拨付|计费|收费|收取)(?!违约金|赔偿|罚款)|拒付|(?:全部|全额|全数)(?:予以)?(?:扣|退|返|免|减)|(?:费用?|月费|价款)全(?:免|扣)|分文不付"
)
_ENDED = re.compile(r"解除|终止|退货|退场|整批退|清退|更换|取消(?:资格|合作)|换人|淘汰")
_FULL = re.compile(r"全额(?!扣|退|返|免|减|赔)|足额")
_OFF = re.compile(
    r"(?P<tens>[一二三四五六七八九])(?P<ones>[一二三四五六七八九])?折(?!让|算|合|旧|抵|扣)|(?<![\d.])(?P<figure>\d(?:\.\d)?)折(?!让|算|合|旧|抵|扣)"
)
_BONUS = re.compile(r"奖励?|加付|上浮|增付")
_PER = re.compile(
    r"每(?:再|多|少|高|低|超出?|超过|降低?|下降|增加?|延误|逾期|延迟|晚|迟|满|增|差|隔|过|一|1|个|[日天次起件台小]|\d)"
)
_DAYS_FEE = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十半]{1,3})\s*个?(?P<unit>[日天周月])的?(?:[一-龥]{0,4})(?:费|租金|报酬|服务(?:时[长间]|期限?)|使用(?:时长|期限?)|租期|会员期)"
    r"|(?:服务(?:时[长间]|期限?)|使用(?:时长|期限?)|租期|会员期)\s*(?P<number2>\d+(?:\.\d+)?|[一二两三四五六七八九十半]{1,3})\s*个?(?P<unit2>[日天周月])"
)
_FORMULA = re.compile(r"[×xX*＊÷]\s*$")  # 完成数÷总数×100%：算式里的数
#: 按当月服务费（10,000元）的下列比例：说的是基数
_BASE_AMOUNT = re.compile(r"(?:[费款价租]|总额|金额)\s*[（(](?:[一-龥￥¥]{0,4})$")
_GRADE = re.compile(
    r"^[\s，,的：:]*(?:即)?(?:评为|评定为|定为|认定为|属于?|列为|视为|记为|为|是|=)\s*[“\"]?(?:优|良|中|差|合格|不合格|基本合格|达标|不达标|基本达标|及格|不及格|一般|较|很|满意|不满意|基本满意|[一二三四五]级|[A-E甲乙丙丁]\s*[级等档类]?)"
)
_OF_YEAR = re.compile(
    r"年度?(?:服务|维护|运维|租赁|技术)?(?:费|价款)|合同(?:总)?(?:价|金额|款)|总(?:价|费|额)|全年"
)
_OF_MONTH = re.compile(
    r"月(?:度|份)?(?:的)?(?:服务|维护|运维|租赁|订阅|应付)?(?:费|价款|租)|当月|本月|当期|该月|月费|季"
)
_LIMIT = re.compile(r"最高|最多|上限|封顶|为限|累计|合计|不超过|至多|不得超过")


@record
class Effect:
    """一档的后果。kind：share 比例、money 元、days 日费用、points 扣分、rate 按每一单位、grade 等次、ended 解除。

    loss 是损失的大小（没有数的为 None）；paid 说的是付还是扣，看不出为 None；base 是 month、year 或者空。
    """

    start: int
    end: int
    words: str
    kind: str
    loss: Decimal | None
    paid: bool | None = None
    base: str = ""


def effect(text: str, start: int = 0, end: int | None = None, lead: str = "") -> Effect | None:
    """一段话（一格）里的后果；lead 是引出它的话或者列标题。"""
    end = len(text) if end is None else end
    said = text[start:end]
    bounded = [(each.start, each.end) for each in intervals(text)]
    marks = [
        each
        for each in measured(text)
        if start <= each.start < end
        and not any(a <= each.start < b for a, b in bounded)
        and not _FORMULA.search(text[max(0, each.start - 2) : each.start])
        and not _BASE_AMOUNT.search(text, max(0, each.start - 12), each.start)
    ]
    base = _base(said) or _base(lead)
    if (per := _PER.search(said)) and marks:
        money = [
            each for each in marks if each.unit in ("%", "元", "分") and each.start >= start + per.start()
        ]
        if money:
            return _of(text, money[-1], "rate", money[-1].value, None, base)
    if refused := _REFUSED.search(said):
        return Effect(
            start + refused.start(), start + refused.end(), refused[0], "share", Decimal(1), False, base
        )
    if off := _OFF.search(said):
        return Effect(start + off.start(), start + off.end(), off[0], "share", 1 - _tenths(off), False, base)
    for mark in marks:
        if mark.unit == "%":
            return _share(text, said, lead, start, mark, base)
    if fee := _DAYS_FEE.search(said):
        return _days(start, fee)
    for mark in marks:
        if mark.unit == "元" and (CUT.search(said) or CUT.search(lead) or PAID.search(said) or not lead):
            return _of(text, mark, "money", -mark.value if _BONUS.search(said) else mark.value, False, base)
    if nothing := _NOTHING.search(said):
        words = nothing[0]
        return Effect(start + nothing.start(), start + nothing.end(), words, "share", Decimal(0), False, base)
    for mark in marks:
        if mark.unit == "分" and CUT.search(said + lead):
            return _of(text, mark, "points", mark.value, False, base)
    if ended := _ENDED.search(said):
        return Effect(start + ended.start(), start + ended.end(), ended[0], "ended", None)
    if grade := _GRADE.search(said):
        return Effect(start + grade.start(), start + grade.end(), grade[0].strip(), "grade", None)
    return None


def _share(text: str, said: str, lead: str, start: int, mark: Measured, base: str) -> Effect:
    before = said[: mark.start - start]
    around = said
    paid: bool | None = None
    if _BONUS.search(before):
        return _of(text, mark, "share", -mark.value, False, base)
    for words in (before, around, lead):
        cut, pay = CUT.search(words), PAID.search(words)
        if cut:
            paid = False
            break
        if pay:
            paid = True
            break
    return _of(text, mark, "share", mark.value, paid, base)


def _of(text: str, mark: Measured, kind: str, loss: Decimal, paid: bool | None, base: str) -> Effect:
    return Effect(
        mark.start, mark.end, text[mark.start : mark.end], kind, 1 - loss if paid else loss, paid, base
    )


def _days(start: int, fee: re.Match[str]) -> Effect:
    number = fee["number"] or fee["number2"]
    value = (
        Decimal("0.5")
        if number == "半"
        else Decimal(number)
        if number[0].isascii()
        else Decimal(from_chinese(number))
    )
    scale = {"周": 7, "月": 30}.get(fee["unit"] or fee["unit2"], 1)
    return Effect(start + fee.start(), start + fee.end(), fee[0], "days", value * scale)


def _tenths(off: re.Match[str]) -> Decimal:
    if off["figure"]:
        return Decimal(off["figure"]) / 10
    return (Decimal(10 * from_chinese(off["tens"])) + (from_chinese(off["ones"]) if off["ones"] else 0)) / 100


def _base(words: str) -> str:
    if _OF_MONTH.search(words):
        return "month"
    return "year" if _OF_YEAR.search(words) else ""
