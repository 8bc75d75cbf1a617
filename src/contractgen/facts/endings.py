"""没有写完的段落：全文最后一句，和中间断掉的句子。"""

from __future__ import annotations

import re
from itertools import pairwise

from contractgen.facts.words.outline import form
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record

_CLOSERS = "”’\"')）]］】》」』〕 \u3000\t"
_TERMINAL = "。；：！？…;:!?."
_BULLETS = "-－—–•●·*◆■"
_MODAL = re.compile(
    r"(?<![响供对适效反])应(?!用|急|答)|须|不得|负有?|对[^，]{2,30}[负有]|由[^，]{1,8}[方人]|双方"
)
#: 某方应当、不得：是一句话
_ORDERED = re.compile(
    r"(?:[甲乙丙双各]方|人|者|商)[^，]{0,8}(?:应当?|须|不得)|(?:须|应当?)(?:为|在|由|按|于)"
)
# 句子不会停在这些字上
_HANGING = re.compile(
    r"(?:、|[和与及或]|以及|并且|并|包括|按照|根据|依据|依照|由于|因此|但是|如果|若|(?<![响供对适效反相])应当?|将|(?<!必)须"
    r"|可以|不得|(?<![必所急])需|(?<![理缘事])由|为|对|在|于|向|从|(?<!各)自|把|被|的|及时|立即|尽快|承担|负责|支付|提供|约定|经|有权|无权|均应|以便|直至|符合|满足|遵守|(?:对|就|为)[^，。；]{2,16}(?:进行|予以|加以|给予)|[前后内][将把][^，。；]{1,8}|用于)$"
)
#: 说完了的：由乙方承担、10日内支付、一次性支付
_DONE = re.compile(
    r"(?:由[^，,。；;：:]{1,12}|[日月年天时周季度]?[内后前]|一次性?|分期|分次|按[日月季年期次时]|转账|电汇|自行|现金|一并|另行|全额|足额|如期|向[^，,。；;：:]{1,8})(?:承担|负责|支付|提供)$"
)
_CUT_WORD = re.compile(
    r"(?:书面同|严格保|保密[义责]|高空作|登高作|动火作|作业人|违约责|赔偿责|连带责|共同签|书面确|予以确|有限公|人民币|知识产|法定代|商业秘|个人信|不可抗|争议解|服务期|合同期"
    r"|工作[日]?内?提|技术资|人民法|仲裁委员|权利与义|权利义|协议约|合同约|甲乙双|书面通|解除合|终止合"
    r"|双方协|合同专用|公章或者?|签字盖|共和国法|逾期|管辖权|主管部|质量标|验收合|保修|承担相|给予相|造成的|之日|所[^，。]{0,3}有关的|不少于[一二两三四五六七八九十\d]+[名个台次]?|不低于|不超过|不少于|包括但不|包括但不限)$"
)
#: 列举倒数第二项末尾的连接词
_LINKED = re.compile(r"(?:[；;。]\s*(?:以及|及|和|与|或者?|并且?|且|而且)|[，,]\s*(?:以及|或者?))$")


@record
class CutEnding:
    """一处没有写完的句子。span 是最后几个字；last 表示在全文末尾；sure 表示从最后的字就看得出。"""

    span: Span
    last: bool
    sure: bool


def cut_endings(reading: Reading) -> tuple[CutEnding, ...]:
    """没有写完的句子，全文末尾的放在最后。"""
    lines = [line for line in reading.judged() if line.part == "body" and line.text.strip()]
    usual = _others_end(lines)
    found = [
        cut
        for place, (one, following) in enumerate(pairwise(lines))
        if (cut := _inside(one, following, usual))
        and (cut.sure or not _listed(lines, place))
        and not _noun_items(lines, place)
    ]
    final = _final(lines)
    return (*found, final) if final else tuple(found)


def _listed(lines: list[Line], place: int) -> bool:
    """前面一行也是这样的短行，句末也没有标点：是列出的各项。"""
    if place == 0:
        return False
    before, line = lines[place - 1], lines[place]
    alike = before.cell is None and not before.heading and bool(before.number) == bool(line.number)
    fields = _FIELD.match(before.text) and not _NAMED.match(line.text)  # 名目：内容，逐行列出的不是
    return alike and not fields and _core(before)[-1:] not in (*_TERMINAL, "，", "、")


def _noun_items(lines: list[Line], place: int) -> bool:
    """“因下列原因……：”之下的一项，以“的”收尾，相邻的一项也以“的；”收尾：少的只是标点。"""
    if not _core(lines[place]).endswith("的"):
        return False
    shape = form(lines[place].number)
    near = (lines[at] for at in (place - 1, place + 1) if 0 <= at < len(lines))
    return any(
        form(one.number) == shape != "" and _core(one).rstrip(_TERMINAL).endswith("的") for one in near
    )


def _core(line: Line) -> str:
    return line.text.rstrip(_CLOSERS)


def _span(line: Line, core: str) -> Span:
    """最后一个分句里的最后几个字。"""
    start = max(max((core.rfind(c) for c in "，,、。；;：:"), default=-1) + 1, len(core) - 5, line.body_start)
    return Span(line.index, start if start < len(core) else max(line.body_start, len(core) - 3), len(core))


def _inside(line: Line, following: Line, usual: bool) -> CutEnding | None:
    """中间断掉的：停在不能停的字上，而下一行另起一个编号，或者已是附件、签署栏。

    usual 表示条文大都有句末的标点：写了半句、没有标点就另起一条的，也是断掉的。
    """
    if line.cell is not None or line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.RECITALS):
        return None
    ended = following.zone is Zone.SIGNATURE or (following.zone is Zone.ANNEX and line.zone is Zone.ARTICLE)
    if following.cell is not None or not (ended or _next_unit(line, following)):
        return None
    core = _core(line)
    if len(core) - line.body_start < 8 or core != line.text.rstrip():
        return None
    titled = line.heading and not (len(core) - line.body_start > 16 and re.search("应|须|将|在", core))
    hanging = (
        core[-1] in "，、和与或"
        if titled
        else _HANGING.search(core)
        and not _DONE.search(core)
        and (core[-1] not in "及为" or core.endswith("以及"))
    )
    if hanging and _LINKED.search(core) and form(line.number) == form(following.number) != "":
        return None  # “（三）……；以及”接着下一项：列举的连接
    if hanging or _CUT_WORD.search(core):
        return CutEnding(_span(line, core), last=False, sure=True)
    if (
        usual
        and not line.heading
        and (line.number or following.number)
        and (core[-1] in "，," or _half_said(core[line.body_start :]))
    ):
        return CutEnding(_span(line, core), last=False, sure=False)
    return None


def _half_said(body: str) -> bool:
    """写成句子而没有句末标点的：有逗号或者“应、须、由”一类的字，最后是汉字。"""
    said = "，" in body or _MODAL.search(body)
    if body.lstrip()[:1] in _BULLETS or "｜" in body:
        return False  # 列出的一项、竖线隔开的一行，常常不写句号
    return (
        len(body) >= (9 if _ORDERED.search(body) else 12) and bool(said) and "\u4e00" <= body[-1] <= "\u9fff"
    )


def _next_unit(line: Line, following: Line) -> bool:
    return bool(following.number) and following.zone is line.zone


def _final(lines: list[Line]) -> CutEnding | None:
    """全文最后一行是条文而没有写完。"""
    if (
        not lines
        or lines[-1].cell is not None
        or lines[-1].zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.RECITALS)
    ):
        return None
    line = lines[-1]
    core = _core(line)
    body = core[line.body_start :]
    if len(body) < 4 or core[-1] in _TERMINAL or core != line.text.rstrip(" \u3000\t"):
        return None
    if core[-1] in "，," or (_HANGING.search(core) and not _DONE.search(core)) or _CUT_WORD.search(core):
        return CutEnding(_span(line, core), last=True, sure=True)
    unfinished = "，" in body and _MODAL.search(body) and _half_said(body)
    if ((line.number and len(body) >= 8 and line.zone is Zone.ARTICLE) or unfinished) and _others_end(lines):
        return CutEnding(_span(line, core), last=True, sure=False)
    return None


#: 甲方：某某公司、住所：某某路
_FIELD = re.compile(r"[^，,。；;：:]{2,16}[：:][^。；;]{0,40}$")
#: 以名目领起的一行
_NAMED = re.compile(r"[^，,。；;：:]{2,30}(?:(?<!\d)[：:]|[：:](?!\d\d))")


def _others_end(lines: list[Line]) -> bool:
    """其余的条文大都有句末的标点：没有的不过两三处，或者一成半。"""
    bodies = [
        line.text.rstrip(_CLOSERS)
        for line in lines[:-1]
        if line.cell is None
        and not line.heading
        and line.zone is Zone.ARTICLE
        and len(line.text) - line.body_start >= 6
        and (line.number or not _FIELD.match(line.text))
    ]
    ended = sum(1 for text in bodies if text[-1:] in _TERMINAL)
    return ended >= 2 and (ended * 20 >= len(bodies) * 17 or (len(bodies) - ended <= 2 and ended >= 5))
