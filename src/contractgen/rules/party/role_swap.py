"""甲方、乙方的角色写反了。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.loose_roles import odd_deeds
from contractgen.facts.parties import Party, parties
from contractgen.facts.party_duties import PartyDuty, party_duties
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_ROLE = {"provider": "提供服务的一方", "client": "接受服务的一方"}


class RoleSwap(Rule):
    """甲方是客户的合同里写“甲方应在30分钟内响应”，等于免去了服务方的义务，又给客户加了做不到的义务；多半是套用别的文本没有改全。

    核对这一句的主语。称呼用“客户”“服务商”，比“甲方”“乙方”不容易写反。
    """

    title = "甲乙方角色写反"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第八百七十八条")
    bad = (
        "叉车保养合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷机电有限公司\n第一条 服务\n1.1 乙方每月保养叉车。\n1.2 >>甲方应每季对全部叉车进行一次保养<<。",
        "话务外包合同\n采购人：霁川热线中心\n承接人：岚谷信息技术有限公司\n第一条 服务\n1.1 承接人派坐席轮班，采购人按月支付服务费。\n1.2 >>采购人应当以人工坐席应答市民来电<<，不得无故转入语音信箱。",
        "船闸监控维护合同\n第一条 服务\n1.1 乙方为甲方的监控系统提供维护服务。\n1.2 >>甲方应在收到乙方报修后按附件一处理<<。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 服务\n1.1 >>甲方应在20分钟内携带备件<<到冷库抢修。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 服务\n1.1 >>甲方应选派两名具有证书的运维工程师<<常驻乙方机房。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 服务\n1.1 可用率不达标的，>>甲方应退还乙方当月服务费<<。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 服务\n1.1 >>乙方应在收到成果后10日内组织验收<<。",
        "维保合同\n甲方：霁川冷链有限公司\n乙方：岚谷信息技术有限公司\n第一条 服务\n乙方为甲方的冷库系统提供维护服务，并按月向甲方提交巡检报告。\n第二条 分工\n| 工作 | 负责方 |\n| --- | --- |\n| >>每月出具检测报告<< | 甲方 |\n| 开通机房门禁 | 甲方 |",
        "系统维护合同\n甲方（委托方）：霁川冷链有限公司\n乙方（受托方）：岚谷信息技术有限公司\n第一条 服务\n"
        "1.1 乙方应在15分钟内响应甲方的报障。\n1.2 >>甲方应自接到乙方报障起10分钟内响应<<。",
        "系统维护合同\n甲方（委托方）：霁川冷链有限公司\n乙方（受托方）：岚谷信息技术有限公司\n第一条 服务\n"
        "1.1 乙方应在15分钟内响应甲方的报障。\n1.2 >>甲方应在30分钟内响应乙方报障<<。",
        "第一条 服务\n1.1 甲方委托乙方提供系统维护服务。\n1.2 >>乙方应于每季度末向甲方支付服务费<<。",
        "系统维护合同\n甲方（委托方）：霁川冷链有限公司\n乙方（受托方）：岚谷信息技术有限公司\n第一条 服务\n"
        "1.1 接到乙方报修后，>>甲方值守人员应当登录管理平台核实情况并予修复<<。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 服务\n"
        "1.1 >>甲方应当在乙方报障后到院修复<<，修复完毕由乙方签认。",
        "维保合同\n甲方（维保单位）：岚谷信息技术有限公司\n乙方（使用单位）：霁川冷链有限公司\n第一条 服务\n"
        "1.1 节假日>>接到报修的，乙方当班工程师应先行远程处置<<。",
        "测试合同\n委托人：霁川冷链有限公司\n受托人：岚谷测评有限公司\n第一条 测试\n"
        "1.1 受托人自收到软件之日起40日内完成测试，>>由委托人向受托人出具首轮测试报告<<。",
        "代运营合同\n甲方（服务商）：岚谷数据有限公司\n乙方（客户）：霁川冷链有限公司\n第一条 费用\n"
        "1.1 甲方每月初开票收上月费用，>>甲方收票后12日内转账<<。",
        "运维外包合同\n发包方：霁川冷链有限公司（下称“甲方”）\n承包方：岚谷信息技术有限公司（下称“乙方”）\n第一条 费用\n"
        "1.1 甲方按月支付服务费。\n1.2 >>乙方未按期支付服务费<<的，按日支付违约金。",
    )
    good = (
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 设备\n1.1 终端由甲方购买，所有权在安装验收合格并付清设备款时转移给甲方。\n1.2 乙方应在退出时退还未用完的费用；乙方的工程师修复终端。",
        "船闸监控维护合同\n第一条 服务\n1.1 乙方为甲方的监控系统提供维护服务。\n1.2 乙方应在收到甲方报修后按附件一处理；甲方应在收到乙方求助后派人开门。",
        "甲方（委托方）：岚谷商贸有限公司\n乙方（受托方）：霁川客服有限公司\n一、范围\n1. 以下不在服务范围内：甲方门店的投诉上门处理；外呼营销。\n2. 乙方负责上门处理故障。",
        "维保合同\n甲方：霁川实验小学\n乙方：岚谷办公设备有限公司\n第一条 双方\n1.1 甲方指定专人报修，提供场地和电源。\n1.2 甲方逾期付款的，按日支付违约金。\n1.3 乙方应在请款前开具发票。",
        "坐席外包合同\n发包方：霁川冷链有限公司\n承包方：岚谷信息技术有限公司\n第一条 人员\n1.1 承包方的新员工岗前培训不少于十日，其中产品培训由发包方派讲师。\n1.2 发包方收到整改通知的，应在3日内提交整改方案。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 服务\n1.1 甲方应保持电话畅通，接听乙方热线；乙方到冷库抢修时，甲方派人陪同。",
        "开发合同\n甲方（委托方）：霁川冷链有限公司\n乙方（受托方）：岚谷信息技术有限公司\n第一条 验收\n1.1 如属于乙方原因未通过验收，乙方应排除故障。\n1.2 如属甲方原有系统故障原因，甲方应在合理时间内排除故障，再进行验收。",
        "咨询合同\n委托方：霁川冷链有限公司\n咨询方：岚谷信息技术有限公司\n第一条 事由\n"
        "1.1 委托方希望获得咨询方就冷库选址提供的咨询服务，咨询方愿意提供。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 服务\n1.1 甲方工程师应陪同乙方人员进入机房。\n1.2 甲方可以自行更换故障硬盘。\n1.3 甲方应在收到乙方提交的巡检报告后5日内签字确认。\n1.4 甲方应派人员到现场配合乙方验收。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 服务\n1.1 甲方应为乙方工程师上门维修提供停车位。\n1.2 乙方应向分包商支付分包价款。\n1.3 乙方应在提交成果前自检，并参加甲方组织的验收。",
        "运维外包合同\n发包方：霁川冷链有限公司（下称“甲方”）\n承包方：岚谷信息技术有限公司（下称“乙方”）\n第一条 费用\n"
        "1.1 甲方未按期支付服务费的，按日支付违约金。",
        "第一条 定义\n1.1 甲方：指系统的开发单位、维护服务的提供方。\n1.2 乙方：指系统的使用单位。\n"
        "第二条 服务\n2.1 甲方应在30分钟内响应乙方的报障。\n2.2 乙方应按季向甲方支付服务费。",
        "第一条 服务\n1.1 甲方委托乙方提供系统维护服务。\n1.2 甲方应在乙方修复故障后2日内确认；甲方应配合乙方修复故障；甲方应通知乙方到达现场。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 服务\n"
        "1.1 乙方应当在甲方报障后到场修复，修复完毕由甲方签认；甲方值班人员应当在故障修复后签认。\n1.2 乙方每月初开票，甲方收票后12日内转账。\n"
        "1.3 由甲方向乙方提供机房平面图；甲方应当在乙方到场修复前断开业务。",
        "维保合同\n甲方（使用单位）：霁川冷链有限公司\n乙方（维保单位）：岚谷信息技术有限公司\n第一条 费用\n"
        "1.1 甲方自当季验收通过且收到乙方专用发票之日起12日内付款。\n1.2 甲方逾期付款的，按日支付违约金。",
        "维保合同\n甲方（维保单位）：岚谷信息技术有限公司\n乙方（使用单位）：霁川冷链有限公司\n第一条 服务\n"
        "1.1 甲方接到报修后，乙方应派人在场；乙方服务台接到报修后，应在5分钟内转报甲方；乙方前台接到报修后应在10分钟内派单给甲方；接到报修后，乙方值班员应核实是否断电。",
        "第一条 服务\n1.1 客户应在5日内答复服务商的询问；服务商应向客户支付逾期违约金。",
        "第一条 服务\n1.1 乙方应在30分钟内响应甲方报障。\n1.2 甲方应在30分钟内响应乙方报障。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        said: set[int] = set()
        for each in self._odd(draft):
            said.add(each.span.line)
            yield each
        for deed in draft.ask(odd_deeds):
            if deed.span.line not in said:
                yield self.finding(
                    deed.span,
                    f"{draft.where(deed.span)}“{draft.quote(deed.span)}”：{deed.who}是{_ROLE[deed.role]}，"
                    "这多半是对方的事，请核对主语。",
                    severity=Severity.INFO,
                    suggestion="核对主语；确系如此的，写明缘由。",
                )

    def _odd(self, draft: Draft) -> Iterator[Finding]:
        duties = draft.ask(party_duties)
        if not duties:
            return
        known = {party.label: party for party in draft.ask(parties) if party.role}
        judged = [(duty, known[duty.who]) for duty in duties if duty.who in known]
        odd = [(duty, party) for duty, party in judged if party.role != duty.kind]
        guessed = not any(party.role_span for party in known.values())
        if guessed and len(odd) * 2 > len(judged):
            return  # 角色是从各条推断的，而多数的事与它相反：推断错了
        for duty, party in odd:
            yield self._swapped(draft, duty, party, duties)

    def _swapped(self, draft: Draft, duty: PartyDuty, party: Party, duties: tuple[PartyDuty, ...]) -> Finding:
        """别处同类的事由另一方做的，是自相矛盾；否则只提示。"""
        others = [each for each in duties if each.kind == duty.kind and each.who != duty.who]
        related = [each.span for each in others[:1]] + ([party.role_span] if party.role_span else [])
        place = f"（{draft.where(party.role_span)}）" if party.role_span else ""
        against = f"，而{draft.where(others[0].span)}写的是{others[0].who}" if others else ""
        firm = bool(others) and duty.sure and not duty.provisional
        return self.finding(
            duty.span,
            f"{draft.where(duty.span)}由{duty.who}“{duty.deed}”，{duty.who}却是{_ROLE[party.role]}{place}{against}，主语疑写反。",
            severity=Severity.ERROR if firm else Severity.WARNING,
            related=related,
            suggestion="核对主语；确系如此的，写明缘由。",
            provisional=duty.provisional,
        )
