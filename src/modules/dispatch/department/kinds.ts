import { DEFAULT_DUTIES, type OfficeKind } from './duties.ts'

/**
 * How offices of a kind are called, from the most telling name to the least; the first kind whose pattern fits a name
 * has it, so names that contain another's (交警大队 of a 公安局) stand first.
 */
const NAMES: readonly (readonly [OfficeKind | 'outside', RegExp])[] = [
  ['outside', /律师事务所|公证处$|有限公司律师/u],
  ['traffic-police', /交警|交通警察|车管所/u],
  ['medical-insurance', /医保|医疗保障|医疗保险/u],
  ['housing-fund', /公积金/u],
  ['veterans', /退役军人|双拥/u],
  ['court', /法院|检察院/u],
  ['zone', /管委会|管理委员会|开发区|高新区|经开区|集聚区|示范区/u],
  ['discipline', /纪委|纪律检查|监委|监察委/u],
  ['organisation', /组织部|编办|编制委|宣传部|统战部|政法委|巡察/u],
  ['rural-revival', /乡村振兴|扶贫/u],
  ['disabled', /残联|残疾人联合/u],
  ['petition', /信访/u],
  ['service-centre', /行政服务|政务服务|政务中心|行政审批|审批服务|大数据|热线/u],
  ['education', /教育|教体|教科|学校|体育/u],
  ['human-resources', /人社|人力资源|社会保险|社保|劳动|就业/u],
  ['health', /卫健|卫计|卫生|疾控|医院/u],
  ['city-management', /城管|城市管理|综合执法|环卫|园林|市容/u],
  ['environment', /生态环境|环境保护|环保/u],
  ['natural-resources', /自然资源|国土|规划|不动产|林业/u],
  ['agriculture', /农业|农村|农机|畜牧|农办/u],
  ['transport', /交通|公路|运管|客运|公交/u],
  ['housing', /住建|住房|城乡建设|建设局|房产|房管|市政|燃气|热力|自来水/u],
  ['water', /水利|水务|河务|水库/u],
  ['culture', /文化|文旅|文广|旅游|广播|文物/u],
  ['emergency', /应急|安监|安全生产|消防|防汛/u],
  ['market', /市场监督|市监|工商|食药|质监|知识产权/u],
  ['civil-affairs', /(?<!人)民政/u],
  ['justice', /司法|法律援助/u],
  ['tax', /税务|国税|地税/u],
  ['finance', /财政|审计|国资/u],
  ['development', /发改|发展和改革|发展改革|物价|统计|粮食/u],
  ['commerce', /商务|商业|供销|招商/u],
  ['industry', /工信|工业和信息|科技|科学技术|工业/u],
  ['power', /供电|电力|电网/u],
  ['telecom', /通信|移动|联通|电信|邮政|烟草/u],
  ['police', /公安|派出所|警/u],
  [
    'township',
    /(?:街道|街道办|办事处|镇|乡|乡镇|人民政府)(?:人民政府|政府|街道)?$|^乡镇街道$|街道办事处|[镇乡]人民政府/u,
  ],
]

/** Who takes the duties of a kind that a county has no office of. The first that it has. */
const SUCCESSORS: Readonly<Partial<Record<OfficeKind, readonly OfficeKind[]>>> = {
  'traffic-police': ['police'],
  'housing-fund': ['housing', 'human-resources'],
  'medical-insurance': ['human-resources', 'health'],
  'city-management': ['housing'],
  environment: ['city-management', 'emergency'],
  water: ['agriculture'],
  'rural-revival': ['agriculture', 'civil-affairs'],
  veterans: ['civil-affairs', 'human-resources'],
  disabled: ['civil-affairs'],
  tax: ['finance'],
  commerce: ['development', 'industry'],
  industry: ['development', 'commerce'],
  power: ['development', 'industry'],
  telecom: ['industry', 'development', 'commerce'],
  development: ['finance'],
  transport: ['housing'],
  emergency: ['industry'],
  market: ['commerce'],
  culture: ['education'],
  'service-centre': ['other'],
  petition: ['other'],
  organisation: ['human-resources'],
}

/**
 * The kind of office a name tells: 清丰县自然资源局, X街道办事处, X镇人民政府, 县卫健委. 'other' for one that no
 * pattern knows (县政府办公室, 其他); undefined for what is no office of government (a law firm).
 */
export function kindOfOffice(name: string): OfficeKind | undefined {
  const plain = name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[（(].*?[)）]/gu, '')
  const found = NAMES.find(([, pattern]) => pattern.test(plain))
  if (!found) return 'other'
  return found[0] === 'outside' ? undefined : found[0]
}

/** The kind that takes the duties of another where the county has no office of it. */
export function kindPresent(kind: OfficeKind, present: ReadonlySet<OfficeKind>): OfficeKind | undefined {
  if (present.has(kind)) return kind
  return SUCCESSORS[kind]?.find((next) => present.has(next))
}

/** All kinds that have default duties. */
export const KINDS = Object.keys(DEFAULT_DUTIES) as readonly (keyof typeof DEFAULT_DUTIES)[]
