"""一档与一组档位：落在哪个区间、后果是什么；一组说的是同一个量。"""

from __future__ import annotations

import re
from decimal import Decimal

from contractgen.facts.words.effects import Effect
from contractgen.facts.words.intervals import Interval
from contractgen.model.reading import Span
from contractgen.model.record import record

#: 越大越差的量；其中带“及时、合格、满意”的仍是越大越好，带“不、未”的又相反
_WORSE = re.compile(
    r"误|错|故障|返修|失败|丢|损|投诉|超时|超期|逾期|延误|延迟|迟|晚|停|中断|宕机|断|缺|漏|流失|事故|异常|违规|退货|残|掉线|拒|空驶"
    r"|加载|响应|耗时|时延|抖动|占用|等待|偏差|负面|差评|返工|扣分|记分|离职|流动|缺勤|缺岗|卡顿|闪退|拥塞|不合格|整改|告警|P\d{2}|首屏|黑屏|低于(?:承诺|目标|约定)|差距|短缺|失效|感染|泄露|瑕疵|缺陷|漏洞"
)
_BETTER = re.compile(
    r"可用|合格|及时|准时|准点|正点|按时|满意|准确|正确|完好|得分|评分|分数|考核分|出勤|在线|达标|完成|成功|接通|覆盖|解决率|响应率|关闭率|修复率|命中|送达|到岗|好评|签收|完整|运行率|运行时间|连通|可达|开机|恢复率|履约|命中|通过|达成|合规|到位|巡检"
)
_REVERSED = re.compile(
    r"不(?:可用|合格|及时|准|达标|满意|正确|完整|在线)|未(?:及时|按时|完成|达标|通过|到|送达|出勤)|非正常"
)
#: 差多少：低于标准的幅度、与目标的差额；以百分点计的也是
_SHORT = re.compile(
    r"差[额距值]|缺口|[降跌]幅|偏[离差]|短缺|(?:低|差|少|不足|未达|落后|欠|缺)[^，。；]{0,12}(?:幅度|部分|程度|数额|点数?$|百分点|量$|数$|值$)"
)
_ABOVE = re.compile(r"提[升高]|增[长加幅]|高于|超额|超出|改善")
_AVAILABLE = re.compile(r"可用|在线|正常运行|运行率|可达|连通率|开机率")


@record
class Tier:
    """一档。interval 的两端见 words.intervals；effect 为后果（没有数的等次、解除也算）。"""

    span: Span
    words: str
    interval: Interval
    effect: Effect | None
    effect_span: Span | None
    subject: str = ""  # 说的是哪个量

    @property
    def low(self) -> Decimal | None:
        return self.interval.low.value if self.interval.low else None

    @property
    def high(self) -> Decimal | None:
        return self.interval.high.value if self.interval.high else None


@record
class Ladder:
    """一组档位，依行文次序。worse 是往哪一头更差（low、high，看不出为空）；step 是约定的最小差别。

    tells 是同一条里说到这个量的其他界限（没有抵扣的，如“低于90%的可以解除”），用来看最差的一头有没有着落。
    """

    tiers: tuple[Tier, ...]
    unit: str
    subject: str
    worse: str
    step: Decimal | None = None
    table: bool = False
    tells: tuple[Interval, ...] = ()

    @property
    def available(self) -> bool:
        """说的是可用率。"""
        return self.unit == "%" and (not self.subject or bool(_AVAILABLE.search(self.subject)))


def worse_end(subject: str, unit: str) -> str:
    """由量的名称、单位看哪一头更差；看不出为空。"""
    if _REVERSED.search(subject) or _SHORT.search(subject):
        return "high"
    if unit == "百分点" and not _ABOVE.search(subject):
        return "high"
    if _BETTER.search(subject) and unit != "时":
        return "low"
    if _WORSE.search(subject) or unit in ("时", "次", "起", "工作日", "百分点"):
        return "high"
    return "low" if unit == "分" else ""
