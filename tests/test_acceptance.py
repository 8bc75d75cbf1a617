"""两份满是毛病的网上范本：该指出的一处不少、轻重不差，不该指出的一处不多；填好、改成 Word 之后也是如此。"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from contractgen.model.finding import DraftReport, Finding
from contractgen.usecases.lint_draft import lint
from tests.drafts.auto_numbered import auto_numbered

FOLDER = Path(__file__).parent / "drafts" / "acceptance"
SUPPORT = "运营支撑服务标准协议.txt"
KANBAN = "冷库温控看板维护协议.txt"
SLOTS = ("placeholder/bracket-slot", "placeholder/example-value-left")

# 位置、规则、轻重（后带 ? 的是占位里的值，prov）、所指的字、所对照的各处
MUST = {
    SUPPORT: """
        鉴于|首部 law/repealed-statute error 《中华人民共和国合同法》
        3.1 reference/annex-missing error 附件一《[具体SLA文件名]》
        4.1.1 structure/truncated error 按时
        鉴于|首部 party/identity-incomplete warning 客户
        首部 structure/missing-article warning 运营支撑服务标准协议
        2.1.2 service-level/availability-underspecified warning? 99.9%
        2.1.2 exclusion/swallows-sla warning 不包括计划内维护时间
        1.2 exclusion/unbounded-scope warning 服务范围包括但不限于
        2.3.2 time-limit/trigger-missing warning? [时间要求]
        2.3.1 time-limit/sla-matrix-incomplete warning? 15分钟
        3.3 service-level/metric-without-remedy warning 承担相应的责任
        2.1.1 reference/external-document warning 功能需求文档
        2.1.3 reference/external-document warning 客户关于数据安全的特定要求
        1.3 placeholder/drafting-note warning (选填)
        2.1.4 placeholder/drafting-note warning (如适用,可列举标准名称)
        2.1.2 definition/used-not-defined warning 服务承诺开始时间 2.1.3 3.3
        3.1 reference/precedence info 同等法律效力
        2.1.2 wording/vague-time info 尽量 2.1.3 2.3.4 3.2
        2.1.1 wording/vague-standard info 客户预期 2.1.3 2.1.4
        3.3 wording/wrong-term info? 罚金
        鉴于|首部 typography/half-width info (
        - placeholder/residue warning 运营支撑服务标准协议.docVIP
    """,
    KANBAN: """
        3.2 reference/wrong-topic error 第五条 第五条
        4.2 reference/wrong-topic error 第三条第3.2款 3.2 3.1(2)
        5.2(7) structure/truncated error 保密义
        3.1(1) time-limit/same-obligation-two-values warning? 15分钟 4.2
        3.1(4) time-limit/notice-period-conflict warning? 5个工作日 4.3 5.1(4)
        3.1(2) time-limit/sla-matrix-incomplete warning? 4小时 3.1(1)
        3.1(2) time-limit/day-basis-undefined warning 4小时 3.1(4)
        3.1(1) service-level/severity-vocabulary warning 系统中断或严重功能异常 3.1(2) 4.2
        5.2(3) exclusion/responsibility-shift warning 网络环境 2.2(3) 2.3
        2.4(3) exclusion/contradicts-scope warning 业务数据的质量问题 1.3
        2.4(4) exclusion/swallows-sla warning 无法访问 3.1(1) 3.1(3)
        2.4(1) exclusion/cause-without-attribution warning 因乙方内部原因 2.4 2.4(2) 2.4(3) 2.4(4)
        2.3 reference/annex-missing warning 附件
        3.1(2) service-level/soft-commitment warning 尝试解决 3.1(3) 3.2
        3.1(3) service-level/availability-underspecified warning? 99.5%
        1.3 definition/two-definitions info 系统 首部
        3.1(3) definition/used-not-defined warning 核心系统平台 3.1(4) 4.2
        3.2 service-level/metric-without-remedy warning 视为甲方违约
        首部 structure/missing-article warning 冷库温控看板维护协议
        1.1 party/identity-incomplete warning 甲方
        3.1(4) time-limit/period-conflict info 每季度或每半年
        2.4(6) exclusion/catch-all info 其他双方明确约定不包含的工作
        2.2(7) exclusion/unbounded-scope info 双方约定的其他维护服务
        2.2(2) wording/vague-time info 定期 3.1(4) 4.2 5.1(1)
        2.2(6) wording/vague-standard info 必要的 5.1(2) 5.1(5)
        5.2(4) structure/empty-or-duplicated info 备份、数据备份
        2.2(2) typography/half-width info , -
        - placeholder/residue warning 冷库温控看板维护协议.docVIP
    """,
}
MAY = {
    SUPPORT: {("2.3.4", "definition/term-drift")},
    KANBAN: {("5.1(2)", "reference/external-document")},
}
SLOT_COUNTS = {
    SUPPORT: "1.1:1 1.2:3 1.3:1 2.1.1:1 2.1.2:3 2.1.3:1 2.2.1:1 2.2.2:1 2.2.3:5 2.2.4:4 2.3.1:2 2.3.2:1 2.3.3:1 2.3.4:4 3.1:1 3.3:1",
    KANBAN: "1.1:1 1.2:1 2.3:1 3.1(1):2 3.1(2):4 3.1(3):1 3.1(4):1 4.1:1 4.2:1 4.3:1 5.2(2):1",
}
EXAMPLES = {SUPPORT: 10, KANBAN: 12}
# 不该有意见落在这些字上（占位之内的除外）
NEVER = {
    SUPPORT: ("(SLA)", "(KPI)", "(可用性)", "(以下简称“客户”)", "(包括邮件)", "《网络安全法》", "解除合同", "《下载前必读"),
    KANBAN: ("法定节假日除外", "(SLA)", "(以下简称“系统”)", "(如误操作、人为损坏)", "如无附件", "021-55500199"),
}  # fmt: skip
NEVER_RULES = {
    SUPPORT: ("reference/target-missing", "reference/numbering", "time-limit/same-obligation-two-values", "time-limit/service-hours-clock", "dispute/", "money/", "placeholder/mask-characters", "placeholder/date-mask", "law/stale-article"),
    KANBAN: ("law/", "reference/target-missing", "reference/numbering", "time-limit/sla-order", "time-limit/priority-monotone", "service-level/downtime-budget", "party/role-swap", "money/", "dispute/", "placeholder/mask-characters"),
}  # fmt: skip


class Row:
    """应当有的一条意见。"""

    def __init__(self, text: str) -> None:
        where, self.rule, severity, self.quote, *self.related = text.split()
        self.places = {"" if one == "-" else one for one in where.split("|")}
        self.severity, self.provisional = severity.rstrip("?"), severity.endswith("?")

    def is_met_by(self, finding: Finding, report: DraftReport) -> bool:
        quoted, place = _quote(finding, report), _place(finding, report)
        if finding.rule == "typography/half-width":
            return self.rule == finding.rule
        others = {_clause(span.line, report) for span in finding.related}
        return (
            finding.rule == self.rule
            and finding.severity.word == self.severity
            and finding.provisional == self.provisional
            and place in self.places
            and self.quote in quoted
            and set(self.related) <= others
        )

    def __repr__(self) -> str:
        return f"{'|'.join(self.places)} {self.rule} {self.severity} {self.quote} {self.related}"


def _quote(finding: Finding, report: DraftReport) -> str:
    assert report.reading is not None
    return report.reading.text(finding.span)


def _clause(line: int, report: DraftReport) -> str:
    assert report.reading is not None
    return report.reading.lines[line].clause


def _place(finding: Finding, report: DraftReport) -> str:
    return _clause(finding.span.line, report)


def rows(name: str) -> list[Row]:
    return [Row(line) for line in MUST[name].strip().splitlines()]


@cache
def source(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


@cache
def reviewed(text: str) -> DraftReport:
    return lint(text.encode(), name="草稿.txt").drafts[0]


@cache
def reviewed_in_word(text: str) -> DraftReport:
    return lint(auto_numbered(text), name="草稿.docx").drafts[0]


BOTH = pytest.mark.parametrize("name", [SUPPORT, KANBAN])


@BOTH
def test_every_fault_of_the_list_is_reported_where_it_is_and_as_gravely_as_it_is(name: str) -> None:
    report = reviewed(source(name))
    missing = [row for row in rows(name) if not any(row.is_met_by(each, report) for each in report.findings)]
    assert not missing


@BOTH
def test_nothing_else_is_reported(name: str) -> None:
    report = reviewed(source(name))
    extra = [
        (each.rule, _place(each, report), each.message)
        for each in report.findings
        if each.rule not in SLOTS
        and (_place(each, report), each.rule) not in MAY[name]
        and not any(row.is_met_by(each, report) for row in rows(name))
    ]
    assert not extra
    counts = Counter(each.rule for each in report.findings if each.rule in {row.rule for row in rows(name)})
    wanted = Counter(row.rule for row in rows(name))
    optional = Counter(rule for _, rule in MAY[name])
    assert not {rule: count for rule, count in counts.items() if count > wanted[rule] + optional[rule]}


@BOTH
def test_each_slot_is_one_finding(name: str) -> None:
    report = reviewed(source(name))
    slots = [each for each in report.findings if each.rule in SLOTS]
    counted = Counter(_place(each, report) for each in slots)
    expected = {place: int(count) for place, count in (pair.split(":") for pair in SLOT_COUNTS[name].split())}
    assert counted == expected
    assert sum(each.rule == "placeholder/example-value-left" for each in slots) == EXAMPLES[name]
    assert {each.severity.word for each in slots} == {"error"}


@BOTH
def test_what_must_stay_unsaid_stays_unsaid(name: str) -> None:
    report = reviewed(source(name))
    assert not [each for each in report.findings if each.rule.startswith(NEVER_RULES[name])]
    judged = [each for each in report.findings if each.rule not in SLOTS and len(_quote(each, report)) > 1]
    assert not [
        (each.rule, words)
        for each in judged
        for words in NEVER[name]
        if words in _quote(each, report)
        and each.rule not in ("placeholder/residue", "party/identity-incomplete")
    ]


@BOTH
def test_the_site_around_the_draft_is_one_finding(name: str) -> None:
    report = reviewed(source(name))
    assert report.reading is not None
    lines = source(name).splitlines()
    first = lines.index(name.removesuffix(".txt"))
    last = lines.index("文档评论(0)")
    outside = [
        each
        for each in report.findings
        if not first < (report.reading.lines[each.span.line].line or 0) <= last
    ]
    assert [each.rule for each in outside] == ["placeholder/residue"]


@BOTH
def test_missing_articles_are_listed_with_the_remark_that_the_text_seems_cut(name: str) -> None:
    [finding] = [each for each in reviewed(source(name)).findings if each.rule == "structure/missing-article"]
    for topic in ("价款", "违约责任", "争议解决", "不可抗力", "截断"):
        assert topic in finding.message


@BOTH
def test_the_same_draft_with_automatic_numbers_in_word_has_the_same_findings(name: str) -> None:
    text, word = reviewed(source(name)), reviewed_in_word(source(name))
    told = Counter((each.rule, _place(each, text), each.severity.word) for each in text.findings)
    told_in_word = Counter((each.rule, _place(each, word), each.severity.word) for each in word.findings)
    assert told_in_word == told


def filled(name: str, **instead: str) -> str:
    """占位都照示例填好；没有示例的填上虚构的内容。"""
    plain = {"甲方单位全称": "大连渤岸冷链科技有限公司", "乙方单位全称": "大连石槽水产有限公司", "乙方联系人姓名及电话": "温若岚（0411-55502266）"}  # fmt: skip
    text = source(name)
    for blank, value in plain.items():
        text = text.replace(f"【{blank}】", value)
    text = re.sub(r"【[^】]*?如:([^】]*)】", r"\1", text).replace("XX公司", "石槽水产")
    for old, new in instead.items():
        assert old in text
        text = text.replace(old, new)
    return text


def test_once_filled_the_values_are_judged_in_earnest() -> None:
    report = reviewed(filled(KANBAN))
    assert not [each for each in report.findings if each.rule in SLOTS or each.provisional]
    kept = {row.rule for row in rows(KANBAN)} - {"party/identity-incomplete"}
    assert kept <= {each.rule for each in report.findings}
    errors = sorted(each.rule for each in report.findings if each.severity.word == "error")
    assert errors == ["reference/wrong-topic", "reference/wrong-topic", "structure/truncated"]


def test_a_conflict_between_example_values_is_a_warning_and_between_real_values_an_error() -> None:
    slower = source(KANBAN).replace("在【例如:8小时】内尝试解决", "在【例如:3小时】内尝试解决")
    [draft] = [each for each in reviewed(slower).findings if each.rule == "time-limit/sla-order"]
    assert draft.provisional and draft.severity.word == "warning"
    real = re.sub(r"【例如:([^】]*)】", r"\1", slower)
    [final] = [each for each in reviewed(real).findings if each.rule == "time-limit/sla-order"]
    assert not final.provisional and final.severity.word == "error"


ANNEX = """
附件一服务级别表

| 级别 | 响应 | 开始处理 | 解决 |
| --- | --- | --- | --- |
| 高 | 15分钟 | 4小时 | 12小时 |
| 中 | 1小时 | 8小时 | 24小时 |
| 低 | 4小时 | 下一个工作日 | 5个工作日 |
"""


def test_an_annex_table_that_contradicts_the_body_is_reported_with_both_places() -> None:
    body = filled(KANBAN).split("文档评论(0)")[0].rstrip() + "务。\n"
    report = reviewed(body + ANNEX)
    conflicts = [each for each in report.findings if each.rule == "time-limit/same-obligation-two-values"]
    sides = [
        {report.reading.text(span) for span in (each.span, *each.related)}  # type: ignore[union-attr]
        for each in conflicts
        if each.severity.word == "error"
    ]
    assert {"8小时", "12小时"} in sides
    assert not [side for side in sides if side != {"8小时", "12小时"}]


def test_the_draft_repaired_has_neither_error_nor_warning() -> None:
    report = reviewed((FOLDER / "改好的冷库温控看板维护协议.txt").read_text("utf-8"))
    assert not [(each.rule, each.message) for each in report.findings if each.severity.word != "info"]
