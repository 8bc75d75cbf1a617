"""测试用的参数表与一份没有问题的参数；改动一处，看报告什么。"""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params import check, from_mapping, load_text, parse_path

_COMMON = Path(__file__).parents[2] / "schemas" / "common.schema.json"
_SHARED = (
    ("contract", "style", "parties", "system", "sites", "scope", "exclusions", "assets", "term", "milestones", "service_hours", "sla", "security", "copies")
)  # fmt: skip
GONE = object()


def ref(name: str, **keywords: Any) -> dict[str, Any]:
    """引用一个共用的定义。"""
    return {"$ref": f"#/$defs/{name}", **keywords}


def fields(title: str, required: str = "", **properties: Any) -> dict[str, Any]:
    """一组字段。"""
    return {
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": properties,
    }


def listing(title: str, item: dict[str, Any]) -> dict[str, Any]:
    """一张清单。"""
    return {"title": title, "type": "array", "items": item}


_WHOLE = {"type": "integer", "minimum": 1}
_FEES = fields(
    "服务费用",
    "items instalments",
    items=listing(
        "费用项目",
        fields("费用项目", "name net tax_rate", name=ref("text"), net=ref("money"), tax_rate=ref("percent")),
    ),
    instalments=listing(
        "分期付款",
        fields(
            "一期",
            "name days",
            name=ref("text"),
            percent=ref("percent", title="比例"),
            amount=ref("money"),
            days={"title": "付款期限（日）", **_WHOLE},
        ),
    ),
    invoice=fields("发票", lead_days={"title": "开票提前天数", **_WHOLE}),
    account=fields("收款账户", holder=ref("text", title="户名")),
)
_RATE = fields("违约金", rate=ref("percent"), cap=ref("percent"))
_OWN = {
    "fees": _FEES,
    "dispute": fields(
        "争议解决",
        mode={"title": "解决方式", "type": "string", "enum": ["court", "arbitration"]},
        court_nexus=ref("text", title="管辖法院的连接点"),
        institution=ref("text", title="仲裁机构全称"),
    ),
    "liability": fields("违约责任", late_delivery=_RATE, late_payment=_RATE),
    "acceptance": fields(
        "验收",
        deliverables=listing("验收成果", fields("成果", name=ref("text"), due=ref("date", title="提交日期"))),
    ),
    "termination": fields("解除", chronic_sla=fields("长期未达标", months=_WHOLE, within=_WHOLE)),
    "signature": fields(
        "签署", mode={"title": "签署方式", "type": "string", "enum": ["paper", "electronic"]}
    ),
}


@cache
def schema() -> dict[str, Any]:
    """一份自足的参数表。"""
    common = json.loads(_COMMON.read_text(encoding="utf-8"), parse_float=Decimal)
    properties = {
        "template": {"title": "模板", "type": "string"},
        **{name: ref(name) for name in _SHARED},
        **_OWN,
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["template", "parties", "term"],
        "properties": properties,
        "$defs": common["$defs"],
    }


def _party(name: str, uscc: str, label: str) -> dict[str, Any]:
    contact = {"name": "林知夏", "phone": "022-55501234", "email": "lin@example.com"}
    return {
        "label": label,
        "name": name,
        "uscc": uscc,
        "domicile": "天津市滨海新区示范大道8号",
        "legal_representative": "顾清和",
        "contact": contact,
    }


def _level(name: str, *limits: str) -> dict[str, Any]:
    steps = ("response", "onsite", "workaround", "resolution")
    return {"name": name, "impact": f"{name}的影响", **dict(zip(steps, limits, strict=True))}


_GOOD: dict[str, Any] = {
    "template": "maintenance",
    "contract": {"number": "WH-2026-031", "signing_date": "2026-11-24", "signing_place": "天津市滨海新区"},
    "parties": {
        "client": _party("澜桥冷链配送（天津）有限公司", "91120114M0417R2P8H", "客户"),
        "provider": _party("青屿衡图信息技术（天津）有限公司", "91120116M0203K7T7H", "服务商"),
    },
    "sites": [
        {"name": "总部机房", "address": "示范大道26号"},
        {"name": "武清配送中心", "address": "示例园1号"},
    ],
    "scope": [{"object": "看板软件", "activity": "故障修复", "site": "远程，必要时到总部机房"}],
    "exclusions": [{"object": "看板软件", "activity": "更正业务数据", "cause": "客户录入有误"}],
    "assets": [{"name": "看板终端", "kind": "hardware", "quantity": 2, "unit": "台", "site": "武清配送中心"}],
    "term": {"start": "2026-12-01", "end": "2027-11-30", "length": "1年"},
    "milestones": [{"name": "首次巡检", "due": "2026-12-31"}],
    "service_hours": {
        "mode": "weekly",
        "windows": [{"days": "周一至周五", "from": "09:00", "to": "18:00"}],
        "hours_per_day": 9,
    },
    "sla": {
        "levels": [
            _level("一级", "15分钟", "2小时", "4小时", "8小时"),
            _level("二级", "1小时", "不适用", "1个工作日", "3个工作日"),
        ],
        "availability": {
            "target": "99.9%",
            "object": "看板服务",
            "data_source": "监控平台",
            "planned": {
                "notice": "3个工作日",
                "window": "周六22:00至24:00",
                "max_count": 2,
                "max_each": "4小时",
                "max_total": "6小时",
            },
        },
        "backup": {
            "cadence": "每日",
            "interval": "24小时",
            "rpo": "1日",
            "rto": "8小时",
            "retention": "90日",
        },
        "escalation": [{"name": "服务经理", "after": "2小时"}, {"name": "技术总监", "after": "4小时"}],
        "reports": {"days": 5},
        "credits": {
            "tiers": [
                {"at_least": "99.5%", "below": "99.9%", "credit": "5%"},
                {"at_least": "0%", "below": "99.5%", "credit": "10%"},
            ],
            "cap": "20%",
            "claim_days": 30,
        },
    },
    "security": {"access": "最小权限", "patch": {"critical": "3日", "other": "30日"}, "incident": {}},
    "copies": {"client": 2, "provider": 2},
    "fees": {
        "items": [
            {"name": "运行维护", "net": Decimal("100000.00"), "tax_rate": "6%"},
            {"name": "备件", "net": Decimal("10000.05"), "tax_rate": "13%"},
        ],
        "instalments": [
            {"name": "首期", "percent": "30%", "days": 30},
            {"name": "尾款", "percent": "70%", "days": 30},
        ],
        "invoice": {"lead_days": 10},
        "account": {"holder": "青屿衡图信息技术（天津）有限公司"},
    },
    "dispute": {"mode": "court", "court_nexus": "被告住所地"},
    "liability": {"late_delivery": {"rate": "0.1%", "cap": "10%"}, "late_payment": {"rate": "万分之五"}},
    "acceptance": {"deliverables": [{"name": "检查报告", "due": "2027-01-15"}]},
    "termination": {"chronic_sla": {"months": 3, "within": 6}},
    "signature": {"mode": "paper"},
}


def good(**changes: Any) -> dict[str, Any]:
    """一份没有问题的参数，改动若干处：键是路径，``__`` 代替点，GONE 表示删去。"""
    data = copy.deepcopy(_GOOD)
    for path, value in changes.items():
        put(data, path.replace("__", "."), value)
    return data


def put(data: Any, path: str, value: Any) -> None:
    """在路径处写一个值。"""
    *parents, last = parse_path(path)
    for step in parents:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
    if value is GONE:
        del data[last]
    else:
        data[last] = value


def problems_after(path: str, value: Any) -> list[Problem]:
    """在一处改动之后的全部问题。"""
    data = good()
    put(data, path, value)
    return check(from_mapping(data), schema())


def the_problem(path: str, value: Any) -> Problem:
    """在一处改动之后唯一的问题。"""
    problems = problems_after(path, value)
    assert len(problems) == 1, [problem.sentence() for problem in problems]
    return problems[0]


def problems_of(text: str) -> list[str]:
    """一份 YAML 文字的全部问题，各一句话，顶层缺少的字段除外。"""
    source = load_text(text, "示例.yaml")
    found = [p for p in check(source, schema()) if not (p.kind == "missing" and "." not in p.path)]
    return [problem.sentence(source.name) for problem in found]
