import { seeded } from '../../src/language/seeded.ts'

/** What invented messages of each category speak of. */
const SUBJECTS = {
  交通出行: [
    '公交班次太少',
    '路口红绿灯坏了',
    '出租车拒载绕路',
    '客运站票价上涨',
    '公交站台没有雨棚',
    '网约车司机态度恶劣',
  ],
  学校教育: ['学校补课收费', '孩子入学划片', '幼儿园食堂伙食', '教师编制考试', '中学课桌破旧', '校服质量低劣'],
  工资社保: ['工厂拖欠工资', '养老保险断缴', '公司不签劳动合同', '工伤认定迟迟未办', '退休金没有发放', '加班费不给'],
} as const
const OPENINGS = ['尊敬的领导，', '您好，', '反映一个问题，', '实名反映，', '']
const PLACES = ['东街', '西关', '城南新区', '柳河镇', '石桥村', '幸福小区']
const CLOSINGS = ['希望尽快处理。', '请问什么时候能解决？', '已经拖了半年，群众意见很大。', '恳请有关部门调查。']

/** An invented message with its category. */
export interface InventedMessage {
  readonly title: string
  readonly body: string
  readonly label: string
}

/** Invented messages of three categories in turn; the same count and seed give the same ones. */
export function inventedMessages(count: number, seed = 1): InventedMessage[] {
  const random = seeded(seed)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  const labels = Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[]
  return Array.from({ length: count }, (_, at) => {
    const label = labels[at % labels.length] as keyof typeof SUBJECTS
    const place = pick(PLACES)
    const subject = pick(SUBJECTS[label])
    const detail = `${Math.floor(random() * 90) + 10}户居民`
    const body = `${pick(OPENINGS)}${place}${subject}，涉及${detail}，另外${pick(SUBJECTS[label])}。${pick(CLOSINGS)}`
    return { title: `${place}${subject}`, body, label }
  })
}
