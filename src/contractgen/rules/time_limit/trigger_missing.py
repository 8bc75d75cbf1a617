"""期限应当写明从何时起算。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.conventions import conventions
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.undated_cells import undated_cells
from contractgen.facts.words.begun import begun, is_matter, same_clock
from contractgen.facts.words.due import acted, counts_from, is_due
from contractgen.facts.words.spoken_labels import spoken_labels
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.rules.time_limit._unsure_starts import RESET, led_in, proves
from contractgen.zh.obligation_words import STEPS, trigger_in
from contractgen.zh.sentences import readable

_MODAL = re.compile(
    r"(?<![响供对反适相回呼首])应(?![答急声用]|[付收缴退得](?:款|账|金额|额|未|费|的|租金|利息))当?|须|需(?!要)|必须|将|承诺|保证|负责|同意|由[^，。；]{1,8}(?:于|在)\s*$|^[^，。；]{0,10}(?:款|费用?|租金)(?:在|于)\s*$"
)
_NOT_A_DEADLINE = re.compile(
    r"(?:连续|任一|任意|任何|过去|之?前|近|每|每隔|同一|最近|满|逾期|超过|累计|首个?|头|未来|最后|存续|服务期限?)\s*$"
)
_OTHER_CUES = re.compile(
    r"每(?:个?[日天周月季年]|季度|自然)|当[日天月]|提前|(?:之?前|以前)[,，\s]*(?:的)?\s*$|届满|即时|同时|上述|前款|同期|次月|次日|期满|期初|完成后?|起\s*\d*|后\s*$"
    r"|(?:报修|报障|来电|投诉|告警|报警|请求|工单)(?:均|都|一律)?(?:应当?|须|需|将|由[^，。；]{1,8}?)(?:应当?)?(?:在|于)?\s*$|(?:遭受|遭遇|遇有?|发生|因)[^。；]{0,8}不可抗力|(?:变更|变化|变动|更换|更改|改变)(?:的|时|后)?[，,]?[^，。；]{0,8}$"
    r"|(?:收到|接到|接获|收悉|知悉)[^，。；]{1,24}的\s*$"
)
#: 以一件事的发生为条件的，就从那件事起算；“无法解决的”一类没有确定的时刻，不在此列
_EVENT = re.compile(
    r"(?:可以?|有权|书面)要求(?:[^，,。；;]{1,8})?(?:在|于)?$|(?:发现|发生|知悉|获悉|出现)[^，,。；;]{2,20}?(?:的)?(?:应当?|须|需)(?:在|于)?$|不可抗力|不能预见|受影响(?:的)?一?方|来电|(?:提交|交付|提出|送达|报送|递交|提请|申请|质疑|投诉|下单|下达|选定|书面要求|书面通知)[^，,。；;]{0,16}[，,]|(?:收到|接到|接获|收悉|得到|发出|书面(?:通知|要求|提出))[^，,。；;]{0,24}[，,]|^对[^，,。；;]{0,12}(?:咨询|请求|投诉|询问|异议|申请)[，,]|(?<![无未不])(?:发现|发生|知悉|遭受|出现|(?:确认|识别|判定|[监检探]测到)(?![书单函]|需|要|无法|不能|为))[^，,。；;]{2,24}[，,]|(?:解除|终止|变更|撤销|转让|取消|丧失|失去|吊销|注销|暂扣|中止|停业|歇业|破产|合并|分立|被(?!要求|允许))[^，,。；;]{1,16}的[，,]|(?:解除|终止|变更|失败|中断|离职|到期|期满|届满|损坏|丢失|停机|宕机|离[场岗职任]|有误|错误|不符|有异议|不同意|有疑问|请假|缺勤|缺岗|调离|退出|更名|搬迁|撤场|泄露|泄漏|受损|报警|告警|故障|异常|报[修障案]|停[电水机运摆工]|漏[水电油气]|断[电网水]|爆裂|失灵|困人|堵塞|跳闸|起火|失火|中毒|超温|超标|短[缺少]|缺[货失件]|不(?:合格|达标|足|齐|一致|符)|(?:不|未)通过|破损|遗失|更换(?:人员|[一-龥]{0,4}(?:经理|工程师|负责人|人员))|污损|瘫痪|崩溃|闪退)的[，,]|(?:^|[，,。；;])(?:经|应)[^，,。；;]{1,10}(?:催告|催促|催要|通知|要求|提醒|请求|函告)[，,]"
)
#: 以某个数越过一条线为条件的：流失率超过8%的、得分低于80分的、库存不足三日用量的；越过之时就是起算点
_CROSSED = re.compile(
    r"(?:超过|超出|高于|大于|多于|低于|少于|小于|不足|不满|达到|达不到|达|突破|跌破)[^，,。；;]{0,12}?(?:[\d一二两三四五六七八九十百千万半]|范围|标准|限值|上限|下限|阈值|约定|规定|设定)[^，,。；;]{0,12}的[，,]"
)
_AS_IT_IS = re.compile(r"[^，,。；;]{4,}的[，,][^，,。；;]{0,12}$")
_NAMED_ONLY = re.compile(
    r"\s*对于?[^，,。；;]{1,10}(?:提交|报送|交付|递交|送交|编制|出具)的[^，,。；;]{2,14}(?<!申请)(?<!请求)(?<!异议)(?<!投诉)(?<!咨询)[，,][^，,。；;后起]{1,8}(?:应当?|须|需)(?:在|于)?$"
)
_FORESEEN = re.compile(r"预计|预期|估计|可能|需要?(?!求)|能力|要求")
#: 接着上一句所说的事：乙方仍应先行诊断并在……内
_GOES_ON = re.compile(r"[^，,。；;]{0,8}(?:仍|也|亦|还|并|同时)(?:应|须|需|要)")
_CAUSED = re.compile(r"(?:引起|造成|导致|引发|发生|出现|产生)的[^，,。；;]{1,12}")
#: 起算点写在主语里：收到请求的一方应在2个工作日内转告
_WHO = re.compile(
    r"(?:收到|接到|接获|收悉|得到|[知获]悉|获知|得知|发现|遭受|受到|提出|发[出起]|要求|主张|申请|签发)[^，,。；;]{1,24}?的[一-龥]{1,8}(?:应当?|须|需|必须)(?:在|于)?$"
)
#: 平台故障：乙方应在5分钟内通知
_HEADED_BY = re.compile(
    r"[^，,。；;：:]{0,8}(?:故障|中断|泄露|泄漏|事故|异常|投诉|报修|报障|停[电机]|离职|缺岗)[：:]"
)
#: 每月初开出发票，甲方应在15日内付清：从开票、收票还是月初起，没有说
_BILLED = re.compile(
    r"每(?:个?月|季度?|年)[^，,。；;自后起]{0,6}(?:开出|开具|出具|提交|寄送|送交)[^，,。；;后起]{0,10}(?:发票|账单|对账单)[，,][^，,。；;自后起]{0,8}$"
)
_JUST_BEFORE = re.compile(r"(?:应当?|须|必须|需)(?:在|于)?\s*$")
_DOES = re.compile(r"\s*(?:之内|以内|内)(?![的，,。；]|有效|保持|不|仍|未|只|仅)")
_TAKES = re.compile(r"\s*(?:之内|以内|内)(?:把|将)")
_CONDITION = re.compile(r"\s*(?:之内|以内|内)\s*(?:仍?未|仍|尚未|不|没有|拒)")


class TriggerMissing(Rule):
    """“2小时内升级”“10日内支付”没有起算点，到底从报告、诊断还是开票起算，双方各说各话；按小时的期间自约定的时间起算，没有约定就无从起算。

    写法：“自收到工单之时起2小时内”“自收到合格发票之日起10日内”。
    """

    title = "期限无起算点"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第二百零一条", "民法典第五百一十一条第四项")
    bad = (
        "（二）抢修时限如下，自接到来电时起算：\n| 险情 | 到场 | 恢复 |\n|---|---|---|\n| 爆管 | 1小时 | 4小时 |\n| 渗漏 | 4小时 | 24小时 |\n\n（三）抢修队应在>>3日<<内提交抢修台账。",
        "8.2 轮岗应在>>2日<<内告知对方。",
        "8.2 值班员应在>>2日<<内告知对方。",
        "3.1 委托人反馈问题清单。\n3.2 受托人应在>>5日<<内报送整改后的方案。",
        "4.2 对设计方编制的施工图，业主应在>>6个工作日<<内提出意见。",
        "5.1 主机故障由乙方修复。乙方应在>>6日<<内提交年度总结报告。",
        "3.1 预计停机超过4小时的，乙方应在>>3日<<内提交替代方案。",
        "3.5 每周盘点一次；盘点表由仓管员编制，应于>>2日<<内送甲方。",
        "3.6 甲方委托乙方编制图集，乙方应在>>40日<<内交稿。",
        "2.4 值班员未能修复的，乙方应在>>4小时<<内派厂家工程师。",
        "3.1 需要换机的，乙方应在>>3日<<内寄出新机。",
        "2.3 初始响应级别无法解决问题的，乙方应在>>2小时<<内将问题升级至更高级别的技术支持。",
        "7.1 甲方应在>>10日<<内支付首期服务费。",
        "2.4 甲方报障后，乙方应在10分钟内响应。乙方未能恢复的，应在>>30分钟<<内升级至负责人。",
        "3.2 余下三成货物>>25日<<内运抵甲方仓库；复核意见由监理方>>四日<<内签发。",
        "3.3 甲方的核价期为>>6日<<；结项材料限>>两周<<内备齐；译稿>>8个工作日<<交付。",
        "| 成果 | 完成时限 |\n|---|---|\n| 大纲 | >>12日<< |\n| 终稿 | 大纲经甲方确认之日起18日 |",
        "2.3 若无法解决问题，服务商应在>>[时间要求]<<内将问题升级，并通知客户。",
    )
    good = (
        "3.4 供水方未能按期开栓的，承包方应在2日内书面报告。\n3.5 业主认为保安不能胜任的，可以书面要求调换，物业方应在7日内换人。",
        "十、因暴雨、停航等不能预见、不能克服的情况影响交货的，受阻一方应在12小时内告知对方，并在5日内提交凭据。",
        "（一）自合同终止之日起，物业应办理下列交接：\n（二）物业应在9日内交还钥匙；\n（三）物业应在12日内移交台账。",
        "7.3 业主投诉由物业方在2个工作日内转交开发商；更换领班应在3日内告知对方。",
        "3.2 评审未通过的，受托人应在5日内报送整改后的方案。",
        "9.1 承运方丧失道路运输资质的，应在2日内通知托运方；合作银行调整影响代扣的，应在3个工作日内告知客户。",
        "6.1 押金从末期租金中抵扣；没有应付租金的，七日内退还。",
        "4.4 骑手月流失率超过8%的，乙方应在10日内补足人员；月度得分低于80分的，乙方应在5日内提交整改方案。",
        "3.2 因甲方原因引起的停摆，不属于免费服务。乙方仍应先行诊断并在2个工作日内出具原因报告。",
        "4.5 收到更正请求的一方应在3日内转告对方；发现异常的值班人员应在10分钟内报告。",
        "3.1 租户要求更换保洁员的，物业方应在3日内另行安排。\n3.2 托运方认为司机不称职的，可以要求更换，承运方应在2日内完成。",
        "第三条 时限自门店提交单据起算，10分钟内接单。\n第四条 须由厂家处理的，乙方应在30分钟内转交，厂家处理的时间不计入前条时限。",
        "3.1 甲方点名要求调换领班的，写明理由；甲方指出领班失职，乙方应在4日内换人。",
        "3.2 苗木由甲方点验，点验不符的苗木乙方应在6日内补齐；冻死的苗木，乙方应通知甲方在3日内会同清点。",
        "3.3 原因不能当场查明的，乙方应先行止漏，并在2日内出具书面说明。",
        "3.4 对账有出入的，双方应在5日内核清。",
        "4.1 各类漏水的时限如下，均自来电之时起按自然小时计算：\n大漏：1小时到场，4小时修复；\n小漏：4小时到场，24小时修复。\n4.2 须返厂的，乙方提供备用泵；原泵应在12日内修复。",
        "第四条 报障\n本协议所称小时、分钟均连续计算，自委托方来电或监控报警之时起算。\n第五条 时限\n甲类故障，受托方应于十五分钟内回应，四小时内修复。",
        "B.2 时限\nB.2.1 计时起点为监控平台生成事件单之时。\nB.4.1 温控失联的，值守人员须于5分钟内介入。",
        "6.1 墙面渗水的，出租人应在接到承租人通知的3天之内解决。",
        "第五条 时限从乙方监测到异常或甲方来电（取先发生者）开始连续计算：\n一级：5分钟内应答，乙方应在15分钟内介入，30分钟内恢复。",
        "6.3 供方从接到报修时算起：\n紧急：15分钟内响应，2小时内修好；\n一般：2小时内响应，2个工作日内修好。",
        "3.1 乙方接到甲方通知的，应在2小时内到场；对甲方的咨询，乙方应在4小时内答复。",
        "2.3 乙方应自收到工单之时起2小时内升级处理。",
        "2.4 质保期为6个月；报价30日内有效；24小时内均有人值班；一年内发生三次的，乙方换人。",
        "2.5 设备损坏的，乙方三日内换件；每月5日前报送，3日内核对；付款期限为15日，自签收之日起算。",
        "7.1 甲方收到合规发票后，应在10日内支付。",
        "7.1 发生下列情形的，自发生之日起：\n(1)甲方应在10日内付款；\n(2)乙方应在5日内交接。",
        "5.1 乙方应在每月结束后5日内提交报告。",
        "5.2 乙方在任一连续6个月内应保持合格。",
        "6.1 本协议期限内，日志应保存不少于6个月。",
        "9.2 遭受不可抗力的一方应在5日内书面通知对方，并在15日内提交证明。",
        "12.1 任何一方的联系方式变更应在3个工作日内书面通知对方。",
        "4.2 承租人应在每季期初的5日内支付当期租金。",
        "3.1 对于一级故障，乙方应在收到报告后15分钟内响应；对于咨询，应在4小时内响应。",
        "3.2 乙方发现数据泄露的，应在2小时内通知甲方；本合同解除的，乙方应在5日内移交资料。",
        "9.1 受影响一方应当及时通知对方，并在7日内提供证明。",
        "9.1 各级报修均应在10分钟内接单；在途货车故障的，乙方应在30分钟内换车。",
        "9.1 受不可抗力影响的一方应在3日内通知对方，并在15日内提交证明。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        limits = draft.ask(time_limits)
        reported = any(each.action in STEPS and each.trigger for each in limits)
        counted = draft.ask(conventions).counted_from is not None
        for limit in limits:
            if limit.table is not None or limit.trigger:
                continue
            if limit.action == "通知" and limit.severity and counted:
                continue
            if limit.action in STEPS and (counted or (limit.severity and reported)):
                continue  # 级别时限的起算点已在相邻的款项写明
            severity = self._severity(draft, limit, counted)
            if severity is not None:
                yield self.finding(
                    limit.span,
                    f"{draft.where(limit.span)}“{limit.words}内{limit.action}”没有写明从何时起算。",
                    severity=severity,
                    suggestion=f"写明起算点，如“自收到……之时起{limit.words}内”。",
                    provisional=limit.provisional,
                )
        for cell in draft.ask(undated_cells):
            yield self.finding(
                cell.span,
                f"{draft.where(cell.span)}“{cell.words}”没有写明从何时起算。",
                severity=Severity.INFO,
                related=[cell.dated] if cell.dated else [],
                suggestion="写明起算点，或者在表前写明各项期限从何时起算。",
            )

    def _severity(self, draft: Draft, limit: TimeLimit, counted: bool) -> Severity | None:
        """应当做的是警告；没有“应、须”，或者只写某某期几日的，只作提示；写明起算点的没有意见。"""
        if (limit.bound == "within" and (limit.action or self._told(draft, limit))) and self._deadline(
            draft, limit
        ):
            if not self._cued(draft, limit):
                before = draft.line(limit.span).text[limit.sentence.start : limit.span.start]
                told = limit.action == "通知" and is_matter(before)  # 要告知的就是主语说的那件事
                unsure = told or proves(draft, limit) or led_in(draft, limit)
                return Severity.INFO if unsure else self.severity
            return Severity.INFO if self._only_named(draft, limit) else None
        line = draft.line(limit.span)
        before = line.text[limit.sentence.start : limit.span.start]
        after = line.text[limit.span.end : limit.sentence.end]
        if (
            limit.duration is None
            or limit.severity
            or counted
            or line.cell is not None
            or not is_due(before, after, limit.unit)
        ):
            return None
        dated = self._cued(draft, limit) or counts_from(
            line.text[max(line.body_start, limit.span.start - 200) : limit.span.end + 200], before
        )
        return None if dated else Severity.INFO

    def _only_named(self, draft: Draft, limit: TimeLimit) -> bool:
        """对乙方提交的说明书，甲方应在5日内答复：说的是哪一件东西，从提交、收到还是约定的日子起算没有写，作提示。"""
        shadow = readable(draft.line(limit.span).text)
        before = shadow[limit.sentence.start : limit.span.start]
        return not limit.trigger and bool(_NAMED_ONLY.match(before))

    def _told(self, draft: Draft, limit: TimeLimit) -> bool:
        """认不出是什么动作，但“应在3日内寄出”“24小时内把备机送到”分明是要做一件事。"""
        text = draft.line(limit.span).text
        before, after = text[: limit.span.start], text[limit.span.end :]
        return bool(_JUST_BEFORE.search(before) and _DOES.match(after)) or bool(_TAKES.match(after))

    def _deadline(self, draft: Draft, limit: TimeLimit) -> bool:
        """是要在期限内做一件事，不是统计期间、条件。"""
        line = draft.line(limit.span)
        before = line.text[limit.sentence.start : limit.span.start]
        after = re.sub(r"^[】\]）)\s]+", "", line.text[limit.span.end : limit.sentence.end])
        if not after.startswith(("内", "以内", "之内")) or _CONDITION.match(after):
            return False
        return bool(_MODAL.search(before) or _TAKES.match(after)) and not _NOT_A_DEADLINE.search(
            before.rstrip("【[例如:： ")
        )

    def _cued(self, draft: Draft, limit: TimeLimit) -> bool:
        """本句、本行前面、引出本项的话里有起算点。"""
        line = draft.line(limit.span)
        shadow = readable(line.text)
        if _BILLED.search(shadow[limit.sentence.start : limit.span.start]):
            return False
        if _OTHER_CUES.search(shadow[limit.sentence.start : limit.span.start]):
            return True
        said = shadow[max(shadow.rfind("。", 0, limit.span.start) + 1, line.body_start) : limit.span.start]
        if begun(said, draft.ask(spoken_labels)):
            return True
        if "不可抗力" in shadow or "不能预见" in shadow or _HEADED_BY.match(shadow, limit.sentence.start):
            return True
        reset = list(RESET.finditer(shadow, limit.sentence.start, limit.span.start))
        if reset and not (
            trigger_in(shadow, reset[-1].end(), limit.span.start)
            or _EVENT.search(shadow[reset[-1].end() : limit.span.start])
        ):
            return "提前" in shadow[reset[-1].end() : limit.span.start]
        before = shadow[limit.sentence.start : limit.span.start]
        if (
            _EVENT.search(before)
            or _WHO.search(before)
            or acted(before)
            or same_clock(draft.reading, line)
            or (limit.action == "通知" and _told_of(before))
        ):
            return True
        if _crossed(shadow, limit) or _goes_on(shadow, limit) or trigger_in(shadow, 0, limit.span.start):
            return True
        if limit.lead is None:
            return False
        lead = draft.reading.lines[limit.lead].text
        return bool(trigger_in(readable(lead), 0, len(lead)) or _OTHER_CUES.search(lead) or "起" in lead)


def _crossed(shadow: str, limit: TimeLimit) -> bool:
    """以越过一个数为条件；只是预计要越过的没有确定的时刻。"""
    found = _CROSSED.search(shadow, limit.sentence.start, limit.span.start)
    return found is not None and not _FORESEEN.search(shadow, limit.sentence.start, found.end())


def _told_of(before: str) -> bool:
    """某事如何的，应在3日内通知：要通知的就是那件事，自它发生起算；预计、需要的没有确定的时刻。"""
    found = _AS_IT_IS.search(before)
    return found is not None and not _FORESEEN.search(found[0])


def _goes_on(shadow: str, limit: TimeLimit) -> bool:
    """接着上一句说：上一句说的是已经发生的事，就从那件事起算。"""
    first = limit.sentence.start
    before = max(shadow.rfind("。", 0, max(first - 1, 0)), shadow.rfind("；", 0, max(first - 1, 0))) + 1
    return bool(_GOES_ON.match(shadow, first, limit.span.start) and _CAUSED.search(shadow, before, first))
