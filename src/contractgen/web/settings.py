"""网页的设置：在哪里监听、认哪些主机名、要不要口令、用哪套库。"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # 监听全部网卡，不是主机名
SHORTEST = 12  # 口令最少几个字符


@dataclass(frozen=True, slots=True)
class Settings:
    """一次启动的设置。"""

    host: str = "127.0.0.1"
    port: int = 8000
    token: str = ""
    allowed_hosts: tuple[str, ...] = ()
    library: Path | None = None

    @property
    def loopback(self) -> bool:
        """只有这台电脑自己连得上。"""
        if self.host.lower() == "localhost":
            return True
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False

    def objection(self) -> str:
        """不能就这样启动的原因与改法；可以启动的为空。"""
        if self.token and len(self.token) < SHORTEST:
            return f"--token 太短，容易被猜到。请用 {SHORTEST} 个以上的字符，最好是随机的。"
        if self.loopback or self.allowed_hosts:
            return ""
        if not self.token:
            return (
                f"--host {self.host} 会让网络上的其他人也连得上，需要先设防：用 --token 设一个口令；"
                "或者在前面放一台反向代理（由它管登录和 HTTPS），并用 --allowed-host 写明它的主机名。"
            )
        if self.host in EVERYWHERE:
            return (
                f"--host {self.host} 是监听全部网卡，程序无从知道别人用哪个名字访问。"
                "请用 --allowed-host 写明主机名或地址（可以写几次），如 --allowed-host 192.168.1.20。"
            )
        return ""
