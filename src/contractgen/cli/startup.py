"""启动：命令每运行一次都是一个新进程，几百条正则的编译结果存在字节码旁边，下次不必重新编译；少做垃圾回收。

只存程序里写着的正则；审查中依草稿的字句临时组成的不存，合同文字不会落到磁盘上。存不下、读不出时照常编译，
结果没有分别。
"""

from __future__ import annotations

import atexit
import gc
import marshal
import re
import sys
from importlib.util import cache_from_source
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

_GARBAGE = 100_000  # 短命的进程里，新对象积到这么多才值得回收一次
_TOO_MANY = 5000  # 存的条数远多于程序里的，多半是改过许多版，从头再存
_REGEX = ("re", "re._compiler", "enum")


class PatternStore:
    """存下的编译结果：正则与标志 → 交给正则引擎的各项参数，代码转成字节。"""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[tuple[Any, int], tuple[Any, ...]] = {}
        self.grown = False

    def load(self) -> None:
        try:
            self.known = marshal.loads(self.path.read_bytes())
        except (OSError, ValueError, EOFError, TypeError):
            self.known = {}

    def save(self) -> None:
        """补存本次新编译的；写不了就算了，下次再编译。"""
        if not self.grown or sys.dont_write_bytecode:
            return
        fresh = self.path.with_suffix(f".{id(self)}")
        try:
            self.path.parent.mkdir(exist_ok=True)
            fresh.write_bytes(marshal.dumps(self.known if len(self.known) < _TOO_MANY else {}))
            fresh.replace(self.path)
        except OSError:
            fresh.unlink(missing_ok=True)


def quicken() -> None:
    """用上存下的编译结果，少做垃圾回收。"""
    gc.set_threshold(_GARBAGE)
    atexit.register(gc.freeze)  # 就要退出了，不必再找一遍垃圾
    try:
        import _sre  # type: ignore[import-not-found]  # 正则引擎的内核

        version = f"{sys.hexversion:x}-{_sre.MAGIC}-{_sre.CODESIZE}"
        store = PatternStore(Path(cache_from_source(__file__)).with_name(f"patterns-{version}"))
        _remember(store, re._compiler, _sre)  # type: ignore[attr-defined]
    except (ImportError, AttributeError, NotImplementedError):
        return  # 别的解释器，内核不是这样
    atexit.register(store.save)


def _remember(store: PatternStore, compiler: Any, engine: Any) -> None:
    """此后 re 编译正则时先看存下的；没有的照常编译，从交给内核的参数里存一份。"""
    build = engine.compile
    code_type: Literal["I", "H"] = "I" if engine.CODESIZE == 4 else "H"
    compile_anew = compiler.compile
    last: list[tuple[Any, ...]] = []

    def noted(*arguments: Any) -> Any:
        last[:] = [arguments]
        return build(*arguments)

    def compile_once(source: Any, flags: int = 0) -> Any:
        kept = store.known.get((source, int(flags))) if isinstance(source, (str, bytes)) else None
        if kept is not None:
            text, all_flags, code, *rest = kept
            numbers = memoryview(code).cast(code_type).tolist()
            return build(text, all_flags, numbers, *rest)
        compiled = compile_anew(source, flags)
        if isinstance(source, (str, bytes)) and _is_ours(source):
            from array import array

            text, all_flags, code, groups, names, order = last[0]
            packed = array(code_type, code).tobytes()
            store.known[source, int(flags)] = (text, int(all_flags), packed, groups, dict(names), order)
            store.grown = True
        return compiled

    store.load()
    compiler._sre = SimpleNamespace(**{**vars(engine), "compile": noted})
    compiler.compile = compile_once


def _is_ours(source: str | bytes) -> bool:
    """是不是程序里写着的：一字不差地写在用它的函数里，或者载入程序文件时编译的。"""
    frame = sys._getframe(2)
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if frame.f_code.co_name == "<module>" and module != "__main__":
            return True
        if module not in _REGEX and source in frame.f_code.co_consts:
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False
