"""终端报告：按条款分组，标出句子里的字，末行合计；草稿里的控制字符不上屏幕。"""

from __future__ import annotations

import re
from dataclasses import replace

from contractgen.reporters import reporter
from tests.reporters.reviews import review, reviewed, unread

_COLOR = re.compile("\x1b\\[[0-9;]*m")


def colored(*drafts: object) -> str:
    [content] = reporter("terminal")(review(*drafts)).values()  # type: ignore[arg-type]
    return content.decode()


def shown(*drafts: object) -> str:
    return _COLOR.sub("", colored(*drafts))


def test_the_whole_report_reads_like_a_colleagues_note() -> None:
    assert (
        shown()
        == """合同/维护协议.txt
  1.1
    警告 用语含糊  wording/toy · 第 3 行 · 例示值，暂定
      1.1 乙方应>>尽快<<处理，及时通知。
      “尽快”没有期限。
      对照 1.2：1.2 乙方应在接到通知后>>尽快<<回复。
      建议 写明期限。
      依据 民法典第五百一十条
    错误 用语含糊  wording/doubtful · 第 3 行 · 把握低
      1.1 乙方应尽快处理，>>及时<<通知。
      “及时”没有期限。
      建议 写明期限。
      依据 民法典第五百一十条
  保留意见（草稿里的批注要求不报）
    1.2 wording/toy：张三，双方已另行约定
  没有判断的
    没有签订日期，无法推算。  wording/unsure
    第一条 不确定。  wording/toy

坏 文件.docx
  读不了：文件已损坏。

审了 1 份草稿（1 份读不了）：错误 1，警告 1，提示 0
"""
    )


def test_the_marked_words_are_coloured_by_severity() -> None:
    assert "\x1b[1;4;33m尽快\x1b[0m" in colored()
    assert "\x1b[1;4;31m及时\x1b[0m" in colored()


def test_a_clean_draft_says_so() -> None:
    clean = reviewed()
    clean = replace(clean, report=replace(clean.report, findings=(), not_checked=(), waived=()))
    assert "没有意见" in shown(clean)
    known = replace(clean, known=3)
    assert "没有新的意见" in shown(known)
    assert "另有 3 条已列入基线" in shown(known)


def test_control_characters_of_the_draft_do_not_reach_the_screen() -> None:
    spoilt = reviewed("第一条 服务\n1.1 乙方\x1b[31m应尽快\u202e处理。\n1.2 应尽快回复。\n", "x\x1b[0m.txt")
    text = shown(spoilt)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_long_sentence_is_cut_around_the_words() -> None:
    text = shown(
        reviewed("第一条 服务\n1.1 " + "甲" * 200 + "应尽快" + "乙" * 200 + "。\n1.2 应尽快回复。\n")
    )
    line = next(line for line in text.splitlines() if ">>尽快<<" in line)
    assert len(line) < 100
    assert line.strip().startswith("…")
    assert line.endswith("…")


def test_many_counterparts_are_counted_not_listed() -> None:
    one = reviewed()
    finding = one.report.findings[0]
    many = replace(one, report=replace(one.report, findings=(replace(finding, related=finding.related * 9),)))
    assert shown(many).count("对照 ") == 5
    assert "另有 4 处" in shown(many)


def test_an_unread_draft_alone_still_has_a_total() -> None:
    assert shown(unread()).splitlines()[-1] == "审了 0 份草稿（1 份读不了）：错误 0，警告 0，提示 0"
