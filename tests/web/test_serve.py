"""启动命令：不安全的不启动，端口占用说清楚；五十件事一起来，件件有回音，与命令行的结果相同。"""

from __future__ import annotations

import builtins
import json
import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from contractgen.cli.group import run
from contractgen.web.settings import Settings
from tests.web.apps import flawed, sample
from tests.web.served import serving

TOKEN = "abcdefgh-12345678"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--host", "0.0.0.0"], ["--token", "反向代理", "--allowed-host"]),
        (["--host", "192.0.2.1"], ["--token", "反向代理", "--allowed-host"]),
        (["--host", "0.0.0.0", "--token", TOKEN], ["全部网卡", "--allowed-host"]),
        (["--host", "::", "--token", TOKEN], ["全部网卡", "--allowed-host"]),
        (["--token", "short"], ["太短"]),
        (["--port", "99999"], ["0 到 65535"]),
        (["--library", "没有这个目录"], ["找不到条款库目录"]),
        (["--host", "没有.这个.主机.invalid"], ["--token"]),
    ],
)
def test_unsafe_or_wrong_starts_are_refused(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", *arguments]) == 2
    said = capsys.readouterr().err
    assert all(word in said for word in words), said


@pytest.mark.parametrize(
    "settings",
    [
        Settings(), Settings("localhost"), Settings("::1"), Settings("127.0.0.5"), Settings("192.0.2.1", token=TOKEN),
        Settings("192.0.2.1", allowed_hosts=("a.example",)), Settings("0.0.0.0", token=TOKEN, allowed_hosts=("a.example",)),
    ],
)  # fmt: skip
def test_safe_starts_are_not_refused(settings: Settings) -> None:
    assert settings.objection() == ""


def test_a_busy_port_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 2
    assert f"端口 {port} 已被占用" in capsys.readouterr().err


def test_a_strange_address_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--host", "host.invalid", "--token", TOKEN, "--port", "0"]) == 2
    assert "找不到这个地址" in capsys.readouterr().err


def test_without_the_extra_the_command_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without_uvicorn(name: str, *others: Any, **more: Any) -> Any:
        if name == "uvicorn":
            raise ModuleNotFoundError("No module named 'uvicorn'", name="uvicorn")
        return real(name, *others, **more)

    monkeypatch.delitem(sys.modules, "contractgen.web.serving", raising=False)
    monkeypatch.setattr(builtins, "__import__", without_uvicorn)
    assert run(["serve"]) == 2
    said = capsys.readouterr().err
    assert "缺 uvicorn" in said and "pip install 'contractgen[web]'" in said


def _fetch(address: str, body: bytes | None = None, **headers: str) -> bytes:
    with urlopen(Request(address, body, headers), timeout=60) as answer:
        content: bytes = answer.read()
        return content


def test_fifty_at_once_are_all_answered_as_the_command_line_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.docx").write_bytes(flawed())
    run(["lint", "draft.docx", "-f", "json", "-o", "report.json", "--no-waivers"])
    report = Path("report.json").read_bytes()
    contracts = {}
    for name in ("sla-annex", "service-delivery"):
        Path(f"{name}.yaml").write_bytes(sample(name))
        assert run(["render", f"{name}.yaml"]) == 0
        contracts[name] = Path(f"{name}.docx").read_bytes()
    with serving() as (address, _), ThreadPoolExecutor(50) as threads:

        def ask(number: int) -> bool:
            if number % 2:
                return (
                    _fetch(
                        f"{address}/api/lint?name=draft.docx",
                        flawed(),
                        **{"Content-Type": "application/octet-stream"},
                    )
                    == report
                )
            name = "service-delivery" if number % 10 == 0 else "sla-annex"
            headers = {"Content-Type": "application/yaml"}
            return _fetch(f"{address}/api/render/{name}", sample(name), **headers) == contracts[name]

        assert list(threads.map(ask, range(50))) == [True] * 50


def test_the_token_guards_the_real_server_and_is_not_shown() -> None:
    with serving(CONTRACTGEN_TOKEN=TOKEN) as (address, process):
        with pytest.raises(HTTPError) as caught:
            _fetch(f"{address}/api/templates")
        assert caught.value.code == 401
        assert json.loads(_fetch(f"{address}/api/templates", Authorization=f"Bearer {TOKEN}"))
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)  # 机器忙的时候，工作进程要过一会儿才停得下来
    assert TOKEN not in out + err
    assert process.returncode == 0
    assert "已停止" in out and "Traceback" not in err
