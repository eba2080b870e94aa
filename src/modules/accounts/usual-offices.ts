import type { NewOffice } from './offices.ts'

type UsualOffice = Required<NewOffice>

const department = (id: string, name: string, duties: string): UsualOffice => ({ id, name, kind: 'department', duties })

/**
 * Offices that most counties have, with what people write to them about; to be ticked when a county is set up. Townships
 * differ from county to county and are typed or read from a file.
 */
export const USUAL_OFFICES: readonly UsualOffice[] = [
  {
    id: 'county-office',
    name: '县政府办公室',
    kind: 'county-office',
    duties: '来信分办、督办、政府信息公开、网上访谈',
  },
  { id: 'justice', name: '司法局', kind: 'justice-bureau', duties: '法律援助、人民调解、行政复议、行政应诉、执法监督' },
  department('development-reform', '发展和改革委员会', '项目审批、价格、粮食储备、节能'),
  department('education', '教育体育局', '中小学和幼儿园招生、教师、校外培训、学籍、体育设施'),
  department('industry', '工业和信息化局', '工业企业、通信网络、中小企业'),
  department('police', '公安局', '户籍、身份证、居住证、交通秩序、治安、养犬'),
  department('civil-affairs', '民政局', '低保、特困、养老、殡葬、婚姻登记、地名、社会组织'),
  department('finance', '财政局', '惠农补贴资金、政府采购、财政票据'),
  department('human-resources', '人力资源和社会保障局', '养老保险、失业、工伤、拖欠工资、就业培训'),
  department('natural-resources', '自然资源局', '不动产登记、宅基地、规划、征地、林地、矿产'),
  department('environment', '生态环境局', '大气、水、噪声、油烟污染，秸秆焚烧，固体废物'),
  department('housing', '住房和城乡建设局', '物业、房屋质量、保障房、供热、燃气、老旧小区改造'),
  department('city-management', '城市管理局', '占道经营、路灯、环卫、停车、广告牌、违章建筑、排水'),
  department('transport', '交通运输局', '县乡公路、客运、公交线路、出租车、超限运输'),
  department('water', '水利局', '河道、灌溉、农村饮水、防汛'),
  department('agriculture', '农业农村局', '农机、种子、土地承包和流转、厕所改造、畜牧、渔业'),
  department('commerce', '商务局', '商贸流通、成品油、预付卡、外贸'),
  department('culture', '文化广电和旅游局', '文化场馆、网吧、旅游、文物、广播电视'),
  department('health', '卫生健康委员会', '医院、村卫生室、预防接种、生育登记、职业病'),
  department('veterans', '退役军人事务局', '优抚、安置、军人家属'),
  department('emergency', '应急管理局', '安全生产、烟花爆竹、防灾减灾、救灾'),
  department('audit', '审计局', '财政收支和经济责任审计'),
  department('market', '市场监督管理局', '营业执照、食品药品安全、价格、计量、消费投诉、电梯'),
  department('statistics', '统计局', '统计调查、普查'),
  department('medical-insurance', '医疗保障局', '城乡居民医保、慢性病、异地就医、医药价格'),
  department('petition', '信访局', '群众来信来访、信访事项复查复核'),
  department('service-centre', '行政审批和政务信息管理局', '窗口服务、网上办事、审批时限、营商环境'),
  department('tax', '税务局', '纳税、发票、社会保险费征缴'),
  department('power-supply', '供电公司', '停电、电表、电价、农网改造'),
  department('disabled', '残疾人联合会', '残疾人证、辅具、康复、就业'),
]
