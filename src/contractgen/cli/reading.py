"""依次读入命令行上的参数文件；一个读不了，说明原因，其余照常。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from contractgen.library.catalogue import Library
from contractgen.model.errors import ContractgenError
from contractgen.params.loading import load
from contractgen.params.source import Source
from contractgen.usecases.check_parameters import forms_of


def each_source(files: Sequence[str], library: Library) -> Iterator[Source | None]:
    """每个文件的内容（YAML、JSON、Excel 表单）；读不了的说明原因并给出 None。``-`` 是标准输入。"""
    for file in files:
        try:
            yield load(file, forms_of(library))
        except ContractgenError as error:
            click.echo(str(error), err=True)
            yield None
