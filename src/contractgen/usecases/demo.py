"""演示：把每个模板的示例参数起草成 Word 文件，另放一份带着毛病的草稿供审查。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contractgen.library.catalogue import Library
from contractgen.params.loading import load
from contractgen.usecases.catalogue import template_title
from contractgen.usecases.output import place_file, safe_name
from contractgen.usecases.render_contract import render_contract

FLAWED = "待审草稿.docx"


@dataclass(frozen=True, slots=True)
class DemoFile:
    """演示写出的一个文件与它是什么。"""

    path: Path
    about: str


def demo(library: Library, folder: Path, *, force: bool = False) -> Iterator[DemoFile]:
    """依次写出；示例参数也抄一份在旁边，供照着改，改过的不再覆盖。"""
    for name in library.template_names():
        sample = library.template_folder(name) / "sample.yaml"
        if not sample.is_file():
            continue
        title, _ = template_title(library, name)
        rendered = render_contract(load(sample), library)
        document = rendered.contract.title if rendered.contract else title
        parameters = folder / f"{name}.yaml"
        if parameters.is_file() and parameters.read_bytes() != sample.read_bytes():
            yield DemoFile(parameters, "你改过的参数文件，保留未动")
        else:
            place_file(sample.read_bytes(), parameters)
            yield DemoFile(parameters, f"{title}的参数文件")
        target = folder / f"{safe_name(document)}.docx"
        place_file(rendered.docx, target, force=force)
        yield DemoFile(target, f"{title}，由示例参数起草")
    flawed = library.places.file("samples", "review", "draft.docx")
    if flawed is not None:
        place_file(flawed.read_bytes(), folder / FLAWED, force=force)
        yield DemoFile(folder / FLAWED, "一份带着常见毛病的草稿")
