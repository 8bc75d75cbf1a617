"""哪一方做了通常由哪一方做的事：一句话的主语、“由某方”、某方的工程师，以及写明责任人的表格。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.acts_of_roles import STAFF, TELLING_STAFF, role_of_act
from contractgen.facts.words.exclusion_leads import excluded_lines
from contractgen.facts.words.outline import outlined, sentences, whole
from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.sentences import in_slot

_ZONES = (Zone.ARTICLE, Zone.ANNEX)
_LEAD = r"(?:^|[，,；;：:、\s（）()]|因此|并|且|同时|则|均|应)"
_DEPT = r"(?:(?:的)?(?:(?![应须派安由在将对向为于按每未不受处])[一-龥]){0,6}(?:部门|部|科室?|处(?![理置])|室|队|组(?!织)|中心|人员|团队|班))?"
#: 收到对方的通知之后、向对方：里面的称呼不是另一个主语
_AFTER = r"(?:在|自|于)?(?P<heard>接到|收到|接获|收悉|应|根据|按照?|依照?|经|凭)?(?(heard)|(?:向|为|给|对|与|和)){label}(?:的|提交的|提出的|开具的|发出的|指定的)?"
_ACTOR_HEAD = re.compile(
    r"责任[人方]|负责[人方]?|承担方|执行[人方]?|实施[人方]|主体|由谁|谁|承办|经办|完成方|主办"
)
_LISTED_OUT = re.compile(r"不[^：:，,。；;]{1,12}[：:][^：:]*(?:；|、)")
_CONDITION = re.compile(r"(?:的|情况下)$")
#: 其中产品培训由发包方……：从对方的事里明白划出来的一部分
_CARVED = re.compile(r"(?:其中|除)[^，,。；;]{0,16}由$")


@record
class RoleAct:
    """who 做了 kind（provider 或 client）的一件事。"""

    who: str
    kind: str
    deed: str
    span: Span
    provisional: bool


def role_acts(reading: Reading) -> Iterator[RoleAct]:
    """全文这样的话，依行文次序。"""
    outline = outlined(reading)
    out = excluded_lines(outline)
    labels = label_pattern(reading)
    subject = re.compile(
        rf"(?:{_LEAD}(?:由)?|由)(?P<who>{labels})(?P<staff>(?:的)?{STAFF})?{_DEPT}(?![的、和与及或之是为]|[^，。；;]{{0,6}}的(?:[，,]|$))"
    )
    after = re.compile(_AFTER.format(label=f"(?:{labels})"))
    anyone = re.compile(labels)
    for line in outline.lines():
        if line.index in out and _LISTED_OUT.search(line.text):
            continue  # 以下不在范围内：甲方门店的上门处理；……：列的是工作，不是谁应当做
        if line.zone in _ZONES and line.cell is None and line.part == "body" and anyone.search(line.text):
            yield from _in_line(line, subject, after, anyone)
    for row in outline.rows():
        heads = [cell for cell in row.cells if cell.cell and _ACTOR_HEAD.search(cell.cell.head)]
        if not heads or not (found := anyone.fullmatch(heads[0].text.strip())):
            continue
        for cell in row.cells:
            said = role_of_act(cell.text, table=True) if cell is not heads[0] else None
            if said is not None and not re.search("配合|协助", cell.text):
                yield RoleAct(found[0], said[0], cell.text[said[1] : said[2]], whole(cell), False)


def _in_line(
    line: Line, subject: re.Pattern[str], after: re.Pattern[str], anyone: re.Pattern[str]
) -> Iterator[RoleAct]:
    for start, end in sentences(line.text, line.body_start):
        sentence = line.text[start:end]
        for found in subject.finditer(sentence):
            if re.search(
                r"(?:如果?|若|因|凡|除|经|未经|当|由于|要求|督促|通知|协助|配合)\s*$",
                sentence[: found.start("who")],
            ):
                continue
            if _CARVED.search(sentence, 0, found.start("who")):
                continue
            tail = _tail(sentence, found.end(), anyone)
            if _WISHES.match(tail) or own_doing(found["who"], sentence[: found.start("who")]):
                continue
            rest = after.sub(lambda hit: ("〇" if hit["heard"] else "□") * len(hit[0]), tail)
            said = role_of_act(rest)
            if said is None or anyone.search(rest[: said[1]]):
                continue
            kind, first, last = said
            if kind == "client" and found["staff"]:
                continue
            begin, stop = start + found.start("who"), start + found.end() + last
            if re.match(
                r"的(?:费用|义务|责任|要求|时限|[，,])|[，,]?(?:的)?费用由", sentence[found.end() + last :]
            ):
                continue
            yield RoleAct(
                found["who"],
                kind,
                line.text[start + found.end() + first : stop],
                Span(line.index, begin, stop),
                in_slot(line.text, begin, stop),
            )
        yield from _staff(line, start, sentence, subject)


def _staff(line: Line, start: int, sentence: str, subject: re.Pattern[str]) -> Iterator[RoleAct]:
    """“甲方讲师应具有……”：派人来的是服务方。"""
    for found in subject.finditer(sentence):
        rest = sentence[found.end() :]
        if (
            found["staff"]
            and TELLING_STAFF.search(found["staff"])
            and re.match(r"(?:应当?|须|必须|需|负责|每)", rest)
            and not re.match(
                r"[^，。；;]{0,10}(?:配合|协助|陪同|确认|验收|签|审|监督|提供|参加|检查|听取|知悉|通知|接受)",
                rest,
            )
        ):
            begin, stop = start + found.start("who"), start + found.end()
            yield RoleAct(found["who"], "provider", found["staff"], Span(line.index, begin, stop), False)


#: 甲方希望获得乙方提供的服务：说的是想要对方做的
_WISHES = re.compile(r"(?:均|亦|也|现|正)?(?:希望|期望|意欲|有意|欲|拟(?![定订写])|打算|需要|想)")


def own_doing(who: str, before: str) -> bool:
    """如属甲方原有系统故障，甲方应排除故障：自己的原因自己处理。"""
    return bool(
        re.search(
            rf"(?:因|由于|属于?){re.escape(who)}[^。；;]{{0,16}}(?:原因|过错|责任|故障|造成|导致)", before
        )
    )


#: 每迟延一次、每逾期一日：说的是条件
_EACH_LATE = re.compile(r"每(?:迟|逾|超|延|晚|缺|漏|发生|出现|低|少)[^，]{0,12}$")
_EACH_CUT = re.compile(r"\s*每[^，。；]{1,8}[次日天时项件个起人分][^，。；]{0,6}(?:扣|减|罚|赔)")


def _tail(sentence: str, place: int, anyone: re.Pattern[str]) -> str:
    """主语之后、到另一个主语为止的话；条件分句里的不算。"""
    clauses: list[str] = []
    for clause in re.split(r"(?<=[，,；;。：:])", sentence[place:]):
        if clauses and anyone.match(re.sub(r"^(?:由|并由|经|而|但)", "", clause)):
            break
        if clauses and _EACH_CUT.match(clause):  # 每掉线一次扣减服务费：没有说谁来扣
            break
        clauses.append(clause)
    text = "".join(clauses)
    first = clauses[0].rstrip("，,；;。：:") if clauses else ""
    if (_CONDITION.search(first) or _EACH_LATE.match(first)) and not re.match(
        r"(?:应当?|须|必须|在|自|于)", first
    ):
        rest = text[len(clauses[0]) :]  # 甲方逾期的，……：后面不是甲方要做的事
        return "〇" * len(clauses[0]) + (rest if re.match(r"(?:应当?|须|必须|负责|立即|将)", rest) else "")
    return text
