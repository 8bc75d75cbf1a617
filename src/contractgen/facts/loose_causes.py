"""以原因推出去的话，认得松的：不承担责任、弄坏、破坏、使用不当；标题说除外之下的各项里说的原因。只作提示。"""

from __future__ import annotations

import re

from contractgen.facts.denied_work import denied_lines
from contractgen.facts.words.attribution import attributed, proves
from contractgen.facts.words.causes import OUTSIDE, PLAIN_FACT, TROUBLE, cause_in, evident
from contractgen.facts.words.naming import provider_label
from contractgen.facts.words.outline import outlined, sentences, speaks, trimmed
from contractgen.facts.words.turned_down import CHARGED, NOT_COUNTED, NOT_DONE, NOT_IN
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.saying import saying

_CUES = ("因", "由于", "造成", "导致", "引起", "引发", "所致", "致使", "原因", "缘故", "破坏", "损毁", "人为", "不当", "误操作", "弄坏", "碰坏", "摔", "毁坏", "拆动", "擅自", "带来", "不善", "虫", "改动", "方面的", "一侧")  # fmt: skip
_SPOILT = re.compile(
    r"[^，,。；;、：:（）()]{0,16}?(?:缘故|自己造成|方面的原因|带来|带入|人为的|外力的|虫[鼠咬]|不善|是因为[^，,。；;]{2,12}|因为[^，,。；;]{2,12}|破坏|损毁|毁坏|弄坏|碰坏|摔坏|撞坏|拆动|改动|误操作|误删|操作不当|使用不当|保管不当|人为(?:损坏|原因|因素)?|错误操作|违规操作)(?=[^，,。；;]{0,10})"
)
_DOWN = re.compile(
    rf"{NOT_DONE}|{NOT_IN}|{NOT_COUNTED}|{CHARGED}|不(?:再|予)?(?:承担|负|保修|保|赔|补|退|换)|免责|收费|自费|有偿|除外"
)
_TROUBLES = re.compile(rf"{TROUBLE}|问题|故障|损[坏毁失]|差错|后果|影响|不达标|异常|缺陷|坏|用不了")
_OTHERWISE = re.compile(
    r"违约|顺延|延长|解除|终止|诉讼|侵权|索赔|工期|竣工|侵犯|知识产权|保密|泄露|货款|价款|退款|合同无效|保证金|人身|伤亡|税|故意|重大过失|违法|上限|各方|双方均|是指|照常|扣除|课时|(?:低于|不足|不满|少于)[^，,。；;]{1,12}不(?:予|应)?(?:计|算)"
)
#: 其他非乙方原因造成的：另有一条说兜底
_OTHERS = re.compile("其[他它余]")
_TITLE = re.compile(r"不可抗力|保密|知识产权|解除|终止|争议|送达|税|付款|支付|个人信息|质保金|声明|定义")


def loose_causes(reading: Reading) -> tuple[Span, ...]:
    """依行文次序；写了由谁、凭什么认定的，一查便知的，服务方自己的原因，不算。"""
    outline, denied, provider = outlined(reading), denied_lines(reading), provider_label(reading)
    found: list[Span] = []
    for line in saying(reading, _CUES):
        if (
            line.zone not in (Zone.ARTICLE, Zone.ANNEX)
            or not speaks(line)
            or (line.cell and line.cell.header)
        ):
            continue
        if _TITLE.search(outline.titles(line.index)) or attributed(outline, line):
            continue
        row = " ".join(
            one.text
            for one in reading.lines[max(line.index - 3, 0) : line.index + 4]
            if line.cell and one.cell and (one.cell.table, one.cell.row) == (line.cell.table, line.cell.row)
        )
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            said = row or text
            cause = cause_in(text) or _SPOILT.search(text)
            if cause is None or _OTHERWISE.search(said) or OUTSIDE.search(text) or PLAIN_FACT.search(text):
                continue
            if _OTHERS.match(text, cause.start()):
                continue
            if not (line.index in denied or (_DOWN.search(said) and _TROUBLES.search(said))):
                continue
            if proves(said) or evident(text, cause.start(), cause.end()) or _own(text, cause[0], provider):
                continue
            found.append(trimmed(line.index, line.text, start + cause.start(), start + cause.end()))
    return tuple(found)


def _own(text: str, cause: str, provider: str) -> bool:
    """服务的一方自己的原因；或者由他免费修、负责修。"""
    mine = provider or "乙方"
    if mine in cause and not re.search("非|不是|以外", cause):
        return True
    return bool(re.search(rf"{re.escape(mine)}[^，,。；;不]{{0,6}}(?:负责|免费|应当?|须|仍)", text))
