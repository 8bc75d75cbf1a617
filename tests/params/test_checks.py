"""跨字段检查：每项检查一个坏例（只报这一处）和一个好例（不报）。"""

from __future__ import annotations

from typing import Any

import pytest

from contractgen.model.problem import Problem
from contractgen.params import check, from_mapping, load_text
from contractgen.params.checks import all_checks
from tests.params.builders import GONE, good, put, schema

_PLANNED = "sla.availability.planned"
_CREDITS = "sla.credits"
_SIZES = {"parties.client.size": "public", "parties.provider.size": "sme"}

# 检查 → 坏的改动、报在哪里、说明里的话、好的改动
CASES: dict[str, list[tuple[dict[str, Any], str, str, dict[str, Any]]]] = {
    "chronic_failure": [
        ({"termination.chronic_sla": {"months": 7, "within": 6}}, "termination.chronic_sla.months", "只考察连续 6 个月",
         {"termination.chronic_sla": {"months": 6, "within": 6}}),
    ],
    "copies_or_platform": [
        ({"copies": GONE}, "copies", "纸质签署没有写份数", {"copies": GONE, "signature.mode": "electronic"}),
        ({"signature.mode": "electronic"}, "copies", "电子签署不应写份数", {}),
    ],
    "dates_in_term": [
        ({"milestones[0].due": "2027-12-01"}, "milestones[0].due", "“首次巡检”的日期 2027年12月1日 晚于届满日",
         {"milestones[0].due": "2027-11-30"}),
        ({"acceptance.deliverables[0].due": "2026-11-30"}, "acceptance.deliverables[0].due", "早于起始日",
         {"acceptance.deliverables[0].due": "2026-12-01"}),
    ],
    "dispute_one_way": [
        ({"dispute.institution": "甲仲裁委员会"}, "dispute.institution", "仲裁协议可能被认定无效",
         {"dispute": {"mode": "arbitration", "institution": "甲仲裁委员会"}}),
        ({"dispute": {"mode": "arbitration", "institution": "甲", "court_nexus": "乙"}}, "dispute.court_nexus",
         "解决方式选的是仲裁", {}),
        ({"dispute": {"institution": "甲", "court_nexus": "乙"}}, "dispute", "同时写了", {"dispute": {"court_nexus": "乙"}}),
    ],
    "duplicate_names": [
        ({"sla.levels[1].name": "一 级"}, "sla.levels[1].name", "重名", {"sla.levels[1].name": "三级"}),
        ({"sites[1].name": "总部机房", "assets[0].site": "远程"}, "sites[1].name", "重名", {}),
    ],
    "fees_account": [
        ({"fees.account.holder": "别的公司"}, "fees.account.holder", "与服务商名称", {"fees.account": GONE}),
    ],
    "fees_instalments": [
        ({"fees.instalments[1].percent": "60%"}, "fees.instalments", "各期比例之和是 90%，不是 100%",
         {"fees.instalments[0].percent": "40%", "fees.instalments[1].percent": "60%"}),
        ({"fees.instalments": [{"name": "全款", "amount": 117300, "days": 30}]}, "fees.instalments",
         "117,300.00 元不等于含税总额 117,300.06 元，少 0.06 元",
         {"fees.instalments": [{"name": "全款", "amount": 117300.06, "days": 30}]}),
        ({"fees.instalments": [{"name": "首期", "amount": 17300.06, "days": 30}, {"name": "尾款", "percent": "50%", "days": 30}]},
         "fees.instalments", "各期之和", {"fees.instalments": [{"name": "首期", "amount": 58650.03, "days": 30},
                                                        {"name": "尾款", "percent": "50%", "days": 30}]}),
        ({"fees.instalments[0].amount": 30000}, "fees.instalments[0].amount", "与比例不一致",
         {"fees.instalments[0].amount": 35190.02}),
    ],
    "fees_payment_days": [
        ({"fees.invoice.lead_days": 30, "fees.instalments[1].days": 31}, "fees.instalments[0].days", "发票须在",
         {"fees.invoice.lead_days": 29}),
        ({**_SIZES, "fees.instalments[1].days": 61}, "fees.instalments[1].days", "不得超过 60 日",
         {**_SIZES, "fees.instalments[1].days": 60}),
    ],
    "incident_notice": [
        ({"security.incident.cii": True}, "security.incident.notice", "不应超过 1小时，现在是 2小时",
         {"security.incident": {"cii": True, "notice": "60分钟"}}),
        ({"security.incident": {"cii": True, "notice": "1个工作日"}}, "security.incident.notice", "1个工作日",
         {"security.incident": {"cii": False, "notice": "1个工作日"}}),
    ],
    "known_sites": [
        ({"assets[0].site": "武清配送中新"}, "assets[0].site", "没有“武清配送中新”", {"assets[0].site": "各服务地点"}),
        ({"scope[0].site": "总部机房、上海"}, "scope[0].site", "没有“上海”", {"scope[0].site": "电话或者远程"}),
    ],
    "liability_rates": [
        ({"liability.late_delivery.rate": "11%"}, "liability.late_delivery.rate", "高于违约金上限", {}),
    ],
    "parties_differ": [
        ({"parties.client.uscc": "91120116M0203K7T7H"}, "parties.provider.uscc", "相同", {}),
        ({"parties.client.label": "服务商"}, "parties.provider.label", "相同", {"parties.client.label": "甲方"}),
    ],
    "scope_conflicts": [
        ({"exclusions[0].activity": "故障修复"}, "exclusions[0]", "在服务范围里", {"exclusions[0].activity": "故障修理"}),
        ({"scope[1]": {"object": "看板软件", "activity": "故障修复", "site": "远程，必要时到总部机房"}}, "scope[1]", "相同",
         {"scope[1]": {"object": "看板软件", "activity": "故障修复", "site": "远程"}}),
    ],
    "service_hours": [
        ({"service_hours.hours_per_day": 8}, "service_hours.hours_per_day", "时段合计每日 9小时",
         {"service_hours.hours_per_day": 8, "service_hours.windows": [
             {"days": "周一至周五", "from": "09:00", "to": "12:00"}, {"days": "周一至周五", "from": "13:00", "to": "18:00"}]}),
        ({"service_hours.windows[0].to": "06:00"}, "service_hours.windows[0].to", "不晚于开始时刻",
         {"service_hours.windows[0].from": "15:00", "service_hours.windows[0].to": "24:00"}),
        ({"service_hours.mode": "always"}, "service_hours.windows", "7×24", {"service_hours": {"mode": "always"}}),
        ({"service_hours.windows[1]": {"days": "周一至周五", "from": "17:00", "to": "19:00"}, "service_hours.hours_per_day": 11},
         "service_hours.windows[1]", "重叠", {"service_hours.windows[1]": {"days": "周六", "from": "10:00", "to": "12:00"}}),
        ({"service_hours.windows[1]": {"days": "星期三", "from": "17:00", "to": "19:00"}},
         "service_hours.windows[1]", "重叠", {"service_hours.windows[1]": {"days": "周末", "from": "10:00", "to": "12:00"}}),
    ],
    "sla_backup": [
        ({"sla.backup.rpo": "12小时"}, "sla.backup.interval", "长于恢复点目标", {"sla.backup.rpo": "24小时"}),
        ({"sla.backup.retention": "1小时"}, "sla.backup.interval", "长于备份保留期", {}),
    ],
    "sla_credits": [
        ({f"{_CREDITS}.tiers[0].below": "99.8%"}, f"{_CREDITS}.tiers[0].below", "不等于可用性目标 99.9%",
         {f"{_CREDITS}.tiers[0].below": "100%"}),
        ({f"{_CREDITS}.tiers[1].below": "99%"}, f"{_CREDITS}.tiers[1].below", "之间有空当", {}),
        ({f"{_CREDITS}.tiers[1].below": "99.6%"}, f"{_CREDITS}.tiers[1].below", "重叠", {}),
        ({f"{_CREDITS}.tiers[1].at_least": "90%"}, f"{_CREDITS}.tiers[1].at_least", "末档的下限是 90%", {}),
        ({f"{_CREDITS}.tiers[1].credit": "1%"}, f"{_CREDITS}.tiers[1].credit", "反而少于", {f"{_CREDITS}.tiers[1].credit": "5%"}),
        ({f"{_CREDITS}.cap": "8%"}, f"{_CREDITS}.tiers[1].credit", "超过每周期抵扣上限", {f"{_CREDITS}.cap": "10%"}),
        ({f"{_CREDITS}.cap": "120%"}, f"{_CREDITS}.cap", "超过 100%", {}),
        ({f"{_CREDITS}.tiers[0].at_least": "99.95%"}, f"{_CREDITS}.tiers[0].at_least", "不低于上限", {}),
        ({f"{_CREDITS}.tiers": [{"at_least": "0%", "below": "99.5%", "credit": "10%"},
                                {"at_least": "99.5%", "below": "99.9%", "credit": "5%"}]}, f"{_CREDITS}.tiers", "由低到高", {}),
    ],
    "sla_escalation": [
        ({"sla.escalation[1].after": "2小时"}, "sla.escalation[1].after", "不晚于上一级", {"sla.escalation[1].after": "3小时"}),
    ],
    "sla_maintenance": [
        ({f"{_PLANNED}.max_each": "7小时"}, f"{_PLANNED}.max_each", "长于累计上限", {f"{_PLANNED}.max_each": "6小时"}),
        ({f"{_PLANNED}.max_total": "9小时"}, f"{_PLANNED}.max_total", "用不到", {f"{_PLANNED}.max_total": "8小时"}),
        ({f"{_PLANNED}.max_total": "30日", f"{_PLANNED}.max_each": "20日"}, f"{_PLANNED}.max_total", "不短于统计周期",
         {f"{_PLANNED}.max_total": "30日", f"{_PLANNED}.max_each": "20日", "sla.availability.period": "year"}),
    ],
    "sla_order": [
        ({"sla.levels[0].response": "150分钟", "sla.levels[1].response": "3小时"}, "sla.levels[0].response",
         "响应时限 150分钟 长于到场时限 2小时", {"sla.levels[0].response": "1小时"}),
        ({"sla.levels[1].workaround": "28小时", "sla.levels[1].resolution": "1日"}, "sla.levels[1].workaround", "长于解决时限", {}),
        ({"sla.levels[1].workaround": "30个工作小时"}, "sla.levels[1].workaround", "长于解决时限",
         {"sla.levels[1].workaround": "27个工作小时"}),
    ],
    "sla_severities": [
        ({"sla.levels[0].response": "90分钟"}, "sla.levels[0].response", "较轻的“二级”却是 1小时",
         {"sla.levels[0].response": "90分钟", "sla.levels[0].clock": "service"}),
        ({"sla.levels[0].resolution": "不适用"}, "sla.levels[0].resolution", "较轻的", {"sla.levels[1].resolution": "不适用"}),
        ({"sla.levels[0].response": "不适用", "sla.levels[1].response": "不适用"}, "sla.levels", "没有一个级别", {}),
    ],
    "term_length": [
        ({"term.length": "2年"}, "term.length", "应至 2028年11月30日 届满", {"term.length": "12个月"}),
        ({"term.end": "2027-12-01"}, "term.length", "期间为 1年1日", {"term.end": "2027-12-01", "term.inclusive": False}),
        ({"term.end": "2026-11-30", "milestones": [], "acceptance": GONE}, "term.end", "不晚于起始日", {}),
        ({"term.length": "200个工作日"}, "term.length", "无法与起止日核对", {"term.length": GONE}),
    ],
    "term_renewal": [
        ({"term.renewal": {"mode": "negotiated", "notice_days": 30, "cap": "5%"}}, "term.renewal.cap", "用不到涨幅上限",
         {"term.renewal": {"mode": "negotiated", "notice_days": 30, "cap": "5%", "price": "cap_percent"}}),
        ({"term.renewal": {"mode": "none", "max_times": 2}}, "term.renewal.max_times", "用不到自动续期次数上限",
         {"term.renewal": {"mode": "auto", "max_times": 2, "notice_days": 30}}),
        ({"term.renewal": {"mode": "negotiated", "notice_days": 365}}, "term.renewal.notice_days", "服务开始前", {}),
    ],
}  # fmt: skip
FLAT = [(name, *case) for name, cases in CASES.items() for case in cases]


def found(changes: dict[str, Any]) -> list[Problem]:
    data = good()
    for path, value in changes.items():
        if path.endswith("[1]"):
            put(data, path[:-3], [*([] if value is GONE else _list(data, path[:-3])[:1]), value])
        else:
            put(data, path, value)
    return check(from_mapping(data), schema())


def _list(data: Any, path: str) -> list[Any]:
    for step in path.split("."):
        data = data[step]
    return list(data)


@pytest.mark.parametrize(("name", "bad", "path", "words", "fine"), FLAT)
def test_a_contradiction_is_reported_once_at_its_field(
    name: str, bad: dict[str, Any], path: str, words: str, fine: dict[str, Any]
) -> None:
    problems = found(bad)
    assert [problem.path for problem in problems] == [path], [problem.sentence() for problem in problems]
    assert words in problems[0].message
    assert problems[0].suggestion, "说了该怎么办"
    assert problems[0].kind in ("conflict", "missing")


@pytest.mark.parametrize(("name", "bad", "path", "words", "fine"), FLAT)
def test_the_consistent_form_passes(
    name: str, bad: dict[str, Any], path: str, words: str, fine: dict[str, Any]
) -> None:
    assert [problem.sentence() for problem in found(fine)] == []


def test_every_check_has_an_example_and_says_why() -> None:
    names = {each.__module__.rpartition(".")[2] for each in all_checks()}
    assert names == set(CASES)


@pytest.mark.parametrize("piece", [{}, {"sla": {"levels": [{}, {}]}}, {"fees": {"instalments": [{}]}}])
def test_checks_tolerate_absent_parts(piece: dict[str, Any]) -> None:
    assert not [p for p in check(from_mapping(piece), schema()) if p.kind == "conflict"]


def test_a_conflict_names_both_lines() -> None:
    text = "sla:\n  levels:\n    - name: 一级\n      impact: 停机\n      response: 4小时\n      resolution: 2小时\n"
    conflict = next(p for p in check(load_text(text, "x.yaml"), schema()) if p.kind == "conflict")
    assert conflict.position.line == 5
    assert conflict.found == "4小时"
    assert conflict.message == "“一级”的响应时限 4小时 长于解决时限 2小时（第 6 行）。"


def test_checks_do_not_judge_values_that_are_themselves_wrong() -> None:
    problems = found({"term.end": "2025-02-30"})
    assert [problem.kind for problem in problems] == ["invalid"]


def test_a_credit_that_cannot_be_read_does_not_hide_a_gap_between_the_tiers() -> None:
    tiers = f"{_CREDITS}.tiers"
    paths = {problem.path for problem in found({f"{tiers}[0].credit": "很多", f"{tiers}[1].below": "99%"})}
    assert paths == {f"{tiers}[0].credit", f"{tiers}[1].below"}
