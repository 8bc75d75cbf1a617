"""合同写到了哪些常见条款：价款、期限、验收、违约责任、争议解决……，各在哪里。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record

# 名目、标题里的说法、正文里足以算作有约定的说法
_TOPICS: tuple[tuple[str, str, str], ...] = (
    ("服务内容与范围", r"范围|内容|标的|项目|工作|服务(?:描述|事项|包|对象)|委托事项|货物|产品|定义与范围|事项|对象"
        r"|做什么|做的事|管(?:些)?什么|管哪些|管些|干什么|干哪些|委办|租什么|买了?什么|买了哪些|要做的|活儿?$|东西是|订购|订阅|接入",
        r"(?:提供|委托|购买|采购|承担|负责|承办|交(?:给|由)|托管|代为|代理?运维|运维|维护|维保|租用|订阅|开放|监看|监控|运营|支持|做|包给|修|译|管)"
        r"[^。]{2,60}(?:服务|产品|货物|工作|维护|开发|系统|平台|设备|软件|网站|小程序|接口|服务器|主机|终端|机房|数据|备份|巡检|修复|故障|电脑|打印机|网络|语言|文案|稿件|软件|数据库|程序|它|[\u4e00-\u9fff]{2,})"),
    ("价款与支付", r"经费|货款|价款|价格|费用|价金|付款|支付|结算|报酬|金额|收费|对价|租金|酬金|付钱|钱",
        r"(?:总价|价款|金额|月费|年费|单价|预存|报酬|租金|费用?|价|收费?|每[店台月人套季年次]|(?<=[\u4e00-\u9fff])费)[^。；;]{0,24}?(?:[\d,，.]+\s*(?:万)?元|[￥¥]\s*\d)"
        r"|(?:合同|服务|维护|协议)(?:总)?(?:价款?|费用?|金额)[^。]{0,20}(?:为|共计|人民币|[0-9￥¥])|(?:服务"
        r"|维护|运维|技术服务|年)费[^。]{0,12}(?:人民币|[0-9￥¥]|为|按)|支付方式|付款方式|(?:租金|货款)(?:为|按|人民币)|支付[^。]{0,12}(?:经费|报酬|酬金)|(?:经费|报酬|酬金)(?:总额)?[^。]{0,8}元|(?:不收取|免费提供"
        r"|无偿)"),
    ("期限", r"期限|有效期|管多久|多久|周期|期间|合同期|服务期|时间与期限|生效|续期",
        r"(?:服务|合同|协议|维护|维保|运维|保修|质保|质量保证|保证|免费|驻场|履行|有效|合作|许可|委托|租赁?|订阅|租用|使用|授权|托管|会员|计费|供应|供货|承包|外包)期(?:限|间)?[，,]?(?:为|自|是|：|:|共|从|至|由|[\d一二两三四五六七八九十半])|有效期|(?:本|该)(?:合同|协议)(?:自|从|于)[^。；]{4,40}(?:终止|结束|届满|失效)"
        r"|(?:年|/|-|\.)\s*\S{1,3}\s*(?:月|/|-|\.)\s*\S{1,4}?\s*日?[^。；;]{0,10}?(?:起|至|到|—|－|–|~|～)[^。；;]{0,12}?(?:\d{4}|二[〇○零]\S{2})\s*[年/.-]"
        r"|(?:日|号)起[^。；;]{0,6}[一二三四五六七八九十两半\d]+\s*(?:个月|年)"
        r"|服务\s*[【\[]?\s*[一二三四五六七八九十两半\d]+\s*[】\]]?\s*(?:个月|年(?![度级\d]))"
        r"|(?:为期|期限|共计?|计|总计|一共|有效期?|租|包|干|做)\s*[一二三四五六七八九十两半\d]+\s*(?:个月|年)"
        r"|自[^。]{0,40}(?:起|日)[^。]{0,6}至[^。]{0,40}(?:止|日|终)"
        r"|(?:交货|交付|供货|完成|履行)(?:时间|日期|期限)|工期|(?:开发|建设|制作|实施|施工|研制|试制|设计|项目|供货|服务)(?:周期|进度|期限)|期限[:：]?(?:为|自|[0-9一二三])"),
    ("质量与服务标准", r"质量|标准|服务(?:级别|水平)|SLA|响应|指标|技术要求|保证|性能",
        r"(?:响应|应答|回应|回话|回电|接单|接听|受理|认领|恢复|复原|修复|修好|办结|解决|到场|到达|抵达|到店|到位|遏制|可用|在线|运行率|成功率|准点率|准时率|保障率)"
        r"[^。]{0,30}(?:小时|分钟|分|日|天|%|％|百分之|\bh|min)"
        r"|(?:小时|分钟|日|天|%|％|h|min)(?:之?内|以内)?[^。，；]{0,8}(?:响应|应答|回应|回话|接单|接听|受理|恢复|复原|修复|修好|办结|解决|到场|到达|抵达)|质量标准|服务标准|(?:符合"
        r"|达到)[^。]{0,20}(?:标准|要求|指标)"),
    ("验收", r"验收", r"验收|(?:视为|算|按|即为)(?:认可|合格|通过|无异议|确认)|认可|核验|试用"),
    ("保密", r"保密|商业秘密|机密|秘密", r"保密|秘密|机密|不得(?:向[^。]{0,10})?(?:披露|泄露|外传|外泄)|不外[传带泄]|守口如瓶"),
    ("知识产权", r"知识产权|著作权|版权|成果|权属|所有权|许可|归属",
        r"知识产权|著作权|版权|(?:成果|脚本|程序|文档|报表|图纸|软件|代码|数据|规则|素材|页面|模板|系统|资料|台账|画面|配置)[^。；]{0,24}?(?:归|属于?)[^。；，]{1,14}"),
    ("数据安全与个人信息",
        r"数据|个人信息|网络安全|信息安全|隐私|安全",
        r"数据安全|个人信息|信息安全|网络安全|(?:数据|信息|口令|账号|密码|画面|记录)[^。]{0,24}(?:泄露|泄漏|外泄|外流|外传|删除|清除|不得|归还|交还)|安全事件|受到攻击|入侵"),
    ("违约责任", r"违约|责任|赔偿|罚则|救济",
        r"违约金|罚款|(?:扣减|核减|减收|扣除?|减|减免|抵扣|返还|返|赔付?|补)[^。；]{0,16}(?:元|%|％|分之)|照?(?:实|价)赔|赔偿[^。；，]{0,24}损失|据实赔偿|赔偿损失"
        r"|(?:元|%|％|分之[\u4e00-\u9fff\d.]+)[^。；，]{0,6}(?:扣减|核减|扣除|赔付|赔偿)|承担[^。]{0,10}违约责任[^。]{0,10}(?:按|：|:|为|并|，)|赔偿(?:对方|守约方|甲方|乙方|客户)"),
    ("责任限制", r"责任(?:的)?(?:限制|限额|上限)|赔偿(?:限额|上限)|限责|违约|责任",
        r"(?:责任|赔偿|赔付|赔|损失|累计|总额|扣减)[^。]{0,60}(?:以[^。]{0,24}(?:为限|为上限|为最高|封顶)|不(?:得)?超过|上限|限额|封顶|至多|最多)|间接损失"),
    ("解除与终止", r"解除|终止|退出",
        r"(?:有权|可以?|可|得|即可|另一方|对方|任[何一]+方)[^。；]{0,20}(?:解除|终止|解约|退订|退租|解约|停止履行)|提前(?:结束|退出|终止|解约)"
        r"|(?:想|要|拟)(?:提前|早点?)(?:退出?|结束)|(?:解除|终止)(?:本)?(?:合同|协议|订单)"),
    ("不可抗力", r"不可抗力", r"不可抗力"),
    ("通知送达", r"通知|送达|联系方式|联络",
        r"(?:通知|文书|函件|文件|邮件|书面材料)[^。]{0,40}(?:送达|视为收到|视为已?送达|算送?[到达收]|寄|送至|发到|发至|发往|为准)"
        r"|通知(?:发|寄|送|走|以|应)|通知[^。]{0,16}(?:通过|采用)[^。]{0,24}(?:发送|发出|送达)|送达地址|邮箱[^。]{0,30}(?:送达|收到|算到)"),
    ("争议解决", r"争议|纠纷|争讼|争执|扯皮|管辖|仲裁",
        r"(?:提交|提请|申请|交|送|找|请)[^。]{0,30}仲裁|仲裁委员会|(?:法院|人民法院)[^。]{0,10}(?:起诉|诉讼|管辖|解决|审理|受理|裁判|处理)"
        r"|(?:去|到|在|诉至|诉请)[^。]{0,40}法院|打官司|(?:争议|争执|争讼|纠纷|扯皮|谈不|协商|调解|诉由)[^。]{0,60}(?:法院|仲裁|裁断)|(?:向|由)[^。]{0,40}人民法院[^。]{0,10}(?:起诉|诉讼|管辖|解决)"
        r"|诉讼解决|争议[^。]{0,20}(?:协商|解决)"),
    ("生效与签署", r"生效|签署|签订|附则|其他|文本|份数",
        r"(?:签字|盖章|签署|签订)[^。]{0,20}(?:之日)?(?:起)?[^。]{0,4}生效|一式[^。]{1,6}份"
        r"|经[^。]{0,12}(?:签字|盖章)"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(head), re.compile(body)) for name, head, body in _TOPICS)
_DELIVERABLE = re.compile(r"交付|里程碑|成果|定制开发")
_OTHER_TITLE = re.compile(
    r"补充(?:协议|合同)|变更协议|附件|服务(?:级别|水平|等级)(?:协议|承诺|标准)?|SLA|保密(?:协议|承诺)|承诺书"
    r"|备忘录|意向|订单|授权|委托书|终止协议|解除协议|确认书|清单|说明",
    re.IGNORECASE,
)
_SUPPLEMENT = re.compile(r"(?:订立|签订|达成)(?:本|如下|以下)?补充(?:协议|合同)")
_ANNEX_TITLE = re.compile(r"[（(]?(?:之)?附[件表录][一二三四五六七八九十\dA-Z]{0,3}[）)]?(?:[\s:：—-]|$)")
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
_MAIN_TITLE = re.compile(r"(?:协议|合同|契约|合约)(?:书|函)?(?:[（(].{0,20}[）)])?$")
#: 说的是扣减、违约金、责任上限的句子，里面的钱不是价款
_REMEDY = re.compile(
    r"终止|解除|退[还出费]|扣|减[收免付]|抵扣|违约|赔|罚|逾期|超时|超标|未达标|不达标|低于|为限|上限|封顶"
)
#: 只有服务扣减，没有说别的违约怎样
_BREACH = re.compile(
    r"违约金|违约责任|滞纳金|罚[款金]|(?:照?实|照价|由其|应|须|负责|予以|据实|全额)[^，。；;]{0,10}赔偿?"
    r"|赔偿?(?:给|对方|守约方|甲方|乙方|客户|因|其|由此|实际|全部|他方|另一方|[^，。；;限额]{0,6}损失)"
    r"|损失[^，。；;]{0,12}(?:承担|负担|补偿|赔)|承担[^，。；;]{0,12}(?:损失|责任)"
)
#: 说责任限度的话，不是说谁要赔
_CAP = re.compile(r"[^，。；;\n]*(?:故意|重大过失|人身)[^。；;\n]*|累计[^，。；;\n]{0,12}责任[^，。；;\n]*")
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
    weak: tuple[str, ...] = ()  # 只沾了一点边的：违约责任只有服务扣减
    annexed: bool = False  # 合同名称之下标明是其中的一个附件


def topics_covered(reading: Reading) -> tuple[Topics, ...]:
    """全文写到了哪些常见条款（只有一项）。"""
    lines = [line for line in reading.judged() if line.part == "body"]
    headings = [section.heading for section in reading.sections if section.heading] + [
        line.body for line in lines if line.heading and line.zone in (Zone.ARTICLE, Zone.ANNEX)
    ]
    text = "\n".join(line.text for line in lines)
    prices = "\n".join(told for told in re.split(r"[。；;\n]", text) if not _REMEDY.search(told))
    texts = {"价款与支付": prices}
    missing = [
        name
        for name, head, body in _COMPILED
        if not _covered(name, head, body, headings, texts.get(name, text))
    ]
    weak = ("违约责任",) if "违约责任" not in missing and _only_credits(headings, text) else ()
    missing += weak
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
    whole = bool(_MAIN_TITLE.search(named)) and not _OTHER_TITLE.search(named) and not _supplements(lines)
    span = Span(title.index, 0, len(title.text)) if title else None
    return (Topics(covered, tuple(missing), whole, articles, span, weak, _annexed(lines)),)


def _only_credits(headings: list[str], text: str) -> bool:
    """没有违约责任一条，全文也只有服务扣减。"""
    headed = any(re.search(r"违约|赔偿(?!限|上限)|罚则|救济|扣|考核|责任$", heading) for heading in headings)
    return not headed and not _BREACH.search(_CAP.sub("", text))


def _covered(name: str, head: re.Pattern[str], body: re.Pattern[str], headings: list[str], text: str) -> bool:
    strict = _STRICT_HEADS.get(name, head)
    if any(strict.search(heading) for heading in headings if len(heading) <= 40):
        return True
    return bool(body.search(text))


def _expected(topic: str, title: str) -> bool:
    """这一种合同通常写不写这一项：买卖、租赁、借款不必谈服务标准和知识产权，劳动合同另有法定的内容。"""
    if _EMPLOYMENT.search(title):
        return False
    other = _OTHER_KIND.search(title) and not _SERVICE_TITLE.search(title)
    return not other or topic in _GENERAL or (topic == "期限" and "租赁" in title)


def _supplements(lines: list[Line]) -> bool:
    """首部说“就某合同订立补充协议”：标题没有写补充，也是补充。"""
    return any(_SUPPLEMENT.search(line.text) for line in lines if line.zone in (Zone.OPENING, Zone.RECITALS))


def _annexed(lines: list[Line]) -> bool:
    """合同名称之下另有一行写着“附件二　服务等级协议”：交来的是其中的一个附件。"""
    return any(
        _ANNEX_TITLE.match(line.text.strip())
        for line in lines[:4]
        if line.zone in (Zone.TITLE, Zone.OPENING) and line.cell is None
    )


def _title(lines: list[Line]) -> Line | None:
    return next((line for line in lines if line.zone is Zone.TITLE), None)
