"""签署栏缺一方，或者没有盖章、签名、日期的地方。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.endings import cut_endings
from contractgen.facts.parties import Party, parties
from contractgen.facts.signatures import Signatures, signatures
from contractgen.facts.signing_places import Required, required, signing_places
from contractgen.facts.topics_covered import topics_covered
from contractgen.model.finding import Confidence, Severity
from contractgen.model.reading import Span, Zone
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule

_PLACES = ("盖章或者签名的地方", "日期")


class SignatureBlock(Rule):
    """书面合同自各方签名、盖章或者按指印时成立；约定“签字盖章后生效”而没有留签署的地方，补签时容易漏掉一方或者日期。

    每一方各写：名称（盖章）、法定代表人或者授权代表（签名）、日期。
    """

    title = "签署页不全"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第四百九十条", "民法典第五百零二条")
    bad = (
        "机柜托管服务级别附件\n甲方：岚谷信息技术有限公司\n乙方：霁川数据中心有限公司\n一、对象\n机柜六个。\n二、可用率\n供电年度可用率不低于99.9%。\n三、补偿\n每低0.1个百分点补偿2%。\n>>甲方（盖章）：岚谷信息技术有限公司<<\n日期：2026年12月1日",
        "系统维护合同\n本范本仅供参考，请修改后使用\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n"
        "第三条 期限\n一年。\n>>甲方（盖章）：岚谷信息技术有限公司<<",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n第三条 生效\n本合同自双方签字并加盖公章之日起生效。\n>>甲方（盖章）：<<\n代表（签字）：\n日期：\n乙方（盖章）：\n日期：",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n第三条 生效\n本合同经双方加盖公章之日起生效。\n>>甲方：岚谷信息技术有限公司<<\n代表（签字）：\n日期：\n乙方：霁川冷链有限公司\n代表（签字）：\n日期：",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n第三条 生效\n本合同>>经双方加盖合同专用章后<<生效。",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n"
        "第三条 生效\n本合同一式两份，>>经双方签字盖章后<<生效。",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n"
        "第三条 期限\n一年。\n>>甲方（盖章）：<<\n授权代表（签字）：\n日期：    年  月  日",
    )
    good = (
        "学校设备维修合同\n采购人：霁川实验小学（以下简称“甲方”）\n供应商：岚谷机电有限公司（以下简称“乙方”）\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n第三条 生效\n本合同经双方签字盖章后生效。\n采购人（盖章）：\n授权代表签字：\n日期：\n供应商（盖章）：\n授权代表签字：\n日期：",
        "保洁合同\n委托方：岚谷商业管理有限公司\n服务方：霁川保洁有限公司\n第一条 定义\n1.1 “用户”指委托方的租户和员工。\n第二条 服务\n每日保洁。\n第三条 价款\n每月付款。\n"
        "委托方（盖章）：岚谷商业管理有限公司\n日期：2026年12月1日\n服务方（盖章）：霁川保洁有限公司\n日期：2026年12月1日",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n第三条 生效\n本合同自双方签字或盖章之日起生效。\n甲方（盖章）：\n日期：\n乙方（盖章）：\n日期：",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n第三条 生效\n本合同自双方签字盖章之日起生效。\n甲方（盖章）：        乙方（盖章）：\n代表（签字）：        代表（签字）：\n签订日期：2026年1月1日",
        "冷柜买卖合同\n供方：霁川冷链有限公司\n需方：岚谷信息技术有限公司\n一、标的\n供方向需方出售冷柜一台。\n二、价款\n人民币9000元。\n三、生效\n经双方签字盖章后生效。\n供 方\n单位名称（章）：霁川冷链有限公司\n代表人：\n单位地址：\n日期：\n需 方\n单位名称（章）：岚谷信息技术有限公司\n代表人：\n单位地址：\n日期：",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n"
        "第三条 期限\n一年。\n甲方（盖章）：\n授权代表（签字）：\n日期：    年  月  日\n乙方（盖章）：\n授权代表（签字）：\n日期：    年  月  日",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n"
        "第三条 签署\n双方以可靠的电子签名签署本合同，经双方签署后生效。",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n"
        "第三条 生效\n经双方盖章后生效。\n甲方（盖章/签字）：{{ a_name }}    乙方（盖章/签字）：{{ b_name }}\n"
        "签订日期：{{ a_date }}    签订日期：{{ b_date }}\n{{ a_seal }}    {{ b_seal }}",
        "设备采购合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 标的\n服务器两台。\n第二条 价款\n10万元。\n"
        "第三条 生效\n经双方签字盖章后生效。\n甲方（盖章）：岚谷信息技术有限公司    乙方（盖章）：霁川冷链有限公司\n"
        "授权代表：程某    授权代表：周某\n日期：2026年12月1日    日期：2026年12月1日\n备注：本合同经采购小组审议通过。",
        "第一条 乙方按月巡检。\n第二条 甲方按季付款。\n第三条 一年。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        topics = next(iter(draft.ask(topics_covered)), None)
        if topics is None or topics.articles < 3:
            return
        block = draft.ask(signatures)[0]
        if not topics.whole and (block.block is None or not _absent(draft, block)):
            return  # 附件、订单另有签署的；自己留了签署栏的，各方都要有
        if block.block is None:
            cut = any(ending.last for ending in draft.ask(cut_endings))
            if not cut and not block.elsewhere and block.said is not None:
                yield self.finding(
                    block.said,
                    f"{draft.where(block.said)}约定“{draft.quote(block.said)}”，全文末尾却没有签署栏。",
                    related=[_end(draft)],
                    suggestion="在正文之后留出各方盖章、签名和填写日期的地方；另有签署页的，把它并入同一份文件。",
                )
            return
        lacking, absent = _lacking(draft, block), _absent(draft, block)
        lacking += [each for each in _uneven(draft, block) if not lacking]
        if absent or lacking:
            yield self.finding(
                block.block,
                f"签署栏不全：没有{'、'.join([*absent, *lacking])}。",
                related=_rows(draft),
                severity=Severity.WARNING if absent else Severity.INFO,
                suggestion="每一方各写名称（盖章）、法定代表人或者授权代表（签名）和日期。",
            )


def _rows(draft: Draft) -> list[Span]:
    """签署栏里各方的几行。"""
    return [
        Span(line.index, 0, len(line.text))
        for line in draft.reading.judged()
        if line.zone is Zone.SIGNATURE and re.search(r"盖\s*章|签\s*[字名章]|公\s*章", line.text)
    ][:6]


def _end(draft: Draft) -> Span:
    """全文最后一行：签署栏本该在这里。"""
    last = next(line for line in reversed(list(draft.reading.judged())) if line.text.strip())
    return Span(last.index, 0, len(last.text))


def _absent(draft: Draft, block: Signatures) -> list[str]:
    """没有出现在签署栏里的一方。"""
    introduced = [party for party in draft.ask(parties) if party.introduced]
    present = [party for party in introduced if _signs(party, block.text)]
    absent = [party.label for party in introduced if party not in present]
    return [] if block.together or not present else absent


def _lacking(draft: Draft, block: Signatures) -> list[str]:
    """整个签署栏都没有的。"""
    lacking = [] if block.seal or block.sign else [_PLACES[0]]
    return lacking if block.date else [*lacking, _PLACES[1]]


def _uneven(draft: Draft, block: Signatures) -> list[str]:
    """一方有而另一方没有的，正文约定要有而没有的。"""
    blocks = draft.ask(signing_places)
    wanted = required(draft.quote(block.said)) if block.said else Required(False, False)
    lacking = []
    for each in blocks if len(blocks) > 1 else ():
        if not each.seal and (wanted.seal or any(one.seal for one in blocks)):
            lacking.append(f"{each.label}盖章的地方")
        if not each.sign and (wanted.sign or any(one.sign for one in blocks)):
            lacking.append(f"{each.label}签字的地方")
        if not each.date and any(one.date for one in blocks):
            lacking.append(f"{each.label}填写日期的地方")
    return lacking


def _signs(party: Party, text: str) -> bool:
    label = r"(?<![\u4e00-\u9fff])" + r"\s*".join(map(re.escape, party.label))
    return bool(re.search(label, text)) or bool(party.name and party.name in text)
