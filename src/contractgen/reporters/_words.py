"""报告里的用语：严重程度、规则类与部分的中文名。"""

from __future__ import annotations

from contractgen.model.finding import Severity

SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
FAMILY = {
    "placeholder": "空白与占位", "time-limit": "期限", "service-level": "服务水平", "exclusion": "除外事项",
    "reference": "引用", "definition": "定义", "party": "当事人", "money": "金额", "law": "法律引用",
    "dispute": "争议解决", "data": "数据", "ip": "知识产权", "wording": "用语", "structure": "结构",
    "typography": "标点与版式", "review": "审查本身", "waiver": "保留意见",
}  # fmt: skip
PART = {
    "body": "正文", "header": "页眉", "footer": "页脚", "footnote": "脚注", "endnote": "尾注",
    "textbox": "文本框", "comment": "批注",
}  # fmt: skip
