"""contractgen lint：各种草稿都能审，退出码与约定相同，输出不丢不覆盖，保留、基线与设置照约定。"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import contractgen
from contractgen.library.places import builtin
from contractgen.review import discovery
from contractgen.review.rule import Rule
from tests.cli.conftest import Outcome
from tests.review.toys import Doubtful, Toy

Cli = Callable[..., Outcome]
TEXT = "维护协议\n第一条 服务\n1.1 乙方应尽快处理，及时通知。\n1.2 乙方应在接到通知后尽快回复。\n"
SCHEMA = json.loads((builtin() / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
TOYS: dict[str, type[Rule]] = {Toy.id: Toy, Doubtful.id: Doubtful}


@pytest.fixture(autouse=True)
def only_toy_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """这里只看命令，规则用两条小的。"""
    monkeypatch.setattr(discovery, "rule_ids", lambda: tuple(sorted(TOYS)))
    monkeypatch.setattr(discovery, "rule", TOYS.__getitem__)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "维护协议.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def as_json(cli: Cli, *arguments: object) -> dict[str, Any]:
    found = cli("lint", *arguments, "-f", "json")
    report: dict[str, Any] = json.loads(found.out)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(report)] == []
    return report


def quotes(report: dict[str, Any], index: int = 0) -> list[tuple[str, str]]:
    return [(each["place"]["clause"], each["place"]["quote"]) for each in report["drafts"][index]["findings"]]


def test_the_terminal_report_is_the_default(cli: Cli, draft: Path) -> None:
    found = cli("lint", draft)
    assert found.code == 0
    assert ">>尽快<<" in found.out
    assert found.out.splitlines()[-1] == "审了 1 份草稿：错误 0，警告 2，提示 0"
    assert "\x1b" not in found.out


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on_decides_the_exit_code(cli: Cli, draft: Path, level: str, code: int) -> None:
    assert cli("lint", draft, "--fail-on", level).code == code


def test_low_confidence_findings_need_careful(cli: Cli, draft: Path) -> None:
    assert quotes(as_json(cli, draft)) == [("1.1", "尽快"), ("1.2", "尽快")]
    assert quotes(as_json(cli, draft, "--careful")) == [("1.1", "尽快"), ("1.1", "及时"), ("1.2", "尽快")]
    assert cli("lint", draft, "--careful").code == 1


def test_rules_are_selected_and_ignored(cli: Cli, draft: Path) -> None:
    assert quotes(as_json(cli, draft, "--ignore", "wording")) == []
    assert quotes(as_json(cli, draft, "--careful", "--select", "wording/doubtful")) == [("1.1", "及时")]
    assert (
        quotes(as_json(cli, draft, "--select", "wording/doubtful,wording/toy", "--ignore", "wording/toy"))
        == []
    )


def test_standard_input_is_reviewed(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    report = as_json(cli, "-")
    assert report["drafts"][0]["path"] == "-"
    assert len(quotes(report)) == 2


def test_a_folder_is_reviewed_through_and_through(cli: Cli, draft: Path, tmp_path: Path) -> None:
    deep = tmp_path / "往来" / "第二稿"
    deep.mkdir(parents=True)
    (deep / "b.md").write_text("# 一、服务\n乙方应尽快处理。\n", encoding="utf-8")
    (deep / "~$维护协议.docx").write_bytes(b"lock")
    (deep / "旧.审查.docx").write_bytes(b"our own report")
    (deep / "报价.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.txt").write_text("尽快", encoding="utf-8")
    found = cli("lint", tmp_path, draft, "-f", "json")
    assert [Path(each["path"]).name for each in json.loads(found.out)["drafts"]] == ["维护协议.txt", "b.md"]
    assert "略过 1 个不是草稿的文件" in found.err
    assert cli("lint", tmp_path, "--quiet", "-f", "json").err == ""


def test_an_unreadable_draft_has_its_reason_and_the_others_are_reviewed(
    cli: Cli, draft: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 not a zip")
    found = cli("lint", broken, tmp_path / "没有.docx", draft, "-f", "json")
    assert found.code == 2
    drafts = json.loads(found.out)["drafts"]
    assert "已损坏" in drafts[0]["error"]
    assert "没有这个文件" in drafts[1]["error"]
    assert drafts[1]["sha256"] is None
    assert len(drafts[2]["findings"]) == 2
    assert "坏.docx：" in found.err
    assert "读不了" in cli("lint", broken).out


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7 ...", "PDF"), (b"{\\rtf1 ...}", "RTF"), (b"", "空的"), (b"\xff\xfe\xfa\x00\x01", "")],
)
def test_other_files_are_refused_with_a_remedy(cli: Cli, tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "草稿.docx"
    path.write_bytes(content)
    found = cli("lint", path)
    assert "Traceback" not in found.out + found.err
    assert words in found.out


def test_the_content_decides_not_the_suffix(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "草稿.docx"
    path.write_text(TEXT, encoding="utf-8")
    assert len(quotes(as_json(cli, path))) == 2


def test_output_goes_where_it_is_told_and_the_name_decides_the_format(
    cli: Cli, draft: Path, tmp_path: Path
) -> None:
    for name, start in (("报告.json", "{"), ("报告.sarif", "{"), ("报告.txt", str(draft))):
        found = cli("lint", draft, "-o", tmp_path / name)
        assert (found.code, found.out) == (0, "")
        assert "已写出" in found.err
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.startswith(start)
        assert "\x1b" not in text


def test_several_drafts_go_into_one_report(cli: Cli, draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "乙.txt"
    other.write_text("第一条 服务\n乙方应尽快处理。\n", encoding="utf-8")
    assert cli("lint", draft, other, "-f", "json", "-o", f"{tmp_path}/成果/").code == 0
    [written] = (tmp_path / "成果").iterdir()
    assert written.name == "审查意见.json"
    assert json.loads(written.read_text(encoding="utf-8"))["summary"]["warning"] == 3


def test_an_input_or_another_file_is_not_overwritten(cli: Cli, draft: Path, tmp_path: Path) -> None:
    found = cli("lint", draft, "-o", draft, "--force")
    assert found.code == 2
    assert "不能覆盖输入" in found.err
    assert draft.read_text(encoding="utf-8") == TEXT
    mine = tmp_path / "报告.json"
    mine.write_text("mine", encoding="utf-8")
    assert cli("lint", draft, "-o", mine).code == 2
    assert mine.read_text(encoding="utf-8") == "mine"
    assert cli("lint", draft, "-o", mine, "--force").code == 0
    assert cli("lint", draft, "-o", mine).code == 0


def test_a_waiver_is_honoured_and_shown_unless_refused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "草稿.txt"
    path.write_text(
        TEXT.replace("通知。\n", "通知。 <!-- @contractgen ignore wording/toy 客户已确认 -->\n"),
        encoding="utf-8",
    )
    report = as_json(cli, path)
    assert quotes(report) == [("1.2", "尽快")]
    [waived] = report["drafts"][0]["waived"]
    assert (waived["author"], waived["reason"]) == ("（未署名）", "客户已确认")
    assert len(quotes(as_json(cli, path, "--no-waivers"))) == 2


def test_an_unused_waiver_and_one_without_a_reason_are_reported(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "草稿.txt"
    path.write_text(
        "第一条 服务 <!-- @contractgen ignore wording/toy 多余 -->\n尽快 <!-- @contractgen ignore wording/toy -->\n",
        encoding="utf-8",
    )
    report = as_json(cli, path)
    assert len(quotes(report)) == 1
    assert ["没有用上" in each["why"] for each in report["drafts"][0]["not_checked"]] == [True, True]


def test_a_waiver_of_a_low_confidence_finding_is_not_called_unused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "草稿.txt"
    path.write_text(
        "第一条 服务\n及时通知。 <!-- @contractgen ignore wording/doubtful 有约定 -->\n", encoding="utf-8"
    )
    report = as_json(cli, path)["drafts"][0]
    assert (report["waived"], report["not_checked"]) == ([], [])
    assert len(as_json(cli, path, "--careful")["drafts"][0]["waived"]) == 1


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(cli: Cli, draft: Path, tmp_path: Path) -> None:
    known = tmp_path / "基线.json"
    found = cli("lint", draft, "--write-baseline", known, "--fail-on", "warning")
    assert found.code == 0
    assert "已把 2 条意见记入" in found.err
    assert cli("lint", draft, "--baseline", known, "--fail-on", "warning").code == 0
    draft.write_text(
        "维护协议\n第一条 定义\n1.1 无。\n第二条 服务\n2.1 乙方应尽快处理，及时通知。\n2.2 乙方应在接到通知后尽快回复。\n2.3 尽快到场。\n",
        encoding="utf-8",
    )
    assert quotes(as_json(cli, draft, "--baseline", known)) == [("2.3", "尽快")]
    assert cli("lint", draft, "--write-baseline", known).code == 0
    assert quotes(as_json(cli, draft, "--baseline", known)) == []


def test_writing_a_baseline_does_not_replace_another_file(cli: Cli, draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的.json"
    other.write_text("{}", encoding="utf-8")
    assert cli("lint", draft, "--write-baseline", other).code == 2
    assert other.read_text(encoding="utf-8") == "{}"
    assert "不是基线文件" in cli("lint", draft, "--baseline", other).err


def test_the_nearest_settings_apply_and_the_command_line_wins(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "甲"
    folder.mkdir()
    draft = folder / "草稿.txt"
    draft.write_text(TEXT, encoding="utf-8")
    (tmp_path / ".contractgen.toml").write_text(
        'careful = true\nfail-on = "info"\nignore = ["wording/toy"]\n', encoding="utf-8"
    )
    found = cli("lint", draft, "-f", "json")
    assert found.code == 1
    assert quotes(json.loads(found.out)) == [("1.1", "及时")]
    assert quotes(as_json(cli, draft, "--select", "wording/toy")) == [("1.1", "尽快"), ("1.2", "尽快")]
    other = tmp_path / "另一份.toml"
    other.write_text("", encoding="utf-8")
    assert len(quotes(as_json(cli, draft, "--config", other))) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-f", "xml"], "可用的有"),
        (["-o", "report.pdf"], "看不出是哪种报告"),
        (["--select", "wording/toi"], "你是不是想写 wording/toy？"),
        (["--fail-on", "never"], "只能是 error、warning、info"),
        (["--config", "没有.toml"], "找不到这个文件"),
        (["--baseline", "没有.json"], "找不到这个文件"),
    ],
)
def test_misuse_is_explained_with_exit_code_2(
    cli: Cli, draft: Path, arguments: list[str], words: str
) -> None:
    found = cli("lint", draft, *arguments)
    assert found.code == 2
    assert words in found.err


def test_colours_are_for_terminals_and_can_be_refused(draft: Path) -> None:
    command = [sys.executable, "-m", "contractgen", "lint", str(draft), "--no-color"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_reviewing_text_loads_none_of_the_heavy_libraries(draft: Path) -> None:
    heavy = "{'docx', 'docxtpl', 'lxml', 'jinja2', 'jsonschema', 'babel', 'markdown_it'}"
    code = f"import sys; from contractgen.cli.group import run; run(['lint', {str(draft)!r}]); print(sorted(set(sys.modules) & {heavy}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_python_function_gives_the_same_report(draft: Path) -> None:
    report = contractgen.lint(draft)
    assert [each.rule for each in report.drafts[0].findings] == ["wording/toy", "wording/toy"]
    assert report.summary == {"error": 0, "warning": 2, "info": 0}
    same = contractgen.lint(TEXT.encode(), careful=True)
    assert [each.rule for each in same.drafts[0].findings] == [
        "wording/toy",
        "wording/doubtful",
        "wording/toy",
    ]
    assert contractgen.lint(b"%PDF-1.7").drafts[0].error
    assert contractgen.lint("没有这个文件.docx").drafts[0].error


def test_a_word_draft_is_reviewed_with_its_comments_as_waivers(cli: Cli, tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("第一条 服务")
    paragraph = document.add_paragraph("1.1 乙方应")
    run = paragraph.add_run("尽快")
    paragraph.add_run("处理，并尽快回复。")
    document.add_comment(run, "@contractgen ignore wording/toy 以服务单为准", author="李四")
    path = tmp_path / "草稿.docx"
    document.save(str(path))
    report = as_json(cli, path)
    [finding] = report["drafts"][0]["findings"]
    assert (finding["place"]["quote"], finding["place"]["start"], finding["place"]["line"]) == (
        "尽快",
        13,
        None,
    )
    [waived] = report["drafts"][0]["waived"]
    assert (waived["author"], waived["reason"]) == ("李四", "以服务单为准")
    assert len(as_json(cli, path, "--no-waivers")["drafts"][0]["findings"]) == 2


@pytest.mark.allow_mishaps
def test_a_bug_in_reading_one_draft_does_not_stop_the_others(
    cli: Cli, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contractgen.text import structure

    real = structure.structured

    def sometimes(reading: Any) -> Any:
        if reading.kind == "markdown":
            raise RecursionError
        return real(reading)

    monkeypatch.setattr(structure, "structured", sometimes)
    odd = tmp_path / "怪.md"
    odd.write_text("# 一\n", encoding="utf-8")
    found = cli("lint", odd, draft, "-f", "json")
    drafts = json.loads(found.out)["drafts"]
    assert "请反馈" in drafts[0]["error"]
    assert len(drafts[1]["findings"]) == 2
    assert found.code == 2
