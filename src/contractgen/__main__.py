"""``python -m contractgen`` 与 ``contractgen`` 相同。"""

from contractgen.cli import main

if __name__ == "__main__":
    main()
