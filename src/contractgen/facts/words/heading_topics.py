"""标题说的是什么事、正文说的是不是：题为知识产权、正文全是违约金的，题文不符。"""

from __future__ import annotations

import re

from contractgen.model.record import record


@record
class Subject:
    """一个主题：标题的写法、正文里谈它时总会用到的字、只有它才用的字。"""

    name: str
    heading: re.Pattern[str]
    speaks: re.Pattern[str]
    marks: re.Pattern[str]


def _of(name: str, heading: str, speaks: str, marks: str) -> Subject:
    return Subject(name, re.compile(rf"^(?:{heading})$"), re.compile(speaks), re.compile(marks))


SUBJECTS = (
    _of("知识产权", r"知识产权(?:归属|条款|约定)?|成果归属|著作权|权利归属", r"产权|著作权|版权|专利|商标|归|属|许可|侵权|成果|源代码|使用权|权利", r"知识产权|著作权|专利|软件许可"),
    _of("保密", r"保密(?:义务|条款|责任|约定)?", r"密|泄露|披露|公开|外传|透露|信息|资料", r"保密|商业秘密|泄露"),
    _of("不可抗力", r"不可抗力(?:条款)?", r"不可抗力|不能预见|灾|免责|免除|战争|疫|挡不住", r"不可抗力"),
    _of("争议解决", r"争议(?:的?解决|处理)?|纠纷(?:的?解决|处理)|法律适用(?:[与和及]争议解决)?", r"争议|纠纷|争执|协商|谈|仲裁|法院|诉|管辖|法律|调解", r"仲裁|法院|管辖"),
    _of("验收", r"验收(?:标准|与交付|条款|程序)?", r"验收|合格|异议|确认|签认|签收|核验|测试|试用|考核", r"验收合格|视为验收"),
    _of("违约责任", r"违约(?:责任|条款)?|违约与赔偿", r"违约|赔|扣|责任|损失|解除|补救|罚|减", r"违约金|滞纳金"),
    _of("通知", r"通知(?:与送达|和送达|送达)?|送达", r"通知|送达|邮|地址|联系|寄|书面|函", r"送达"),
    _of("付款", r"付款(?:方式)?|(?:价款|费用)(?:[与和及]支付)?|支付(?:方式)?|结算", r"付|费|款|价|元|票|结算|免费|报酬|酬金", r"发票|支付方式|付款"),
)  # fmt: skip


def unlike(heading: str, body: str) -> str:
    """标题是一件事、正文一字不提，说的却是另一件事：返回另一件事的名称；相符的为空。"""
    subject = next((one for one in SUBJECTS if one.heading.match(heading.strip())), None)
    if subject is None or len(body) < 20 or subject.speaks.search(body):
        return ""
    others = ((len(one.marks.findall(body)), one.name) for one in SUBJECTS if one is not subject)
    count, name = max(others)
    return name if count else ""
