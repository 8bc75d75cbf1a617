"""把一句里的一个时限拆开：起算点、写在前面的事（响应不超过10分钟）、写在后面的事（10分钟内响应）、引领它的名目。"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from contractgen.zh.deeds import is_light, plain_deed, step_of
from contractgen.zh.grades import grades_in

SEPARATOR = re.compile(r"[，,；;。：:！!？?\n]|——|--")
#: 不必到场的一步
REMOTE = re.compile(r"远程|线上|(?:在线|电话)(?:指导|支持|协助|解决|处理|恢复|排除)")
_TAIL = re.compile(
    r"^\s*[】\]］]?\s*(?:的期间)?(?:之内|以内|内(?!容|部|网|控(?!制))|(?:之|以)?前|止(?![血损]))?\s*(?:的)?[，,]?"
)
_LIMITER = re.compile(
    r"(?:\s|[（(“\"]|不(?:得|应|能)?(?:超过|晚于|迟于|长于|多于|高于|大于)|不超|最长|最[迟晚]|至[迟晚]|至多|最多|控制在|限于?|≤|<=|<|＜|小于|少于|低于"
    r"|[为是在于须约各均需将按]|(?<![时期])限|(?<![响首反供呼回答相对效])应|应当|必须|分别|自动|各自|一律|亦|也|仍|第)+$"
)
#: 自……起；……后；从……到……
_FROM_TO = re.compile(
    r"[从自](?P<since>[^，,。；;内]{1,24}?)(?:起)?[，,]?(?<![接收遇达感碰直])[到至](?P<deed>[^，,。；;]{1,20}?)(?:止|为止)?$"
)
_SINCE = re.compile(
    r"(?:自|从)[^，,。；;：:]{1,48}?(?:之[日时]起?|[时起]算?|起算?)(?:算)?"
    r"|(?:一经|接|在|于)?[^，,。；;：:、]{1,32}?(?:之后|以后|(?<![先前落随售午最])后(?![台勤续备端方的果台])|之[日时](?:起)?|时起)(?:的)?"
)
_NOUNED = re.compile(
    r"(?:时间|时限|期限|时效|用时|耗时|限期|时长|速度|(?<![日学周工长])期)(?:上限|要求|标准|承诺|指标)?(?:[（(][^（）()]*[)）])?$"
)
_VERBAL = re.compile(
    r"提交|交付|出具|开具|支付|付|送|发|给|通知|告知|评估|审[核批查阅]|批复|回复|答复|反馈|确认|转|更换|换|补|退|安排|安装|实施|完成|办|建|改|修|报|验收|评审|决定|签|派|撤|清理|移交|删除|归还|上线|下线|推送|发布|部署"
    r"|提供|组织|调|备|取|收|检|测|培训|说明|处理|处置|升级|到|进|拨|受|接|查|核|出|寄|整改|编制|制定|公布|公示|回访|启|关|停|抢|救|装|卸|装运|汇|结清|缴|偿|盖章|拨付|供货|交|毁|返还|归还|归档|删|推|换证|纠正|改正"
)
#: “抵达的时间为报障后两小时内”“发布时间不得超过告警后的2小时”：事、限界词、起算点
_STATED_SINCE = re.compile(
    r"(?P<deed>[^，,。；;：:]{2,40}?)(?:(?:的)?(?:时间|时限|期限|用时|时效)(?:均|应|须|约|也)*(?:为|是|不(?:得|应|能)?(?:超过|迟于|晚于|长于))"
    r"|(?:均|应|须|最迟)*不(?:得|应|能)?(?:超过|迟于|晚于))(?P<since>(?:自|从)?[^，,。；;：:]{0,30}?(?:后|起|之时|之日)的?)\s*$"
)


@lru_cache(maxsize=65536)
def stated_since(before: str) -> tuple[str, str] | None:
    """先说事、再说从何时起的：（事，起算点）。"""
    found = _STATED_SINCE.match(before)
    return (plain_deed(found["deed"]), found["since"]) if found else None


#: 空格隔开的各段，事在期限之前：回电5分钟　登录15分钟
_GAP = re.compile(r"(?:之?内|以内|前)?(?P<gap>[ \u3000\t]+)[一-龥]{2,10}[ ]?")
_OPENS = re.compile(r"(?:^|[：:，,。；;）)])[ \u3000\t]*[一-龥]{2,10}\s?$")


def parted(flat: str, places: list[tuple[int, int]]) -> str:
    """空格隔开、每段先说事再说期限的，空格当作逗号，长短不变；先说期限的照旧。places 是各期限的起止。"""
    if not _OPENS.search(flat, 0, places[0][0]):
        return flat
    for (_, end), (start, _) in pairwise(places):
        if gap := _GAP.fullmatch(flat, end, start):
            at = gap.start("gap")
            flat = f"{flat[:at]}，{flat[at + 1 :]}"
    return flat


@lru_cache(maxsize=65536)
def quiet(shadow: str) -> str:
    """括号里的说明换成空格，长短不变；括号里是数的（30分钟）照留。"""
    return re.sub(
        r"[（(][^（）()]*[)）]", lambda match: match[0] if _numeric(match[0]) else " " * len(match[0]), shadow
    )


def _numeric(note: str) -> bool:
    return bool(
        re.search(
            r"[\d一二三四五六七八九十两半]\s*个?(?:工作)?(?:分钟|小时|[日天月年刻])|^[（(][\d一二三四五六七八九十]+[)）]$",
            note,
        )
    )


def trigger_of(before: str) -> tuple[str, str]:
    """（起算点，去掉它之后剩下的话）。取最靠近期间的一处。"""
    if spanned := _FROM_TO.search(before):
        return f"从{spanned['since']}", spanned["deed"]
    last = None
    for match in _SINCE.finditer(before):
        last = match
    if last is None:
        return "", before
    return last[0].strip(), before[last.end() :]


def after_words(flat: str, start: int, end: int) -> str:
    """期间之后、本分句之内所说的事。"""
    post = flat[start:end]
    return plain_deed(post[_TAIL.match(post).end() :])  # type: ignore[union-attr]


def before_words(before: str) -> tuple[str, bool]:
    """期间之前、起算点之后所说的事，以及是不是“……时限不超过”这样专说时限的。"""
    bare = _LIMITER.sub("", before)
    limited = bare != before.rstrip()
    nouned = bool(_NOUNED.search(bare))
    for grade in reversed(grades_in(bare)):
        if grade.end >= len(bare.rstrip()) and not grade.tail:
            bare = bare[: grade.start]
    return plain_deed(bare), nouned or (limited and bool(bare.strip()))


def names_a_deed(words: str) -> bool:
    """这段话说到要做的事，不只是谁、哪一级。"""
    return bool(step_of(words)) or (bool(_VERBAL.search(words)) and not is_light(words))
