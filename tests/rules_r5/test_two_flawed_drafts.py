"""两份有毛病的草稿：该说的都说到，不该说的一句不说。措辞是自己的，毛病与常见的网上范本相同。"""

from __future__ import annotations

from tests.rules_r5.reviewing import findings, messages, related

DELIVERY = """仓储平台服务标准协议

鉴于委托使用的一方（以下简称“客户”）需要由提供服务的一方（以下简称“服务商”）提供服务，双方订立本协议：

第一条 服务范围
1.1 服务商同意依本协议向客户提供以下服务（以下简称“服务”）：【在此描述，例如：包括但不限于7×24小时监控】
1.2 服务对象：服务适用于客户位于【地址】的【系统名称】，服务范围包括但不限于【列出范围，如：硬件A】。
第二条 交付标准
2.1 质量
2.1.1 功能：服务必须满足客户确认的业务需求文档【编号】中的各项指标。
2.1.2 可靠：服务的正常运行时间应达到【百分比，例如：99.9%】，自服务承诺开始时间起算，不包括计划内维护时间。计划内维护应提前【天数】通知，安排在业务低峰期，每次不超过【小时数】。
2.1.3 安全：服务商应保障客户服务数据的安全，只有授权人员才能访问敏感数据，并遵守《网络安全法》及客户关于信息安全的专门要求【描述】。
第三条 服务水平协议（SLA）
3.1 量化指标见作为本协议附件一的《【文件名】》。该附件是本协议的一部分，与本协议具有同等法律效力。
3.2 服务商未达到SLA中的关键绩效指标（KPI）的，按SLA附件执行。服务商严重违约的，客户有权终止服务或解除合同。
第四条 双方权利与义务
4.1 服务商的权利与义务：
4.1.1 按照本协议和SLA标准，及时
"""

MAINTENANCE = """冷链看板维护协议

甲乙双方就乙方使用甲方提供的冷链看板系统（以下简称“系统”）的维护订立本协议：

第一条 定义
1.1 甲方：指【甲方名称】，是系统的开发单位。
1.2 乙方：指【乙方名称】，是系统的使用单位。
1.3 系统：指由甲方开发、用于乙方展示温控进度的系统，包括其硬件设备、软件平台及数据。
第二条 服务内容与范围
2.1 甲方同意依本协议为乙方提供系统的维护服务。
2.2 维护服务的内容包括：
(1) 运行状态监控；
(2) 定期进行系统备份与数据清理；
(3) 对系统软硬件故障、网络问题进行排查和修复；
(4) 安装安全补丁，开展版本升级；
(5) 双方约定的其他维护服务。
2.3 维护服务范围包括系统软件及其运行所需的硬件设备（清单详见附件，如无附件则默认为乙方的终端设备），以及乙方授权使用的网络环境。
2.4 以下工作不属于本协议约定的维护服务范围：
(1) 因乙方内部原因（如误操作）造成的系统问题；
(2) 乙方自行更换硬件、安装软件或改造网络；
(3) 系统所依赖的乙方自有业务数据的质量问题；
(4) 因乙方原因导致的系统无法访问但其内部网络未中断的情况；
(5) 法律法规要求乙方自行完成的数据合规工作；
(6) 其他双方明确约定不包含的服务。
第三条 服务水平协议（SLA）
3.1 双方同意：
(1) 故障响应：系统中断的，甲方应在收到报告后【例如：15分钟】内响应。
(2) 故障解决：优先级为“高”的故障，甲方在【例如：8小时】内尝试解决。
(3) 可用性：核心系统平台（包括接口）的年度可用性不低于【例如：99.5%】。
(4) 升级：紧急安全升级将尽快通知；升级前【例如：5个工作日】通知乙方。
3.2 甲方将努力遵守SLA，未达到的视为违约。违约责任按本协议第五条执行。
第四条 服务时间
4.1 周一至周五9:00-18:00（法定节假日除外）。
4.2 乙方发现紧急故障的，甲方在【例如：1小时】内响应，具体解决时间按本协议第三条第3.2款执行。
第五条 双方权利与义务
5.1 甲方权利与义务：
(1) 甲方人员需遵守乙方的合理规章制度。
(2) 升级内容应提前通知乙方，除非是微小补丁。
5.2 乙方权利与义务：
(1) 指定联系人。
(2) 保证为系统运行提供必要的网络环境、电源等基础设施，并承担相应维护责任。
(3) 对操作人员进行培训。
"""


def test_the_delivery_draft_gets_exactly_its_findings() -> None:
    assert sorted(findings(DELIVERY)) == sorted(
        [
            ("reference/annex-missing", "error", "附件一"),
            ("exclusion/swallows-sla", "warning", "不包括计划内维护时间"),
            ("exclusion/unbounded-scope", "warning", "服务范围包括但不限于"),
            ("reference/external-document", "warning", "业务需求文档"),
            ("reference/external-document", "warning", "客户关于信息安全的专门要求"),
            ("definition/used-not-defined", "warning", "服务承诺开始时间"),
            ("reference/precedence", "info", "该附件是本协议的一部分，与本协议具有同等法律效力"),
        ]
    )


def test_undefined_terms_are_rolled_up() -> None:
    (message,) = messages(DELIVERY, "definition/used-not-defined")
    for term in ("服务承诺开始时间", "计划内维护", "业务低峰期", "客户服务数据", "关键绩效指标", "严重违约"):
        assert term in message


def test_the_maintenance_draft_gets_exactly_its_findings() -> None:
    assert sorted(findings(MAINTENANCE)) == sorted(
        [
            ("reference/wrong-topic", "error", "第五条"),
            ("reference/wrong-topic", "error", "第三条第3.2款"),
            (
                "exclusion/responsibility-shift",
                "warning",
                "保证为系统运行提供必要的网络环境、电源等基础设施，并承担相应维护责任",
            ),
            ("exclusion/contradicts-scope", "warning", "系统所依赖的乙方自有业务数据的质量问题"),
            ("exclusion/swallows-sla", "warning", "因乙方原因导致的系统无法访问但其内部网络未中断的情况"),
            ("exclusion/cause-without-attribution", "warning", "因乙方内部原因"),
            ("reference/annex-missing", "warning", "附件"),
            ("definition/two-definitions", "info", "系统"),
            ("definition/used-not-defined", "warning", "核心系统平台"),
            ("exclusion/catch-all", "info", "其他双方明确约定不包含的服务"),
            ("exclusion/unbounded-scope", "info", "双方约定的其他维护服务"),
            ("reference/external-document", "info", "规章制度"),
        ]
    )


def test_a_reference_to_a_clause_without_the_time_names_the_one_with_it() -> None:
    (first, second) = messages(MAINTENANCE, "reference/wrong-topic")
    assert "违约责任" in first and "双方权利与义务" in first
    assert "解决时间" in second
    assert "(2) 故障解决" in related(MAINTENANCE, "reference/wrong-topic")[1][1]


def test_the_inverted_exclusion_is_explained() -> None:
    (message,) = messages(MAINTENANCE, "exclusion/swallows-sla")
    assert "内部网络中断时反而不在排除之列" in message
    assert "2.4(4)" in message and "3.1(1)" in message


def test_cause_items_are_rolled_up_with_the_lead_in() -> None:
    (others,) = related(MAINTENANCE, "exclusion/cause-without-attribution")
    assert others[0] == "以下工作不属于本协议约定的维护服务范围"
    assert others[1:] == [
        "因乙方原因导致的系统无法访问但其内部网络未中断的情况",
        "系统所依赖的乙方自有业务数据的质量问题",
    ]
