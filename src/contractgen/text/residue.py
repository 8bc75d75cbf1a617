"""网站与模板的残留文字：合同之前、之后的下载提示、会员广告、评论与关注，到哪里为止。

只在开头与末尾成片地认，中间不动；没有残留字样的行，夹在残留字样之间才算残留。
“本合同仅供甲乙双方使用”之类合同自己的话不含这些字样。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractgen.model.reading import Line

_STRONG = re.compile(
    r"""
    原创力|book118|豆丁|docin|道客巴巴|百度文库|文库网|人人文库|金锄头|淘豆|蚂蚁文库|觅知|包图网|范文网|第一范文|知网|爱问共享|微传网|文档(?:投稿|下载)
    |\.(?:docx?|wps|pdf|txt)\s*(?:VIP|下载|$)|精品文档|VIP\s*(?:文档|会员|免费|专享)|成为\s*VIP|(?:亿|万)VIP
    |文档(?:评论|贡献者|格式转换|侵|为合作方|由用户|大小|页数|仅供|分类|标签)|版权申诉|二次下载|下载权益|下载(?:券|次数|积分|后免费)|付费下载|(?:付费|下载)前请
    |查看更多|相关(?:文档|推荐|资源|下载)|最新文档|猜你喜欢|热门(?:推荐|文档)|上一篇|下一篇|推荐阅读
    |实名认证|[+＋]\s*关注|关注(?:公众号|我们)|微信公众号|扫码(?:关注|下载)|粉丝|发表评论|点击(?:下载|查看|这里)|立即下载|免费下载|下载本文
    |如?有?侵权[,，]?\s*(?:请)?(?:联系|告知|必究)|联系(?:立)?删(?:除)?|删除谢谢|网站(?:文档|质量审核|将根据|客服|地图)|本站(?:所有|不|文档|资源|提供|会员)
    |AI\s*(?:专业)?(?:辅助|生成|创作)(?:创建|内容)?|(?:本(?:文|资料|模板|文档|范文|合同模板))(?:来源于|来自|由.{0,8}(?:整理|提供|收集|上传)|仅供(?:参考|学习))|仅供(?:学习|参考|个人学习)[^。]{0,12}$
    |(?:更多|海量|精选).{0,10}(?:范文|模板|文档|资料|合同)(?:.{0,8}(?:请|访问|关注|下载|尽在))?|可编辑(?:版|修改)|(?:word|Word|WORD)\s*(?:版|文档|可编辑)|页眉页脚可删除|双击(?:可|编辑)
    |^\s*(?:https?://|www\.)\S+\s*$|举报电话|会员(?:专享|免费|下载)|版权所有[^。]{0,20}$|^\s*(?:合同)?范本\s*$|整理(?:发布|分享)
    """,
    re.VERBOSE,
)
_CONTRACT = re.compile(
    r"^\s*(?:第\s*[一二三四五六七八九十百\d]+\s*[条章]|鉴于|[一二三四五六七八九十]+、|甲\s*方|乙\s*方|\d+\.\d+"
    r"|(?:合同|协议)(?:编号|签订)|附\s*件\s*[一二三四五六七八九十\d]|[（(][一二三四五六七八九十\d]+[)）]|(?:委托|受托|发包|承包|出租|承租|买受|出卖)(?:方|人))"
    r"|(?:盖章|签章|签字|签名|签署)|(?:甲|乙|双)方"
)
_TAIL = 60  # 末尾的残留不会多于这么多行
_HEAD = 60


def residue(lines: Sequence[Line]) -> tuple[int, int]:
    """残留文字的范围：开头有几行是残留，末尾从第几行起是残留。"""
    size = len(lines)
    head = _head(lines[:_HEAD])
    tail = _tail(lines, max(head, size - _TAIL))
    return head, tail


def is_residue(line: Line) -> bool:
    """这一行自己就有残留字样。"""
    return len(line.text) < 400 and _STRONG.search(line.text) is not None


def _head(lines: Sequence[Line]) -> int:
    """最后一行残留字样之前（含）全是残留；遇到合同自己的文字即止。"""
    end = strong = 0
    for at, line in enumerate(lines):
        if is_residue(line):
            end = at + 1
            strong += 1
        elif _CONTRACT.search(line.text):
            break
    return end if strong * 3 >= end else 0


def _tail(lines: Sequence[Line], first: int) -> int:
    """从后往前，到合同自己的最后一行为止；其后第一行残留字样起都是残留。"""
    start = len(lines)
    strong = 0
    for at in range(len(lines) - 1, first - 1, -1):
        if is_residue(lines[at]) and not _numbered(lines[at]):
            start = at
            strong += 1
        elif _CONTRACT.search(lines[at].text):
            break
    return start if strong * 4 >= len(lines) - start else len(lines)


def _numbered(line: Line) -> bool:
    return bool(line.label) or bool(
        re.match(r"\s*(?:第.{1,4}条|[（(]?[一二三四五六七八九十\d]+[)）、.])", line.text)
    )
