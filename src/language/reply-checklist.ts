/** One thing a good reply has, and whether this one seems to. */
export interface ReplyPoint {
  readonly id: string
  readonly label: string
  readonly found: boolean
  /** The words it was recognised by. */
  readonly words?: string
  /** What to write, where it is missing; a hint, never a condition. */
  readonly hint: string
}

/** A reply to somebody who reported or asked for something, or the answer to a question on policy. */
export type ReplyKind = 'report' | 'question'

interface Point {
  readonly id: string
  readonly label: string
  readonly patterns: readonly RegExp[]
  readonly hint: string
}

const DAY = '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|[当次昨今]日|[当次昨今]天'
const SOON = `${DAY}|\\d{1,2}月(?:底|初|中旬|上旬|下旬)?|年底|年内|月底|[一二三四五六七八九十\\d]+个?(?:工作日|月|天|日|周|星期|小时)(?:内|左右|之内)?|第[一二三四]季度`

const ACCEPTED: Point = {
  id: 'accepted',
  label: '何时收到、受理',
  patterns: [
    new RegExp(`(?:${DAY})[^。；]{0,24}(?:收到|受理|收悉|接到|转来|转办|登记|来信|反映)`),
    new RegExp(`(?:收到|受理|接到)[^。；]{0,24}(?:${DAY})`),
  ],
  hint: '写明哪一天收到、哪一天受理，如“您3月5日的来信收悉，我局3月6日受理”。',
}

const CONTACTED: Point = {
  id: 'contacted',
  label: '与谁联系、怎样核实',
  patterns: [
    /(?:电话|入户|上门|当面|面对面|见面|走访|座谈|约见|微信|短信)[^。；]{0,16}(?:联系|沟通|核实|了解|告知|说明|反馈|解释|回访|访谈)/,
    /(?:与|向|和|同|联系|告知|约)[^。；]{0,6}(?:您|来信人|反映人|投诉人|当事人|业主|家长|村民|居民|住户)[^。；]{0,16}(?:联系|沟通|核实|说明|见面|解释|反馈|交流|通话)/,
    /(?:联系|约谈|走访)(?:了|到)?(?:您|来信人|反映人|当事人)/,
  ],
  hint: '写明何时用什么方式联系了来信人或当事人；联系不上的，写明联系过几次。',
}

const MEASURES: Point = {
  id: 'measures',
  label: '做了什么（调查、措施）',
  patterns: [
    /(?:经|进行了?|开展了?|组织|现场)(?:现场|实地)?(?:调查|核查|核实|查看|勘查|勘验|检查|走访|了解|检测|查明)/,
    /(?:责令|约谈|派[人员出]|安排|组织|协调|督促|启动|立案|处罚|下[发达]|更换|维修|修复|修补|清理|清运|拆除|整改|发放|补发|加装|安装|疏通|回填|增设)/,
  ],
  hint: '写明查了什么、查明了什么、采取了什么措施，由谁做的。',
}

const RESULT: Point = {
  id: 'result',
  label: '结果和时间',
  patterns: [
    new RegExp(
      `(?:${SOON})[^。；]{0,20}(?:完成|完工|解决|到位|恢复|修复|办结|发放|通车|投入使用|整改|落实|答复|施工|开工)`,
    ),
    new RegExp(
      `(?:完成|完工|解决|到位|恢复|修复|办结|发放|通车|整改|落实|预计|计划|力争|确保)[^。；]{0,20}(?:${SOON})`,
    ),
  ],
  hint: '写明结果是什么、哪一天完成；没有完成的，写明预计哪一天、由谁负责。',
}

const BASIS: Point = {
  id: 'basis',
  label: '依据（法律、文件和条款）',
  patterns: [
    /《[^《》]{3,60}》(?:[（(][^）)]{2,40}[）)])?(?:第[一二三四五六七八九十百零\d]+条)?/,
    /[一-龥]{1,6}〔\d{4}〕\d+号/,
  ],
  hint: '引用文件全称和条款，如“依据《物业管理条例》第三十五条”；纯属事实处理、无需法律依据的可以不写。',
}

const REMEDY: Point = {
  id: 'remedy',
  label: '不服怎么办（救济途径）',
  patterns: [
    /(?:不服|异议|不满意|不同意)[^。]{0,40}(?:复查|复核|复议|诉讼|起诉|申请|提起|提出|反映|联系)/,
    /(?:申请|提起)(?:复查|复核|行政复议|行政诉讼)/,
  ],
  hint: '写明对答复不服可在收到之日起30日内向原办理机关的上一级机关申请复查（属信访事项的），或者可走的复议、诉讼途径和期限。',
}

const CONCLUSION: Point = {
  id: 'conclusion',
  label: '结论（能不能、是多少、怎么办）',
  patterns: [
    /(?:可以|不可以|不能|能够?|应当?|需要?|不需要|无需|符合|不符合|须|必须|按照?[^。]{0,20}(?:标准|办理)|标准为|为每)/,
  ],
  hint: '先用一句话回答所问：能不能、是多少、怎么办。',
}

const WHERE: Point = {
  id: 'where',
  label: '到哪里办、问谁（地点或电话）',
  patterns: [
    /(?:窗口|大厅|服务中心|便民|派出所|村委会|社区|网站|公众号|小程序|APP|政务网|政务服务网|办事处|所在地)/i,
    /(?:电话|热线|咨询)[^。]{0,8}\d{3,}/,
  ],
  hint: '写明办理的地点、需要带的材料，或者咨询电话。',
}

const POINTS: Readonly<Record<ReplyKind, readonly Point[]>> = {
  report: [ACCEPTED, CONTACTED, MEASURES, RESULT, BASIS, REMEDY],
  question: [CONCLUSION, BASIS, WHERE],
}

/**
 * What a good reply has, found by the words usual for it. It reminds whoever
 * writes; it blocks nothing, is kept nowhere and scores nobody.
 */
export function checkReply(kind: ReplyKind, text: string): ReplyPoint[] {
  const read = text.slice(0, 20_000).normalize('NFKC').replace(/,/g, '，').replace(/;/g, '；')
  return POINTS[kind].map(({ id, label, patterns, hint }) => {
    const words = patterns.map((pattern) => pattern.exec(read)?.[0]).find((hit) => hit !== undefined)
    return { id, label, found: words !== undefined, hint, ...(words ? { words: words.slice(0, 60) } : {}) }
  })
}

/** An instrument cited in a text, with the articles named. */
export interface Cited {
  readonly instrument: string
  readonly articles: readonly string[]
}

/** The instruments a text cites, in order of first mention: 《物业管理条例》 第三十五条、第三十六条. */
export function citedIn(text: string): Cited[] {
  const all = new Map<string, Set<string>>()
  const pattern =
    /《([^《》\n]{2,60})》((?:[（(][^）)]{2,40}[）)])?(?:[、和及与]?第[一二三四五六七八九十百零\d]+条(?:第[一二三四五六七八九十\d]+[款项])*)*)/g
  for (const [, name = '', tail = ''] of text.slice(0, 20_000).matchAll(pattern)) {
    const articles = all.get(name) ?? new Set<string>()
    for (const [article] of tail.matchAll(/第[一二三四五六七八九十百零\d]+条(?:第[一二三四五六七八九十\d]+[款项])*/g))
      articles.add(article)
    all.set(name, articles)
  }
  return [...all].map(([instrument, articles]) => ({ instrument, articles: [...articles] }))
}
