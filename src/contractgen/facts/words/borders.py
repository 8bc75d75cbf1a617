"""除外的话自己划了界线：器件本体之于接口、驱动，柜台所用的之于终端内置的，括号里说明哪部分仍由服务方做。"""

from __future__ import annotations

import re
from functools import lru_cache

#: 一项里说明了哪一部分仍然做：打印服务按1.1由受托人维护、驱动配置仍属服务对象、换件的手工不另收
_KEPT = re.compile(
    r"(?:仍|还是|照样|照旧|照常|继续)(?!不)[^，,。；;（）()]{0,12}?(?:属于?|归|由|在|按|为|做|修|管|办|处理|提供|负责|维护|服务|支持|协助)"
    r"|按(?:照)?(?:本合同|本协议|前|上|第|附件|表|§)?[^，,。；;（）()由不]{1,8}(?:条|款|项|述|[\d.]+|附件.)(?:的约定)?(?:由|属|归|办|执行|维护|负责|提供|处理)(?!.{0,4}(?:甲方|客户|用户))"
    r"|(?:除外|以外)(?:的)?部分|(?:手工|人工|工时|工费|安装|调试)[^，,。；;（）()]{0,6}(?:不另收|免费|不收费|不另计|已含|包含在内)"
)
#: 钱，不是工作：坏了要换的零件钱、耗材费
_PRICE = re.compile(r"(?:(?<!续)费用?|钱|货款|价款|成本|开支|开销|支出|工本)$")
#: 除外的只是东西本身、它的硬件
_BODY = re.compile(
    r"本体|本身|自身|整机|主机|机身|机体|机壳|外壳|面板|屏体|机械|硬件|土建|结构|机芯|电机|换件|零件"
)
#: 服务的是它的软件、接口、连接
_SOFT = re.compile(
    r"接口|驱动|程序|软件|通[讯信]|链路|配置|参数|数据|队列|打印服务|模块|看板|网络设置|账号|授权|固件|页面|画面|系统平台|管理平台"
)
#: 写明的所在：柜台所用、终端内置、机房内
_PLACE = re.compile(
    r"(?P<where>[^、，,。；;：:（）()的]{2,12}?)(?:所用|使用|内置|内装|自带|所装|安装|配套|配备|配发|所属|专用|之?[内上里外侧])的?"
)
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]")


def drawn(text: str) -> bool:
    """这一项自己说了哪一部分仍在服务之内，或者除外的只是一笔钱。"""
    return bool(_KEPT.search(text) or _PRICE.search(_BRACKETED.sub("", text).strip("。；; ")))


@lru_cache(maxsize=8192)
def parted(served: str, denied: str) -> bool:
    """两句话说的是两个部分、两处地方的东西。"""
    if _BODY.search(denied) and not _BODY.search(served) and _SOFT.search(served):
        return not _SOFT.search(denied)
    here, there = _PLACE.match(denied), _PLACE.match(served)
    if here is None or there is None:
        return False
    one, two = here["where"], there["where"]
    return not (
        {one[at : at + 2] for at in range(len(one) - 1)} & {two[at : at + 2] for at in range(len(two) - 1)}
    )
