/** What a township calls departments to; `{place}` is filled in. */
export interface WhistleTopic {
  readonly kind: '疑难问题' | '联合执法' | '突发事件' | '工作推进'
  readonly office: string
  /** Departments that come along. */
  readonly along?: readonly string[]
  readonly title: string
  readonly body: string
  readonly tried: string
  readonly answer: string
}

/** What townships call about in a year, all invented. */
export const WHISTLE_TOPICS: readonly WhistleTopic[] = [
  {
    kind: '疑难问题',
    office: 'water',
    title: '{place}排水沟常年堵塞，汛期倒灌',
    body: '{place}排水沟与县管沟渠相接处淤塞，每逢大雨倒灌进院，涉及四十余户，需要县里清淤并明确管护责任。',
    tried: '镇里组织清掏过两次，县管段没有权限动工。',
    answer: '到场勘查后当日调来机械清淤一百二十米，与镇里签了管护分段责任书，雨后复查排水正常。',
  },
  {
    kind: '疑难问题',
    office: 'natural-resources',
    title: '{place}两户宅基地边界争执',
    body: '{place}两户因院墙边界争执三年，镇村调解多次，双方对原始档案有疑问，需要权威测绘和档案支持。',
    tried: '镇司法所和村委会调解五次，双方都不认可村里丈量的结果。',
    answer: '调取原登记档案并现场测绘，当面宣读界址点，双方在测绘成果上签字，由镇司法所制作调解协议。',
  },
  {
    kind: '疑难问题',
    office: 'transport',
    title: '{place}县道破损，货车绕行压坏村路',
    body: '{place}段县道路面破损严重，货车绕行村内道路，村民出行不安全，需要尽快修补并设限高。',
    tried: '镇里填补过坑洼，设了警示牌，县道养护不在镇里职责内。',
    answer: '当天安排养护队修补坑槽，三日内完成罩面，村口加装限高架，货车恢复走县道。',
  },
  {
    kind: '疑难问题',
    office: 'housing',
    title: '{place}老旧小区供暖管网漏水',
    body: '{place}老旧小区供暖主管漏水，近两周室温达不到标准，涉及六十户，老人多。',
    tried: '社区协调物业关过阀门，管网产权在供热企业，镇里无法维修。',
    answer: '协调供热企业更换漏点管段，夜间抢修完成，次日逐户测温达标，并减免停暖期间费用。',
  },
  {
    kind: '疑难问题',
    office: 'civil-affairs',
    title: '{place}独居老人无人照料',
    body: '{place}一名独居老人失能，子女在外地且联系困难，村里轮流照看难以为继。',
    tried: '村干部每日探望，联系子女未果，镇里没有供养机构床位。',
    answer: '上门评估后纳入特困供养，当周送入县供养中心，同步联系子女履行赡养义务。',
  },
  {
    kind: '联合执法',
    office: 'city-management',
    along: ['market', 'police'],
    title: '{place}集市占道经营反复回潮',
    body: '{place}集市日占道经营堵塞道路，劝导后反复，夹杂无照食品摊，镇里没有处罚权。',
    tried: '镇里划了摊位线、发了告知书，派人值守劝导。',
    answer: '三部门联合到场，清理占道摊位三十余处，登记无照食品摊并指导办证，商定集日轮值。',
  },
  {
    kind: '联合执法',
    office: 'environment',
    along: ['emergency'],
    title: '{place}废品站夜间焚烧',
    body: '{place}废品收购站夜间焚烧线缆，刺鼻气味影响周边村民，白天检查总是停工。',
    tried: '镇里夜查两次，现场已熄火，没有取证设备。',
    answer: '夜间联合突击检查，现场取证并依法查封设备，责令限期拆除，案件移送立案。',
  },
  {
    kind: '联合执法',
    office: 'transport',
    along: ['police'],
    title: '{place}路口超载运料车夜间通行',
    body: '{place}路口夜间有超载运料车抄近路通行，压坏路面，噪声扰民。',
    tried: '镇里设过临时卡口，没有执法权，车辆不停。',
    answer: '设流动检测点三晚，查处超载车辆七台次，依法处罚并约谈料场，路口增设监控。',
  },
  {
    kind: '联合执法',
    office: 'agriculture',
    along: ['market'],
    title: '{place}流动商贩兜售可疑种子',
    body: '{place}有流动商贩走村兜售包装不全的种子，农户担心是假种子。',
    tried: '村广播提醒农户，镇里无法鉴定和查扣。',
    answer: '现场抽样送检并登记先行保存，确认标签不合规，责令下架召回，已购农户全部退款。',
  },
  {
    kind: '突发事件',
    office: 'emergency',
    along: ['health'],
    title: '{place}农户烟花存放引发火情',
    body: '{place}一农户院内存放烟花引发火情，一人轻伤，周边有柴垛，需要县里到场处置。',
    tried: '镇义务消防队先期扑救，已疏散周边住户。',
    answer: '到场后火情已控制，排查周边隐患，转运剩余烟花，伤者送医，连夜开展全镇排查。',
  },
  {
    kind: '突发事件',
    office: 'water',
    title: '{place}强降雨后河堤渗水',
    body: '{place}强降雨后河堤出现渗水点，堤内有农田和住户，需要专业力量抢护。',
    tried: '镇里组织人员巡堤，已转移低洼处住户十二户。',
    answer: '抢护队当日铺设反滤围井，渗水得到控制，派专人驻守三日，雨停后加固堤段。',
  },
  {
    kind: '突发事件',
    office: 'transport',
    title: '{place}桥面护栏被撞断',
    body: '{place}桥面护栏被货车撞断，桥下水深，车流量大，急需设置防护。',
    tried: '镇里派人值守并拉了警戒线。',
    answer: '当日摆放防撞墩并分流车辆，次日更换护栏，肇事车辆由交警处理。',
  },
  {
    kind: '工作推进',
    office: 'agriculture',
    title: '{place}高标准农田机井通电滞后',
    body: '{place}高标准农田新打机井二十眼，配套通电滞后，影响夏灌，需要协调进度。',
    tried: '镇里已协调占地，电力手续由项目单位办理。',
    answer: '与供电单位现场对接，倒排工期，五日内通电十八眼，其余两眼改线后通电。',
  },
  {
    kind: '工作推进',
    office: 'service-centre',
    title: '{place}便民服务点联网',
    body: '{place}便民服务点设备已到位，业务系统账号和网络未开通，群众仍要跑县里。',
    tried: '镇里完成场地和人员培训，账号需县里开通。',
    answer: '开通账号并现场联网，培训两名代办员，十一项业务可在村里办理。',
  },
  {
    kind: '工作推进',
    office: 'education',
    title: '{place}小学门口人行道未接通',
    body: '{place}小学门口道路改造后人行道没有接通，学生走机动车道，开学前须完成。',
    tried: '镇里临时画了通道线，施工标段属县里项目。',
    answer: '协调施工单位三日内铺通人行道，加装护栏和减速带，开学前验收。',
  },
]
