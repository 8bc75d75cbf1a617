"""启动：命令每运行一次都是一个新进程，几百条正则的编译结果存进使用者的缓存文件夹，下次不必重新编译；少做垃圾回收。

只存程序里写着的正则；审查中依草稿的字句临时组成的不存，合同文字不会落到磁盘上。存不下、读不出时照常编译，
结果没有分别。
"""

from __future__ import annotations

import atexit
import gc
import marshal
import os
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal
from zlib import crc32

from contractgen import __version__
from contractgen.cli.first_letters import widen_scan
from contractgen.review import helper

_GARBAGE = 1_000_000  # 短命的进程里，新对象积到这么多才值得回收一次
_TOO_MANY = 5000  # 存的条数远多于程序里的，多半是改过许多版，从头再存
_REGEX = ("re", "re._compiler", "enum")
_CHECKSUM = 4  # 校验和的字节数
_HEAD = 8  # 目录长度的字节数
_Key = tuple[Any, int]
_Arguments = tuple[Any, ...]


class PatternStore:
    """存下的编译结果：正则与标志 → 交给正则引擎的各项参数，代码转成字节。

    文件里先是校验和，再是目录（各条正则与其代码的起止），后是连成一片的代码：读的时候只取用得着的。校验和不对的
    一概不用：坏了一个字节的代码照样能运行，只是认的字不同。
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[_Key, _Arguments] | None = None
        self.grown = False

    @property
    def known(self) -> dict[_Key, _Arguments]:
        """用到时才读出来。"""
        if self._known is None:
            self._known = self._kept()
        return self._known

    def save(self) -> None:
        """补存本次新编译的（别的进程也许刚存过，合在一起）；写不了就算了，下次再编译。"""
        if not self.grown:
            return
        known = self._kept() | self.known
        listed: dict[_Key, tuple[Any, ...]] = {}
        codes = bytearray()
        for key, (text, flags, code, *rest) in known.items() if len(known) < _TOO_MANY else ():
            listed[key] = (text, flags, len(codes), len(codes) + len(code), *rest)
            codes += code
        index = marshal.dumps(listed)
        fresh = self.path.with_suffix(f".{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            body = len(index).to_bytes(_HEAD, "big") + index + codes
            fresh.write_bytes(crc32(body).to_bytes(_CHECKSUM, "big") + body)
            fresh.replace(self.path)
        except OSError:
            fresh.unlink(missing_ok=True)

    def _kept(self) -> dict[_Key, _Arguments]:
        try:
            whole = memoryview(self.path.read_bytes())
            content = whole[_CHECKSUM:]
            if crc32(content) != int.from_bytes(whole[:_CHECKSUM], "big"):
                return {}
            place = _HEAD + int.from_bytes(content[:_HEAD], "big")
            listed, codes = marshal.loads(content[_HEAD:place]), content[place:]
            return {
                key: (text, flags, codes[start:end], *rest)
                for key, (text, flags, start, end, *rest) in listed.items()
            }
        except (OSError, ValueError, EOFError, TypeError, AttributeError):
            return {}


def cache_folder() -> Path:
    """使用者的缓存文件夹：软件装在谁都不能写的地方也存得下。"""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "contractgen"


#: 命令已经执行完毕时，这里是它的退出码
finished: list[int] = []


def quicken() -> None:
    """用上存下的编译结果，少做垃圾回收，执行完毕立即离开。"""
    gc.set_threshold(_GARBAGE)
    atexit.register(_leave)  # 最先登记的最后执行
    try:
        import _sre  # type: ignore[import-not-found]  # 正则引擎的内核

        version = f"{__version__}-{sys.hexversion:x}-{_sre.MAGIC}-{_sre.CODESIZE}"
        store = PatternStore(cache_folder() / f"patterns-{version}")
        _remember(store, re._compiler, _sre)  # type: ignore[attr-defined]
    except (ImportError, AttributeError, RuntimeError):
        return  # 别的解释器，内核不是这样；或者没有缓存文件夹
    atexit.register(store.save)
    helper.farewells.append(store.save)


def _leave() -> None:
    """命令执行完毕：该写的都写出去就走，几十万个对象不必逐个拆掉。"""
    if finished:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            return
        os._exit(finished[0])


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
            try:
                return build(text, all_flags, memoryview(code).cast(code_type).tolist(), *rest)
            except (RuntimeError, TypeError, ValueError, OverflowError):
                del store.known[source, int(flags)]  # 存下的坏了：内核会核对，照常编译
        compiled = compile_anew(source, flags)
        if isinstance(source, (str, bytes)) and _is_ours(source):
            from array import array

            text, all_flags, code, groups, names, order = last[0]
            packed = array(code_type, code).tobytes()
            store.known[source, int(flags)] = (text, int(all_flags), packed, groups, dict(names), order)
            store.grown = True
        return compiled

    widen_scan(compiler)
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
