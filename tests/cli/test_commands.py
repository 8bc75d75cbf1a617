"""命令行：每条命令能用，错误说得清楚，退出码与约定相同，输出不丢不覆盖。"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from contractgen.library.places import builtin
from tests.cli.conftest import Outcome

Cli = Callable[..., Outcome]
SAMPLES = sorted((builtin() / "templates").glob("*/sample.yaml"))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "维护.yaml"
    path.write_bytes((builtin() / "templates" / "maintenance" / "sample.yaml").read_bytes())
    return path


def test_help_is_in_chinese_and_lists_every_command(cli: Cli) -> None:
    found = cli("--help")
    assert found.code == 0
    assert "用法：" in found.out
    assert "命令" in found.out
    for name in ("check", "clauses", "demo", "new", "render", "templates"):
        assert f"  {name}" in found.out
    assert "Options" not in found.out
    assert "Show this message" not in found.out


def test_help_does_not_load_the_heavy_libraries() -> None:
    code = "import sys; from contractgen.cli.group import run; run(['--help']); print(sorted(set(sys.modules) & {'docx', 'docxtpl', 'lxml', 'jinja2', 'jsonschema', 'yaml', 'babel', 'markdown_it', 'openpyxl'}))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_every_sample_passes_the_check(cli: Cli, path: Path) -> None:
    found = cli("check", path)
    assert (found.code, found.err) == (0, "")
    assert "没有问题" in found.out


def test_render_writes_beside_the_parameters(cli: Cli, sample: Path) -> None:
    found = cli("render", sample)
    assert (found.code, found.err) == (0, "")
    assert sample.with_suffix(".docx").read_bytes()[:2] == b"PK"


def test_rendering_twice_gives_the_same_bytes(cli: Cli, sample: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "一.docx", tmp_path / "二.docx"
    assert cli("render", sample, "-o", one).code == 0
    assert cli("render", sample, "-o", two).code == 0
    assert one.read_bytes() == two.read_bytes()


def test_several_files_go_into_a_folder_and_one_bad_file_does_not_stop_the_others(
    cli: Cli, sample: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.yaml"
    bad.write_text("template: maintenance\ncontract: [", encoding="utf-8")
    found = cli("render", bad, sample, "-o", f"{tmp_path}/成果/")
    assert found.code == 2
    assert "坏.yaml" in found.err
    assert [path.name for path in (tmp_path / "成果").iterdir()] == ["维护.docx"]


def test_an_existing_different_file_is_kept_unless_forced(cli: Cli, sample: Path) -> None:
    target = sample.with_suffix(".docx")
    target.write_bytes(b"mine")
    found = cli("render", sample)
    assert found.code == 2
    assert "已经存在" in found.err
    assert target.read_bytes() == b"mine"
    assert cli("render", sample, "--force").code == 0
    assert target.read_bytes()[:2] == b"PK"


def test_the_input_is_never_overwritten(cli: Cli, sample: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "参数.docx"
    sample.rename(renamed)
    found = cli("render", renamed, "-o", renamed, "--force")
    assert found.code == 2
    assert "不能覆盖输入" in found.err


def test_render_to_standard_output(sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "contractgen", "render", str(sample), "-o", "-"],
        capture_output=True,
        check=True,
    )
    assert done.stdout[:2] == b"PK"


def test_incomplete_parameters_are_refused_and_listed(cli: Cli, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.strip().startswith("signing_place:"))
    sample.write_text(text.replace(line + "\n", ""), encoding="utf-8")
    found = cli("render", sample)
    assert found.code == 1
    assert "签订地点" in found.err
    assert "contract.signing_place" in found.err
    assert not sample.with_suffix(".docx").exists()


def test_a_draft_shows_and_lists_the_blanks(cli: Cli, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.strip().startswith("signing_place:"))
    sample.write_text(text.replace(line + "\n", ""), encoding="utf-8")
    found = cli("render", sample, "--draft")
    assert found.code == 0
    assert "1 处待填" in found.err
    assert "签订地点（contract.signing_place）" in found.err


def test_what_to_run_next_names_the_own_library_too(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "库"
    (own / "clauses").mkdir(parents=True)
    started = cli("new", "sla-annex", "-o", tmp_path / "附件.yaml", "--library", own)
    assert started.out.endswith(f"contractgen render {tmp_path / '附件.yaml'} --library {own}\n")


def test_check_reports_as_json(cli: Cli, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8").replace("signing_date:", "signing_dat:", 1)
    sample.write_text(text, encoding="utf-8")
    found = cli("check", sample, "-f", "json")
    assert found.code == 1
    report = json.loads(found.out)[0]
    assert report["template"] == "maintenance"
    unknown = next(error for error in report["errors"] if error["kind"] == "unknown")
    assert unknown["line"] == text[: text.index("signing_dat:")].count("\n") + 1
    assert "signing_date" in unknown["suggestion"]


@pytest.mark.parametrize("name", ["maintenance", "service-delivery", "sla-annex"])
def test_a_new_parameter_file_renders_as_a_draft(cli: Cli, tmp_path: Path, name: str) -> None:
    target = tmp_path / "新.yaml"
    assert cli("new", name, "-o", target).code == 0
    assert cli("check", target).code == 1
    found = cli("render", target, "--draft")
    assert found.code == 0
    assert "处待填" in found.err


@pytest.mark.parametrize("preset", ["标准", "高级", "尊享", "standard", "advanced", "premium"])
def test_each_preset_of_the_annex_passes_its_own_checks(cli: Cli, tmp_path: Path, preset: str) -> None:
    target = tmp_path / "附件.yaml"
    assert cli("new", "sla-annex", "--preset", preset, "-o", target).code == 0
    found = cli("check", target, "-f", "json")
    errors = json.loads(found.out)[0]["errors"]
    assert {error["kind"] for error in errors} <= {"missing"}
    # 只差每个客户自己的：考核对象与数据来源
    own = {error["path"] for error in errors if error["path"].startswith(("sla", "service_hours"))}
    assert own <= {"sla.availability.object", "sla.availability.data_source"}


def test_an_unknown_template_names_the_near_one(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("template: maintenence\n", encoding="utf-8")
    found = cli("check", path)
    assert found.code == 1
    assert "你是不是想写 maintenance？" in found.out


def test_misuse_is_explained_in_chinese_with_exit_code_2(cli: Cli, tmp_path: Path) -> None:
    for arguments, words in (
        (["rendr"], "没有这条命令：rendr"),
        (["render"], "缺少"),
        (["render", "x.yaml", "--drft"], "没有选项 --drft"),
        (["check", "x.yaml", "-f", "xml"], "只能是 text、json"),
        (["check", str(tmp_path / "nothing.yaml")], "没有这个文件"),
        (["templates", "nothing"], "没有名为“nothing”的模板"),
        (["clauses", "nothing"], "条款库里没有 nothing"),
        (["new", "sla-annex", "--preset", "铂金"], "没有预设“铂金”"),
        (["templates", "--library", str(tmp_path / "none")], "找不到条款库目录"),
    ):
        found = cli(*arguments)
        assert found.code == 2, arguments
        assert words in found.err + found.out, (arguments, found.err)


def test_templates_lists_agreements_and_their_fields(cli: Cli) -> None:
    assert {line.split("\t")[0] for line in cli("templates").out.splitlines()} >= {
        "maintenance", "service-delivery", "sla-annex",
    }  # fmt: skip
    found = cli("templates", "maintenance").out
    assert "sla.levels[].response\t响应时限；时限；必填" in found


def test_clauses_lists_the_library_and_shows_one(cli: Cli) -> None:
    assert len(cli("clauses").out.splitlines()) >= 40
    found = cli("clauses", "liability").out
    assert "依据：" in found
    assert "用于：maintenance" in found


def test_demo_drafts_every_sample_and_keeps_what_the_user_changed(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "演示"
    assert cli("demo", folder).code == 0
    review = {"待审草稿.docx", "待审草稿.审查.docx", "待审草稿.审查.html"}
    assert review <= {path.name for path in folder.iterdir()}
    assert len(list(folder.glob("*.docx"))) == len(SAMPLES) + 2
    mine = folder / "maintenance.yaml"
    mine.write_text("template: maintenance\n", encoding="utf-8")
    assert "保留未动" in cli("demo", folder).out
    assert mine.read_text(encoding="utf-8") == "template: maintenance\n"


def test_new_writes_an_excel_form_that_check_and_render_accept(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "报价.xlsx"
    assert cli("new", "sla-annex", "--preset", "高级", "-o", path).code == 0
    found = cli("check", path)
    assert found.code == 1
    assert f"{path} 工作表“双方与签订”C5 合同 › 合同编号" in found.out
    refused = cli("render", path)
    assert (refused.code, path.with_suffix(".docx").exists()) == (1, False)
    assert "工作表“双方与签订”C5" in refused.err
    assert cli("render", path, "--draft").code == 0
    assert path.with_suffix(".docx").read_bytes()[:2] == b"PK"


def test_check_reports_sheet_and_cell_as_json(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "维护.xlsx"
    assert cli("new", "maintenance", "--format", "xlsx", "-o", path).code == 0
    errors = json.loads(cli("check", "-f", "json", path).out)[0]["errors"]
    assert (errors[0]["sheet"], errors[0]["cell"], errors[0]["line"]) == ("双方与签订", "C5", None)


def test_new_writes_a_row_per_contract(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    assert cli("new", "sla-annex", "--rows", "--format", "xlsx", "-o", path, "--preset", "标准").code == 0
    assert "工作表“合同”B5" in cli("check", path).out
    assert "--format xlsx" in cli("new", "sla-annex", "--rows").err
    wrong = cli("new", "sla-annex", "--format", "xlsx", "-o", tmp_path / "表单.yaml")
    assert (wrong.code, ".xlsx 结尾" in wrong.err) == (2, True)
