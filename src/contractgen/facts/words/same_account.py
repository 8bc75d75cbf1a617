"""连同情形、起算点和要做的事一起看，两项承诺是不是同一件事：短的一处所说的，长的一处几乎都说到了。"""

from __future__ import annotations

import re
from functools import lru_cache

from contractgen.facts.words.promise import Promise, same_level
from contractgen.facts.words.same_event import event
from contractgen.zh.deeds import is_light, overlap, step_of
from contractgen.zh.obligation_words import PARTIES, act_of

#: 谁、从何时起、怎样通知，以及陪衬的字：不说明是哪一件事
_NOISE = re.compile(
    rf"(?:{PARTIES})(?:的)?|[一-龥]{{2,4}}(?:方|商|人)(?=[应须在于将负自从])|收到|接到|接获|接警|接报|来电|致电|报修|报障|报警|反馈|通知|告知|提出|要求|请求|申请|提交|得知|发生|出现|存在|书面|正式|之[日时]|(?<!小)时起|[起后]算?|以?内|完毕|完成|结束|办理|办妥|进行|予以|给予|实施|最[迟晚长]|至[迟多]|不得?超过|不[迟晚]于|[应须将需自从在于由向对把给有是为的了并且均各或及和与其该本至到]|[\W\d_]"
)
#: 付钱、开票、验收、解除各有分期、分批、分情形，不这样比
_OTHER_BOOKS = re.compile(
    r"付|款|费|发票|开票|结清|验收|解除|终止|赔|违约|扣|退|质保|保密|保存|保留|有效|续|投产|工期"
)
_TERMS = re.compile(r"[月季周旬]|半年|年度|年报|每[日天年]")
_EACH = re.compile(r"每(?:个)?(?:自然)?[月季年周](?:度|次)?")
_POLAR = re.compile(
    r"不(?!间断|限|停歇|得|能|超|晚于|迟于|长于)|以外|之外|除|未|无(?!休|间断|论)|非|(?<!不)(?<!不得)超过|以上|以下|低于|高于|重新|再次|复|初|终|首|尾|其余|其他|远程|现场|备用|临时"
)
_DOCUMENT = re.compile(
    r"[一-龥]{2}(?:报告|方案|月报|季报|年报|周报|日报|清单|纪要|记录|台账|[总小]结|报表|简报|证明|说明|意见书|结论)"
)
_HANDED = re.compile(r"出具|签发|提供|编制|[提交送寄发报传]")
_DONE = re.compile(r"^(?:完成|进行|办理|实施)|(?:完成|完毕|办妥|结束)$")
_WHO = re.compile(r"(?:[员师组班室]|主管|经理|人员|^[一-龥]{1,4}[方商人])[应须在于]*$")
_ASKED = re.compile(r"要求|通知|申请|请求|提出|来函")
_FEWEST, _CONTAINED, _NAME = 4, 0.8, 6


@lru_cache(maxsize=16384)
def _content(words: str) -> frozenset[str]:
    runs = (run for run in _NOISE.sub("｜", words).split("｜") if run)
    return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))


def one_account(one: Promise, two: Promise) -> bool:
    """两处所说的是同一件事。"""
    if one.span.line == two.span.line:
        return False  # 写在一行里的，本来就是分开说的
    first, second = _told(one), _told(two)
    if _other_books(first) or _other_books(second) or not _levels(one, two):
        return False
    if not _cases(one, two) or _marks(first) != _marks(second):
        return False
    if _one_document(one, two):
        return True
    if not _deeds(one, two):
        return False
    a, b = _content(first), _content(second)
    shared = a & b
    if not one.step and one.deed == two.deed and len(one.deed) >= _FEWEST and not (one.case and two.case):
        return all(map(_ASKED.search, (one.trigger, two.trigger)))  # 一字不差，又都从要求之时起
    if (a == b and len(a) > 1) or (not one.step and one.deed == two.deed and len(shared) == len(a) > 2):
        return True
    return len(shared) >= _FEWEST and len(shared) >= _CONTAINED * min(len(a), len(b))


@lru_cache(maxsize=16384)
def _other_books(told: str) -> bool:
    return bool(_OTHER_BOOKS.search(told))


def _one_document(one: Promise, two: Promise) -> bool:
    """同一份报告、方案，从同一件事起算。"""
    named = [_DOCUMENT.search(f"{each.deed}｜{each.topic}｜{each.case}") for each in (one, two)]
    starts = [
        _content(each.trigger.replace(doc[0], "") if doc else "")
        for each, doc in zip((one, two), named, strict=True)
    ]
    if not all(_HANDED.search(each.deed) for each in (one, two)):
        return False
    return bool(
        named[0]
        and named[1]
        and named[0][0] == named[1][0]
        and all(starts)
        and len(starts[0] & starts[1]) >= _CONTAINED * min(map(len, starts))
    )


def _cases(one: Promise, two: Promise) -> bool:
    """两处都说了情形的：短的（城区、县区）须在另一处里，长的大半相同。"""
    if not one.case or not two.case:
        return True
    short, long = sorted((one, two), key=lambda each: len(each.case))
    if len(short.case) <= _NAME:
        return _content(short.case) <= _content(_told(long))
    a, b = _content(short.case), _content(long.case)
    return len(a & b) >= 0.6 * min(len(a), len(b))


def _told(promise: Promise) -> str:
    topic = "" if _is_who(promise.topic) else promise.topic
    return f"{promise.case}｜{promise.trigger}｜{topic}｜{promise.deed}"


@lru_cache(maxsize=16384)
def _is_who(topic: str) -> bool:
    return bool(_WHO.search(topic))


@lru_cache(maxsize=16384)
def _marks(words: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    told = _EACH.sub("", words)
    return frozenset(_TERMS.findall(told)), frozenset(_POLAR.findall(words)), event(words).marks


def _levels(one: Promise, two: Promise) -> bool:
    """都没有分级，或者同级；夜间、节假日另有一套的，由别处比。"""
    if one.hours != two.hours:
        return False
    if one.graded and two.graded:
        return same_level(one, two)
    return not one.graded and not two.graded


def _deeds(one: Promise, two: Promise) -> bool:
    """做的事相同，或者一处只说“办理完毕”而事在它的名目里。"""
    if one.step or two.step:
        return one.step == two.step
    deeds = [_DONE.sub("", each.deed).replace("至", "到") for each in (one, two)]
    if overlap(*deeds) >= 0.5:
        return True
    acts = [act_of(deed) for deed in deeds]
    if acts[0] and acts[1] and acts[0][0] == acts[1][0]:
        return True
    for light, other in ((one, two), (two, one)):
        bare = re.sub("[完成办理毕妥结束]", "", light.deed)
        if (is_light(light.deed) or not bare) and len(other.deed) > 1 and not step_of(other.deed):
            return other.deed[:2] in light.case + light.topic
    return False
