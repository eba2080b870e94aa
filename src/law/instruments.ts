/** A law, regulation or local rule that Heng cites. */
export interface Instrument {
  readonly id: string
  /** Title without the book marks. */
  readonly title: string
  /** Year of the version, or the paper's own number. */
  readonly version?: string
  /** How many articles it has; absent for papers without articles and for texts not at hand. */
  readonly articles?: number
}

/** Every instrument a limit, gate or outcome may cite. */
export const INSTRUMENTS: readonly Instrument[] = [
  { id: 'petition-regulation-2005', title: '信访条例', version: '2005', articles: 51 },
  { id: 'petition-work-regulation-2022', title: '信访工作条例', version: '2022', articles: 50 },
  { id: 'henan-petition-regulation-2012', title: '河南省信访条例', version: '2012', articles: 37 },
  { id: 'foi-regulation-2007', title: '政府信息公开条例', version: '2007', articles: 38 },
  { id: 'foi-regulation-2019', title: '政府信息公开条例', version: '2019', articles: 56 },
  { id: 'foi-fee-measures-2020', title: '政府信息公开信息处理费管理办法', version: '国办函〔2020〕109号' },
  { id: 'reconsideration-law-2017', title: '行政复议法', version: '2017', articles: 43 },
  { id: 'reconsideration-rules-2007', title: '行政复议法实施条例', version: '2007', articles: 66 },
  { id: 'reconsideration-law-2023', title: '行政复议法', version: '2023', articles: 90 },
  { id: 'litigation-law-2017', title: '行政诉讼法', version: '2017', articles: 103 },
  {
    id: 'litigation-interpretation-2018',
    title: '最高人民法院关于适用《行政诉讼法》的解释',
    version: '2018',
    articles: 163,
  },
  {
    id: 'head-appearance-rules-2020',
    title: '最高人民法院关于行政机关负责人出庭应诉若干问题的规定',
    version: '2020',
    articles: 15,
  },
  {
    id: 'judicial-advice-rules-2023',
    title: '最高人民法院关于综合治理类司法建议工作若干问题的规定',
    version: '2023',
    articles: 13,
  },
  { id: 'deputies-law-2015', title: '全国人民代表大会和地方各级人民代表大会代表法', version: '2015', articles: 52 },
  { id: 'deputies-law-2025', title: '全国人民代表大会和地方各级人民代表大会代表法', version: '2025', articles: 65 },
  {
    id: 'henan-suggestion-rules-2017',
    title: '河南省人民代表大会代表建议、批评和意见办理办法',
    version: '2017',
    articles: 32,
  },
  { id: 'oversight-law-2006', title: '各级人民代表大会常务委员会监督法', version: '2006', articles: 48 },
  { id: 'oversight-law-2024', title: '各级人民代表大会常务委员会监督法', version: '2024', articles: 65 },
  {
    id: 'henan-major-matters-rules-2014',
    title: '河南省人民代表大会常务委员会讨论、决定重大事项的规定',
    version: '2014',
    articles: 19,
  },
  { id: 'penalty-law-2017', title: '行政处罚法', version: '2017', articles: 64 },
  { id: 'penalty-law-2021', title: '行政处罚法', version: '2021', articles: 86 },
  { id: 'market-penalty-procedure', title: '市场监督管理行政处罚程序规定' },
  { id: 'crime-transfer-rules-2020', title: '行政执法机关移送涉嫌犯罪案件的规定', version: '2020', articles: 20 },
  { id: 'licence-law-2019', title: '行政许可法', version: '2019', articles: 83 },
  { id: 'major-decision-regulation-2019', title: '重大行政决策程序暂行条例', version: '2019', articles: 44 },
  {
    id: 'normative-review-opinion-2018',
    title: '国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见',
    version: '国办发〔2018〕115号',
  },
  { id: 'henan-normative-rules', title: '河南省行政规范性文件管理办法' },
  {
    id: 'henan-supervision-rules-2015',
    title: '河南省实施《各级人民代表大会常务委员会监督法》办法',
    version: '2015',
    articles: 75,
  },
  { id: 'mediation-work-rules-2002', title: '人民调解工作若干规定', version: '2002' },
  { id: 'mediation-law-2010', title: '人民调解法', version: '2010', articles: 35 },
  {
    id: 'mediation-confirmation-rules-2011',
    title: '最高人民法院关于人民调解协议司法确认程序的若干规定',
    version: '2011',
    articles: 13,
  },
  { id: 'civil-procedure-law-2017', title: '民事诉讼法', version: '2017', articles: 284 },
  { id: 'civil-procedure-law-2023', title: '民事诉讼法', version: '2023', articles: 306 },
  {
    id: 'civil-procedure-interpretation-2022',
    title: '最高人民法院关于适用《民事诉讼法》的解释',
    version: '2022',
    articles: 550,
  },
  { id: 'legal-aid-procedure-2012', title: '办理法律援助案件程序规定', version: '2012' },
  { id: 'henan-legal-aid-regulation-2010', title: '河南省法律援助条例', version: '2010', articles: 47 },
  { id: 'legal-aid-law-2021', title: '法律援助法', version: '2021', articles: 71 },
  { id: 'inspection-regulation-2020', title: '政府督查工作条例', version: '2020', articles: 28 },
  { id: 'compulsion-law-2011', title: '行政强制法', version: '2011', articles: 71 },
  {
    id: 'dual-publicity-2016',
    title: '国务院关于建立完善守信联合激励和失信联合惩戒制度加快推进社会诚信建设的指导意见',
    version: '国发〔2016〕33号',
  },
  {
    id: 'three-systems-opinion-2018',
    title: '国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见',
    version: '国办发〔2018〕118号',
  },
  { id: 'market-publicity-rules-2021', title: '市场监督管理行政处罚信息公示规定', version: '2021', articles: 19 },
  { id: 'filing-regulation-2001', title: '法规规章备案条例', version: '2001', articles: 22 },
  { id: 'filing-regulation-2024', title: '法规规章备案审查条例', version: '2024', articles: 26 },
  { id: 'rule-making-regulation-2017', title: '规章制定程序条例', version: '2017', articles: 41 },
  { id: 'state-compensation-law-2012', title: '国家赔偿法', version: '2012', articles: 42 },
]

/** The instrument of that id, or nothing. */
export function findInstrument(id: string): Instrument | undefined {
  return INSTRUMENTS.find((instrument) => instrument.id === id)
}
