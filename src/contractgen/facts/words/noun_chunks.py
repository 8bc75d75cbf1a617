"""一句话说到的名目：不靠词表，把“加湿罐清洗”“车牌识别相机”原样取出，看两句话说的是不是同一个东西。"""

from __future__ import annotations

import re
from functools import lru_cache

from contractgen.facts.words.activities import ACTS, TROUBLES
from contractgen.facts.words.labels import LABELS
from contractgen.zh.longest_first import longest_first

_SHORTEST = 2
_PART = 2  # 道闸机芯是道闸的一部分，屏幕保护膜不是屏幕
_TELLING = 3  # 一头多出的修饰语之外，共有的部分至少这么长才算同一个东西
#: 名目之间的话：虚词、量词、介词、泛指
_BETWEEN = re.compile(
    r"[、，,；;：:。（）()“”\"《》/\s|·\-—]+|以及|及其|连同|其中|或者|包括|包含|涉及|负责|承担|进行|实施|开展|提供|协助|完成|做好"
    r"|履行|办理|组织|安排|聘请|委托|自行|自费|自己|确保|任何|一切|以下|下列|如下|上述|每日|每周|每月|超过|覆盖|位于|使用|单独|另行|需要|其中|所在|至少|不少|达到|一名|两名|若干|[一二三两四五六七八九十]+[台套个路张部条次间处块座组项份名]|保证|正常(?:运行|使用|工作)|失灵|损坏|保障|发生|出现|按时|及时|定期|日常|相关|有关|全部|所有|各类|各项|应当|必须"
    r"|(?<!存)在(?!线)|系(?!统)|后(?!台)|前(?!台|置)|内(?!存|网)|本(?!地)|中(?!控|间件|心|央|继)|存在|之(?![一前后间外内类])|[的及与和或对将为由向等于按是属指不并应须需因以从给所各该其均含做使把被时]"
    r"|第[^，。；、]{1,6}[条款项]"
    rf"|\d+(?:\.\d+)?\s*(?:台|套|个|路|张|部|条|次|间|处|块|座|辆|组|项|份|名|人)?|每[日天周月季年]|按[日周月季年]"
    rf"|(?:{longest_first(LABELS)})(?:方)?"
)
_ACT = re.compile(rf"(?:{ACTS}|{'|'.join(TROUBLES)})(?![头器机仪枪室]|系统|平台|中心|设备|软件|大屏)")
#: 单说等于没说的名目
_VAGUE = re.compile(
    r"(?:业务|信息|应用|整个|标的|目标|上述|前述|现有|服务|维护|运维|维保|外包|工作|系统|平台|设备|设施|软件|硬件|数据|内容|范围|责任|义务|职责"
    r"|事项|人员|现场|项目|合同|协议|要求|方式|时间|时限|期间|期限|记录|报告|方案|情况|结果|费用|问题|环境|资料|文件|正常|运行|使用|管理|安全|技术|支持|能力|质量"
    r"|日常|定期|工程师|必要|相应|一次|一遍|条件|计划|单位|公司|部门|用户|客户|书面|变更单?|情形|专业|机构|第三方|双方|对方|一方|本地|远程|上门|存储|传输|措施)+"
)
_TAIL = re.compile(
    r"(?<=..)(?:子?系统|模块|功能|业务|服务|工作|[两三四五六]?项|部分|一类|费用|费|作业|环节)$"
)
#: 说明是自己的、另一处的：与没有这样说的不是同一个
_OTHER = re.compile(
    r"自建|自有|自购|自用|自带|自备|自编|自管|自行|自主|测试|开发|科研|备用|个人|私有|其他|其它|新增|以外|之外|周边|临时"
)


@lru_cache(maxsize=65536)
def noun_chunks(text: str) -> tuple[str, ...]:
    """一句话里的名目，依次；太短、太泛的不要。"""
    found: list[str] = []
    for piece in _BETWEEN.split(text):
        for chunk in _ACT.split(piece or ""):
            plain = _TAIL.sub("", chunk)
            if len(plain) >= _SHORTEST and not _VAGUE.fullmatch(plain):
                found.append(plain)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65536)
def same_chunk(one: str, two: str) -> bool:
    """两个名目是不是同一个东西：相同，或者一个是另一个的头尾（手持终端扫描头与扫描头），多出的话不是“自有”“测试”。"""
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if short == long:
        return True
    related = (
        long.endswith(short)
        or (long.startswith(short) and len(long) - len(short) <= _PART)
        or (
            len(short) > _TELLING  # 车辆登记、车辆出入登记
            and (short in long or (short[:2] == long[:2] and short[-2:] == long[-2:]))
        )
    )
    return related and says_own(one) == says_own(two)


@lru_cache(maxsize=65536)
def says_own(text: str) -> bool:
    """说的是一方自己的、另一处的东西：自有、自建、测试、科研。"""
    return bool(_OTHER.search(text))
