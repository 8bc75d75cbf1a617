"""由谁、凭什么认定：举证、鉴定、先行诊断、以某某记录为准。"""

from __future__ import annotations

import re

from contractgen.facts.words.outline import Outline
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading
from contractgen.model.saying import saying

PROOF = re.compile(
    r"举证|鉴定|认定|勘验|先行(?:抢修|排查)|(?:证明|记录|日志)为准|原因报告|(?:原因|责任)[^。；;]{0,8}(?:界定|判定|划分)|检测(?:结论|报告|机构|认定)"
    r"|共同检测|日志[^。；;]{0,10}(?:为准|证明|依据)"
    r"|[^不]能(?:够)?证明|提供[^。；;]{0,12}(?:证明|截图|照片|录像|凭证|记录)(?=的)|提供[^。；;]{0,8}证明|证据|诊断报告|先行诊断|分析报告"
    r"|(?:出具|开具|发布|公布|持有|附有?)[^。；;，,]{0,10}(?:证明|证实|书面(?:说明|材料|文件)|公告|通告|通报|停[电水气网]通知)"
    r"|先(?:行)?(?:上门|到场|去|来)[^。；;，,]{0,4}(?:查|看|检|勘|排)[^。；;]{0,16}(?:记录|拍照|照片|留)"
    r"|(?:说不拢|谈不拢|说不清|有争议|有分歧|看法不同|意见不一|不认)[^。；;]{0,4}[，,]?(?:就|则|可|再)?(?:请|找|由|委托|让|送)[^。；;]{1,24}(?:看|查|鉴定|检|评|判|认|定)"
)
#: 记着事实的东西；说明书是用法，不是凭据
_RECORD = r"(?:记录|日志|报告|报文|快照|结论|读数|录像|录音|照片|截图|截屏|视频|公告|通告|通报|通知|说明(?!书)|证明|单据|凭证|检测单|回执|编号|工单|签字|签认|意见书|笔录)"
#: 查过、判过：经排查、经日志分析、经双方勘验
_FOUND = r"(?:检测|检验|检查|鉴定|勘验|勘察|查勘|查明|查看|查实|查证|查验|勘查|核实|核查|核对|比对|复核|确认|签认|诊断|判定|认定|分析|排查|测试|调查|证明|证实|公告|通告|通报|书面说明|公示)"
#: 同一句里写的凭据：以某某记录为据、经某某查明
HERE = re.compile(
    r"(?:以|凭|依|按|根据|经)[^。；;]{1,30}(?:记录|日志|报告|结论|读数|录像|照片|截图|数据|单据?|书|图|监测站?|监控|检测)[^。；;]{0,12}(?:为准|为据|为凭|为证|为依据|证实|确认|签字|载明)"
    r"|(?:录像|录音|监控|画面|记录|日志|照片|报告|数据|检测|报文|仪表|读数|探针|拨测)(?:结果)?(?:显示(?![屏器])|表明|证实|载明|可见|反映)"
    r"|(?:平台|系统|工具|软件)显示(?=[^。；;，,]{0,8}(?:正常|可用|在线|通畅|无异常|运行|未))"
    r"|(?:以|依|凭)[^。；;，,：:]{2,30}(?:公告|通告|通知|公布|发布|证明|凭证|结论|报告|记录)为准"
    rf"|(?<![已曾神财未])经(?![营常济理办销纪费验历手过])[^。；;，,]{{0,16}}?{_FOUND}"
    rf"|(?<![未不])(?:出具|开具|附(?=[上有送]|[^。；;，,件]{{0,8}}{_RECORD})|调取|保留|留存|保全|拍摄|形成|留下)(?!的)[^。；;，,的]{{0,12}}{_RECORD}"
    rf"|(?<![未不])(?:提供|提交|递交|出示)(?!的)[^。；;，,的]{{0,10}}(?:日志|记录|报文|截图|照片|录像|检测|诊断|缺陷)[^。；;，,的]{{0,6}}"
    r"|(?:双方|共同|联合|会同|一同|一起)[^。；;，,]{0,10}(?:确认|认可|查看|查验|核对|签认|勘验|签字|分析|判断|判定)"
)
#: 另一句里写的：是否……，由某某、以某某
WHETHER = re.compile(
    r"(?:是否|有无|何种原因|原因|责任|归责|争议|异议)[^。；;]{0,24}?(?:由|以|凭|经|依|按|委托|请)[^。；;]{1,30}(?:为准|为据|鉴定|认定|判定|检测|检验|确认|查明|查勘|核定|出具)"
)
#: 只说认定、以某某记录为准的，也可能说的是别的（中断按日志认定）
_ALONE = re.compile(r"认定|记录为准|日志|证据")
_OF_CAUSE = re.compile(
    r"原因|责任|归责|是否|属于?|争议|异议|过错|人为|事由|情形|前[款项述条]|上[述款项]|缘故|过失"
)
_ANYWHERE = re.compile(
    r"(?:原因|责任)[^。；;]{0,16}(?:认定|鉴定|举证|界定|判定|共同检测)|(?:认定|鉴定"
    r"|举证)[^。；;，,]{0,8}(?:原因|责任|除外)"
)
_PROVED = ("认定", "鉴定", "举证", "界定", "判定", "共同检测")


@once
def settled_anywhere(reading: Reading) -> bool:
    """全文有一处约定了原因、责任怎样认定。"""
    return any(_ANYWHERE.search(line.text) for line in saying(reading, _PROVED))


def proves(text: str) -> bool:
    """这段话写了由谁、凭什么认定。"""
    return bool(PROOF.search(text) or HERE.search(text))


def attributed(outline: Outline, line: Line) -> bool:
    """这一行所说的原因，由谁、凭什么认定，本句或者本条里写了。"""
    if settled_anywhere(outline.reading) or proves(line.text):
        return True
    article = outline.article(line.index)
    if article is None:
        return False
    lines = outline.reading.lines[article.first : article.last + 1]
    return any(_proves_cause(one.text) or WHETHER.search(one.text) for one in lines)


def _proves_cause(text: str) -> bool:
    """别的一行里写的，要说到原因、责任。"""
    return any(
        not _ALONE.match(found[0]) or _OF_CAUSE.search(sentence)
        for sentence in re.split("[。；;]", text)
        for found in PROOF.finditer(sentence)
    )
