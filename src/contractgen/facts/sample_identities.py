"""看来是示例的身份信息：张三、13800138000、example@example.com、某某科技有限公司。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.zh.identity import uscc_problem
from contractgen.zh.slots import slot_at

_NAMES = re.compile(
    r"(?<![\u4e00-\u9fff])(?:张三|李四|王五|赵六|某某某?|张某某?|李某某?"
    r"|王某某?)(?![\u4e00-\u9fff]|丰)"
    r"|(?<=[：:为由系叫是])某(?:先生|女士|经理|工|总)"
    r"|(?<=[：:为由系叫是])(?:张三|李四|王五|赵六|张某某?|李某某?|王某某?)(?![丰])"
)
_COMPANY = re.compile(
    r"某某?(?:[\u4e00-\u9fff]{0,10}?)(?:有限(?:责任)?公司|股份有限公司|公司|集团|单位|大学|医院)"
    r"|(?:测试|示例|样例|ABC|abc|XYZ|xyz)(?:[\u4e00-\u9fff]{0,8})?有限(?:责任)?公司"
    r"|[甲乙]某(?:[\u4e00-\u9fff]{0,8}?)公司"
)
_PHONE = re.compile(
    r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)|(?<!\d)(?:12345678\d{0,3}"
    r"|00000000|88888888)(?!\d)"
)
_MAIL = re.compile(
    r"[\w.+-]+@(?:example\.(?:com|org|net|cn)|test\.com|abc\.com|xxx\.(?:com|cn)|domain\.com|company\.com"
    r"|email\.com)"
    r"|(?:xxx+|yourname|someone|zhangsan|lisi)@[\w.-]+\.\w+"
    r"|(?:abc|test|example|name)@(?:\w{1,4}|company|mail|email|domain|example)\.\w+",
    re.IGNORECASE,
)
_USCC = re.compile(r"(?<![0-9A-Za-z])[0-9][0-9A-Z]\d{6}[0-9A-Z]{10}(?![0-9A-Za-z])")
_ACCOUNT = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{3,4}){2,5}(?!\d)")
_ACCOUNT_LABEL = re.compile(r"账号|帐号|账户|卡号|开户")
_RUN_OF_SAME = re.compile(r"([0-9])\1{6,}")
_SAMPLE_PHONE = re.compile(
    r"1380{0,2}1?38000|13800138000|13812345678|1[3-9]\d(\d)\1{7}|1[3-9]\d12345678|0\d{2,3}(?:12345678"
    r"|1234567|(\d)\2{6,7})"
)
_COMPANY_HINT = re.compile("某|(?:测试|示例|样例|ABC|abc|XYZ|xyz)[^，。；]{0,8}公司")
_NAME_HINT = re.compile("张三|李四|王五|赵六|某")
_NUMBER_HINT = re.compile(r"\d[\dA-Z]{6}|\d[ -]\d")
_COUNTING = ("0123456789", "1234567890")


@record
class SampleIdentity:
    """一处看来是示例的身份信息；kind 是它的中文名目。"""

    span: Span
    kind: str


def sample_identities(reading: Reading) -> tuple[SampleIdentity, ...]:
    """全文看来是示例的身份信息。占位里的不在此列。"""
    return tuple(
        SampleIdentity(Span(line.index, start, end), kind)
        for line in reading.judged()
        if line.part != "comment"
        for start, end, kind in _in_line(line)
        if slot_at(line.text, start, end) is None
    )


def _in_line(line: Line) -> Iterator[tuple[int, int, str]]:
    text = line.text
    for found in _COMPANY.finditer(text) if _COMPANY_HINT.search(text) else ():
        if not text[max(0, found.start() - 1) : found.start()].isalnum() or text[found.start()] == "某":
            yield *found.span(), "公司名称"
    if _NAME_HINT.search(text):
        for found in _NAMES.finditer(text):
            if not any(company.start() == found.start() for company in _COMPANY.finditer(text)):
                yield *found.span(), "姓名"
    if "@" in text:
        yield from ((*found.span(), "电子邮箱") for found in _MAIL.finditer(text))
    if _NUMBER_HINT.search(text):
        yield from _numbers(text)


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    for found in _USCC.finditer(text):
        taken.append(found.span())
        if _invented(found.group()) and uscc_problem(found.group()):
            yield *found.span(), "统一社会信用代码"
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        if not _inside(found, taken) and (
            _SAMPLE_PHONE.fullmatch(digits) or digits.startswith("1234567") or len(set(digits)) == 1
        ):
            taken.append(found.span())
            yield *found.span(), "电话号码"
    if _ACCOUNT_LABEL.search(text):
        for found in _ACCOUNT.finditer(text):
            digits = re.sub(r"\D", "", found.group())
            if not _inside(found, taken) and _invented_account(digits):
                yield *found.span(), "账号"


def _inside(found: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start < found.end() and found.start() < end for start, end in taken)


def _invented_account(digits: str) -> bool:
    """银行账号里常有一串零，所以要更长才算。"""
    if len(digits) < 10:
        return False
    return bool(re.search(r"(\d)\1{8,}", digits)) or any(digits in run * 3 for run in _COUNTING)


def _invented(code: str) -> bool:
    """一长串相同的数字，或从头数到尾。"""
    return bool(_RUN_OF_SAME.search(code)) or any(code in run * 3 or run[:9] in code for run in _COUNTING)
