"""文字编码：认得出的照读，认不出的用中文说明。"""

from __future__ import annotations

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.text.decoding import decode
from contractgen.text.reading import read_text

TEXT = "第一条 服务范围\n乙方应当维护系统。\n" * 20


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_common_encodings_are_recognised(encoding: str) -> None:
    text, messages = decode(TEXT.encode(encoding))
    assert text == TEXT
    assert messages == ()


def test_a_file_cut_in_the_middle_of_a_character_is_read_with_a_notice() -> None:
    text, messages = decode(TEXT.encode()[:-5])
    assert text.endswith("维护系")
    assert "截断" in messages[0]


def test_one_broken_byte_does_not_turn_the_draft_into_gibberish() -> None:
    data = (TEXT * 5).encode()
    text, messages = decode(data[:36] + b"\xff" + data[36:])
    assert "乙方应当维护系统" in text
    assert "处损坏" in messages[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "Word"),
        (b"\xd0\xcf\x11\xe0rest", "另存为 .docx"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
        (bytes(range(256)) * 30, "编码|控制字符"),
        (b"\x01\x02\x03\x04\x05\x06\x07" * 50, "控制字符"),
    ],
)
def test_other_files_are_refused_in_chinese(data: bytes, said: str) -> None:
    with pytest.raises(ContractgenError, match=said):
        decode(data)


def test_nul_characters_are_left_out_with_a_notice() -> None:
    reading = read_text("甲方\x00应当付款。".encode())
    assert reading.lines[0].text == "甲方应当付款。"
    assert reading.messages


@pytest.mark.parametrize("empty", [b"", b"\n\n", "　\n".encode(), b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_empty_reading(empty: bytes) -> None:
    assert read_text(empty).lines == ()
