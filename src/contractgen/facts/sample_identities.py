"""看来是示例的身份信息：张三、13800138000、example@example.com、某某科技有限公司。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.zh import sample_words as words
from contractgen.zh.identity import uscc_problem
from contractgen.zh.mentions import mentioned
from contractgen.zh.slots import slot_at

_USCC = re.compile(r"(?<![0-9A-Za-z])[0-9][0-9A-Z]\d{6}[0-9A-Z]{10}(?![0-9A-Za-z])")
_PERSON = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_ABOUT_PERSON = re.compile(r"身份证|证件号")
_ACCOUNT = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{3,4}){2,5}(?:[ -]?\d{1,3})?(?!\d)")
_ABOUT_ACCOUNT = re.compile(r"账号|帐号|账户|卡号|开户")
_MESSENGER = re.compile(
    r"(?:QQ|微信号?|钉钉号?)\s*[：:]\s*(1234567\d*|0{6,}|1{6,}|8{6,}|abc\w*|test\w*|xxx+)(?![\w])"
)
#: 某市某区某路1号
_ADDRESS = re.compile(
    r"(?:[某XxＸ×]{1,2}(?:省|市|区|县|镇|乡|街道?|路|村|大道|大厦|小区)){2,}[\dXxＸ×某]*号?"
)
_POSTCODE = re.compile(r"(?:邮编|邮政编码)\s*[：:]?\s*(000000|123456|111111|999999|888888)(?!\d)")
_NUMBERS = re.compile(r"\d[\dA-Z]{5}|\d[ -]\d")
_WORKED = re.compile(r"举例|例如|示例[：:]|假设|假定|虚构|演示数据|测试数据|仿真|压力测试")


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
    taken: list[tuple[int, int]] = []
    if words.COMPANY_HINT.search(text):
        for found in words.COMPANY.finditer(text):
            taken.append(found.span())
            yield *found.span(), "公司名称"
    if words.NAMES_HINT.search(text) and not _WORKED.search(text):
        for found in words.NAMES.finditer(text):
            if not _inside(found, taken):
                yield *found.span(), "姓名"
    if "某" in text:
        yield from ((*found.span(), "地址") for found in _ADDRESS.finditer(text) if not _inside(found, taken))
    if "@" in text:
        yield from ((*found.span(), "电子邮箱") for found in words.MAIL.finditer(text))
    if "www." in text or "://" in text:
        yield from ((*found.span(), "网址") for found in words.SITE.finditer(text))
    if _NUMBERS.search(text):
        yield from _numbers(line)


def _numbers(line: Line) -> Iterator[tuple[int, int, str]]:
    text = line.text
    taken: list[tuple[int, int]] = []
    if _ABOUT_PERSON.search(text):
        for found in _PERSON.finditer(text):
            taken.append(found.span())
            if words.invented_identity(found.group()):
                yield *found.span(), "身份证号"
    for found in _USCC.finditer(text):
        if not _inside(found, taken):
            taken.append(found.span())
            if words.invented_code(found.group()) and uscc_problem(found.group()):
                yield *found.span(), "统一社会信用代码"
    phone = line.cell is not None or words.ABOUT_PHONE.search(text) is not None
    account = _ABOUT_ACCOUNT.search(text) is not None
    for found in words.PHONE.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        if _inside(found, taken) or mentioned(text, *found.span()) or not (phone or len(digits) > 9):
            continue
        if words.invented_phone(digits) and not (account and len(digits) < 9):
            taken.append(found.span())
            yield *found.span(), "电话号码"
    if account or (line.cell is not None and len(text.strip()) > 9):
        for found in _ACCOUNT.finditer(text):
            if not _inside(found, taken) and words.invented_account(re.sub(r"\D", "", found.group())):
                yield *found.span(), "账号"
    yield from ((*found.span(1), "账号") for found in _MESSENGER.finditer(text))
    yield from ((*found.span(1), "邮政编码") for found in _POSTCODE.finditer(text))


def _inside(found: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start < found.end() and found.start() < end for start, end in taken)
