"""统一社会信用代码、身份证号、银行卡号与校验位不符。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.identity_numbers import IdentityNumber, identity_numbers
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.zh.card_numbers import bank_card_problem, id_card_problem
from contractgen.zh.identity import uscc_problem

#: 行政区划代码的前两位；10 是国家市场监督管理总局
_REGIONS = frozenset(
    [
        "10",
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
    ]
)


class IdentityChecksum(Rule):
    """号码错一位，合同的主体就对不上，开票、诉讼立案和付款都会受阻。信用代码、身份证号和银行卡号自带校验位，一算便知。

    照营业执照、身份证逐位核对后改正。企业的对公账户没有校验位，本规则不查。
    """

    title = "证照号码校验不符"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("GB 32100-2015", "GB 11714-1997", "GB 11643-1999")
    bad = (
        "甲方：栖衡数科有限公司\n统一社会信用代码：>>91350100M000100Y4Z<<",
        "乙方：栖衡数科有限公司\n统一社会信用代码：>>91350100M000100Y4<<",
        "乙方：周某\n身份证号码：>>110105199001011234<<\n银行卡号：>>6222020000000000001<<",
        "联系人：周某  手机：>>1390000123<<",
    )
    good = (
        "甲方：栖衡数科有限公司\n统一社会信用代码：91350100M000100Y43",
        "甲方：栖衡数科有限公司\n统一社会信用代码：9135 0100 M000 100Y 43",
        "开户行：某银行\n账号：1200555044112026318\n税号：350100123456789",
        "设备编号 ABCD350100M000100Y4Z，订单号 202611220000000001。",
        "境外公司注册号：C1234567；电话：022-55504411。",
        "统一社会信用代码：__________________",
        "统一社会信用代码：91440300XXXXXXXX1K",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for number in draft.ask(identity_numbers):
            problem, severity = _problem(number)
            if problem:
                lowered = min(severity, Severity.WARNING) if number.provisional else severity
                yield self.finding(
                    number.span,
                    f"{draft.where(number.span)}“{draft.quote(number.span)}”：{problem}。",
                    severity=lowered,
                    suggestion="照证照逐位核对后改正。",
                    provisional=number.provisional,
                )


def _problem(number: IdentityNumber) -> tuple[str, Severity]:
    """有什么不对，有多严重。"""
    code = number.code
    if number.kind == "uscc" or (number.kind == "tax" and len(code) == 18 and not code.isdigit()):
        if len(code) == 15 and code.isdigit():
            return "这是十五位的旧注册号或者税号，不是统一社会信用代码", Severity.WARNING
        if problem := uscc_problem(code):
            return problem, Severity.ERROR
        if code[2:4] not in _REGIONS:
            return f"第 3、4 位“{code[2:4]}”不是省级行政区划代码，请核对", Severity.INFO
    if number.kind == "id-card" and len(code) != 15 and (problem := id_card_problem(code)):
        return problem, Severity.ERROR
    if number.kind == "bank-card" and (problem := bank_card_problem(code)):
        return problem, Severity.WARNING
    if number.kind == "mobile" and len(code) != 11:
        return f"手机号应为 11 位，现在是 {len(code)} 位", Severity.WARNING
    return "", Severity.INFO
