"""占位里的话：应填什么、“例如”什么，以及怎样与加了括号的正常文字分开。"""

from __future__ import annotations

import re

_EXAMPLE = re.compile(
    r"(?:(?:默认|参考)?(?:例如|比方说?|比如|譬如|诸如|示例|示范|举例|范例|样例|例子|假设|假定)|for (?:example|instance)|such as|(?<![a-z])e\.?\s?g\.?(?![a-z]))"
    r"(?:值|数值|数据|数字|金额|文本|内容|名称|地址|日期|为)?\s*[:：,，]?\s*"
    r"|(?:^|[,，。；;（(\s、])(?:例|如|譬|参考|建议|默认|推荐|缺省|暂按)\s*[:：]\s*"
    r"|^\s*(?:此处|本项|该项|这里)?(?:默认|参考|建议|推荐|缺省|通常|一般|常规|惯常|常见|往往|多为|行业(?:惯例|通行)?|市场)(?:情况下)?"
    r"(?:(?:取|填)?值|数值|示例|(?:可|应|会)?(?:填写?|写|取|选|按|约定)(?:为|入|是|成|作)?|为|是|(?=\s*[\d０-９]))\s*[:：,，]?\s*(?=\S)"
    r"|(?:^|[,，；;（(])如\s*(?=[\d０-９【“\"]|每|按|约|第|提前|不[少低超高]|[一二三四五六七八九十百两半]+[个天日小分年月次人份台元周季倍成])",
    re.IGNORECASE,
)
#: [如会议室甲、会议室乙]：不是条件（如有、如甲方逾期）的“如”，后面只有名词
_SUCH_VALUE = re.compile(r"\s*(?:如|例)(?![有需果适不无未若遇])(?=[^，,。；;]{2,24}$)")
_SUCH = re.compile(
    r"\s*如(?=[^，,。；;]{2,24}$)(?![有需果适不无未因下上前后期实何同此是若涉发甲乙丙双遇存客确属为系经在对要能可另本出逾延对遭被由须应仍尚委受服供承采买卖])"
)
_NOTE = re.compile(
    r"\s*(?:编?注|备注|说明|提示|起草(?:说明|注)?|使用说明|法务(?:意见|备注)|批注|修改(?:说明|意见)|TODO"
    r"|FIXME)\d*\s*[:：]",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\s*(?:[•●·*]\s*)?(?:请?在?(?:此处|这里|此)|请|应|需要?|可|由.{1,8}|将|在此)?"
    r"(?:(?:根据|按照?|依据?|结合|视).{1,12}(?:情况|需要|实际|要求)|据实|如实|详细|详尽|具体|自行|另行|手工|手写|简要|简单|简略|简短|扼要|逐一|逐项"
    r"|逐条|逐个|一一|准确|完整|分别|按需|酌情|统一|用.{1,5}(?:字|语言|文字))*(?:地|的)?"
    r"(?:填写|填入|填上|填报|填列|填明|填具体|输入|键入|插入|加入|添加|选择|选填|描述|列出|列明|列举|罗列|简述|概述|详述|叙述|介绍|写明|写入|写上|写具体|注明"
    r"|载明|标明|指明|补充|补入|补齐|补上|录入|勾选|圈选|粘贴|贴入|替换|自拟"
    r"|请?填(?![充补满])|[待留][^，。；]{1,10}$|待填|待补|待定|待确认|待协商|待商|待完善|待核实|空白|空缺|暂[空缺无定]|未定|尚未?[^，。；]{1,8}$|TBD|TBC|TBA|TODO|N\.?T\.?D|xxx"
    r"|insert|enter|specify|fill|to be |describe|state |list |select|choose|name of|date of|number of|amount of)",
    re.IGNORECASE,
)
_ASKS_AT_END = re.compile(
    r"(?:待填写?|待补充?|待定|待确认|待协商|待填入|由.{1,10}填写|处填写|请填写|自行填写|据实填写|手写|TBD"
    r"|TBC)\s*[。.]?\s*$",
    re.IGNORECASE,
)
# 以这些词收尾的是要填的栏目：甲方公司全称、开户银行账号
_FIELDS = (
    "名称|全称|简称|姓名|户名|文件名|公司名|项目名|系统名|产品名|用户名|名字|单位名|全名"
    "|地址|住所|住所地|住址|所在地|所在城市|地点|地区|区域|城市|省份|位置|签订地"
    "|电话|电话号码|号码|手机|手机号|手机号码|联系方式|热线|传真|邮箱|电子邮箱|电子邮件|邮编|邮政编码|网址"
    "|域名|URL|链接|微信号"
    "|日期|起始日|终止日|截止日|届满日|年月日|起始时间|结束时间|具体时间|时间段|时间点|日期及时间"
    "|天数|日数|月数|年数|周数|小时数|分钟数|秒数|时长|次数|频率|频次|工作日数|年限"
    "|数量|数目|数字|数值|人数|份数|台数|套数|件数|个数|倍数|页数"
    "|金额|大写|小写|单价|总价|合同价|费率|税率|利率|比例|百分比|百分数|百分率|币种"
    "|抬头|账号|帐号|账户|帐户|开户行|开户银行|银行名称|税号|识别号|信用代码|身份证号|证件号码|证件号|证号"
    "|工位号|文号|字号|批号|批文|房间号|门牌号|楼层|楼栋|编号|合同号|订单号|序号|代码|型号|版本号|序列号"
    "|职务|职位|职称|岗位|联系人|负责人|经办人|代表人|授权代表|对接人|项目经理|接口人|收件人|收款人|签字人"
    "|描述|签字|盖章|签名|公章|签章"
)
_ENDS = re.compile(rf"(?:{_FIELDS})$", re.IGNORECASE)
# 这些词也常见于填好的内容（北京仲裁委员会、国家标准），前面只有泛指的词时才是栏目
_GENERAL = (
    "具体|指定|相关|有关|其他|主要|相应|约定|实际|本次|首次|甲方|乙方|丙方|双方|对方|某|客户|服务商|供应商"
    "|委托方|受托方|我方|贵方|买方|卖方"
    "|项目|系统|产品|合同|协议|服务|交付|验收|付款|支付|收款|响应|解决|恢复|维护|运维|保修|质保|硬件|软件"
    "|数据|设备|业务|技术|功能|性能|安全"
    "|培训|巡检|备份|计算|文件|附件|时间|内容|工作|履行|签订|生效|开始|结束|终止|争议|管辖|仲裁|保密|关键"
    "|详细|的|或|及|和|与|[/／、]"
)
_WEAK = (
    "(?:审批|审计|监管|主管|鉴定|评估|检测|检验|公证|认证|托管|监理|登记|测评|第三方|服务|承办|中介|代理|担保|施工|设计|运营|物流|快递|保险|银行|承保|开户|监测|见证)?(?:机关|机构|部门|单位|公司|银行)|保险人|鉴定人|见证人|担保人|律师事务所|会计师事务所|"
    "公司|企业|单位|客户|供应商|部门|机构|法院|仲裁委员会|仲裁机构|代表|职责|文档|文件|清单|列表"
    "|期限|期间|时间|时段|时限|周期|价格|价款|费用|服务费|违约金|折扣|规格|品牌|版本|面积|容量"
    "|内容|要求|标准|方式|形式|类型|种类|类别|范围|条件|事项|原因|用途|目的|目标|指标|等级|级别|措施|流程"
    "|规则|方法|来源|里程碑|功能|模块|平台|账期|利息|义务|权利|责任|权利义务"
    "|成果|成果物|交付物|情况|信息|资料|明细|详情|事宜|安排|计划|方案|程序|步骤|办法|口径|公式|依据|参数|配置|对象|主体|人员|团队|班次|场次|批次|期次|科室|网点"
    "|门店|领域|行业|专业|语言|渠道|途径|载体|介质|格式|工具|系统|设备|产品|项目|证书|证照|资质|区间|上限|下限|阈值|基数|系数|税额|尾款|首付款|预付款|定金|押金|保证金"
    "|运费|数额|总额|余额|年份|月份|季度|车牌|人选|单号|关键词"
)
_AND = re.compile(r"以及|[及和与或、/／]")
_WEAK_PART = re.compile(rf"^.{{0,6}}(?:{_WEAK})$")
_WEAK_ONLY = re.compile(rf"(?:{_GENERAL})*(?:{_WEAK})")
#: 英文的栏目名：[bandwidth]、<Company Name>、[Party A]
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’]*(?:[ _/&.-]+[A-Za-z][A-Za-z'’]*){0,6}")
_ENGLISH_NOUNS = re.compile(
    r"(?:name|title|date|day|days|month|months|year|years|hour|hours|minute|minutes|time|times|period|term|deadline|duration|amount|sum|price|fee|fees|rate"
    r"|cost|total|currency|percent|percentage|number|no|quantity|qty|count|address|place|location|site|city|country|province|state|venue|email|e-mail"
    r"|phone|telephone|tel|mobile|fax|contact|person|party|parties|company|client|customer|vendor|supplier|provider|buyer|seller|licensor|licensee|contractor"
    r"|employer|owner|user|bank|account|project|product|products|service|services|system|systems|software|equipment|model|version|bandwidth|capacity|language"
    r"|law|court|arbitration|institution|jurisdiction|scope|description|details|insert|blank|x+|signature|signatory|position|department|role|id|code|url|website"
    r"|deliverable|deliverables|milestone|territory|exhibit|schedule|appendix|purpose|reason|frequency|level|value|text|placeholder)",
    re.IGNORECASE,
)
# 前面是几个泛泛的字也算栏目（借款用途、还款方式）；已经说出是哪一种的（书面方式、国家标准）不算
_WEAK_ANY = re.compile(
    "(?!.*(?:书面|电子|口头|远程|现场|传真|邮件|短信|国家|行业|地方|团体|企业标准|强制|通用|一次|分期|银行"
    "|现金|转账|电汇|汇票"
    "|支票|固定|浮动|公开|单一|竞争|直接|自动|人工|按[年月季日]|每[年月季日周]|最高|最低|不可|附件|上述"
    "|下列|前款|本)).{1,6}"
    "(?:用途|方式|形式|利息|义务|权利|责任|事项|要求|范围|条件|期限|周期|时间|标准|等级|级别|费用|目的|原因"
    "|类型|内容)"
)
#: 具体楼层、相关负责部门：没有说是哪一个
_UNSAID = re.compile(r"(?:具体|指定|实际|对应|相应)(?:的)?[\u4e00-\u9fff]{2,6}")
_REGIONS = re.compile(r"[省市区县](?:[/／、][省市区县])+")
# 括号里还留着空：XX有限公司、不超过____、  个工作日、 年 月 日
_HOLE = re.compile(
    r"[_＿]{2,}|(?<![A-Za-z0-9])[XＸ×]{2,}|(?<![A-Za-z])x{2,}|[●○◯■△▲*＊]{2,}|[ 　]{2,}"
    r"|(?<![A-Za-z0-9×*])[XＸN](?=个|小时|分钟|天|日|万?元|%|％|次)"
    r"|某某|某(?=公司|单位|系统|项目|市|省)"
    r"|[年月][ 　xXＸ×]*[月日]|^[ 　]+(?:个|元|年|月|日|天|小时|分钟|%|％|次|份)"
)
# 这些词在行首的括号里多是小标题（【服务内容】本协议……），不是要填的地方
_HEADS = re.compile(
    r"(?:内容|要求|标准|方式|形式|类型|种类|类别|范围|清单|列表|条件|事项|原因|用途|目的|目标|指标|等级"
    r"|级别|措施|流程|规则|里程碑|功能|模块"
    r"|期限|期间|周期|时间|文件|文档|费用|服务费|违约金|价款|价格|部门|机构|代表|客户|供应商)$"
)
_TAIL = re.compile(r"(?:[（(][^（）()]*[）)]|等|等信息|信息|\d|[\s　、，,。.：:/_＿XxＸ×•●]|（必填）)+$")
_SENTENCE = re.compile(
    r"[。；;！？!?]|应当|不得|有权|负责(?!人)|如果|若(?!干)|以下无|本页|本协议|本合同|本条|本附件"
)
_VALUE = re.compile(
    r"(?:人民币|约|第|共|每|前|后|提前|至少|不少于|不低于|不超过)?[￥¥$]?"
    r"[\d０-９零〇一二两三四五六七八九十百千万亿半壹贰叁肆伍陆柒捌玖拾佰仟.,，．%％‰/:：~～－—-]+"
)
_LETTERED = re.compile(r"[A-Za-zＡ-Ｚ甲乙丙丁][方类级组栋座区]?")


def example(inner: str, for_value: bool = False) -> tuple[int, int] | None:
    """“例如:”之后的值在括号内文字中的起止位置；没有例子则没有。for_value 是括号正在该写值的地方。"""
    match = _EXAMPLE.search(inner) or (_SUCH_VALUE if for_value else _SUCH).match(inner)
    if match is None:
        return None
    end = len(inner.rstrip(" 　。.；;"))
    if end > match.end() and inner[:end].endswith("等"):
        end -= 1
    return (match.end(), max(end, match.end()))


def is_note(inner: str) -> bool:
    """是起草说明（注：……），不是占位。"""
    return bool(_NOTE.match(inner))


def asks(inner: str) -> bool:
    """写着请人填写、描述、选择的话。"""
    if is_note(inner):
        return False
    return bool(_ASKS.match(inner) or _ASKS_AT_END.search(inner))


def names_a_field(inner: str) -> bool:
    """写着应填的是什么：甲方公司全称、具体地址或区域、天数、电话/邮箱。"""
    core = _TAIL.sub("", inner.strip())
    if not core or len(core) > 30 or _SENTENCE.search(core):
        return False
    if _VALUE.fullmatch(core) or _LETTERED.fullmatch(core):
        return False
    parts = [part for part in _AND.split(core) if part]
    named = (
        (len(parts) > 1 and all(_ENDS.search(part) or _WEAK_PART.search(part) for part in parts))
        or _ENDS.search(core)
        or _WEAK_ONLY.fullmatch(core)
        or _WEAK_ANY.fullmatch(core)
        or _REGIONS.fullmatch(core)
        or _UNSAID.fullmatch(core)
    )
    return bool(named) and not _begins_with_value(core)


def names_an_english_field(inner: str, in_chinese: bool) -> bool:
    """写着英文栏目名。中文句子里夹着的小写词也算；ERROR 一类的代号不算。"""
    core = inner.strip(" _:.*●")
    if len(core) < 2 or not _ENGLISH.fullmatch(core):
        return False
    words = re.split(r"[ _/&.-]+", core)
    if any(_ENGLISH_NOUNS.fullmatch(word) for word in words):
        return True
    return in_chinese and len(core) > 3 and (core.islower() or (len(words) > 1 and core.istitle()))


def is_field(inner: str) -> bool:
    """只写着一个栏目的名称：姓名、具体地址。"""
    return (
        bool(re.fullmatch(rf"(?:具体|详细|甲方|乙方)?(?:{_FIELDS})", inner.strip())) and "工作日" not in inner
    )


def has_hole(inner: str) -> bool:
    """括号里除了文字还有空着的地方。"""
    return len(inner) <= 60 and bool(_HOLE.search(inner))


def heads_a_paragraph(inner: str) -> bool:
    """可作段首小标题的名目。"""
    return bool(_HEADS.search(inner.strip()))


def _begins_with_value(core: str) -> bool:
    """已有数值的（3个工作日、100万元金额）是填好的值。"""
    match = _VALUE.match(core)
    return match is not None and any(c in "0123456789０１２３４５６７８９" for c in match.group())
