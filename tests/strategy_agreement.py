"""使一份随机参数前后一致：期限与日期、费用与分期、故障等级与时限、抵扣档位、服务时间、双方……

一个函数对应 params/checks 里的一项或几项检查，只改动相互牵连的字段，其余照旧。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from contractgen.params.typing import TYPES
from contractgen.zh.dates import term_end
from contractgen.zh.durations import parse_duration
from contractgen.zh.percentages import parse_percent
from tests.strategy_service import service_level
from tests.strategy_values import dates, names
from tests.zh.builders import invented_uscc

Made = dict[str, Any]
_ORDER = "甲乙丙丁戊己庚辛壬癸"
_LARGEST = 10**10  # 一期的金额能写到这么多
_LABELS = (None, ("甲方", "乙方"), ("乙方", "甲方"), ("采购方", "供应商"), ("委托人A&B", "受托人{{ x }}"))


def consistent(draw: DrawFn, made: Made) -> None:
    """依次使各部分一致。"""
    for part in (
        _parties,
        _term,
        _due_dates,
        _names,
        _places,
        _fees,
        _rates,
        _endings,
        _signing,
        service_level,
    ):
        part(draw, made)


def numbered(draw: DrawFn, entries: list[Any], field: str = "name") -> None:
    """给一张清单里的名称各加一个序字，互不相同。"""
    for order, entry in zip(_ORDER, entries, strict=False):
        entry[field] = order + draw(names)


def _parties(draw: DrawFn, made: Made) -> None:
    """双方的名称、代码与称谓都不同。"""
    client, provider = made["parties"]["client"], made["parties"]["provider"]
    numbered(draw, [client, provider])
    seed = draw(st.integers(0, 10**9))
    client["uscc"], provider["uscc"] = invented_uscc(seed), invented_uscc(seed + 1)
    labels = draw(st.sampled_from(_LABELS))
    for party, label in zip((client, provider), labels or (None, None), strict=True):
        party.pop("label", None)
        if label:
            party["label"] = label


def _term(draw: DrawFn, made: Made) -> None:
    """起止日、长度与续期。"""
    if not (term := made.get("term")):
        return
    start = draw(dates)
    length = draw(st.sampled_from(["1年", "3年", "半年", "6个月", "13个月", "90日", "2周", "2个季度"]))
    inclusive = term.get("inclusive", True)
    end = term_end(start, parse_duration(length), inclusive)
    term.pop("length", None)
    if draw(st.booleans()):
        term["length"] = length
    elif draw(st.booleans()):
        end += dt.timedelta(days=draw(st.integers(0, 400)))
    term["start"], term["end"] = start.isoformat(), end.isoformat()
    if renewal := term.get("renewal"):
        _renewal(draw, renewal, (end - start).days)


def _renewal(draw: DrawFn, renewal: Made, days: int) -> None:
    for name, price in (("cap", "cap_percent"), ("index", "index")):
        if renewal.get("price", "same") != price:
            renewal.pop(name, None)
    mode = renewal.get("mode", "none")
    if mode != "auto":
        renewal.pop("max_times", None)
    if mode == "none":
        renewal.pop("notice_days", None)
    if "notice_days" in renewal:
        renewal["notice_days"] = draw(st.integers(1, min(days, 365)))


def _due_dates(draw: DrawFn, made: Made) -> None:
    """里程碑与验收成果的日期在服务期限之内。"""
    if "term" not in made:
        return
    start, end = (dt.date.fromisoformat(made["term"][name]) for name in ("start", "end"))
    for entry in [*made.get("milestones", []), *made.get("acceptance", {}).get("deliverables", [])]:
        entry["due"] = draw(st.dates(start, end)).isoformat()


def _names(draw: DrawFn, made: Made) -> None:
    """各清单里的名称互不相同；服务事项与除外事项不重。"""
    fees, acceptance = made.get("fees", {}), made.get("acceptance", {})
    for entries in (
        made.get("sites"), made.get("milestones"), made.get("assets"),
        fees.get("instalments"), acceptance.get("deliverables"),
    ):  # fmt: skip
        numbered(draw, entries or [])
    numbered(draw, made.get("scope", []), "object")
    for entry in made.get("exclusions", []):
        entry["object"] = "除外的" + draw(names)


def _places(draw: DrawFn, made: Made) -> None:
    """服务事项与资产所写的地点在服务地点清单里。"""
    known = [site["name"] for site in made.get("sites", [])]
    places = st.sampled_from([*known, "远程", "全部服务地点"])
    for entry in [*made.get("scope", []), *made.get("assets", [])]:
        if known and "site" in entry:
            entry["site"] = draw(places)


def _fees(draw: DrawFn, made: Made) -> None:
    """分期合得上总额；户名、开票与付款的天数相配。"""
    if not (fees := made.get("fees")):
        return
    fees["account"]["holder"] = made["parties"]["provider"]["name"]
    lead = fees["invoice"]["lead_days"] = draw(st.integers(1, 29))
    for stage in fees["instalments"]:
        stage["days"] = draw(st.integers(lead + 1, 60))
    forms: tuple[Callable[[DrawFn, list[Made], Decimal], None], ...] = (_by_percent, _by_amount, _mixed)
    total = _gross(fees["items"])
    form = draw(st.sampled_from(forms)) if total < _LARGEST else _by_percent
    form(draw, fees["instalments"], total)


def _gross(items: list[Made]) -> Decimal:
    cent = Decimal("0.01")
    rates = (parse_percent(item["tax_rate"]).ratio for item in items)
    return sum(
        (i["net"] + TYPES["money"].read(i["net"] * r) for i, r in zip(items, rates, strict=True)), cent * 0
    )


def _split(draw: DrawFn, total: int, count: int) -> list[int]:
    """把一个整数分成几份。"""
    cuts = sorted(draw(st.lists(st.integers(0, total), min_size=count - 1, max_size=count - 1)))
    return [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]


def _by_percent(draw: DrawFn, stages: list[Made], total: Decimal) -> None:
    for stage, share in zip(stages, _split(draw, 10000, len(stages)), strict=True):
        stage.pop("amount", None)
        stage["percent"] = f"{Decimal(share) / 100:f}%"


def _by_amount(draw: DrawFn, stages: list[Made], total: Decimal) -> None:
    for stage, cents in zip(stages, _split(draw, int(total * 100), len(stages)), strict=True):
        stage.pop("percent", None)
        stage["amount"] = Decimal(cents).scaleb(-2)


def _mixed(draw: DrawFn, stages: list[Made], total: Decimal) -> None:
    """一期按比例，其余写金额。"""
    if len(stages) == 1:
        return _by_amount(draw, stages, total)
    percent = draw(st.integers(1, 90))
    first, *others = stages
    first.pop("amount", None)
    first["percent"] = f"{percent}%"
    return _by_amount(draw, others, total - TYPES["money"].read(total * percent / 100))


def _rates(draw: DrawFn, made: Made) -> None:
    """每日违约金不高于其上限。"""
    for name in ("late_delivery", "late_payment"):
        rate = made.get("liability", {}).get(name, {})
        if "cap" in rate:
            low, high = sorted(draw(st.lists(st.integers(1, 3000), min_size=2, max_size=2)))
            rate["rate"], rate["cap"] = (f"{Decimal(share) / 100:f}%" for share in (low, high))


def _endings(draw: DrawFn, made: Made) -> None:
    """长期未达标的月数；争议解决只有一种；关键信息基础设施的事件通知。"""
    if chronic := made.get("termination", {}).get("chronic_sla"):
        chronic["within"] = draw(st.integers(chronic["months"], 24))
    if breach := made.get("serious_breach"):  # 下限不高于目标
        breach["availability_floor"] = made["sla"]["availability"]["target"]
    if dispute := made.get("dispute"):
        court = dispute["mode"] == "court"
        for name in ("institution", "seat") if court else ("court_nexus", "performance_place"):
            dispute.pop(name, None)
    incident = made.get("security", {}).get("incident", {})
    if incident.get("cii"):
        incident["notice"] = f"{draw(st.integers(1, 60))}分钟"


def _signing(draw: DrawFn, made: Made) -> None:
    """纸质签署写份数，电子签署不写。"""
    if "mode" not in made.get("signature", {}):
        return
    made.pop("copies", None)
    if made["signature"]["mode"] == "paper":
        made["copies"] = {"client": draw(st.integers(1, 20)), "provider": draw(st.integers(1, 20))}
