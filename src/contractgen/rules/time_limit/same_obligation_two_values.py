"""同一级故障的同一步骤、同一起算点的同一件事，两处写了不同的时限。"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from contractgen.facts.promises import Promise, promises
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.words.graded_things import unlike_things
from contractgen.facts.words.outline import outlined
from contractgen.facts.words.parallel_items import PARALLEL
from contractgen.facts.words.promise import same_value
from contractgen.facts.words.promise_match import set_apart, step
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.outliers import minority
from contractgen.review.rule import Rule
from contractgen.rules.time_limit._likely_pairs import with_likely
from contractgen.rules.time_limit._one_matter import elsewhere, matters, told
from contractgen.zh.obligation_words import trigger_class
from contractgen.zh.severity_words import same_level
from contractgen.zh.working_time import equal


class SameObligationTwoValues(Rule):
    """正文和附件各写一遍时限，改了一处忘了另一处，履行时各执一词；解释起来要看目的、习惯，结果难料。

    写法：时限只在一处（时限表）写数，别处写“见附件一第三条”；确须重复的，逐字核对。服务时间内外分别写明。
    """

    title = "同一事项两个时限"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "合同编通则解释第一条")
    bad = (
        "3.1 离心机轴承损坏，乙方>>四日<<内送来备用件。\n第六条 考核\n6.1 离心机轴承损坏后六日内没有送来备用件的，扣当月保养费的3%。",
        "2.1 乙方发现致命缺陷的，应在发现后>>5小时<<内书面通报甲方。\n附件一 时限\n时限自发现或者收到修复版本之时起算。\n| 级别 | 通报 |\n|---|---|\n| 致命 | 2小时 |\n| 严重 | 8小时 |",
        "3.1 车厢温度高于零下12℃的，司机应于>>20分钟<<内电话告知收货方调度。\n第七条 违约\n7.1 车厢温度高于零下12℃，司机超过50分钟才告知调度的，每次扣运费300元。",
        "3.1 雨雪天道路积雪，乙方应在雨雪停止后>>3小时<<内清理干净。\n第五条 考核\n5.1 雨雪停止后5小时内道路积雪未清理的，扣80元。",
        "3.1 咨询件自登记之时起>>2日<<内办结，疑难件自登记之时起9日内办结。\n附件一 指标\n| 指标 | 目标 |\n|---|---|\n| 咨询件自登记起4日内办结率 | 98% |\n| 疑难件自登记起9日内办结率 | 90% |",
        "| 项目 | 红色 | 橙色 |\n|---|---|---|\n| 判定 | 任一冷柜测点失联 | 冷柜以外的测点失联 |\n| 介入 | >>6分钟<< | 20分钟 |\n| 闭环 | 3小时 | 12小时 |\n\n第四条 值守\n4.1 冷柜测点失联的，值守人员须于一刻钟内介入。",
        "| 等级 | 接单 | 恢复 |\n|---|---|---|\n| Ⅰ级 | >>8分钟<< | 2小时 |\n| Ⅱ级 | 30分钟 | 8小时 |\n\n6.2 发生Ⅰ级事件时，乙方应在派单后半小时内接单并建立应急群。",
        "3.5 退票：乘客退票成功后>>2日<<内原路退回。\n第六条 乘客\n6.1 乘客退票成功的，承运商应在5个工作日内原路退款。",
        "2.1 承运方应在事故发生后>>1小时<<内通知货主。\n9.2 承运方应在事故发生后3小时内告知货主。",
        "2.3 抽检不合格的批次，乙方应自收到抽检记录之日起>>5个工作日<<内完成返工。\n\n| 批次 | 成果 | 返工期限 |\n|---|---|---|\n| 第一批 | 300件 | 自收到抽检记录之日起10个工作日 |\n| 第二批 | 400件 | 自收到抽检记录之日起10个工作日 |",
        "5.1 初验：设备装妥后，乙方书面申请初验，甲方应在收到申请之日起>>10日<<内组织。\n附件一 清单\n| 序号 | 设备 | 要求 | 初验组织时限 |\n|---|---|---|---|\n| 1 | 水泵 | 两台 | 收到申请之日起20日内 |\n| 2 | 阀门 | 四只 | 同上 |",
        "3.1 电梯困人的，乙方应在>>10分钟<<内响应。\n3.5 电梯困人的，乙方应在30分钟内响应。",
        "8.1 平台确认漏水的，应在>>30秒<<内向值班室推送报警。\n\n附件二 技术指标\n| 序号 | 指标 | 数值 |\n|---|---|---|\n| 1 | 漏水报警推送 | 60秒内 |\n| 2 | 视频延时 | 不超过2秒 |",
        "4.1 道闸抬不起来、车出不去的，从接到电话算起，>>2小时<<修好。\n\n| 毛病 | 回话 | 修好 |\n|---|---|---|\n"
        "| 道闸抬不起来、车出不去 | 5分钟 | 7小时 |\n| 其他问题 | 半天 | 2天 |",
        "5.1 课程终止后>>40日<<内，培训方返还全部试卷并销毁底稿。\n9.2 返还按下列步骤进行：培训方在课程终止后25日内返还试卷并销毁底稿，委托方签收。",
        "5.1 保洁费由甲方于收到发票后>>10日<<内支付。\n8.2 甲方应在收到发票后25日内支付当月保洁费。",
        "4.1 一级故障自报修时起，>>【2】小时<<内恢复。\n附件一 速查\n一级｜20分钟内接单｜5小时内恢复\n二级｜1小时内接单｜8小时内恢复",
        "4.2 紧急故障，乙方应自收到报告之时起>>30分钟<<内响应。\n"
        "附件二 服务级别\n"
        "| 等级 | 响应时限 |\n|---|---|\n| 紧急 | 2小时 |",
        "3.1 对于系统中断，乙方应在收到报告后>>30分钟<<内响应。\n"
        "4.2 服务时间以外发现紧急故障的，乙方应在接到通知后2小时内响应。",
        "3.2 乙方应自每个自然月结束之日起>>5日<<内，向甲方提交服务级别报告。\n"
        "6.2 乙方应自每个自然月结束之日起10日内，向甲方提交书面的服务级别报告。",
        "3.1 乙方应自每月结束之日起>>5日<<内提交服务月报。\n6.2 服务月报应于每月结束后10日内提交。",
        "5.2 甲方应自收到乙方开具的增值税专用发票之日起>>10日<<内支付。\n8.1 甲方收到发票后30日内，将服务费用汇入乙方账户。",
        "2.1 一级安全事件自告警之时起>>15分钟<<内通报。\n附件一\n"
        "| 级别 | 通报时限（自告警之时起） |\n|---|---|\n| 一级 | 1小时 |",
        "5.1 紧要故障自报修起>>3小时<<内修复。\n7.3 紧要故障修复超过5小时的，每次减收服务费300元。",
        "2.1 断链分两种。“全断”：整车温度失控；“半断”：单个探头失灵。\n"
        "2.2 全断的，乙方自接警起>>20分钟<<内派出换车；半断的，2小时内派出换车。\n"
        "2.3 整车温度失控的，乙方应自接警起50分钟内派出换车。",
        "3.1 预警分类处理。急修类：爆管、断电；常修类：门窗、灯具。\n"
        "3.2 急修类报修，乙方自接报起>>30分钟<<内上门；常修类报修，24小时内上门。\n"
        "6.4 维修工接急修类报修后应于一个半小时之内赶抵小区。",
        "2.1 展厅地面有积水的，保洁员自接到前台通知起>>10分钟<<内擦拭干净。\n"
        "2.2 地面材质见附件。\n2.3 前台通知展厅地面积水的，当班组长应确保25分钟内擦拭干净。",
        "2.1 收样后>>3日<<内由实验室出具检测报告。\n4.5 检测报告由授权签字人签发，于收样之日起7日内寄送甲方。",
        "2.3 故障满>>1小时<<未解决的，升级至服务经理。\n"
        "6.1 升级如下：\n"
        "| 层级 | 升级时限 | 升级对象 |\n|---|---|---|\n| 1 | 2小时 | 服务经理 |",
    )
    good = (
        "3.5 泵站整体停运的，自报障起12分钟内响应、3小时内恢复；单台泵故障40分钟内响应、15小时内恢复；一般咨询3小时内响应。",
        "3.1 一级：10分钟响应，2小时恢复。远程可以处理的，15分钟内恢复。",
        "附件一 级别\n级别：紧急；响应：20分钟；修复：8小时\n级别：普通；响应：40分钟；修复：24小时",
        "2.1 全部货物到仓核验完成后20日内，支付货款的25%。\n第六条 核验\n6.1 货物到仓后2日内完成核验。",
        "4.1 时限自报修起算。\n    重大故障（全楼停水）：10分钟内响应；\n    普通故障（单户停水）：30分钟内响应；\n    一般问题（水表查询）：3小时内响应。",
        "1.5 施工队的名称由业主在本合同生效后3日内书面通知监理人。\n8.1 业主应在合同生效后5日内书面告知施工队监理人的名称和权限。",
        "1.2 驻点时间为工作日8:00至17:30；其余时间由值班员电话受理，紧急报修自接报之时起80分钟内到场。\n附件一 时限（驻点时间内，自派单之时起算）\n| 级别 | 到场 | 修复 |\n|---|---|---|\n| 紧急 | 15分钟 | 2小时 |\n| 普通 | 1小时 | 8小时 |",
        "3.1 一级报修4小时内修复。\n| 指标 | 目标 |\n|---|---|\n| 一级报修2小时内修复率 | 60% |\n| 一级报修4小时内修复率 | 98% |",
        "三、事件分级处理\n红色事件\n现象：全楼断网\n回话：10分钟内\n修好：2小时内\n黄色事件\n现象：一层断网\n回话：30分钟内\n修好：8小时内",
        "各档的在线支持：\n- 标准支持 – 工单24小时内答复\n- 尊享支持 – 工单2小时内答复",
        "4.1 时限自来电起算：\n| 项目 | 甲类 | 乙类 |\n|---|---|---|\n| 接听时间 | 全天 | 工作日8:00至17:30 |\n| 响应 | 20分钟 | 2小时 |\n| 修复 | 6小时 | 2个工作日 |\n\n4.2 乙类设备在接听时间以外来电的，自下一工作日8:00起算。",
        "第四条 投诉时限\n4.1 特急投诉指媒体曝光的；普通投诉指其他。\n\n| 环节 | 特急 | 普通 |\n|---|---|---|\n| 响应 | 15分钟 | 8小时 |\n| 办结 | 4小时 | 24小时 |\n\n第五条 设备故障\n5.1 一级故障指停机；二级故障指其他。\n\n| 动作 | 一级 | 二级 |\n|---|---|---|\n| 响应 | 30分钟 | 2小时 |\n| 恢复 | 2小时 | 24小时 |",
        "3.1 闭馆时的报修，乙方在2小时内响应；其他时间不受理，布展除外，布展期间的报修在20分钟内响应。",
        "3.1 在客服时间内，自买家来信起20秒内首次响应。\n3.2 平均响应时长不超过50秒，以后台数据为准。",
        "| 项目 | 形式 | 许可期 |\n|---|---|---|\n| 题库更新 | 服务 | 36个月 |\n| 阅卷引擎 | 本地 | 永久 |\n\n2.1 新大纲公布后，乙方应在30日内提供题库更新。\n7.1 未按2.1的30日提供更新的，每日支付200元。\n8.1 每日9:00前推送前一日的题库更新。",
        "| 片区 | 远程诊断 | 到场 |\n|---|---|---|\n| 城区 | 20分钟 | 3小时 |\n| 郊区 | 20分钟 | 7小时 |\n\n2.1 冷藏箱定位数据的上传间隔不超过30秒。",
        "2.1 普通投诉24小时内答复、72小时内办结；物流投诉2小时内答复、48小时内办结；涉及伤亡的投诉30分钟内答复。",
        "5.2 接到报修后按下列时限处理（全天受理）：\n| 类别 | 响应 | 到场 |\n|---|---|---|\n| 重大 | 20分钟 | 3小时 |\n| 一般 | 1小时 | 6小时 |\n\n5.3 重大故障整机更换后，质保期自更换之日起重新计算12个月。",
        "4.1 接报后二级告警5小时内修复。\n9.1 一个季度内二级告警逾期修复四次以上的，需方可以退租；一年里超时修复3回的，减收一成。",
        "5.1 设备款：验收合格后20日内支付60%。\n5.2 首年平台年费于验收合格后15日内支付。",
        "4.1 无严重瑕疵、轻微瑕疵不超过6处的为合格，遗留瑕疵由乙方在15日内修复。\n5.1 轻微瑕疵：4小时响应，7日内修复。",
        "3.1 一级漏水：1小时内恢复供水。\n8.1 一年内一级漏水恢复超时三次以上的，甲方可以解除合同。",
        "3.1 一级故障1小时内到场。\n3.2 台风期间，一级故障的到场时间放宽至3小时。",
        "2.1 备份与恢复：恢复点目标（RPO）为24小时，恢复时间目标（RTO）为48小时。\n2.2 数据的备份与恢复应符合下表：\n"
        "| 项目 | 约定 |\n|---|---|\n| 相邻两次备份的最长间隔 | 20小时 |\n| 恢复点目标（RPO） | 24小时 |\n"
        "| 恢复时间目标（RTO） | 48小时 |\n| 备份保留期 | 720小时 |",
        "4.2 紧急故障：服务时间内30分钟响应，非工作时间2小时响应。",
        "2.1 市区：重大故障1小时到场。\n2.2 郊县：重大故障4小时到场。",
        "2.1 红色告警自产生起20分钟内通报甲方。\n2.2 红色告警自产生起2小时内报告公安机关。",
        "2.1 物业报障后，乙方30分钟内抵达泵房。\n2.2 物业报障后，乙方2小时内抵达管井。",
        "2.1 乙方应在接到通知后2小时内到场。\n2.2 甲方代表应在接到通知后1小时内到场见证。",
        "2.1 检测报告初稿应在收样后3日内提交。\n2.2 检测报告终稿应在收样后10日内提交。",
        "2.1 冷链车辆途中断链的，乙方接警后25分钟内派出换车。\n2.2 常温车辆途中抛锚的，乙方接警后1小时内派出换车。",
        "4.2 服务时间内，紧急故障30分钟内响应。\n4.3 服务时间以外，紧急故障2小时内响应。",
        "3.1 提供7x24小时监控，收到一级故障报告后15分钟内响应。\n3.2 一级故障应在15分钟内响应。",
        "3.1 对于系统中断，15分钟内响应。\n3.2 对于一般性技术咨询，4小时内响应。",
        "3.1 东区仓储系统一级故障15分钟内响应。\n3.2 西区配送系统一级故障30分钟内响应。",
        "3.1 一级故障应自收到报告之时起4小时内到场。\n3.2 一级故障应自收到报告之时起240分钟内到场。",
        "3.1 首期款由甲方自收到发票之日起10日内支付。\n3.2 尾款由甲方自收到发票之日起20日内支付。",
        "3.1 乙方应在接到报修后4小时内修复。\n3.2 需要更换备件的，乙方应在接到报修后24小时内修复。",
        "3.1 一级故障应自报修起4小时内恢复。\n9.2 一个季度内一级故障逾期恢复达三次的，甲方可以解除。",
        "5.1 紧要故障自报修起3小时内修复。\n7.3 紧要故障修复超过8小时的，甲方可以解除合同。",
        "5.1 甲方应提前5日通知乙方变更账户。\n5.2 甲方应提前10日通知乙方变更联系人。",
        "3.1 “高”级故障的响应时限为15分钟。\n"
        "| 等级 | 响应（服务时间内） | 响应（服务时间外） |\n|---|---|---|\n| 高 | 15分钟 | 1小时 |",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        return with_likely(self, draft, ("within",), self._told(draft))

    def _told(self, draft: Draft) -> Iterator[Finding]:
        stated = [
            each
            for each in draft.ask(promises)
            if each.timed and not each.soft and not set_apart(draft.line(each.span).text)
        ]
        for group in matters(draft, stated):
            comparable = [each for each in group if not told(each, group)]
            odd, main = minority(comparable, same_value)
            for wrong in odd:
                if against := [each for each in main if elsewhere(draft, wrong, each)]:
                    yield self._finding(draft, wrong, against)
        limits = [each for each in draft.ask(time_limits) if each.duration is not None]
        yield from self._across_vocabularies(draft, limits)
        for targets in _escalations(limits):
            late, kept = minority(targets, _same_length)
            for limit in late:
                if others := [each for each in kept if not _together(limit, each)]:
                    yield self._differing(draft, limit, others[0], f"升级至{limit.object}")

    def _finding(self, draft: Draft, wrong: Promise, against: list[Promise]) -> Finding:
        other = against[0]
        provisional = wrong.provisional or any(each.provisional for each in against)
        guessed = wrong.guessed or all(each.guessed or each.remote != wrong.remote for each in against)
        silent = wrong.hours != other.hours
        named = (f"“{wrong.level}”" if wrong.level else "") + (step(wrong) or wrong.deed)
        if silent:
            stated, plain = (wrong, other) if wrong.hours else (other, wrong)
            message = (
                f"{draft.where(plain.span)}的{named}时限（{plain.words}）未写明适用时间，"
                f"与{draft.where(stated.span)}（{_HOURS[stated.hours]}，{stated.words}）的关系不明。"
            )
            suggestion = f"写明{draft.where(plain.span)}是否仅适用于标准服务时间，或者统一两处时限。"
        else:
            message = (
                f"{named}的时限不一致：{draft.where(wrong.span)}为{wrong.words}，"
                f"{draft.where(other.span)}为{other.words}。"
            )
            suggestion = "核实后统一；只在一处写数，另一处写“见×条”。"
        return self.finding(
            wrong.span,
            message,
            severity=Severity.INFO if guessed else Severity.WARNING if provisional or silent else None,
            related=[each.span for each in against],
            suggestion=suggestion,
            provisional=provisional,
        )

    def _across_vocabularies(self, draft: Draft, limits: list[TimeLimit]) -> Iterator[Finding]:
        """叫法不同、都是最重一级的（系统中断与紧急故障），响应时限不同且有一处没有写明适用时间。"""
        top = [
            each
            for each in limits
            if each.rank == 1
            and each.action == "响应"
            and each.vocabulary != PARALLEL
            and each.bound in ("within", "bare")
        ]
        for one, two in combinations(top, 2):
            apart = one.vocabulary != two.vocabulary and not same_level(one.severity, two.severity)
            if (
                apart
                and _comparable(one, two)
                and not _same_length(one, two)
                and not _answered(one, two, top)
                and not unlike_things(outlined(draft.reading), one.span.line, two.span.line)
            ):
                yield self._differing(
                    draft,
                    one,
                    two,
                    f"“{one.severity}”响应",
                    f"“{one.severity}”与“{two.severity}”是否同一级，也请写明。",
                )
                return

    def _differing(
        self, draft: Draft, wrong: TimeLimit, other: TimeLimit, named: str, more: str = ""
    ) -> Finding:
        silent = wrong.hours != other.hours
        provisional = wrong.provisional or other.provisional
        stated, plain = (wrong, other) if wrong.hours else (other, wrong)
        message = (
            f"{draft.where(plain.span)}的{named}时限（{plain.words}）未写明适用时间，"
            f"与{draft.where(stated.span)}（{_HOURS[stated.hours]}，{stated.words}）的关系不明。"
            if silent
            else f"{named}的时限不一致：{draft.where(wrong.span)}为{wrong.words}，{draft.where(other.span)}为{other.words}。"
        )
        return self.finding(
            wrong.span,
            message + more,
            severity=Severity.WARNING if provisional or silent or more else None,
            related=[other.span],
            suggestion="写明适用的时间和级别，或者统一两处时限；只在一处写数，另一处写“见×条”。",
            provisional=provisional,
        )


_HOURS = {"in": "服务时间内", "out": "服务时间外", "all": "不分时间"}


def _escalations(limits: list[TimeLimit]) -> list[list[TimeLimit]]:
    """升级至同一人的归在一起：服务经理与“服务经理某某”视为一人。"""
    groups: dict[str, list[TimeLimit]] = {}
    for limit in limits:
        if limit.action != "升级" or not limit.object or limit.severity:
            continue
        if limit.bound in ("within", "elapsed", "bare"):
            said = limit.object
            name = next((key for key in groups if key.startswith(said) or said.startswith(key)), said)
            groups.setdefault(name, []).append(limit)
    return [group for group in groups.values() if len(group) > 1]


def _same_length(one: TimeLimit, two: TimeLimit) -> bool:
    return one.duration is not None and two.duration is not None and equal(one.duration, two.duration)


def _together(one: TimeLimit, two: TimeLimit) -> bool:
    return one.span.line == two.span.line or (one.table is not None and one.table == two.table)


def _comparable(one: TimeLimit, two: TimeLimit) -> bool:
    """不在一处，时段没有一内一外，起算点没有一处是到场，点名的系统没有不同。"""
    if _together(one, two) or {one.hours, two.hours} == {"in", "out"}:
        return False
    starts = {trigger_class(one.trigger), trigger_class(two.trigger)} - {""}
    return ("onsite" not in starts or len(starts) < 2) and (
        one.system == two.system or not one.system or not two.system
    )


def _answered(one: TimeLimit, two: TimeLimit, top: list[TimeLimit]) -> bool:
    """两处里没有写明时间的那处，另有同值的写明时间的说法。"""
    plain = one if not one.hours else two
    return any(each is not plain and each.hours and _same_length(each, plain) for each in top)
