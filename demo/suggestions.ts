import type { PlainDate } from '../src/calendar/plain-date.ts'
import { nationalCalendar } from '../src/calendar/working-calendar.ts'
import { Life } from './life.ts'
import type { Doer, Step } from './plan.ts'
import type { Chance } from './random.ts'

const DISPATCHER: Doer = { role: 'dispatcher' }
const CITIZEN: Doer = { role: 'citizen' }

interface Topic {
  readonly office: string
  readonly about: string
  readonly wish: string
  readonly done: string
}

const TOPICS: readonly Topic[] = [
  {
    office: 'transport',
    about: '修缮县道',
    wish: '建议把破损路段列入当年修缮计划。',
    done: '破损路段已修缮通车，其余列入养护计划。',
  },
  {
    office: 'education',
    about: '增加幼儿园学位',
    wish: '建议在新建小区配建公办幼儿园。',
    done: '新建公办园一所，秋季增加学位三百六十个。',
  },
  {
    office: 'water',
    about: '提升农村饮水水质',
    wish: '建议加快农村饮水安全巩固提升工程。',
    done: '完成管网改造和水质检测，结果按月公开。',
  },
  {
    office: 'agriculture',
    about: '扶持食用菌产业',
    wish: '建议加大食用菌标准化基地的扶持力度。',
    done: '出台奖补办法，新建标准化基地两处。',
  },
  {
    office: 'health',
    about: '加强村卫生室建设',
    wish: '建议为村卫生室配齐设备和人员。',
    done: '为村卫生室配备设备，招录村医四十名。',
  },
  {
    office: 'city-management',
    about: '增设公共停车位',
    wish: '建议利用边角地增设停车位。',
    done: '新增停车位八百个，收费标准已公示。',
  },
  {
    office: 'civil-affairs',
    about: '发展农村养老服务',
    wish: '建议建设村级幸福院。',
    done: '新建幸福院十二所，助餐服务已开展。',
  },
  {
    office: 'environment',
    about: '治理扬尘污染',
    wish: '建议加强工地扬尘管控。',
    done: '工地全部安装在线监测，定期通报。',
  },
  {
    office: 'housing',
    about: '规范物业管理',
    wish: '建议推动成立业主委员会。',
    done: '指导成立业主委员会十九个，公布物业评价结果。',
  },
  {
    office: 'culture',
    about: '保护革命旧址',
    wish: '建议修缮革命旧址并对外开放。',
    done: '完成修缮方案论证，列入下年度计划。',
  },
]

/** What becomes of the wish: most is done, some planned, little cannot be. */
const CLASSES = [
  'A 所提问题已经解决或者基本解决',
  'A 所提问题已经解决或者基本解决',
  'A 所提问题已经解决或者基本解决',
  'B 所提问题正在解决或者已列入计划',
  'C 受法律政策或者客观条件限制暂不能解决',
] as const

/** A deputy's suggestion from the day it was assigned to the county until the deputy has rated the answer. */
export function suggestionSteps(
  dice: Chance,
  options: { id: string; number: number; assignedOn: PlainDate; until: PlainDate },
): Step[] {
  const topic = dice.pick(TOPICS)
  const { about, wish } = topic
  const signers = dice.pick([1, 1, 1, 2, 3])
  const steps = new Life(options.id, 'deputy-suggestion', nationalCalendar.nextWorkingDay(options.assignedOn))
  steps.open(
    DISPATCHER,
    {
      kind: '人大代表建议',
      number: `第${options.number + 1}号`,
      title: `关于${about}的建议`,
      body: `${wish}代表在走访中听取了群众意见，认为此事关系群众切身利益。`,
      session: options.number < 80 ? '会议期间' : '闭会期间',
      signers,
      key: options.number % 16 === 0,
    },
    { name: `示例代表${String(options.number + 1).padStart(2, '0')}` },
  )
  handled(dice, steps, { ...topic, signers })
  return steps.until(options.until)
}

function handled(dice: Chance, steps: Life, { office, about, wish, done, signers }: Topic & { signers: number }): void {
  const [clerk, director]: Doer[] = [
    { role: 'clerk', office },
    { role: 'director', office },
  ]
  if (!clerk || !director) return
  if (dice.happens(6)) passedOn(steps, office)
  else steps.after(dice.between(0, 2)).does(DISPATCHER, 'assign', { office })
  const helped = dice.happens(12)
  if (helped) steps.after(1).does(DISPATCHER, 'assist', { office: 'finance', opinion: '请就资金安排提出意见。' })
  steps.after(dice.between(10, 30)).does(clerk, 'confer', { account: '走访代表，当面听取意见。' })
  const answer = {
    class: dice.pick(CLASSES),
    answer: `您提出的关于${about}的建议收悉。${done}感谢您对政府工作的关心和支持。`,
    ...(helped ? { assistingOpinions: '财政局：所需资金已列入预算。' } : {}),
  }
  steps.after(dice.between(10, 35)).does(director, 'reply', answer)
  steps.after(dice.between(0, 3)).does(clerk, 'serve', { reached: signers, how: '当面送达' })
  if (dice.happens(5)) {
    steps.after(dice.between(2, 6)).does(CITIZEN, 'rejectReply', { reason: '答复中的时间安排不够具体，请明确。' })
    steps.after(dice.between(8, 20)).does(director, 'reply', answer)
    steps.after(1).does(clerk, 'serve', { reached: signers, how: '当面送达' })
  }
  steps.after(dice.between(2, 8)).does(CITIZEN, 'rate', { level: dice.happens(85) ? '满意' : '基本满意' })
  if (dice.happens(30))
    steps
      .after(dice.between(3, 9))
      .does(DISPATCHER, 'publish', { title: `关于${about}的建议`, question: wish, answer: answer.answer })
}

/** First to an office that says in time that it is not its business. */
function passedOn(steps: Life, office: string): void {
  const first = office === 'finance' ? 'market' : 'finance'
  steps.after(1).does(DISPATCHER, 'assign', { office: first })
  steps.after(5).does({ role: 'clerk', office: first }, 'decline', {
    reason: '对照职责清单，该事项由主管部门负责。',
    suggestedOffice: office,
  })
  steps.after(2).does(DISPATCHER, 'reassign', { office, reason: '按职责清单重新确定。' })
}
