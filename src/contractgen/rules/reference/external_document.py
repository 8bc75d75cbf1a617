"""以外部文件为履行标准，却没有附上，也没有写明版本和日期。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.documents import external_documents
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class ExternalDocument(Rule):
    """需求文档、技术方案是合同的组成部分（民法典第八百四十五条第二款），不写版本和日期，双方各拿一版，做到什么程度说不清。

    写法：“《需求规格说明书》V1.3（2026年5月8日，见附件三）”；遵守对方管理制度的，写“进场前书面交付的”。
    """

    title = "引用的外部文件未附或不特定"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第八百四十五条第二款", "民法典第五百一十条")
    bad = (
        "2.1 装卸以厂家>>厂家的吊装手册<<为准。",
        "2.6 字段取值以>>平台方的编码说明<<为准。",
        "4.2 因库管员未按>>操作手册<<上架造成的错发，不计入差错率。",
        "1.1 承运人应按>>操作规程<<装卸。\n4.2 未按操作规程装卸的，每次扣200元。",
        "2.1 乙方应按甲方确认的>>需求说明书<<提供服务。",
        "2.1 服务必须满足客户确认的>>功能需求文档<<[文档编号或名称]中的各项指标，"
        "并遵守>>客户关于数据安全的特定要求<<[具体要求描述]。",
        "5.1 乙方人员应遵守甲方的>>规章制度<<。",
        "第三条 供应商按照>>采购人的技术设计书<<建设平台。",
        "2.2 数据报文按>>使用方届时的报文标准<<执行。",
        "4.1 每月按>>发包人管养标准<<考核。",
        "2.5 面点按>>品牌方的工艺文件<<制作。",
    )
    good = (
        "2.1 乙方应遵守《特种设备安全监察条例》及其配套技术规范。\n2.2 乙方依法回避，不得拆封投标文件；以邮件答复的，妥善保管设计文件。",
        "2.7 承建方移交可执行文件、数据库设计文档、操作手册和测试报告。",
        "2.1 按乙方2026年3月8日第BJ-07号报价单所列的单价结算。",
        "政府采购合同编号：HT-2025-08\n依据《采购文件》、乙方的《响应文件》，双方订立本合同。\n第一条 服务\n1.1 服务按采购文件的要求执行。",
        "6.1 因机位不符合安全规范导致的整改，由甲方承担；成果不能满足技术要求时，由乙方返工。",
        "5.2 验收标准：以本合同约定的质量标准和技术要求为准。",
        "2.1 乙方应按《需求规格说明书》V1.3（2026年5月8日，见附件三）提供服务。",
        "2.4 清单以外的展具，按双方另行签订的技术协议制作；入库凭甲方的书面文件放行。",
        "2.1 按招标文件（项目编号ZB-2026-018）和中标通知书执行。",
        "2.1 乙方应编制技术方案并提交甲方确认；遵守《网络安全法》。",
        "2.2 数据报文按使用方的《港口数据报文规范》（Q/LG 0107—2025，2025年8月发布）执行。",
        "2.1 服务应符合下列标准：GB/T 28827.1-2022。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        seen: dict[str, list[Finding]] = {}
        for document in draft.ask(external_documents):
            if document.identified:
                continue
            severity = Severity.INFO if document.soft else Severity.WARNING
            finding = self.finding(
                document.span,
                f"{draft.where(document.span)}以“{draft.quote(document.span)}”为标准，没有附上，"
                f"也没有写明版本、日期或者编号。",
                severity=severity,
                suggestion="写明文件名称、版本和日期，并作为附件；管理制度写“进场前书面交付的”。",
            )
            seen.setdefault(document.name, []).append(finding)
        for found in seen.values():
            yield max(found, key=lambda one: one.severity)
