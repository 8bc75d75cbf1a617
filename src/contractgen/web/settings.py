"""网页的设置：在哪里监听、认哪些主机名、要不要口令、用哪套库。"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """一次启动的设置。"""

    host: str = "127.0.0.1"
    port: int = 8000
    token: str = ""
    allowed_hosts: tuple[str, ...] = ()
    library: Path | None = None
