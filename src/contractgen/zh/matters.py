"""一个限期说的是哪件事：对什么做（提交月报、支付尾款），从什么事起算（收到发票、每月结束），化成可以比较的样子。"""

from __future__ import annotations

import re

from contractgen.zh.obligation_words import PARTIES, action_in, last_action_in

_CLAUSE = re.compile(r"[，,。；;：:]")
_WITHIN = re.compile(r"[】\]\s]*(?:之内|以内|内)?[，,]?")
_TAKEN = re.compile(
    r"(?:将|把)([^，。；]{1,24}?)(?=汇|支付|付|移交|返还|退还|归还|交还|提交|送|交付|删除|销毁|更换)"
)
_SUBJECT = re.compile(r"^([^，,。；;]{2,20}?)(?=应当?|须|需|将|由|均|在|于|自|必须)")
_SCAFFOLD = re.compile(
    rf"(?:向|给|至|到|为|由|对|与)?(?:{PARTIES})(?:人员|指定账户|账户|各)?的?|[（(][^（）()]*[)）]"
    r"|以?书面(?:形式|方式)?|(?:全部|所有|相应|完整|详细|正式|上述|前述|有关|相关|合格|等额|对应|应付|当期|该期|剩余|不合格)的?"
    r"|[一二两]份|本次|该|其|之|予以|进行|并.*$"
)
_MONEY = re.compile(r"^(?:服务费用?|款项?|价款|合同(?:价款|款项?|总价)|费用|应付款项?|全款)$")
_VAGUE = re.compile(
    r"^(?:意见|异议|回复|答复|通知|材料|资料|报告|方案|文件|工作|服务|义务|证明|结果|要求|问题|说明)?$"
)
_OTHER_CASE = re.compile(
    r"重新|再次|复[验检查测]|初[验步]|终验|首[期次付批]|尾款|第[一二三四五六七八九十\d]+[期次批]|紧急|特殊|重大|一般|复杂|疑难"
    r"|延期|节假日|非工作|夜间|远程|现场|质保期|部分|预付|进度款|质保金|保证金|补充|替代|阶段|季度|年度|月度"
)
#: 另有条件的：需要更换备件的、无法远程修复的
_CONDITION = re.compile(
    r"((?:需要?|须|确需|无法|不能(?!履行)|未能(?!履行)|经[^，。；]{1,6}仍)[^，,。；;]{2,14})的[，,]"
)
_KIND = re.compile(
    r"(软件|硬件|网络|终端|设备|打印机|服务器|数据库|线路|电源|备件|外设|应用|接口)[^，。；]{0,6}(?:故障|问题|报修)"
)
_RECEIVED = re.compile(r"收到|接到|接获|收悉|取得|接受")
_NOUN = re.compile(
    r"发票|通知|申请|报告|成果|异议|要求|工单|报修|报障|款|资料|方案|函|催告|验收单|意见|设备|货物|结果|投诉|订单|请求|需求|清单|账单|样品|文件|指令|举报|服务费用?|费用|价款|月报|季报|周报"
)
_LEAD = re.compile(r"^.*(?:应当?|须|需|将|必须)(?=于|在|自)")
_EMPTY = re.compile(
    rf"(?:{PARTIES})(?:提出|发出|提交|开具|出具|送达|交付|作出)?的?|自|从|于|在|之日|之时|当[日天]|时?起|[以之]?后|时|的|书面|完整|合法|有效|等额|合规|合格|增值税|专用|普通|每次|该|上述|前述|或者?|正式|算|计|其|本(?:合同|协议)"
)


def thing_in(text: str, start: int, first: int, last: int, end: int) -> str:
    """限期（first 至 last）之内要做的事的对象：服务月报、尾款、保密资料；说不出的为空。start、end 是本句。"""
    last += len(_WITHIN.match(text[last:end])[0])  # type: ignore[index]
    stop = next((found.start() for found in _CLAUSE.finditer(text, last, end)), end)
    after = text[last:stop]
    if taken := _TAKEN.search(after):
        return _plain(taken[1])
    found = action_in(after, 0, len(after))
    if found and (said := _plain(after[found[2] :])):
        return said
    if found and (said := _plain(after[: found[1]])) and not re.search(r"应|须|将|完成|组织", said):
        return said
    before = text[start:first]
    if stated := re.search(r"(?:的)?(?:时限|期限|时间)(?:均)?(?:应|须)?(?:为|是|不超过)?", before):
        named = last_action_in(before, 0, stated.start())
        return _plain(before[named[2] : stated.start()]) if named else ""
    if taken := re.search(r"(?:将|把)([^，。；]{1,24})[，]?(?:在|于|自)?$", before):
        return _plain(taken[1])
    if found and (earlier := action_in(before, 0, len(before))) and earlier[0] == found[0]:
        said = _plain(re.split(r"的|[，,；;]", before[earlier[2] :])[0])  # 甲方要求更换人员的，7日内更换
        if said:
            return said
    subject = _SUBJECT.match(before.lstrip())
    return _plain(subject[1]) if subject else ""


def _plain(words: str) -> str:
    """去掉“向甲方”“全部”“相应的”一类的陪衬，只留中心语。"""
    words = _SCAFFOLD.sub("", words).strip(" \u3000")
    words = words.rpartition("的")[2] if len(words.rpartition("的")[2]) > 1 else words
    words = _SCAFFOLD.sub("", words).strip(" \u3000”“")
    return "款" if _MONEY.match(words) else words if len(words) <= 16 else ""


def is_vague(thing: str) -> bool:
    """对象太笼统，凭它看不出是同一件事。"""
    return _VAGUE.match(thing) is not None


def case_of(sentence: str) -> frozenset[str]:
    """句中区别情形的话：首期、重新、紧急、远程，以及所说的是哪一种故障。"""
    found = (*_OTHER_CASE.findall(sentence), *_KIND.findall(sentence), *_CONDITION.findall(sentence))
    return frozenset(found)


def settled(thing: str, start: str) -> tuple[str, str]:
    """“收到月报后5日内确认”与“月报自收到之日起5日内确认”说的是同一件事。"""
    if start == "收到" and thing:
        return thing, f"收到{thing}"
    if start.startswith("收到") and not thing and len(start) > 3:
        return start[2:], start
    return thing, start


def alike(one: str, two: str) -> bool:
    """两个起算的事是不是同一件：“发生”与“不可抗力发生”，“完毕”与“故障处理完毕”。"""
    short, long = sorted((one, two), key=len)
    return short == long or (
        len(short) == 2 and (long.endswith(short) or long.startswith(short)) and short != "收到"
    )


def since(trigger: str) -> str:
    """起算的事：“自收到乙方开具的增值税专用发票之日起”与“收到发票后”都是“收到发票”。"""
    if received := _RECEIVED.search(trigger):
        nouns = _NOUN.findall(trigger, received.end())
        last = (
            "款"
            if nouns and nouns[-1] in ("服务费", "服务费用", "费用", "价款")
            else nouns[-1]
            if nouns
            else ""
        )
        return f"收到{last}" if last else "收到" + _EMPTY.sub("", trigger[received.end() :])
    return re.sub(r"[\W_]+", "", _EMPTY.sub("", _LEAD.sub("", trigger)))
