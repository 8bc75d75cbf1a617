"""看来是示例的姓名、单位、电话、邮箱、账号：课本里的人名、ABC 公司、顺着数或者全一样的数字。"""

from __future__ import annotations

import re

_CN = "\u4e00-\u9fff"
_BOOK_NAMES = "张三|李四|王五|赵六|孙七|钱七|周八|吴九|郑十|王二麻?子?|张三三|李四四|甲某|乙某|丙某|李雷|韩梅梅|李华|王小明|张小明|李小明|陈小明|小明|小红|小刚|张伟(?=（示例）)|路人甲"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛范彭郎鲁韦马苗方俞任袁柳唐罗薛雷贺倪汤殷郝邬安常乐于傅卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝明臧计成戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应丁邓洪包左石崔吉龚程邢裴陆荣翁荀羊惠曲封储靳段焦侯宓全班秋仲伊宫宁仇甘厉祖武符刘景詹束龙叶幸司黎薄印白蒲邰从索赖卓蔺屠蒙池乔胥苍闻莘翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通边扈燕冀尚农温别庄晏柴瞿阎慕连茹习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄东欧"
#: 名字只写在该写名字的地方才算
NAMES = re.compile(
    rf"(?<![{_CN}])(?:{_BOOK_NAMES})(?![丰四五六七八九{_CN}])"
    rf"|(?<=[：:为由系叫是给致与和及、人员长理定派请聘托权“（(])(?:{_BOOK_NAMES})(?!丰)(?=[，。；、（(）)”\s|,;担负作先女同收签为任]|$)"
    rf"|(?<![{_CN}])某某某?(?![{_CN}])|(?<![{_CN}])[{_SURNAMES}]某{{1,2}}(?![{_CN}])|(?<=[：:为由系叫是给致人员长理])[{_SURNAMES}]某{{1,2}}(?=[，。；、（(）)\s|,;担负作先女]|$)|(?<=[：:为由系叫是给致])某(?:先生|女士|经理|工程师|工|总|某)|(?<=“)某(?:工程师|经理|先生|女士|公司)(?=”)|(?<=[：:])[小老][{_SURNAMES}](?=[，。；、\s（(]|$)"
    rf"|(?<=[：:为由系叫是给致“‘人员])(?:测试|示例|样例|演示|虚拟|匿名|默认|某)(?:用户|人员|员工|联系人|姓名|客户|账户名|人)(?=[”’，。；、（(）)\s|,;]|$)"
    r"|(?<![A-Za-z])(?:John|Jane|Joe|Jack|Tom|Mary|Test|Sample|Foo|Your)\s+(?:Doe|Roe|Smith|Bloggs|Public|User|Name|Bar|Tester)(?![A-Za-z])|(?<![A-Za-z])(?:First|Last|Full)\s?[Nn]ame(?![A-Za-z])|Lorem\s+[Ii]psum"
    r"|(?<![A-Za-z])(?:Zhang San|Li Si|Wang Wu|Zhao Liu|San Zhang|Si Li|Han Meimei|Li Lei|Xiao Ming)(?![A-Za-z])"
)
NAMES_HINT = re.compile(
    r"[：:][小老]|三|四|五|六|七|八|九|十|某|李雷|韩梅|李华|小明|小红|小刚|路人|王二|测试|示例|样例|演示|虚拟|匿名|默认|[A-Z][a-z]+\s+[A-Z]|[Nn]ame|[Ii]psum"
)
_BODY = r"(?:有限(?:责任)?公司|股份有限公司|公司|集团|事务所|研究院|研究所|大学|学院|医院|银行|中心|商行|工厂|酒店|合作社)"
COMPANY = re.compile(
    rf"某某(?:[{_CN}]{{0,10}}?)(?:{_BODY}|单位)|某(?:[{_CN}]{{1,10}}?)(?:有限(?:责任)?公司|股份有限公司)|(?:^|(?<=[：:为由系给与从是]))某(?:[{_CN}]{{0,8}}?)(?:公司|集团|大学|医院|单位)|(?<![A-Za-z0-9])(?:ABCD?|abc|XYZ|xyz|AAA|BBB|CCC|DEF|ACME|Acme|FOO|Foo|Contoso|Example|EXAMPLE)\s?(?:[{_CN}]{{0,10}}?){_BODY}"
    rf"|(?<![{_CN}A-Za-z])(?:测试|示例|样例|样板|虚拟|演示|范例)(?:[{_CN}]{{0,8}}?)(?:有限(?:责任)?公司|公司|集团)|(?<=[：:为系是与由])(?:测试|示例|样例|范例)(?:[{_CN}]{{0,8}}?)(?:有限(?:责任)?公司|公司|集团)"
    rf"|[甲乙]某(?:[{_CN}]{{0,8}}?)公司|(?<![A-Za-z])(?:ABC|XYZ|Acme|ACME|Example|Sample|Test|Foo|Your|My)\s+(?:Company|Corp(?:oration)?|Inc|Ltd|Co)\b\.?|(?<![A-Za-z])Company [A-Z](?![A-Za-z])"
)
COMPANY_HINT = re.compile(
    r"某|测试|示例|样例|样板|虚拟|演示|范例|ABC|abc|XYZ|xyz|AAA|BBB|CCC|DEF|ACME|Acme|Foo|FOO|Contoso|E[Xx]|Sample|Test|Company|Your|My"
)
_USERS = "xx+|abc\\d*|test\\d*|tester|example|sample|demo|foo|bar|user\\d*|username|name|yourname|someone|somebody|myname|email|mail|zhang_?san|li_?si|wang_?wu|zhao_?liu|john\\.?doe|jane\\.?doe|123\\d*|aaa+|a{1,3}|111+|000+|000000"
_DOMAINS = r"example\.\w+(?:\.\w+)?|test\.(?:com|cn|org|net|com\.cn)|abc\.(?:com|cn|net|com\.cn)|xx+\.(?:com|cn|net|com\.cn|org)|domain\.(?:com|cn)|company\.(?:com|cn|com\.cn)|(?:your|my)(?:company|domain)?\.(?:com|cn)|email\.com|sample\.(?:com|cn)|demo\.(?:com|cn)|123\.com|aaa+\.(?:com|cn)|foo\.(?:com|bar)|acme\.com|contoso\.com|mail\.com"
MAIL = re.compile(
    rf"[\w.+-]+@(?:{_DOMAINS})(?![\w.-])|(?<![\w.+-])(?:{_USERS})@[\w.-]+\.\w+|(?<![\w.+-])(?:123456\d*|1111\d*|000000?)@[\w.-]+\.\w+",
    re.IGNORECASE,
)
SITE = re.compile(
    rf"(?:https?://)?www\.(?:{_DOMAINS})(?![\w-])|https?://(?:{_DOMAINS})(?![\w-])", re.IGNORECASE
)
PHONE = re.compile(
    r"(?<!\d)(\d)\1{10}(?!\d)|(?<![\d.\-])\+?86[- ]?[（(]?0?\d{2,3}[）)]?[- ]\d{3,4}[- ]?\d{4}(?!\d)|(?<![\d.\-])(?:\+?86[- ]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<![\d.\-])[48]00[ -]?\d{3}[ -]?\d{4}(?!\d)|(?<![\d.\-])[（(]?0\d{2,3}[）)]?[ -－—]?\d{3,4}[ -]?\d{4}(?!\d)|(?<![\d.\-])000?[ -]\d{7,8}(?!\d)"
    r"|(?<![\d.\-A-Za-z])(?:123456789\d{2}|\d{7,8})(?![\d.A-Za-z%％元])"
)
ABOUT_PHONE = re.compile(r"电话|手机|热线|传真|座机|联系|号码|致电|拨打|[Pp]hone|[Tt]el|[Ff]ax|[Mm]obile")
_FAMOUS = re.compile(
    r"1380{0,2}1?38000|1380013800\d|13[89]00000000|13[0-9]12345678|1[3-9]\d12345678|12345678\d*|1[3-9]0{9}"
)
_STEPS = ("0123456789012345", "9876543210987654")


def invented_phone(digits: str) -> bool:
    """号码顺着数、倒着数，或者全是一个数字。"""
    if digits.startswith("86") and len(digits) in (12, 13):
        digits = digits[2:]
    if _FAMOUS.fullmatch(digits):
        return True
    if digits[:3] in ("400", "800") and len(digits) == 10:
        local, least = digits[3:], 7
    elif digits[0] == "1" and len(digits) == 11:
        local, least = digits[3:], 8
    elif digits[0] == "0" and len(digits) > 9:
        local, least = digits[-8:] if len(digits) > 10 else digits[-7:], 7
    else:
        local, least = digits, 7
    if len(digits) == 10 and digits[0] in "123":  # 国际写法省去区号的零
        local = digits[2:]
    if (
        len(digits) == 11
        and digits[0] == "0"
        and digits[-7:] in (*(run[at : at + 7] for run in _STEPS for at in range(4)), digits[-1] * 7)
    ):
        return True
    return len(local) >= least and (len(set(local)) == 1 or any(local in steps for steps in _STEPS))


def invented_account(digits: str) -> bool:
    """银行账号里常有一串零，所以要更长才算。"""
    if len(digits) < 10:
        return False
    steps = any(digits[i : i + 9] in run for run in _STEPS for i in range(min(8, len(digits) - 8)))
    stairs = re.search(r"(\d)\1{3}(\d)\2{3}(\d)\3{3}", digits)
    return bool(re.search(r"(\d)\1{8,}", digits)) or steps or stairs is not None


def invented_code(code: str) -> bool:
    """统一社会信用代码里一长串相同的数字，或者顺着数。"""
    return bool(re.search(r"([0-9])\1{6,}", code)) or any(
        code[i : i + 8] in run for run in _STEPS for i in range(len(code) - 7)
    )


def invented_identity(code: str) -> bool:
    """身份证号：顺着数、一长串相同，或者示例里常用的生日与尾号。"""
    return (
        bool(re.search(r"(\d)\1{6,}", code))
        or code[:9] in "1234567890"
        or code in ("110101199001011234", "11010119900101001X", "110101199003070000", "110105199001011234")
    )
