"""楼宇、后勤一类与信息技术服务无关的对象：出现在除外里，多半是从别的合同带来的。"""

from __future__ import annotations

import re

from contractgen.model.reading import Reading

#: 与信息技术服务不相干的对象
PREMISES = re.compile(
    r"电梯|扶梯|锅炉|燃气|煤气|天然气|暖气|供暖|采暖|供热管|热水|给排水|排水|下水道|污水|化粪池|消防|喷淋|灭火|烟感|防火门|门窗|外墙|幕墙|玻璃清洗"
    r"|屋面|屋顶|防水|绿化|绿植|花木|草坪|苗木|园林|保洁|清洁(?!度)|垃圾|除雪|食堂|餐厅|厨房|灶具|油烟|宿舍|公寓|床铺|车辆(?!管理系统|识别)|叉车|班车|驾驶"
    r"|道路|围墙|大门|岗亭|保安|安保人员|喷泉|水景|景观|物业|家具|办公桌|窗帘|地毯|装饰|粉刷|油漆|吊顶|空调|新风|照明|灯具|路灯|水泵|水箱|变压器|高压|蓄水|泳池|体检|医疗器械|仓储叉车"
    r"|生产线(?!终端)|机床|压力容器|起重|吊装|脚手架|土建|钢结构|门卫|停车位|车位划线|标识牌|广告牌|横幅"
)
#: 范围本来就管楼宇、机电的，不算
BUILDING = re.compile(
    r"机房|机电|楼宇|弱电|物业|空调|电梯|消防|配电|暖通|基础设施|安防|门禁|停车|照明|能源|动环|设备维保|电力|充电"
)


def foreign_to(text: str, scope: tuple[str, ...], reading: Reading) -> str:
    """除外的这一项说到的、与服务不相干的对象；范围或者合同标题说到同类的为空。"""
    found = PREMISES.search(text)
    if found is None:
        return ""
    served = "｜".join((reading.title, *scope))
    if found[0] in served or (BUILDING.search(served) and not _AWAY.search(text)):
        return ""
    return found[0]


#: 管机房、弱电的也不会碰的
_AWAY = re.compile(
    r"电梯|扶梯|锅炉|燃气|食堂|厨房|绿化|绿植|花木|草坪|外墙|保洁|泳池|宿舍|公寓|班车|叉车|体检|喷淋管网|热水"
)
