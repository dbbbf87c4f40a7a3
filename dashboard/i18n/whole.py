"""Words that no line of a title is broken in, of languages that write without spaces."""

from __future__ import annotations

from babel import Locale

from dashboard.i18n.places import names_in

LONGEST = 8
"""Characters of a name that is kept in one line: longer ones would leave a line half empty."""
_WORDS = {
    "zh": "报告 发现 最高 最低 被报告 被发现 被害人 受害者 儿童 女童 男童 国家 国民 国籍 地区 别处 其中 其他 "
    "至少 最多 所有 年龄 贩运 人口 已知 出生 登记 比率 增幅 大部分 部分 出现 流离失所 因冲突 新发生 "
    "因灾害 低于 高于 多于 少于 生活费 不足 美元 未成年 转介 疑似 潜在 性别 劳动 童工 教育 失学 贫困 粮食 "
    "不安全 死亡 冲突 灾害 难民 寻求庇护者 移民 公约 议定书 批准 加入 数字 指标 目标 进展 达到 年间 期间 "
    "以来 以下 以上 每年 每10万名儿童 每10万人 每日 没有 不详 外籍 配对 定罪 起诉 嫌疑人 世界 非洲 亚洲 "
    "欧洲 美洲 大洋洲"
}
"""Those of our titles: a dictionary of the language would be larger than all fonts."""


def whole_words(language: str) -> frozenset[str]:
    """The words of a language, and its names of places; none where spaces part words."""
    own = _WORDS.get(language, "").split()
    if not own:
        return frozenset()
    names = (*names_in(language), *Locale.parse(language).territories.values())
    return frozenset((*own, *(name for name in names if len(name) <= LONGEST)))
