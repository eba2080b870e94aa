import { addDays, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { Life } from './life.ts'
import { isTownship } from './offices.ts'
import type { Doer, Step } from './plan.ts'
import { type Chance, chance } from './random.ts'

const SUPERVISOR: Doer = { role: 'supervisor' }

/** A special supervision: one order for each office. */
interface Special {
  readonly batch: string
  readonly on: PlainDate
  readonly title: string
  readonly demand: string
  readonly offices: readonly string[]
}

/** A leader's instruction upon one thing. */
interface Instruction {
  readonly on: PlainDate
  readonly office: string
  readonly title: string
  readonly instruction: string
}

const SPECIALS: readonly Special[] = [
  {
    batch: '春耕备耕农资保障',
    on: plainDate('2020-03-05'),
    title: '春耕农资供应和质量检查',
    demand: '检查本辖区（本系统）农资供应和质量，三日内反馈排查情况和整改措施。',
    offices: ['agriculture', 'market', 'mazhuangqiao', 'hancun'],
  },
  {
    batch: '夏季秸秆禁烧',
    on: plainDate('2020-06-02'),
    title: '麦收期间秸秆禁烧巡查',
    demand: '落实网格巡查，火点十五分钟到场，每周反馈巡查和处置情况。',
    offices: ['environment', 'agriculture', 'liuge', 'yangshao', 'gaobao', 'macun'],
  },
  {
    batch: '校园周边秩序',
    on: plainDate('2020-08-24'),
    title: '开学前校园周边整治',
    demand: '开学前完成校园周边交通、食品、占道经营排查整治并反馈清单。',
    offices: ['education', 'city-management', 'market', 'police'],
  },
  {
    batch: '岁末欠薪清零',
    on: plainDate('2020-11-16'),
    title: '政府投资项目欠薪排查',
    demand: '逐个项目排查欠薪线索，建立台账，限期清零并反馈。',
    offices: ['human-resources', 'housing', 'transport', 'water'],
  },
]

const INSTRUCTIONS: readonly Instruction[] = [
  {
    on: plainDate('2020-02-24'),
    office: 'health',
    title: '返岗企业防护物资',
    instruction: '请卫健委会同有关单位摸清返岗企业防护物资缺口，确保有序复工。',
  },
  {
    on: plainDate('2020-04-13'),
    office: 'transport',
    title: '县乡公路“断头路”打通',
    instruction: '请交通局列出清单和时间表，年内打通群众反映强烈的路段。',
  },
  {
    on: plainDate('2020-05-18'),
    office: 'education',
    title: '复学后校车安全',
    instruction: '逐车检查，问题车辆一律停运，请教体局周内报结果。',
  },
  {
    on: plainDate('2020-07-08'),
    office: 'water',
    title: '城区内涝点治理',
    instruction: '汛期将至，请水利局会同住建局逐点落实责任人和应急措施。',
  },
  {
    on: plainDate('2020-09-14'),
    office: 'market',
    title: '预付卡消费纠纷',
    instruction: '群众来信多次反映健身房、培训机构跑路，请市场监管局拿出治本办法。',
  },
  {
    on: plainDate('2020-10-19'),
    office: 'housing',
    title: '供暖前管网检修',
    instruction: '供暖前完成检修，去年漏点必须销号，请住建局按周报进度。',
  },
]

/** Orders issued by people in the year, each answered and checked. */
export function orderSteps(): Step[] {
  const dice = chance(2020_15)
  const specials = SPECIALS.flatMap(({ batch, on, title, demand, offices }, number) =>
    offices.map((office) =>
      orderLife(dice, `special-${number}-${office}`, on, {
        ...{ office, title, demand, batch, source: '专项督办' },
      }),
    ),
  )
  const instructions = INSTRUCTIONS.map((one, number) => instructionLife(`instruction-${number}`, one.on, one))
  return [...specials, ...instructions].flatMap((life) => life.until(plainDate('2021-01-31')))
}

/** Registered, numbered, handed on; the office answers the order as any other; three weeks later it is reported back on. */
function instructionLife(id: string, on: PlainDate, { office, title, instruction }: Omit<Instruction, 'on'>): Life {
  const life = new Life(id, 'instruction', on)
  life.does(SUPERVISOR, 'open', { title, leader: '县长（示例）', givenOn: on, text: instruction })
  life.does(SUPERVISOR, 'number', { opinion: '拟按批示交办，按期汇总。' })
  life.does(SUPERVISOR, 'handOn', { office, demand: '请按批示要求办理，并反馈措施、进度和结果。' })
  life.after(24).does(SUPERVISOR, 'report', {
    outcome: '已全部落实',
    answer: '承办单位已按批示落实，措施、进度和结果见督办单，已核查销号。',
  })
  return life
}

type Order = Readonly<{ office: string; title: string; demand: string; source: string; batch: string }>

function orderLife(dice: Chance, id: string, on: PlainDate, order: Order): Life {
  const life = new Life(id, 'supervision-order', on)
  life.does(SUPERVISOR, 'open', order)
  answerOrder(dice, life, order.office)
  return life
}

/** Signs, puts right, is checked; one in eight is sent back once, one in ten needs a talk first. */
export function answerOrder(dice: Chance, life: Life, office: string): void {
  const handler: Doer = { role: isTownship(office) ? 'township' : 'clerk', office }
  const roll = dice.between(1, 100)
  life.after(dice.between(0, 1)).does(handler, 'accept', {})
  if (roll <= 10) {
    life.after(dice.between(10, 12)).does(SUPERVISOR, 'talk', {
      present: '督办员，被督办单位负责人',
      minutes: '指出超期问题，被督办单位表态三日内整改到位。',
    })
    life.after(dice.between(1, 3))
  } else life.after(dice.between(1, 5))
  life.does(handler, 'reply', REPLY)
  if (roll > 87) {
    life.after(1).does(SUPERVISOR, 'sendBack', { reason: '整改措施不具体，没有责任人和完成时间，请补充。' })
    life.after(dice.between(1, 3)).does(handler, 'reply', REPLY)
  }
  life.after(dice.between(1, 2)).does(SUPERVISOR, 'writeOff', { finding: '经核查，整改属实，同意销号。' })
}

const REPLY = {
  outcome: '已整改',
  answer: '已查明原因，明确责任人，当日整改到位，并举一反三排查同类事项。',
} as const

/** What is under supervision as of `today`: an instruction in every stage, a special supervision half done. */
export function presentOrders(today: PlainDate): Step[] {
  const dice = chance(2026_15)
  const special: Special = {
    ...{ batch: '冬季安全生产', title: '冬季安全生产排查', on: addDays(today, -12) },
    demand: '排查本系统（本辖区）用火用电用气隐患，建立清单，限期整改并反馈。',
    offices: ['emergency', 'housing', 'market', 'education', 'chengguan', 'liuge'],
  }
  const specials = special.offices.map((office, at) =>
    orderLife(dice, `now-special-${office}`, addDays(special.on, at % 3), {
      ...{ office, title: special.title, demand: special.demand, batch: special.batch, source: '专项督办' },
    }),
  )
  const instructions = INSTRUCTIONS.slice(1, 5).map((one, at) =>
    instructionLife(`now-instruction-${at}`, addDays(today, -2 - at * 4), one),
  )
  return [...specials, ...instructions].flatMap((life) => life.until(today))
}
