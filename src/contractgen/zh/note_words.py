"""写给起草人看的话怎样认：说的是稿子本身（这一条、此处、写法），做的是改稿的事（删、改、填、核），口气是商量或交办。

合同的话说的是当事人做什么；说“这一条可以删”“此处请法务把关”“是否够用？”的，是起草说明。
"""

from __future__ import annotations

import re

#: 说的是稿子：本条、以上两款、此处、写法
_DOC = re.compile(
    r"(?:本|此|该|这|上|下|前|后|以上|以下|上述|下述|上面|下面|前面|后面)(?:述|面)?(?:[一两二三四几各\d])?(?:条款?|款|段|句话?|处|行|页|表(?!示)|节|部分|空格|栏|附件|内容|表述|写法|数字|金额|比例|版本)"
    r"|此处|这里|这块|这儿|正文|定稿|终稿|初稿|草稿|模板|范本|原稿|原文|措辞|表述|写法|行文|条文|条款|选项|占位|方括号|黄色部分|标黄|标红|红字|参数(?=由)"
)
#: 改稿的动作；单说这个就像改稿
_EDIT = re.compile(
    r"改写|改(?:为|成|一下|掉|过来|回|短|长|松|严)|再改|要改|可改|修改|删(?!失)|去掉|划[掉去]|勾掉|拿掉|保留(?!意见|完整)|留(?:着|白|空|给|待)|补(?:上|写|一下|一句|个|进)|不写|可写|先写|写(?:进|死|清楚|具体|成|明白|一下|法)|再写|要写|怎么写"
    r"|空着|先空|暂空|斟酌|商榷|推敲|把关|过目|增减|增删|加(?:上|一[条句款]|个|进|条)|替换|替成|套用|照抄|照搬|照写|沿用|挪|移到|搬到|合并|拆分|拆开|细化|展开写|选用|取舍|填(?!补)|改动|裁剪|择用|敲定|压一压"
)
#: 也可以是合同里的动作
_MAYBE_EDIT = re.compile(
    r"核(?:对|实|一下|定)|确认|审(?:核|阅|定|一下)|看(?:一下|看|过|下)|调整|补充|选择|勾选|列明|列举|列出|写明|注明|明确|更新|核查|商定|适用|约定|协商|谈|说明|提供|加|改|写"
)
#: 自己这边的人
_INSIDE = re.compile(
    r"法务|财务(?:部|同事|那边|口)?|业务(?:部门?|同事|那边|口|员)|商务(?:部|同事|那边)?|采购部|售前|销售|技术部|项目组|产品(?:部|经理|同事)|运营(?:部|同事)|领导|老板|老总|总监|[\u4e00-\u9fff]总(?=[看说审定确批那要]|$|[，,。])|(?<![\u4e00-\u9fff大缩较最变微狭弱减])小[\u4e00-\u9fff](?=[核看说定问确改补填那给先来]|$|[，,])"
    r"|(?:跟|问|找|请|让|由|等|给|和|与|@)[老小][\u4e00-\u9fff]|[\u4e00-\u9fff](?:律师|经理|工|老师|主任|会计)(?=[看说审定确批那要核])|(?<!双方)(?<!甲方)(?<!乙方)律师|合规(?:部|同事)?|风控|上级|起草人|承办人|那边|咱们?|我们|我司|对方(?=[不要同提坚没如若接]|$)"
)
#: 商量、交办的口气
_TONE = re.compile(
    r"要不要|能不能|是不是|有没有|对不对|行不行|可不可以|够不够|合不合适|怎么|[吗吧呢][？?。]?$|[？?]|不一定|不确定|不清楚|不知道|没想好|拿不准|存疑|好像|貌似|似乎|估计|记得|别忘|务必|最好|建议|宜(?=[写加明补删改约])|不宜|尽量"
    r"|暂时|回头|上次|昨天|今天|明天|下周|周[一二三四五](?=[前再给问])|电话里|口头说|说过|一下|(?:发|送|报)(?:出|给对方|对方|客户)?前|对外发|签(?:署|约|订)?前|定稿[前后时]|打印前|用印前|盖章前|先(?=[空写放留这按用不])|再(?=[写定改填补看说议核确])"
    r"|待(?=[定补填核确法财业商客甲乙双])|视(?:谈判|项目|具体|实际|情况|客户)|根据(?:谈判|项目|具体|实际|客户|需要|医院|行业|规模)|按(?:需要?|实际|项目|具体|情况)|结合(?:项目|实际)|自行|酌情|可根据|([\u4e00-\u9fff])一\1(?!般)|一般(?:要求|写|是|为|按|约定)|通常|实践中|实务中|慎用|慎重|注意"
)
#: 只在自己这边说的话
_SECRET = re.compile(
    r"底线|底价|谈判(?!代表|机制|程序)|让步|还价|压价|砍价|再压|压一压|筹码|可以?让(?:到|步|至|给)|能让|不能让|让到|退一步|不要透露|别透露|不要给(?:对方|客户)|别给(?:对方|客户)"
    r"|如?对方[^，。]{0,6}(?:要是|坚持|一定要)|对方[^，。]{0,4}提出(?:的话)?[，,]?(?:就|可以?)(?:加|改|让|删|退)|客户要是|内部(?:掌握|讨论|口径)|心理价|争取(?:到|写)|毛利|对我方|于我方|我方(?:有利|不利|风险)"
)
#: 一开头就说明是起草说明
_HEAD = re.compile(
    r"\s*(?:起草(?:说明|注|提示|人注|人|备注)?|编者[按注]|编注|编制说明|撰写(?:说明|提示)|使用(?:说明|提示)|填写(?:说明|提示|要求|须知)|适用(?:说明|提示)|选用说明|条款说明|修[改订](?:说明|意见|建议)"
    r"|审(?:核|查|稿|阅)(?:意见|提示|批注|人)?|法务(?:部)?(?:意见|批注|备注|注|提示|建议|审核|审查)?|律师(?:意见|批注|注|提示|建议)|(?:业务|财务|商务|采购|技术|合规|风控|领导)(?:部门?)?(?:意见|批注|备注|注|建议|提示)?|内部(?:备注|说明|批注|提示|意见|掌握|讨论|注)?"
    r"|风险(?:点|提示)|谈判(?:要点|策略|提示|底线|空间|口径)?|底线|底价|让步(?:空间|方案)?|备选(?:表述|条款|方案|写法)?|批注|存疑|待办|待确认|待核|待改|替代(?:条款|表述|方案)|TODO|FIXME|NTD|Note)\s*\d*\s*[:：]",
    re.IGNORECASE,
)
_ASIDE_HEAD = re.compile(
    r"\s*(?:提醒|建议|意见|问题|疑问|回复|答复|备忘|修改|改|新增|原文|原为|原写|上一版|[\u4e00-\u9fff]{1,3}(?:律师|经理|总|工|老师)(?:意见|注|批注)?)\s*[:：]"
)
#: （可选）（如适用，可列举标准号）：这一条用不用还没有定
_OPTIONAL = re.compile(
    r"\s*(?:可选(?:条款|项|内容|择)?|选填(?:项)?|备选(?:条款|方案|项)?|选用(?:条款|项)?|选择(?:适用|性条款)|(?:本|此|该|以下)?(?:条|款|项|条款)?(?:为|系|属)?(?:可选|备选|选用|选择性|示例|样例|推荐|参考)(?:条款?|款|项|内容|性条款)?"
    r"|示例(?:文本|条款)?|样例|仅为示例|以上为示例|示意|范例|[二三四两]选[一其]一?|保留其一|任选其?一|择一(?:填写|保留|适用|即可)?|(?:按需|酌情|自行|视情况)(?:保留|删除|填写|调整|选用|增减|修改|选择)|如?不?适用[时的]?[^，。]{0,4}(?:删|划|保留|略)[^，。]{0,4}|不适用的?[^，。]{0,6}(?:删除|删去|划掉|划去)"
    r"|(?:删除|删去|划去)(?:不适用|多余|此|本)[^，。]{0,6}|(?:此|本)[条款项](?:可|应|请)?(?:删|略|不写|不用|保留|斟酌)[^，。]{0,6}|略去|内部(?:掌握|参考|意见|讨论)?|[^，。；]{0,6}待(?:核|查|改|补|填|审|确认|核实)[^，。]{0,6}|待(?:法务|业务|财务|商务|领导|客户|对方|律师)[^，。]{0,12})\s*"
)
#: 如适用，可列举……；如项目不涉密，本款可不写；请根据……填写；此处列明……
_INSTRUCTION = re.compile(
    r"\s*(?:(?:如|若)[^，,]{0,14}[,，]\s*(?:可|请|应|则)?(?:在此|相应|删|填|列举|列明|修改|调整|补充|改|保留|不写|略)|可列举|可(?:根据|视|按|自行|酌情|另)[^，。]{0,14}(?:填|调|改|增|删|选|补|列|写)|视[^，。]{1,8}(?:填|调整|选|修改|删|保留|增减)"
    r"|请[^，。]{0,12}(?:填|选择|删|修改|补充|核对|核实|确认|注意|勾选|描述|列明|注明|替换|写明|改|明确|把关|审)|此处[^，。]{0,20}(?:填|插入|补|列|应|可|需|请|改|确认|写|删|留|再)"
    r"|(?:应|可|需|由)?(?:根据|按照?|依据?|结合)[^，。]{0,14}(?:填写|调整|修改|选择|确定|补充|增删|增减|改写|选用|删减|完善)(?:即可|本条|本款|此条|此处|内容)?$|填写[^，。]{0,20}$|(?:以下|本)(?:条款?|款|内容|部分)[^，。]{0,6}(?:根据|视|按|供)[^，。]{0,10}(?:选用|选择|适用|取舍|修改|调整|增删|增减)"
    r"|(?:如|若)(?:不|无)(?:需要?|适用|涉及)[^，。]{0,6}(?:请|可|应|则)?(?:删|略|不写)|可(?:加|附|增加)(?:附件|附页|行)|建议(?:改|删|增加|写|加|约定|明确|补)|(?:签约|签署|签订|定稿|打印|发出|用印)前(?:请|应|须|要)?(?:删|确认|核|改|补))"
)
_ENGLISH = re.compile(
    r"\s*(?:note to (?:draft|self|file|reviewer|client|counsel)|drafting note|drafter['’]?s? note|reviewer['’]?s? (?:note|comment)|NTD\b|internal note|comment\s*[:：]|\[?optional\b|delete (?:if|as|where)|include (?:only )?(?:if|for|where|when)"
    r"|use (?:only )?(?:if|where|this)|insert (?:if|where|only)|please (?:confirm|check|review|advise|revise|update)|to be confirmed by|subject to (?:legal|internal|our) review|alternative(?:ly)?\s*[:：]|for discussion|TODO\b|FIXME\b|to self\b)",
    re.IGNORECASE,
)
#: 合同自己的话
_CLAUSE = re.compile(
    r"由[^，。]{0,12}(?:人员?|[甲乙双]方|员)[^，。]{0,12}(?:填|签)|应当|不得|有权|承担(?!人)|支付|除外|为准|以下[简合]?[简并]?称|赔偿|计入|视为|包括但不限于|由(?:甲|乙|双)方(?:负责|承担)"
)
_NOTE_WORD = re.compile(
    r"\s*(?:编?注|备注|说明|提示|注意|特别说明|温馨提示|[※★☆▲◆●]|Tips?)\s*\d*\s*[:：]?", re.IGNORECASE
)
_COMMA = re.compile("[，,；;。]")
_PARTIES = re.compile(r"[甲乙丙双]方|服务商|供应商|采购人|委托方|受托方|客户应")


def starts_a_note(text: str) -> bool:
    """开头就是“起草说明：”“Note to draft”“底线：”一类。"""
    return bool(_HEAD.match(text) or _ENGLISH.match(text))


def aside(inner: str) -> bool:
    """括号里的话是起草说明。"""
    first = _COMMA.split(inner, maxsplit=1)[0]
    if first != inner and len(first) < 12 and _OPTIONAL.fullmatch(first):
        return True
    if (
        starts_a_note(inner)
        or _ASIDE_HEAD.match(inner)
        or _OPTIONAL.fullmatch(inner)
        or _INSTRUCTION.match(inner)
    ):
        return True
    if _SECRET.search(inner) and not _PARTIES.search(inner):
        return True
    if inner.rstrip()[-1:] in ("？", "?") and len(inner) > 2:
        return True
    if _CLAUSE.search(inner):
        return bool(_EDIT.search(inner) and _TONE.search(inner) and _DOC.search(inner))
    body = _NOTE_WORD.sub("", inner, count=1)
    about = bool(_DOC.search(body)) + bool(_INSIDE.search(body)) + bool(_TONE.search(body))
    if _EDIT.search(body):
        return about > 0
    inside = _INSIDE.search(body) and _DOC.search(body) and not _PARTIES.search(body)
    return bool(inside) or (about > 1 and bool(_MAYBE_EDIT.search(body)))


def line(text: str) -> bool:
    """自成一行、没有编号的话是起草说明。"""
    body = text.strip()
    if starts_a_note(body):
        return True
    if len(body) > 90:
        return False
    marked = _NOTE_WORD.match(body)
    if marked:
        body = body[marked.end() :]
    if _CLAUSE.search(body) and not _INSIDE.search(body) and not _SECRET.search(body):
        return False
    about = bool(_DOC.search(body)) + bool(_INSIDE.search(body)) + bool(_TONE.search(body))
    if _SECRET.search(body) and about > 0 and not _PARTIES.search(body):
        return True
    if marked:
        if _PARTIES.search(body) and not (_EDIT.search(body) and about > 1):
            return False
        return bool(_INSTRUCTION.match(body)) or (
            about > (0 if _EDIT.search(body) else 1) and bool(_EDIT.search(body) or _MAYBE_EDIT.search(body))
        )
    return about > 1 and bool(_EDIT.search(body)) and not _PARTIES.search(body)


def cell(text: str) -> bool:
    """一格里（多是备注栏）写的是交办的话。"""
    if len(text) > 60:
        return False
    if starts_a_note(text) or _OPTIONAL.fullmatch(text):
        return True
    if _CLAUSE.search(text):
        return False
    if _SECRET.search(text):
        return True
    about = bool(_DOC.search(text)) + bool(_INSIDE.search(text)) + bool(_TONE.search(text))
    return (about > 1 and bool(_EDIT.search(text) or _MAYBE_EDIT.search(text))) or (
        about > 0 and bool(_EDIT.search(text)) and not _PARTIES.search(text)
    )


def trailing(text: str) -> bool:
    """一句完整的话之后又补的一句是起草说明。"""
    if starts_a_note(text):
        return True
    if _CLAUSE.search(text) or _PARTIES.search(text):
        return False
    about = bool(_DOC.search(text)) + bool(_INSIDE.search(text)) + bool(_TONE.search(text))
    return about > 1 and bool(_EDIT.search(text) or _SECRET.search(text))
