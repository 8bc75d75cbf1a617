"""从称呼、身份说明和条文里的话，看各方谁提供服务、谁接受服务。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from contractgen.facts.words.labels import LABELS, provider_by_deeds
from contractgen.facts.words.naming import provider_label
from contractgen.model.reading import Line, Reading, Span

_ANY = "|".join(LABELS)
_PROVIDER = re.compile(
    r"服务提供|技术提供|提供(?!场地|条件|资料)|供应商|开发单位|开发方|受托|承包|承揽|服务商|服务方|供方|卖方|出卖|运维方|维护方|维保方|供货"
)
_CLIENT = re.compile(
    r"服务接受|接受(?!委托)|使用单位|使用方|委托方|委托人|委托单位|采购|客户|用户|需方|买方|买受|发包|定作|购买"
)
_SERVES = re.compile(
    rf"(?P<one>{_ANY})(?:同意|应当?|须|负责|承诺|将|可)?[^。；;]{{0,24}}?(?:为|向|给)(?P<two>{_ANY})(?:的[^。；;，,]{{0,16}})?提供[^。；;]{{0,30}}?(?:服务|维护|支持|运维|维保|维修)"
)
_ENTRUSTS = re.compile(rf"(?P<two>{_ANY})(?:委托|聘请)(?P<one>{_ANY})")
_USES = re.compile(rf"(?P<two>{_ANY})使用(?P<one>{_ANY})提供的")

#: 一方的角色：provider 或 client，与看出角色的地方
Roles = dict[str, tuple[str, Span | None]]


def roles_of(reading: Reading, lines: list[Line], told: Mapping[str, Sequence[tuple[str, Span]]]) -> Roles:
    """每一方的角色：称呼、身份说明各算五票，“为……提供服务”算一票，“委托”算两票；领先两票才算数。told 是各方的称呼与说明身份的话。"""
    votes: Counter[str] = Counter()
    where: dict[str, Span] = {}
    for label, described in told.items():
        for text, span in described:
            one, two = bool(_PROVIDER.search(text)), bool(_CLIENT.search(text))
            if one != two:
                votes[label] += 5 if one else -5
                where.setdefault(label, span)
    for label, vote, span in _statements(lines):
        votes[label] += vote
        where.setdefault(label, span)
    roles: Roles = {
        label: ("provider" if votes[label] > 0 else "client", where.get(label))
        for label in told
        if abs(votes[label]) >= 2
    }
    provider = "" if roles or len(told) != 2 else provider_by_deeds(reading) or provider_label(reading)
    pays = re.compile(
        rf"{re.escape(provider)}[^。；;，,]{{0,24}}(?:向|给)(?:{'|'.join(map(re.escape, told))})支付(?!违约|赔)[^。；;，,]{{0,12}}[费款]"
    )
    if provider in told and votes[provider] >= 0 and not any(pays.search(line.text) for line in lines):
        # 称呼、身份都没有说明的两方，看各条写的是谁做事、谁付款
        told_at = where if votes[provider] > 0 else {}
        roles = {label: ("provider" if label == provider else "client", told_at.get(label)) for label in told}
    if len(told) == 2 and len(roles) == 1:  # 一方是使用单位，另一方就是做事的
        known, (role, seen) = next(iter(roles.items()))
        other = next(label for label in told if label != known)
        roles[other] = ("client" if role == "provider" else "provider", seen)
    return roles


def _statements(lines: list[Line]) -> Iterator[tuple[str, int, Span]]:
    for line in lines:
        if "提供" not in line.text and "委托" not in line.text and "聘请" not in line.text:
            continue
        for pattern, vote in ((_SERVES, 1), (_ENTRUSTS, 2), (_USES, 2)):
            for match in pattern.finditer(line.text):
                if match["one"] != match["two"]:
                    span = Span(line.index, match.start(), match.end())
                    yield match["one"], vote, span
                    yield match["two"], -vote, span
