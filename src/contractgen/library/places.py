"""条款库、模板与参数表放在哪里：随软件所带的一套，其上可以叠放事务所自己的一套。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from contractgen.model.errors import ContractgenError

PACKAGE = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def builtin() -> Path:
    """随软件所带的库：安装后在包内 ``_data``，源码目录中在最上层。"""
    installed = PACKAGE / "_data"
    return installed if installed.is_dir() else PACKAGE.parent.parent


@dataclass(frozen=True, slots=True)
class Places:
    """由下到上叠放的若干套库；同名的文件以上面的为准。"""

    roots: tuple[Path, ...]

    @classmethod
    def with_overlay(cls, library: str | Path | None = None) -> Places:
        """自带的库，其上叠放 library（``--library`` 或 ``CONTRACTGEN_LIBRARY`` 所指的目录）。"""
        if not library:
            return cls((builtin(),))
        folder = Path(library).expanduser()
        if not folder.is_dir():
            raise ContractgenError(
                f"找不到条款库目录 {library}。请检查 --library 或 CONTRACTGEN_LIBRARY 的值。"
            )
        return cls((builtin(), folder.resolve()))

    @property
    def overlay(self) -> Path | None:
        """叠放在自带的库之上的目录；没有则为 None。"""
        return self.roots[-1] if len(self.roots) > 1 else None

    def file(self, *parts: str) -> Path | None:
        """最上面一套库里的这个文件，没有则为 None。"""
        for root in reversed(self.roots):
            candidate = root.joinpath(*parts)
            if candidate.is_file():
                return candidate
        return None

    def clauses(self) -> dict[str, Path]:
        """条款名到文件；条款可以按目录分组，名字就是文件名。"""
        found: dict[str, Path] = {}
        for root in self.roots:
            found.update({path.stem: path for path in sorted((root / "clauses").rglob("*.md"))})
        return found

    def templates(self) -> dict[str, Path]:
        """模板名到目录：目录里有 template.yaml（条款拼成）或 document.docx（事务所自己的 Word 模板）。"""
        found: dict[str, Path] = {}
        for folder in self._template_folders():
            if (folder / "template.yaml").is_file() or (folder / "document.docx").is_file():
                found[folder.name] = folder
        return found

    def _template_folders(self) -> Iterator[Path]:
        for root in self.roots:
            if (root / "templates").is_dir():
                yield from sorted(path for path in (root / "templates").iterdir() if path.is_dir())
