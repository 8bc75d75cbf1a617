"""一句话里仲裁与诉讼任人挑选，不论怎样措辞：找仲裁委裁也行、打官司也行，二者择一，随提出的一方选。"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BY = r"(?:找|向|到|去|由|交由?|交给|报|提交|提请|申请|通过|走|经|以|诉至|诉到|起诉到)"
_ARBITRATION = re.compile(
    rf"(?:{_BY}(?:(?!诉讼|法院|起诉|官司|还是|或)[^，,。；;：:]){{0,24}}?)?仲裁(?:委员会|委|院|中心|机构|庭)?(?:(?:申请|提起|请求|进行)?(?:仲裁|裁决|裁(?!判)|解决))?(?!法|规则|协议|条款|员|费|时效|文书|请求|程序)"
)
_COURT = re.compile(
    rf"(?:{_BY}(?:(?!仲裁|还是|或)[^，,。；;：:]){{0,24}}?)?(?:(?:人民)?法院(?:提起诉讼|起诉|诉讼|打官司|告|解决)?|打官司|起诉(?:到[^，,。；;]{{0,16}}法院)?|诉讼(?!费|时效|文书|请求))"
)
#: 任人挑选的说法
_EITHER = re.compile(
    r"或者?|还是|也(?:可|行|能|成)|亦可|还(?:可|能)|又可|[亦也又]得|另得|得(?:径|另|直接)|均可|都(?:可|行|成|能)|任(?:选|择|凭)|择一|选(?:择)?其一|[二两]选一|[二两]者|两条路|两种(?:途径|方式|办法)|随(?:便|意)?|要么|哪[家个一]|可选择|自行选择|由[^，。；]{0,12}(?:选|挑|定)|并行|同时"
)
_SETTLES = re.compile(r"争议|纠纷|分歧|谈不|商量|协商|调解|说不拢|扯皮|打不成|不能解决|未果")
#: 裁决之后的执行、依法前置的仲裁、顺带说到的，不在此列
_ASIDE = re.compile(
    r"执行|保全|撤销|不服|承认|劳动|人事|违约金|调整|披露|裁决(?:书|结果|生效|作出|确定|的)|(?<!法院)判决|裁定|生效法律|费用?由|律师费|诉讼费|仲裁费|(?:诉讼|仲裁)(?:期间|过程|程序中)|第\s*[（(_＿\s]*[）)]?\s*种|[□☐☑☒■√]|专用(?:条款|条件|合同)|仲裁协议|协助|或有|未决|所涉|继续履行"
)
_NEGATED = re.compile(
    r"(?:不(?:得|再|可|能|应|通过|采用|约定|接受|适用)|放弃|排除|无权|而非|而不是|不是)[^，。；;]{0,8}$"
)


def either_forums(text: str, bounds: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """text 各句（bounds）里这样的约定的起止。"""
    if "仲裁" not in text or not _SETTLES.search(text):
        return
    for start, end in bounds:
        sentence = text[start:end]
        if "仲裁" not in sentence or _ASIDE.search(sentence):
            continue
        one, two = _ARBITRATION.search(sentence), _COURT.search(sentence)
        if one is None or two is None:
            continue
        one, two = (one, two) if one.start() <= two.start() else (two, one)
        if _NEGATED.search(sentence[: one.start()]) or _NEGATED.search(sentence[: two.start()]):
            continue
        around = sentence[max(0, one.start() - 14) : two.end() + 16]
        if two.start() >= one.end() and _EITHER.search(around):
            yield start + one.start(), start + two.end()
