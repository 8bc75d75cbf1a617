"""哪些写了的参数不印在合同里，为什么：都是另一个参数的取舍使它用不到，此外一个也不许丢。"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from contractgen.params.reach import part

Tree = Mapping[str, Any]
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class LeftOut:
    """一组字段在什么情形下不印，以及原因。"""

    fields: str  # 空格隔开，清单的序号写作 []
    reason: str
    when: Callable[[Tree], bool]


def _is(path: str, *values: Any) -> Callable[[Tree], bool]:
    return lambda tree: part(tree, path) in values


_RULES = (
    LeftOut(
        "acceptance.deliverables[].name acceptance.deliverables[].standard acceptance.deliverables[].due "
        "acceptance.days acceptance.rework_days acceptance.rework_rounds",
        "只按周期确认，没有成果验收",
        _is("acceptance.mode", "periodic"),
    ),
    LeftOut(
        "acceptance.periodic.submit_days acceptance.periodic.days",
        "只按成果验收，没有周期确认",
        _is("acceptance.mode", "deliverables"),
    ),
    LeftOut("ai.tools[]", "不得使用人工智能工具", _is("ai.allowed", False)),
    LeftOut(
        "data.purpose data.term data.methods[] data.categories[] data.subjects[] data.measures[] "
        "data.request_days data.sensitive_categories[]",
        "不处理个人信息",
        _is("data.personal", False),
    ),
    LeftOut("data.sensitive_categories[]", "不处理敏感个人信息", _is("data.sensitive", False)),
    LeftOut(
        "dispute.performance_place",
        "不由合同履行地的法院管辖",
        lambda tree: part(tree, "dispute.court_nexus") != "合同履行地",
    ),
    LeftOut(
        "fees.adjustment.cycle fees.adjustment.index fees.adjustment.cap fees.adjustment.notice_days",
        "价格固定",
        _is("fees.adjustment.allowed", False),
    ),
    LeftOut(
        "fees.instalments[].name fees.instalments[].percent",
        "一次性支付，没有期次与比例",
        lambda tree: len(part(tree, "fees.instalments") or ()) == 1,
    ),
    LeftOut("ip.claim_notice_days", "不承担侵权赔偿", _is("ip.infringement_indemnity", False)),
    LeftOut("liability.cap.months", "上限不按最近若干个月计", _is("liability.cap.basis", "total", "fixed")),
    LeftOut("liability.cap.percent", "上限是固定的金额", _is("liability.cap.basis", "fixed")),
    LeftOut("liability.cap.amount", "上限按比例计", _is("liability.cap.basis", "total", "trailing")),
    LeftOut("maintenance.upgrade.rollback", "不含版本升级", _is("maintenance.services.upgrades", False)),
    LeftOut("maintenance.monitoring.mode", "不含运行监控", _is("maintenance.services.monitoring", False)),
    LeftOut("maintenance.training.hours maintenance.training.times", "没有培训", _is("maintenance.training.times", 0)),
    LeftOut("service.improvement", "没有服务目标", lambda tree: not part(tree, "goals")),
    LeftOut(
        "service_hours.hours_per_day sla.levels[].off_hours_response",
        "7×24小时服务，没有服务时间以外",
        _is("service_hours.mode", "always"),
    ),
    LeftOut("signature.platform", "纸质签署", _is("signature.mode", "paper")),
    LeftOut(
        "parties.client.signatory parties.provider.signatory",
        "只盖章，没有签名",
        lambda tree: part(tree, "signature.mode") == "paper" and part(tree, "signature.required") == "盖章",
    ),
    LeftOut("subcontracting.reply_days", "不必申请分包", _is("subcontracting.mode", "prohibited", "listed")),
    LeftOut(
        "subcontracting.approved[].name subcontracting.approved[].work subcontracting.core_services[]",
        "不得分包",
        _is("subcontracting.mode", "prohibited"),
    ),
    LeftOut("assignment.notice_days", "应收账款也不得转让", _is("assignment.receivables", False)),
    LeftOut("term.renewal.index term.renewal.cap", "期满终止，没有续期价格", _is("term.renewal.mode", "none")),
    LeftOut(
        "termination.convenience_notice_days termination.convenience_compensation",
        "没有任意解除权",
        _is("termination.convenience", "none"),
    ),
    LeftOut(
        " ".join(
            f"parties.{role}.contacts[].{name}"
            for role in ("client", "provider")
            for name in ("name", "role", "phone", "email")
        ),
        "单独出具的服务级别协议只写双方的合同联系人",
        _is("template", "sla-annex"),
    ),
    LeftOut("delivery.channels.site", "受理渠道没有现场", _is("template", "sla-annex", "maintenance")),
)  # fmt: skip


def left_out(path: str, tree: Tree) -> bool:
    """这个路径上的值在这份合同里是否用不到。"""
    pattern = _INDEX.sub("[]", path)
    return any(pattern in rule.fields.split() and rule.when(tree) for rule in _RULES)
