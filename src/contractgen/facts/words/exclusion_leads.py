"""引出除外事项的一句：以下工作不属于服务范围、服务不包括下列内容。"""

from __future__ import annotations

import re

from contractgen.facts.words.open_ends import GENERIC, UNLIMITED
from contractgen.facts.words.outline import Outline
from contractgen.facts.words.services import SERVING
from contractgen.facts.words.turned_down import CHARGED, NOT_DONE, NOT_IN, NOT_PAID
from contractgen.model.once import once
from contractgen.model.reading import Line

NOUN = r"(?:工作|服务|事项|事情|情形|情况|内容|费用|故障|问题|项目|损失|时间|原因|范围|设备|活动|几项|几样|各项|几种|事)"
_OUT = (
    r"(?:不属于|不包括|不包含|不在|不含|除外|不予|不承担|不提供|不负责|不适用|免责|不(?:[应得再]被?|予|被)?计(?:入|为)"
    r"|不纳入|排除在"
    r"|(?<!不)另行(?:收费|计费|报价|付费|计价|签约|签订|签署|立约)|另签(?:补充)?(?:协议|合同)|均?不在|不由|不归|不管|不做|不碰|不揽|不接|不作为|恕不|不负[^。；;：:，,]{0,6}之?责(?!任)|单独(?:收费|计费|报价)|另(?:计|付|收|算|议|行?收)|加收|由[^。；;：:，,]{1,8}(?:(?:自行|自己|自)(?:解决|负责|承担|处理|料理|维护|安排)|(?:另行|另外|另)(?:安排|委托|解决|聘请|请人|请|找|采购|组织|办理))|自行解决|自理|概不|无(?:义务|须|需)|没有义务)"
)
LEAD = re.compile(
    rf"(?:以下|下列|下述|如下|下面|凡属?|凡是)[^。；;：:]{{0,16}}?(?:{NOUN}|者|的)?[^。；;：:]{{0,24}}?{_OUT}"
    rf"|(?:不包括|不包含|不含|不属于|不承担|不负责|不提供|不归|不管|不做|不在|不处理|不受理|无义务)[^。；;：:]{{0,24}}?(?:以下|下列|下述|如下)"
    rf"|(?:不在|不属于)[^。；;：:，,]{{0,16}}?(?:范围|内容|之列)[^。；;：:，,]{{0,8}}?(?:包括|有|如下|为)[^。；;：:，,]{{0,6}}[:：]"
    rf"|(?:有|存在|因|由于|属于|出现|发生)(?:以下|下列|下述)[^。；;：:]{{0,16}}?[^。；;：:]{{0,24}}?{_OUT}"
    rf"|(?:{SERVING}|职责)(?:的)?(?:范围|内容)?(?:中|内)?均?(?:不包括|不包含|不含)[:：]?$"
    r"|(?:时间|时长|分钟|小时|次数|停机|不可用|中断|总数|基数|分母|考核)[^。；;：:]{0,16}(?<!不)(?:扣除|剔除|减去|排除|刨除)(?:以下|下列|下述)"
)
HEAD = re.compile(
    r"除外|不包括|不包含|不含|不(?:再)?(?:涵盖|覆盖|纳入|在列)$|免责|例外|排除|不在|不归|不管|不做|不碰|不接|不揽|不予|(?:单独计费|另计|另行(?:收费|计费))(?!的?(?:标准|价目|价格|办法|单价|清单|表|明细))|自理|范围之?以?外|不属于|不承担|不负责|不提供|不计入|以外的(?:工作|事项|服务)"
    r"|不(?!可抗力|良|同|当|少|低|高|定期|得)[^。；;，,：:]{1,14}的?(?:工作|事项|情形|工单|服务|内容|项目|范围|部分|设备|故障|请求|区域|业务|作业)$"
    r"|^[^，,。；;：:]{0,8}不(?:予|再|另)?(?:办理|承办|承接|代办|受理|处理|维护|维修|保养|服务|安排|实施|配送|承运|承揽|检测|开发|派送|收运|接收|收)(?:的|者)?(?<!不收)(?:[一-龥]{2,4})?$"
)
OTHER_HEAD = re.compile(r"保密|上限|不可抗力|知识产权|税|解除|送达|间接损失|延长|抵扣|转让|成果|监督")
_OTHER_LEAD = re.compile(
    r"保密|个人信息|不可抗力|知识产权|侵权|违约金|间接损失|上限|限制|转让|加班|奖励|税|条件|[一双各对]方不"
)


#: 乙方不承担：（1）……；某某方不做：
PLAIN_LEAD = re.compile(
    r"(?:方|商|人|单位|[一-龥A-Za-z]{2,6})(?:均|一概|概)?不(?:负责办理|负责|承担|承接|承办|负责|提供|受理|处理|做|管|包|含|接|揽|碰)(?:的|者)?(?:服务|工作|任务|事项|事情|事务|事|活|内容|项目|部分|范围)?(?:限于|仅限于|包括|如下|有|为|是)?[:：]|^不(?:由|归)[^。；;：:]{1,10}(?:负责|承担|管|办|做)的?(?:事项?|工作)?(?:有|是|包括|如下)?[:：]|^不(?:属于?|在|列入|纳入|包括在)[^。；;：:，,]{1,16}(?:的)?(?:工作|事项|事务|内容|项目|范围|服务|部分|活)(?:的|之列的?)?(?:有|是|包括|如下|为)?[:：]|^除外(?:的)?(?:工作|事项|内容)?(?:有|是|包括|如下|为)?[:：]|^(?:以下)?不(?:管|做|包括|包含|包|含|接|负责)的?(?:事|活|东西|内容|工作|范围)?[:：]"
)
_ENDS = re.compile(
    rf"(?:{NOT_DONE}|{NOT_IN}|{NOT_PAID}|不(?:予|作|做)?(?:计(?![划较息])|统计|考核|计算))[^。；;，,：:]{{0,6}}?(?:的|之)?(?:{NOUN}|{GENERIC}|者|部分|清单|对象)?(?:限于|仅限于|仅限|包括|如下|有|为|是|即)?"
    rf"(?:以下|下列)?[^。；;，,：:]{{0,4}}$|(?:除外|例外|排除|不[^。；;，,：:]{{1,8}}的?)(?:{NOUN}|{GENERIC}|清单)?[^。；;，,：:]{{0,2}}{UNLIMITED}$"
)
#: 下列故障，乙方收取上门费：
_THESE = re.compile(
    r"(?:以下|下列|下述)[^。；;，,]{0,10}(?:故障|情形|情况|问题|维修|修复|工作|服务|报修|上门|告警|处置|事件|请求|工单|处理)"
)
_PAID = re.compile(f"(?:{CHARGED})[^。；;，,]{{0,6}}$")
_LIABLE = re.compile(
    r"责任|违约|赔|保密|税|不可抗力|[一双各对]方不|不得|义务人|损失|解除|价款|不少于|不超过|不低于|限制"
)
_CUES = (
    "不",
    "除",
    "排除",
    "例外",
    "凡",
    "不承担",
    "不负责",
    "不做",
    "不提供",
    "不承接",
    "不承办",
    "不受理",
    "不处理",
    "不由",
    "不属",
    "不在",
    "不列入",
    "不纳入",
    "不归",
    "不碰",
    "除外",
    "不揽",
    "不管",
    "不接",
    "之中的",
    "范围的",
    "之外的",
    "下列",
    "以下",
    "下述",
    "如下",
    "下面",
    "不包括",
    "不包含",
    "不含",
)
_CUE = re.compile("|".join(_CUES))
_SERVICE = re.compile(rf"{SERVING}|范围|职责")
_OTHERWISE = re.compile(r"[一双各对]方不|不得(?:再)?(?:分包|转包|转让)|应(?:当)?同时?(?:符合|满足)")
_COLON = re.compile("[：:]")
_SCOPE_TOO = re.compile(r"范围[与和及]|内容[与和及]|[与和及、](?:服务)?(?:范围|内容)")


def leads_out(body: str) -> bool:
    """引出除外的话：以下各项不做；最后一个分句说不做、不在其内，接着是冒号。"""
    if LEAD.search(body) or plain_lead(body):
        return True
    colon = min((at for at in map(body.find, "：:") if at > 0), default=-1)
    if colon < 0 or colon > 48:
        return False
    last = re.split("[，,。；;]", body[:colon])[-1]
    if _LIABLE.search(last):
        return False
    return bool(_ENDS.search(last) or (_THESE.search(body[:colon]) and _PAID.search(last)))


def leads(line: Line) -> bool:
    """这一句引出除外事项的列举。"""
    if not _CUE.search(line.text):
        return False
    body = line.body.rstrip()
    if not leads_out(body) or _OTHERWISE.search(body):
        return False
    return not _OTHER_LEAD.search(body) or bool(_SERVICE.search(_OTHER_LEAD.sub("", body)))


def plain_lead(text: str) -> bool:
    """“乙方不承担：”一类，总以冒号结尾。"""
    return bool(("不" in text or "除外" in text) and _COLON.search(text) and PLAIN_LEAD.search(text))


def _opens(line: Line) -> bool:
    """一开头就是引导句，各项写在同一段里：下列工作由甲方另行安排：……。"""
    colon = min((at for at in map(line.body.find, "：:") if at > 0), default=-1)
    if colon < 0 or not leads(line):
        return False
    led = line.body[: colon + 1]
    return leads_out(led) and not re.search("[。；;，,]", led)


@once
def excluded_lines(outline: Outline) -> frozenset[int]:
    """除外事项的各行：引导句和其下的各项，或者标题说除外的条款里的各行。"""
    found: set[int] = set()
    under = _under_excluding_heads(outline)
    for line in outline.lines():
        if line.cell is None and line.text.rstrip().endswith(("：", ":")) and leads(line):
            found.add(line.index)
            found.update(below.index for below in outline.listed(line))
        elif (line.cell is None and _opens(line)) or outline.owner[line.index] in under:
            found.add(line.index)
    for section in outline.reading.sections:
        heading = section.heading
        if section.kind == "article" and HEAD.search(heading) and not _SCOPE_TOO.search(heading):
            found.update(range(section.first, section.last + 1))
    return frozenset(found)


def _under_excluding_heads(outline: Outline) -> set[int]:
    """本身或其上（条除外）的标题说除外的单元。"""
    found: set[int] = set()
    for place, section in enumerate(outline.reading.sections):
        if section.parent in found or (section.kind != "article" and HEAD.search(section.heading)):
            found.add(place)
    return found
