"""期限前面的话已经是一个起点：对方先告知、提出了什么，通知谁在几日内做，当场、先行做了再在几日内做，查验不过关。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import outlined
from contractgen.model.reading import Line, Reading

_CLAUSE = re.compile(r"[，,；;]")
_OPENING = re.compile(r"^\s*(?:则|但|且|并|另|而|如果?|若|凡|应?由|应|因|经)?\s*")
#: 说给、交给另一方的事；“每月、定期”做的，不是某一次
_TELLS = re.compile(
    r"指出|指明|列明|列出|提出|提交|提请|通知|告知|函告|要求|书面|申请|确认|反馈|报送|发出|下达|交付|送交|送达|移交|说明|答复|签发|驳回|退回|否决|选定|指定|点名|投诉|质疑|异议|更正|拒绝|催告"
)
#: 当事人以外的人：监理人、校方、设计单位
_SOMEONE = re.compile(
    r"(?![被对就按把将给向为与和在从])[一-龥]{1,4}?(?:方|人(?![员数次])|商|单位|公司|机构|部门)"
)
_EVERY = re.compile(r"每|定期|负责(?!人)|委托|聘请")
#: 应通知甲方在5日内调整
_TOLD_TO = re.compile(
    r"(?:应当?|须|可以?|有权|书面|随时|另行|先|并|将|及时|立即)(?:通知|要求|催告|责令|责成|限令|敦促|督促|告知|函告)[^，,。；;]{1,10}?(?:应当?|须|必须)?(?:在|于)?\s*$"
)
#: 应先行排查并在2个工作日内出具
_AT_ONCE = re.compile(
    r"(?:先行|立即|即时|即刻|当场|马上|随即|第一时间)[^，,。；;]{1,12}[，,]?(?:并|且)(?:应当?|须)?(?:在|于)?\s*$|当场[^。；;]{1,24}[，,][^，,。；;]{0,12}$"
)
_TOGETHER = re.compile(r"(?:双方|各方|三方)(?:[^，,。；;在于]{0,6})(?:在|于)\s*$")
_CHECKED = re.compile(
    r"考核|[一-龥]检(?!修)|检验|查验|验收|检查|检测|测试|评审|审核|抽查|抽检|复核|考试|核查|巡查|质检|盘点|核对|清点|试用|试运行|开箱|点验|体检|评价"
)
_FAILED = re.compile(
    r"^\s*(?:其中|对|凡|如)?[一-龥]{0,4}?(?:不合格|未合格|未通过|不通过|未达标|不达标|不符|有缺陷|有问题|短缺|缺少|缺失|破损|超标|发现|差异|查出|不足)"
)
_ABOVE = re.compile(r"(?:前|上一?)[条款项](?:的|所列|约定|规定)?(?:各项)?(?:时限|期限|时间)")
_CLOCK = re.compile("起算|算起|[时日]起")


_MATTER = re.compile(r"(?P<subject>[^，,。；;：:]{2,16}?)(?:均|都)?(?:应当?|须|需|必须)(?:在|于)?")
_SOMEBODY = re.compile(
    rf"{'|'.join(LABELS)}|一方|双方|各方|[一-龥](?:[方商人者员师户]|公司|单位|部门|机构|经理|代表|主管|中心|团队)$"
)


def begun(sentence: str, labels: Sequence[str]) -> bool:
    """sentence 是一整句（句号以前）里期限之前的话；labels 是当事人的称呼。"""
    if _TOLD_TO.search(sentence) or _AT_ONCE.search(sentence) or _TOGETHER.search(sentence):
        return True
    clauses = _CLAUSE.split(sentence)
    failed = next((place for place, clause in enumerate(clauses) if place and _FAILED.search(clause)), 0)
    if any(map(_CHECKED.search, clauses[:failed])):
        return True
    *earlier, here = clauses
    doer = _party_at_head(here, labels)
    return bool(doer and earlier) and any(
        other not in ("", doer) and _TELLS.search(clause) and not _EVERY.search(clause)
        for clause in earlier
        if (other := _party_at_head(clause, labels))
    )


def _party_at_head(clause: str, labels: Sequence[str]) -> str:
    """分句的主语是哪一方；不是一方为空。"""
    opening = _OPENING.match(clause)
    rest = clause[opening.end() if opening else 0 :]
    label = next((label for label in labels if rest.startswith(label)), "")
    if not label and (someone := _SOMEONE.match(rest)):
        label = someone[0]
    return "" if rest[len(label) : len(label) + 1] in tuple("的和与及、") else label


def same_clock(reading: Reading, line: Line) -> bool:
    """这一款说到前条的时限，前条写明了从何时起算：用的是同一只表。"""
    if not _ABOVE.search(line.text):
        return False
    outline = outlined(reading)
    here = outline.article(line.index)
    above = outline.article(here.first - 1) if here and here.first else None
    first = above.first if above else line.index
    return any(_CLOCK.search(each.text) for each in reading.lines[first : line.index])


def is_matter(before: str) -> bool:
    """换岗应在1小时内告知对方：期限之前的主语不是人，是一件事。"""
    found = _MATTER.fullmatch(before.strip())
    return found is not None and not _SOMEBODY.search(found["subject"])
