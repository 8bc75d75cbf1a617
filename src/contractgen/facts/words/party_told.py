"""写在句子里的身份信息：某公司（下称“客户”），统一社会信用代码……，住所为……，法定代表人……。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.zh.slots import slot_at

_TOLD = (
    ("uscc", re.compile(r"(?:统一社会)?信用代码(?:为|是|[：:])?\s*(?P<v>[0-9A-Z]{15,18})")),
    (
        "address",
        re.compile(
            r"(?:住所(?:地)?|住址|(?:注册|联系|办公)?地\s*址|(?:经营|营业|办公)场所|注册地)(?:为|是|位于|在|[：:])?\s*"
            r"(?P<v>[\u4e00-\u9fff][^，,。；;、）)]{4,50})"
        ),
    ),
    (
        "address",  # 没有写“住所”二字、夹在代码与代表人之间的
        re.compile(r"[，,；;｜|]\s*(?P<v>[\u4e00-\u9fff]{2,8}[省市区县][^，,。；;｜|]{2,40}号)"),
    ),
    (
        "representative",
        re.compile(
            r"(?:法定代表人|负责人|授权代表)(?:为|是|[：:])?\s*(?P<v>[\u4e00-\u9fff·]{2,6})(?=[，,。；;、）)]|$)"
        ),
    ),
    ("contact", re.compile(r"(?:联系电话|电话|手机)(?:为|是|[：:])?\s*(?P<v>[\d+][\d -]{6,})")),
)


def told_in(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """这一段里的各项：名目、内容的起止。占位不算。"""
    for kind, pattern in _TOLD:
        found = pattern.search(text, start, end)
        if found and slot_at(text, *found.span("v")) is None:
            yield kind, *found.span("v")
