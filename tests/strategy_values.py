"""一个个参数值的随机写法：期间、百分比、金额、日期、电话，以及各种不好对付的文字。"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from contractgen.params.wording import inside_quotes
from tests.zh.builders import invented_uscc

#: 普通的与不好对付的文字：模板标签、Markdown、XML、引号、罕用字、表情、数字开头、首尾空白
_PIECES = (
    "运行维护", "看板终端", "24 小时", "Service Desk", "v2.0", "“甲方”", "'单'", '"双"', "A&B", "<科技>", "&amp;",
    "{{ 7*7 }}", "{% if x %}", "{# 注 #}", "**加粗**", "*星*", "# 标题", "## 标题 {#x}", "| 格 | 格 |", "`码`",
    "1. 第一", "2、第二", "（一）", "- 横", "> 引", "$&\\1", "\\n", "%d%s", "~~删~~", "[链接](x)", "<b>", "]]>",
    "𠮷野家", "𪚥", "㋿", "é", "👍🏽", "❤️", "（全角）：；，", "【待填：名称】", "第九十九条", "附件九", "价款￥1,234.50",
    "a_b_c", "C:\\路径", "http://x.example/?a=1&b=2", "x" * 40, "长" * 80, "行\t列", "。", "=1+1", "true", "null", "010",
)  # fmt: skip
_POOL = (*_PIECES, *(one + two for one, two in itertools.product(_PIECES, repeat=2)), " 前后有空格 ")
_LETTERS = st.characters(categories=["L", "N", "P", "S"])
_RANDOM = st.text(_LETTERS, min_size=1, max_size=8)

#: 一行文字；整个包在中文引号里的会被当作写错的引号而拒绝，不在其列
texts: SearchStrategy[str] = (st.sampled_from(_POOL) | _RANDOM).filter(lambda text: not inside_quotes(text))
#: 用作名称的文字：首尾没有空白
names: SearchStrategy[str] = texts.map(str.strip)

durations: SearchStrategy[str] = st.one_of(
    st.builds(
        "{}{}".format,
        st.integers(1, 120),
        st.sampled_from(
            ["分钟", "小时", "个工作小时", "日", "天", "个自然日", "个工作日", "周", "个月", "个季度", "年"]
        ),
    ),
    st.sampled_from(
        ["半年", "半小时", "一个半月", "两小时", "1小时30分钟", "１５分钟", "4 小时", "1.5小时", "十五日"]
    ),
)
limits = durations | st.just("不适用")
percents: SearchStrategy[str] = st.one_of(
    st.integers(0, 10000).map(lambda hundredths: f"{Decimal(hundredths) / 100:f}%"),
    st.sampled_from(["5‰", "万分之五", "百分之十", "千分之三", "0.05%", "99.90%", "９９．９％", "百分之百"]),
)
amounts: SearchStrategy[Decimal] = st.integers(1, 10**12 - 1).map(lambda cents: Decimal(cents).scaleb(-2))
dates = st.dates(dt.date(1990, 1, 1), dt.date(2190, 12, 31)) | st.sampled_from(
    [dt.date(2028, 2, 29), dt.date(2026, 1, 31), dt.date(2099, 12, 31)]
)
written_dates: SearchStrategy[str] = st.builds(
    lambda date, form: date.strftime(form),
    dates,
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"]),
)
clocks = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
uscc = st.integers(0, 10**11).map(invented_uscc)
phones = st.from_regex(r"0[0-9]{2,3}-[0-9]{7,8}( 转[0-9]{2,4})?", fullmatch=True)
accounts = st.from_regex(r"0[0-9]{3}( [0-9]{4}){2,5}", fullmatch=True)
emails = st.builds(
    "{}@{}.example".format,
    st.sampled_from(["li.ming", "a&b", "<x>", "运维", "o'neil", '"q"', "x_{{y}}", "**"]),
    st.sampled_from(["beichen-data", "例子", "a"]),
)

_BY_TYPE: Mapping[str, SearchStrategy[Any]] = {
    "duration": durations,
    "limit": limits,
    "percent": percents,
    "money": amounts,
    "date": written_dates,
    "clock": clocks,
    "uscc": uscc,
}


def leaf(node: Mapping[str, Any]) -> SearchStrategy[Any]:
    """一个字段说明所许的值。"""
    if "const" in node:
        return st.just(node["const"])
    if "enum" in node:
        return st.sampled_from(node["enum"])
    if "x-type" in node:
        return _BY_TYPE[node["x-type"]]
    kind = node.get("type")
    if kind == "boolean":
        return st.booleans()
    if kind == "integer":
        return st.integers(int(node.get("minimum", 0)), int(node.get("maximum", 10**6)))
    if kind == "number":
        return st.integers(1, 10**6).map(lambda thousandths: Decimal(thousandths) / 1000)
    assert kind == "string", node
    return _string(str(node.get("pattern", "")))


def _string(pattern: str) -> SearchStrategy[str]:
    """没有 x-type 的文字，凭它的 pattern 认出是哪一种。"""
    if "@" in pattern:
        return emails
    if "转" in pattern:
        return phones
    if "\\S" in pattern:
        return texts
    assert pattern.startswith("^[0-9 "), f"不认识的写法 {pattern}"
    return accounts
