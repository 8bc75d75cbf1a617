"""可用性怎样算、以谁的数据为准、什么算不可用、维护是否计入：写了没有。只看与可用性有关的各行。"""

from __future__ import annotations

import re

from contractgen.facts.words.availability_words import AVAILABLE, SUBJECT, family
from contractgen.facts.words.outline import Outline
from contractgen.model.reading import Line, Span
from contractgen.model.record import record
from contractgen.zh.sentences import sentences

_RATIO = r"÷|[／/](?!\s*(?:[月季年日天周台次套]|\d))|除以|之比|的?比值|之商|所占的?(?:比例|百分比|比率|比重)|占[^。；;，,]{0,30}(?:比例|百分比|比重|比率)"
FORMULA = re.compile(
    rf"{_RATIO}|与[^。；;，,]{{1,24}}的?(?:比例|百分比)|(?:{SUBJECT})[”\"]?\s*(?:的)?(?:计算)?(?:[=＝]|等于)|(?:计算|统计)(?:方法|方式|公式|规则)?(?:为|是|如下|[：:])[^。；;]{{4,}}"
)
SOURCE = re.compile(
    r"依[^。；;，,]{2,18}(?:数据|记录)(?=[；。，]|$)|取(?:自)?[^。；;，,]{0,14}(?:系统|平台|记录|数据|日志|工具)|数据(?:均)?[用以取按依][^。；;，,]{2,24}|自动(?:统计|记录|采集)"
    r"|(?:数据|结果|记录|分钟数|时间|时长)[^。；;，,]{0,8}(?:取自|来自|来源于|采自|依据|由[^。；;，,]{2,20}(?:记录|统计|监测))"
    r"|(?:以|依|依据|按|根据|凭)[^。；;，,]{0,30}(?:监[控测]|拨测|日志|记录|平台|系统|模块|台账|登记|报表|月报|工单|探针|轮询|抄表|签认|签字)[^。；;，,]{0,16}(?:数据|记录|日志|结果)?(?:为依据|为准|计算|统计|核定|认定|确定|作准|说了算|算(?![法出作入是进]))"
    r"|(?:记录|数据|统计|平台|系统|日志|报告|监测|拨测|登记)[^，。；,;]{0,14}为准|以(?!书面|本合同|本协议|附件|中文|实际)[^，。；,;]{2,30}为准|数据来源|取数|采集自|轮询|(?:随机|定期|每[日月周季]|不定期)[^。；;，,]{0,8}(?:抽[查检测]|巡[查检]|点验|点检|清点|检查)|抽[查检]时|双方[^。；;，,]{0,8}(?:核对|签字|签认|确认)|监控系统记录的|(?:监测|监控|拨测|探测)(?:商|机构|工具|平台|系统|点|节点)[^。；;]{0,40}(?:记录|测得|无法|探测|返回|连续)"
    r"|由[^。；;，,]{2,16}(?:自行)?(?:监测|监控|拨测|记录)(?:并|，|。|；|$)"
)
_LOST = r"不可用|停机|宕机|中断|停用|停服|停运|断网|离线|掉线|故障|不可达|停线|失效|不在线|不完好"
DOWNTIME = re.compile(
    rf"(?:{_LOST})(?:的)?(?:时间|时长|分钟数?|期间|状态|设备)?[”\"]?\s*[，,]?\s*(?:（[^（）]{{0,20}}）)?\s*(?:是指|系指|指|即|为(?!准)|包括(?!每)|：|:|定义)"
    rf"|(?:视|计|算|认定|判定|记|视同)为?(?:一次)?(?:{_LOST})|(?:{_LOST})(?:的)?(?:认定|判定|界定|标准|定义|口径)|不可用时间自|(?:{_LOST})[^。；;，,]{{0,6}}以[^。；;]{{2,40}}计算"
    r"|(?:无法|不能|未能|非正常|异常|未应答|失败)(?:[^。；;，,÷／/＝=）)]{0,16})?(?:分钟|小时|时)数|(?:无法|不能|未能)[^。；;，,]{1,24}(?:的)?(?:时间|期间|时段|分钟数?)(?:为|计|视|，|,|均|。|；|$)|返回[^。；;]{1,10}(?:台数|次数)|不可达分钟|(?:用不了|上不去|打不开)的?(?:时间)?(?:为|即|是指|算)"
)
#: 怎么认定留给将来：等于没有写
_LEFT_OPEN = re.compile(
    r"(?:根据|按照?|视|结合|依)(?:实际|具体|当时)[^。；;，,]{0,6}情况(?:协商|共同|另行)?(?:认定|确定|判定|计算|界定)|(?:另行|届时|协商)(?:约定|商定|确定|认定|界定)"
)
TREATED = re.compile(
    r"(?:维护|检修|停机|升级|割接|作业)[^。；;]{0,60}(?:不计(?!较|其数)|不记(?!名)|不列入|不纳入|不视为|不算|不作为|不记为|不属于|计入|计为|不包括|除外|扣除|剔除)|(?:不包括|扣除|除外|不计入|剔除)[^。；;]{0,30}(?:维护|检修)"
    r"|(?:预先|事先|提前)通知[^。；;]{0,16}(?:维护|检修)[^。；;]{0,6}(?:引起|导致|造成)"
)
#: 不在同一条里也认得：说的就是监测
_MONITORED = re.compile(r"(?:监[控测]|拨测|探针)[^。；;，,]{0,16}(?:数据|记录|日志|结果)[^。；;，,]{0,6}为准")
_ABOUT = re.compile(rf"{SUBJECT}|SLA|服务级别|服务水平|不可用|停机|宕机|拨测|监测平台|监控平台")


#: 某某率，后面是它的目标或者算法
_RATE = re.compile(r"[一-龥]{2,10}率(?=[”\"]?(?:按|每|应|须|不|为|达|[=＝≥]|等于|的计算))")


@record
class Told:
    """写了哪些：formulas 是各公式所说的指标类别（没有点名的为空字符串）与位置；left_open 是留给将来认定的话。"""

    formulas: tuple[tuple[str, Span], ...]
    source: bool
    downtime: bool
    treated: bool
    left_open: tuple[Span, ...]

    def counts(self, kind: str) -> bool:
        """这一类指标有没有公式。"""
        return any(named in ("", kind) for named, _ in self.formulas)


def told(lines: list[Line], targets: list[tuple[int, str]], outline: Outline) -> Told:
    """targets 是各目标所在的行与指标类别。同一条、同一附件里的各行，和别处说到可用性、监测的行，都算有关。"""
    homes = {outline.home(index) for index, _ in targets}
    formulas: list[tuple[str, Span]] = []
    open_ones: list[Span] = []
    source = downtime = treated = False
    for line in lines:
        text = line.text if line.cell is None else f"{line.cell.head}：{line.text}"
        near = outline.home(line.index) in homes or bool(_ABOUT.search(text))
        if not near:
            source = source or bool(_MONITORED.search(text))
            continue
        for start, end in sentences(text):
            sentence = text[start:end]
            if other := _other_rate(sentence):
                if FORMULA.search(sentence):
                    formulas.append((other, _span(line, text, start, end)))
                continue
            if opened := _LEFT_OPEN.search(sentence):
                open_ones.append(_span(line, text, start, start + opened.end()))
            else:
                source = source or bool(SOURCE.search(sentence))
                downtime = downtime or bool(DOWNTIME.search(sentence))
            treated = treated or bool(TREATED.search(sentence))
            if FORMULA.search(sentence):
                named = AVAILABLE.search(sentence)
                formulas.append((family(named[0]) if named else "", _span(line, text, start, end)))
    return Told(tuple(formulas), source, downtime, treated, tuple(open_ones))


def _other_rate(sentence: str) -> str:
    """这一句说的是另一个比率（数据采集完整率），不是可用性；没有为空。"""
    found = _RATE.search(sentence) if "率" in sentence else None
    return found[0] if found and not AVAILABLE.search(sentence) and not _ABOUT.search(sentence) else ""


def _span(line: Line, text: str, start: int, end: int) -> Span:
    shift = len(text) - len(line.text)
    return Span(line.index, max(0, start - shift), max(0, end - shift))
