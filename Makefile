# make demo：装好并起草示例　make test：装好并运行测试　make check：提交前的全部检查　make docs：重新生成 docs/ 与 schemas/
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check docs clean

demo: $(READY)
	$(BIN)/contractgen demo demo --force

test: $(READY)
	$(BIN)/pytest -n auto

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto
	$(BIN)/python -m contractgen.usecases.generated --check

docs: $(READY)
	$(BIN)/python -m contractgen.usecases.generated

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新的版本，可用 make PYTHON=python3.12 指定")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(BIN)/python -m compileall -q src
	touch $(READY)

clean:
	rm -rf $(VENV) demo dist build
