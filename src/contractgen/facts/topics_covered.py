"""合同写到了哪些常见条款：价款、期限、验收、违约责任、争议解决……，各在哪里。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record

# 名目、标题里的说法、正文里足以算作有约定的说法
_TOPICS: tuple[tuple[str, str, str], ...] = (
    ("服务内容与范围", r"范围|内容|标的|项目|工作|服务(?:描述|事项)|委托事项|货物|产品|定义与范围",
        r"(?:提供|委托|购买|采购|承担)[^。]{2,40}(?:服务|产品|货物|工作|维护|开发)"
        r"|(?:负责|承担|看管|托管|代管|要做|维护|支持|维保|做)[^。]{2,60}(?:、|，|；|：)"),
    ("价款与支付", r"价款|价格|费用|价金|付款|支付|结算|报酬|金额|收费|对价|租金|酬金|付钱|钱",
        r"(?:合同|服务|维护|协议)(?:总)?(?:价款?|费用?|金额)[^。]{0,20}(?:为|共计|人民币|[0-9￥¥])|(?:服务"
        r"|维护|运维|技术服务|年)费[^。]{0,12}(?:人民币|[0-9￥¥]|为|按)|支付方式|付款方式|(?:租金|货款)(?:为|按|人民币)|(?:费|款|价|付|合计|每月|每年|一年)[^。]{0,16}[0-9][0-9,.]*\s*万?元|(?:不收取|免费提供"
        r"|无偿)"),
    ("期限", r"期限|有效期|期间|合同期|服务期|时间与期限|生效|续期",
        r"\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?\s*(?:起)?[^。]{0,6}(?:至|到|—|-)[^。]{0,4}\d{4}|(?:服务|合同|协议|维护|有效|履行|合作|许可|委托|租赁?)期(?:限)?(?:为|自|是|：|:|共|从|至|由)|有效期"
        r"|自[^。]{0,40}(?:起|日)[^。]{0,6}至[^。]{0,40}(?:止|日|终)"
        r"|(?:交货|交付|供货|完成|履行)(?:时间|日期|期限)|工期|期限[:：]?(?:为|自|[0-9一二三])"),
    ("质量与服务标准", r"质量|标准|服务(?:级别|水平)|SLA|响应|指标|技术要求|保证|性能",
        r"(?:响应|解决|恢复|可用)[^。]{0,20}(?:小时|分钟|%|％)|质量标准|服务标准|(?:符合"
        r"|达到)[^。]{0,20}(?:标准|要求|指标)"),
    ("验收", r"验收", r"验收"),
    ("保密", r"保密|商业秘密|机密", r"保密(?:义务|责任|信息|期|至)|(?:对[^。]{0,20}|予以|须|应)保密|保守[^。]{0,8}秘密|不得?外传|不得(?:向[^。]{0,10})?(?:披露|泄露)"),
    ("知识产权", r"知识产权|著作权|版权|成果归属|权属|所有权|许可", r"知识产权|著作权|成果[^。]{0,10}归"),
    ("数据安全与个人信息",
        r"数据|个人信息|网络安全|信息安全|隐私|安全", r"数据安全|个人信息|信息安全|网络安全"),
    ("违约责任", r"违约|责任|赔偿|罚则|救济",
        r"违约金|承担[^。]{0,10}违约责任[^。]{0,10}(?:按|：|:|为|并|，)|赔偿(?:对方|另一方|守约方|甲方|乙方|客户|损失|以)|(?:应|由其|予以)赔偿|照(?:实)?赔|据实赔"),
    ("责任限制", r"责任(?:的)?(?:限制|限额|上限)|赔偿(?:限额|上限)|限责|违约|责任",
        r"(?:责任|赔偿)[^。]{0,20}(?:以[^。]{0,20}为限|不超过|上限|限额)|间接损失"),
    ("解除与终止", r"解除|终止|退出",
        r"(?:有权|可以?|可)(?:随时|单方|书面|立即|提前)?[^。，]{0,12}(?:解除|终止)(?:本)?(?:合同|协议)"),
    ("不可抗力", r"不可抗力", r"不可抗力"),
    ("通知送达", r"通知|送达|联系方式|联络",
        r"(?:通知|文书)[^。]{0,20}(?:送达|视为收到|视为已?送达)|送达地址"),
    ("争议解决", r"争议|纠纷|争端|分歧|管辖|仲裁|法律适用|适用法律",
        r"(?:提交|申请)[^。]{0,30}仲裁|(?:向|由|诉请|去|到)[^。]{0,40}(?:人民)?法院[^。]{0,10}(?:起诉|诉讼|管辖|解决|裁判|打官司|。|$)"
        r"|诉讼解决|争议[^。]{0,20}(?:协商|解决)"),
    ("生效与签署", r"生效|签署|签订|附则|其他|文本|份数",
        r"(?:签字|盖章|签署|签订)[^。]{0,20}(?:之日)?(?:起)?[^。]{0,4}生效|一式[^。]{1,6}份"
        r"|经[^。]{0,12}(?:签字|盖章)"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(head), re.compile(body)) for name, head, body in _TOPICS)
_DELIVERABLE = re.compile(r"交付|里程碑|成果|定制开发")
_OTHER_TITLE = re.compile(
    r"补充(?:协议|合同)|变更协议|附件|服务(?:级别|水平)(?:协议|承诺|标准)?|SLA|保密(?:协议|承诺)|承诺书"
    r"|备忘录|意向|订单|授权|委托书|终止协议|解除协议|确认书|清单|说明",
    re.IGNORECASE,
)
_SERVICE_TITLE = re.compile(
    r"服务|维护|维保|运维|软件|系统|技术|开发|平台|许可|信息|数据|网络|云|算力|外包|托管|集成|咨询|SaaS|IT",
    re.IGNORECASE,
)
_OTHER_KIND = re.compile(
    r"买卖|购销|采购|供货|供应|销售|租赁|借款|贷款|担保|抵押|质押|保证|赠与|承揽|加工|定作|施工|工程|建设"
    r"|运输|保管|仓储|居间|中介|行纪|代理|合伙|股权|期权|股票|激励|投资|增资|转让|搬迁|安置|补偿|拆迁|赞助|保险|劳动|劳务|聘用|雇佣"
    r"|养老|家教|种植|养殖|承包"
)
_EMPLOYMENT = re.compile(r"劳动|聘用|雇佣")
_GENERAL = frozenset({"价款与支付", "违约责任", "解除与终止", "不可抗力", "争议解决", "生效与签署"})
_MAIN_TITLE = re.compile(r"(?:协议|合同|契约)(?:书)?(?:[（(].{0,20}[）)])?$")
_STRICT_HEADS = {
    "责任限制": re.compile(r"责任(?:的)?(?:限制|限额|上限)|赔偿(?:限额|上限)|限责"),
    "质量与服务标准": re.compile(r"质量|标准|服务(?:级别|水平)|SLA|响应|指标|技术要求|性能"),
}


@record
class Topics:
    """写到的与没有写到的常见条款；whole 表示这是一份完整的合同而不是补充、附件。title 是标题所在的文字。"""

    covered: tuple[str, ...]
    missing: tuple[str, ...]
    whole: bool
    articles: int
    title: Span | None


def topics_covered(reading: Reading) -> tuple[Topics, ...]:
    """全文写到了哪些常见条款（只有一项）。"""
    lines = [line for line in reading.judged() if line.part == "body"]
    headings = [section.heading for section in reading.sections if section.heading] + [
        line.body for line in lines if line.heading and line.zone in (Zone.ARTICLE, Zone.ANNEX)
    ]
    text = "\n".join(line.text for line in lines)
    missing = [name for name, head, body in _COMPILED if not _covered(name, head, body, headings, text)]
    if not _DELIVERABLE.search(text):
        missing = [name for name in missing if name != "验收"]
    if any(line.zone is Zone.SIGNATURE for line in lines):
        missing = [name for name in missing if name != "生效与签署"]
    covered = tuple(name for name, _, _ in _COMPILED if name not in missing)
    articles = sum(
        1
        for section in reading.sections
        if section.kind == "article" and not section.path[0].startswith("附")
    ) or sum(1 for section in reading.sections if section.kind in ("chapter", "clause"))
    title = _title(lines)
    named = title.text.strip() if title else reading.title
    missing = [topic for topic in missing if _expected(topic, named)]
    whole = bool(_MAIN_TITLE.search(named)) and not _OTHER_TITLE.search(named)
    span = Span(title.index, 0, len(title.text)) if title else None
    return (Topics(covered, tuple(missing), whole, articles, span),)


def _covered(name: str, head: re.Pattern[str], body: re.Pattern[str], headings: list[str], text: str) -> bool:
    strict = _STRICT_HEADS.get(name, head)
    if any(strict.search(heading) for heading in headings if len(heading) <= 25):
        return True
    return name not in ("解除与终止",) and bool(body.search(text))


def _expected(topic: str, title: str) -> bool:
    """这一种合同通常写不写这一项：买卖、租赁、借款不必谈服务标准和知识产权，劳动合同另有法定的内容。"""
    if _EMPLOYMENT.search(title):
        return False
    other = _OTHER_KIND.search(title) and not _SERVICE_TITLE.search(title)
    return not other or topic in _GENERAL or (topic == "期限" and "租赁" in title)


def _title(lines: list[Line]) -> Line | None:
    return next((line for line in lines if line.zone is Zone.TITLE), None)
