/** What kind of place a name stands for. */
export type PlaceKind =
  | 'area'
  | 'township'
  | 'village'
  | 'community'
  | 'estate'
  | 'road'
  | 'school'
  | 'hospital'
  | 'market'
  | 'station'
  | 'park'
  | 'water'
  | 'works'

/** One ending that tells a place, with the shortest and longest name that may stand before it, in characters. */
export interface Ending {
  readonly text: string
  readonly kind: PlaceKind
  readonly shortest: number
  readonly longest: number
  /** Left off when two wordings are compared: 锦绣之城小区 is 锦绣之城. */
  readonly droppable: boolean
}

const endings = (kind: PlaceKind, texts: string, sizes: { shortest?: number; longest?: number; droppable?: boolean }) =>
  texts.split(' ').map((text): Ending => {
    const { shortest = 1, longest = 8, droppable = false } = sizes
    return { text, kind, shortest, longest, droppable }
  })

/** The endings, longer before shorter so that the longest that fits is taken. */
export const ENDINGS: readonly Ending[] = [
  ...endings('area', '自治区 自治县 开发区 经开区 高新区 工业区 新区', { longest: 6 }),
  ...endings('area', '省 市 县', { shortest: 2, longest: 3 }),
  ...endings('area', '产业集聚区 工业园 产业园 科技园', { shortest: 2, longest: 6 }),
  ...endings('township', '街道办事处 街道办', { shortest: 2, longest: 4, droppable: true }),
  ...endings('township', '街道 镇 乡', { shortest: 1, longest: 4 }),
  ...endings('village', '行政村 自然村', { shortest: 1, longest: 4, droppable: true }),
  ...endings('village', '村', { shortest: 1, longest: 4 }),
  ...endings('community', '社区', { shortest: 2, longest: 6 }),
  ...endings('estate', '小区 家属院 家属区 生活区 安置小区 安置房 棚改房 保障房 宿舍区', {
    shortest: 1,
    droppable: true,
  }),
  ...endings(
    'estate',
    '家园 花园 公寓 花苑 佳苑 雅苑 嘉园 新村 新城 名城 公馆 华府 华庭 豪庭 首府 学府 名邸 山庄 国际 大厦',
    {
      shortest: 1,
    },
  ),
  ...endings('estate', '城 苑 府 湾 庭 郡 邸 墅 轩 阁 园', { shortest: 2, longest: 7 }),
  ...endings('road', '国道 省道 县道 乡道 高速 快速路', { shortest: 1 }),
  ...endings('road', '大道 东路 西路 南路 北路 中路 大街 东街 西街 南街 北街 胡同', { shortest: 1, longest: 5 }),
  ...endings('road', '路 街 巷', { shortest: 1, longest: 5 }),
  ...endings('school', '幼儿园 小学 中学 高中 初中 一中 二中 三中 学校 学院 大学 职中 中专', {
    shortest: 1,
    longest: 10,
  }),
  ...endings('hospital', '卫生院 卫生室 人民医院 中医院 妇幼保健院 医院', { shortest: 1, longest: 10 }),
  ...endings('market', '市场 超市 商场 购物中心 商城 广场', { shortest: 2 }),
  ...endings('station', '汽车站 火车站 高铁站 地铁站 公交站 收费站 车站 加油站 服务区', { shortest: 1 }),
  ...endings('park', '公园 景区 湿地 林场', { shortest: 1 }),
  ...endings('water', '水库 灌区 湖 河 渠', { shortest: 1, longest: 4 }),
  ...endings('works', '工业园区 产业园区 搅拌站 垃圾站 垃圾场 污水处理厂 变电站 养殖场 化工厂 电厂 砖厂', {
    shortest: 2,
    longest: 6,
  }),
].sort((one, other) => other.text.length - one.text.length)

/** Words that end like a place and are none. */
export const NO_PLACES: ReadonlySet<string> = new Set(
  (
    '道路 公路 马路 铁路 线路 电路 网路 思路 出路 一路 修路 走路 半路 小路 路路 上路 让路 该路 此路 本路 土路 水路 油路 ' +
    '政府 县府 省府 首府 家庭 法庭 校园 公园 家园 花园 幼儿园 园 乐园 县城 全城 城 进城 古城 商城 新城 一城 县 本县 我县 全县 外县 各县 ' +
    '本市 我市 全市 城市 门市 上市 股市 各市 外市 该市 夜市 超市 楼市 菜市 本省 我省 全省 外省 节省 市 省 ' +
    '本村 我村 全村 农村 乡村 新村 各村 该村 邻村 外村 城中村 村村 行政村 自然村 本镇 我镇 全镇 乡镇 城镇 集镇 各镇 该镇 村镇 ' +
    '本乡 我乡 全乡 下乡 家乡 故乡 城乡 老乡 各乡 该乡 小区 社区 本小区 我小区 街道 大街 逛街 上街 步行街 街 巷 小巷 ' +
    '本街道 各街道 学校 小学 中学 大学 高中 初中 医院 市场 超市 商场 广场 河 运河 江河 黑河 沟渠 水渠 渠 湖 水湾 ' +
    '国际 公寓 大厦 高速 国道 省道 县道 大道 车站 公交站 加油站 开发区 工业区 新区 高新区 经开区'
  ).split(' '),
)

/** Words a place's name never begins with, nor runs through. */
export const BREAKS: ReadonlySet<string> = new Set(
  (
    '的 在 位于 地处 坐落 我 我们 我家 家 住 住在 家住 是 于 对 和 与 及 以及 或 或者 至 到 从 由 往 向 把 被 给 让 将 为 因 因为 请 请问 请求 ' +
    '反映 投诉 举报 咨询 关于 建议 希望 恳请 要求 强烈 解决 关注 督促 加快 尽快 加强 严查 严惩 制止 取缔 维权 求助 呼吁 求 问 ' +
    '修建 新建 扩建 改建 建设 建 修 建成 开通 拓宽 改造 整治 治理 拆迁 拆除 规划 开发 开发商 交付 购买 购房 买 买房 入住 租 经过 途经 穿过 ' +
    '附近 旁边 旁 对面 门口 门前 前 后 内 里 外 上 下 中 东侧 西侧 南侧 北侧 东边 西边 南边 北边 沿线 沿街 周边 周围 交叉口 路口 段 ' +
    '这个 那个 这条 那条 该 此 本 各 全 每 某 整个 所有 全体 其他 其它 另 另外 一个 一条 两条 多个 几个 ' +
    '县城 市区 城区 城关 主城区 严重 居民 村民 业主 市民 群众 学生 家长 书记 领导 县长 市长 您好 你好 尊敬 一名 名 作为 等 等等 叫 叫做 名叫 名为 ' +
    '什么 怎么 为什么 何时 什么时候 是否 能否 可以 没有 有 无 不 未 不能 已 已经 正 正在 现 现在 目前 今年 去年 每天'
  ).split(' '),
)

/** Verbs that roads, schools and estates are named after. */
export const NAMING_VERBS: ReadonlySet<string> = new Set(
  '解放 建设 振兴 团结 友谊 前进 胜利 发展 创业 奋斗 开拓 开元 开源 和谐 复兴 朝阳 文化 劳动 科技 教育 学习 实验 育才 崇文 向阳 迎宾 迎春 光明 兴华'.split(
    ' ',
  ),
)

/** Words that say which sort of place it is and name none: 住宅小区, 断头路. */
export const GENERIC: ReadonlySet<string> = new Set(
  (
    '住宅 居住 居民 安置 农民 老旧 高档 高端 封闭 封闭式 开放式 商品房 配套 小区 小区配套 临街 沿街 断头 成断头 入户 主 次 支 内 环 环城 人行 人行横道 ' +
    '公办 民办 私立 公立 普惠 普惠性 普惠制 优质 重点 附近 周边 农贸 菜 批发 大型 马路 建材 二手 房地产 股票 劳动力 人才 消费 ' +
    '单位 项目 社区 街道 村 乡 镇 乡镇 城乡 物业 相关 有关 各 多 整个 温馨 私家 普通 一般 综合 三甲 定点 正规 私人 公共 城市 市民 老 新 旧 前 ' +
    '居 商业 商住 高层 多层 花园式 电梯 学区 学区房 无物业 问题 楼盘 开发商 水泥 柏油 乡村 通村 硬化 生产 田间 泥 土 石子 村级 村内 村里'
  ).split(' '),
)
