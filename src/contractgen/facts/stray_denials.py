"""写在通知、解除、发票一类条款里的“不归某方管”“没有义务提供”：认得松，只作提示。"""

from __future__ import annotations

import re

from contractgen.facts.denied_work import denied_lines
from contractgen.facts.words.exclusion_leads import HEAD
from contractgen.facts.words.naming import provider_label
from contractgen.facts.words.outline import outlined, sentences, speaks, trimmed
from contractgen.facts.words.services import SERVING
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.saying import saying

_DENIES = re.compile(
    r"不(?:属|是|算|系)[^，,。；;]{1,10}(?:之事|的事|之责|分内|服务|工作|义务)|(?:没有|无|不负)[^，,。；;]{2,14}(?:的义务|之义务|之责)|不(?:包含|包括|含|计|列|算)在[^，,。；;]{0,10}(?:合同|协议|内|里)|(?:^|[，,])(?:但|且)?不(?:含|包括|包含)(?!税|本数|增值)[^，,。；;]{2,}"
    rf"|不(?:再)?[归由][^，,。；;]{{1,10}}?(?:[维保]|[管修做办]|负责|承担|提供|处理)"
    rf"|(?:本(?:合同|协议|服务|项目|约定)|{SERVING}(?:服务|工作|范围)?|[年月季]?费|套餐)[^，,。；;]{{0,6}}(?:不|未)(?:涵盖|覆盖|包括|包含|及于|延及|涉及|含)(?!税|本数)"
    r"|(?:没有义务|无义务|无须|无需|毋须|不必|概不|恕不|不予|不再|不另|不)(?:再|为其|免费|另行|负责)?(?:提供|维护|维修|维保|修理|修复|受理|处理|承接|承办|支持|配送|派送|安装|调试|清洗|更换|上门|派人|派员|搬运|培训|打扫|保养|保修|代办)(?!任何?责任)"
    r"|不(?:包|含|算|计)在[^，,。；;]{1,10}(?:里|内|中|之列)|(?:但|且)[^，,。；;]{0,4}(?:不含|不包括|不包含)(?!税)[^，,。；;]{2,}"
    r"|不(?:适用|受)(?:于)?[^，,。；;]{0,12}(?:时限|时间|约束|服务水平|响应|标准)"
)
_HOME = re.compile(
    rf"范围|内容|标的|定义|对象|除外|不包括|(?:{SERVING}|工作)(?:项目|事项|清单|水平|级别|标准|承诺)?$|服务|职责|义务|时限|响应|质保|保修"
)
_OTHERWISE = re.compile(
    r"责任|赔|违约|损失|保密|个人信息|退|担保|证明|发票|资料|承诺函|账号|信息|数据出境|第三方(?:提供|披露)|逾期|不得|解除后|终止后|解除的|可抗|税|违法|侵权|有权|可以|利息|异议|验收"
)


def stray_denials(reading: Reading) -> tuple[Span, ...]:
    """依行文次序；标题说范围、服务、除外的条里写的不算，接受服务的一方不做的也不算。"""
    outline, denied, provider = outlined(reading), denied_lines(reading), provider_label(reading)
    found: list[Span] = []
    for line in saying(reading, ("不", "未", "没有义务", "无义务", "无须", "无需")):
        titles = outline.titles(line.index)
        if line.cell is not None or line.zone is not Zone.ARTICLE or not speaks(line) or not titles:
            continue
        if line.index in denied or _HOME.search(titles) or HEAD.search(titles):
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            if _DENIES.search(text) and not _OTHERWISE.search(text):
                if provider and provider not in text and re.search("甲方|乙方|客户|用户", text):
                    continue
                found.append(trimmed(line.index, line.text, start, end))
    return tuple(found)
