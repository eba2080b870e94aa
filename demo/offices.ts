/** An office of the demonstration county. */
export interface DemoOffice {
  readonly id: string
  readonly name: string
  readonly kind: 'county-office' | 'department' | 'township' | 'justice-bureau' | 'law-firm'
  readonly duties: string
}

const department = (id: string, name: string, duties: string): DemoOffice => ({ id, name, kind: 'department', duties })
const township = (id: string, name: string): DemoOffice => ({
  id,
  name,
  kind: 'township',
  duties: `${name}辖区内的村镇建设、环境卫生、农田水利、民政救助和矛盾调解`,
})

/** The offices that handle matters in the demonstration county, departments first. */
export const OFFICES: readonly DemoOffice[] = [
  { id: 'county-office', name: '县政府办公室', kind: 'county-office', duties: '来信分办、督办、公开和网上访谈的组织' },
  { id: 'justice', name: '司法局', kind: 'justice-bureau', duties: '法律服务、行政复议、行政应诉、执法监督' },
  department('education', '教育体育局', '中小学和幼儿园招生、教师、校外培训、体育设施'),
  department('police', '公安局', '户籍、身份证、居住证、道路交通秩序、养犬'),
  department('civil-affairs', '民政局', '低保、特困、养老、殡葬、婚姻登记、地名'),
  department('finance', '财政局', '惠农补贴资金、政府采购'),
  department('human-resources', '人力资源和社会保障局', '养老保险、工伤、拖欠工资、就业培训'),
  department('natural-resources', '自然资源局', '不动产登记、宅基地、规划、林地'),
  department('housing', '住房和城乡建设局', '物业、房屋质量、保障房、供热、燃气'),
  department('transport', '交通运输局', '县乡公路、客运、公交线路'),
  department('water', '水利局', '河道、灌溉、农村饮水'),
  department('agriculture', '农业农村局', '农机、种子、土地流转、厕所改造'),
  department('culture', '文化广电和旅游局', '文化场馆、网吧、旅游'),
  department('health', '卫生健康委员会', '医院、村卫生室、预防接种、生育登记'),
  department('emergency', '应急管理局', '安全生产、烟花爆竹、防灾减灾'),
  department('market', '市场监督管理局', '营业执照、食品安全、价格、消费投诉'),
  department('city-management', '城市管理局', '占道经营、路灯、环卫、停车、广告牌'),
  department('environment', '生态环境分局', '大气、水、噪声污染，秸秆焚烧'),
  department('medical-insurance', '医疗保障局', '城乡居民医保、慢性病、异地就医'),
  department('service-centre', '行政服务中心', '窗口服务、网上办事'),
  township('chengguan', '城关镇'),
  township('mazhuangqiao', '马庄桥镇'),
  township('wawutou', '瓦屋头镇'),
  township('xianzhuang', '仙庄镇'),
  township('liuge', '柳格镇'),
  township('hancun', '韩村镇'),
  township('yangshao', '阳邵镇'),
  township('gucheng-town', '固城镇'),
  township('gaobao', '高堡乡'),
  township('gucheng', '古城乡'),
  township('daliu', '大流乡'),
  township('macun', '马村乡'),
  township('gongying', '巩营乡'),
  township('datun', '大屯乡'),
  township('shuangmiao', '双庙乡'),
  township('zhifang', '纸房乡'),
  township('liuta', '六塔乡'),
  { id: 'law-firm', name: '示范律师事务所', kind: 'law-firm', duties: '政府法律顾问' },
]

/** Parts of each township that letters speak of, all invented. */
export const PLACE_PARTS = [
  { part: '东街', kind: 'road' },
  { part: '示范村', kind: 'village' },
  { part: '学校门口', kind: 'school' },
] as const

/** Places that letters speak of: township and a part of it. */
export const PLACES: readonly string[] = OFFICES.filter(({ kind }) => kind === 'township').flatMap(({ name }) =>
  PLACE_PARTS.map(({ part }) => `${name}${part}`),
)

const CATEGORY_OF: Readonly<Record<string, string>> = {
  'city-management': '城乡建设',
  housing: '城乡建设',
  'natural-resources': '城乡建设',
  environment: '环境保护',
  transport: '交通运输',
  education: '教育文体',
  culture: '教育文体',
  'human-resources': '劳动和社会保障',
  'civil-affairs': '劳动和社会保障',
  'medical-insurance': '劳动和社会保障',
  market: '商贸旅游',
  health: '卫生计生',
}

/** What a matter that belongs to an office is about. */
export function categoryOf(office: string): string {
  return CATEGORY_OF[office] ?? '其他'
}

/** True for a township, whose clerks hold the post of that name. */
export function isTownship(office: string): boolean {
  return OFFICES.find(({ id }) => id === office)?.kind === 'township'
}
