"""用空格对齐的表。"""

from __future__ import annotations

from contractgen.text.grids import grid_at


def test_columns_aligned_with_spaces_are_a_table() -> None:
    lines = [
        "    等级      应答         解决",
        "    最高      15分钟       2小时",
        "    普通      1小时        8小时",
    ]
    grid = grid_at(lines, 0)
    assert grid is not None
    assert grid.rows == (("等级", "应答", "解决"), ("最高", "15分钟", "2小时"), ("普通", "1小时", "8小时"))
    assert grid.header


def test_a_missing_last_cell_stays_empty() -> None:
    lines = ["级别　　响应　　修复", "甲　　15分钟　　2小时", "乙　　1小时"]
    grid = grid_at(lines, 0)
    assert grid is not None
    assert grid.rows[-1] == ("乙", "1小时", "")


def test_two_signatures_side_by_side_are_not_a_table() -> None:
    lines = ["甲方（盖章）　　　乙方（盖章）", "2027年1月1日　　　2027年1月1日", "经办人　　　经办人"]
    assert grid_at(lines, 0) is None


def test_a_cell_may_run_over_several_lines() -> None:
    lines = [
        "              特急            一般",
        "  情形        全院停诊        单台终端",
        "              或收费中断      异常",
        "  上门        30分钟          4小时",
        "  修好        2小时           2日",
        "",
        "以上自报修起算。",
    ]
    grid = grid_at(lines, 0)
    assert grid is not None
    assert grid.rows[0] == ("", "特急", "一般")
    assert grid.rows[1] == ("情形", "全院停诊或收费中断", "单台终端异常")
    assert grid.rows[3] == ("修好", "2小时", "2日")
    assert (grid.lines, grid.last) == ((0, 1, 3, 4), 4)


def test_a_heading_centred_over_its_column_still_heads_it() -> None:
    lines = [
        "环节            期限                          成果",
        "勘察            2027年3月1日（星期一）    勘察记录",
        "布线施工        2027年4月1日（星期四）    竣工图、测试记录、设备清单、标签表、照片及其电子版",
    ]
    grid = grid_at(lines, 0)
    assert grid is not None
    assert grid.rows[2][0] == "布线施工"


def test_two_columns_of_contacts_are_not_a_table() -> None:
    lines = [
        "  联系          方式          地址",
        "  联系人：程某      电话：010-1      南路1号",
        "  联系人：周某      电话：010-2      北路2号",
    ]
    assert grid_at(lines, 0) is None


def test_a_name_may_run_over_two_lines_and_cells_may_be_empty() -> None:
    lines = [
        "  项目              数量        单价        金额",
        "  主机保养          2台         1,000       2,000",
        "  探头清洁及",
        "  镜头更换          60个        20          1,200",
        "  合计                                      3,200",
        "第六条 支付",
    ]
    grid = grid_at(lines, 0)
    assert grid is not None
    assert grid.rows[2] == ("探头清洁及镜头更换", "60个", "20", "1,200")
    assert grid.rows[3] == ("合计", "", "", "3,200")
    assert grid.last == 4
