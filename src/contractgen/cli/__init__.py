"""命令行：contractgen 的各条命令，一条一个文件，用到什么才载入什么。"""

from __future__ import annotations

import sys


def main() -> None:
    """程序入口：运行命令，把一切使用者的错误说成中文，给出退出码 0、1 或 2。"""
    from contractgen.cli.ahead import read_ahead

    ahead = read_ahead(sys.argv[1:], _quicken)  # 先分出去读草稿，别的都在其后载入
    _quicken()
    from contractgen.cli import startup
    from contractgen.cli.group import run

    startup.finished.append(run(sys.argv[1:], ahead))
    sys.exit(startup.finished[0])


def _quicken() -> None:
    """自己和先读草稿的帮手，各自都要。"""
    from contractgen.cli import startup

    startup.quicken()
