import { type Choice, newest } from './choices.ts'

/** What people say, and what the statutes call it. */
const EVERYDAY: readonly (readonly [said: RegExp, meant: readonly string[]])[] = [
  [/罚款|被罚|罚单|交罚|挨罚/, ['处罚', '缴纳罚款']],
  [/打官司|告政府|告状|告(?!知)|上法院|状告/, ['行政诉讼', '起诉', '直接提起诉讼']],
  [/不服|申诉|翻案/, ['申请行政复议', '起诉', '上诉', '复查']],
  [/上访|写信|来信|反映|县长/, ['信访', '县长信箱']],
  [/查资料|要材料|要信息|看文件|公开申请|依申请/, ['政府信息公开', '答复公开申请']],
  [/办证|审批|执照|批文|发证/, ['行政许可', '许可决定']],
  [/换证|续证|到期换/, ['延续许可']],
  [/拆|强拆|强制/, ['行政强制', '强制执行', '代履行']],
  [/扣车|扣货|没收|封店|贴封条/, ['查封、扣押']],
  [/冻结|账户|存款/, ['冻结存款']],
  [/开会听|听证/, ['听证']],
  [/赔钱|赔偿/, ['国家赔偿']],
  [/请不起律师|律师|免费打官司/, ['法律援助']],
  [/邻居|吵架|纠纷|调解/, ['人民调解']],
  [/红头文件|文件合法/, ['规范性文件', '合法性审核']],
  [/补材料|材料不全|补正/, ['补正']],
  [/多久回|几天回|什么时候回|回复|答复/, ['答复']],
  [/不回|不办|不管|不作为/, ['不履行职责']],
  [/登报|公告/, ['公告送达']],
  [/出庭|开庭/, ['负责人出庭', '答辩']],
]

/** Words that ask and do not name. */
const IDLE =
  /多久|多少天|几天|多长|时间|期限|什么时候|什么|怎么|最迟|最晚|如何|以后|之后|请问|可以|能不能|[的了吗呢啊我要被后]/g

interface Wanted {
  readonly word: string
  readonly weight: number
}

/** The choices that answer to what was typed, best first; all of them where nothing was. */
export function rankChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return choices
  const wanted = wantedBy(text)
  const scored = choices
    .map((choice) => ({ choice, score: scoreOf(choice, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const best = scored[0]?.score ?? 0
  return scored.filter(({ score }) => score >= best / 3).map(({ choice }) => choice)
}

/** Whole words as typed, then what everyday words stand for, then pairs of signs for what was put otherwise. */
function wantedBy(text: string): Wanted[] {
  const words = text.split(/[\s,，、。?？《》()（）]+/).filter((word) => word !== '')
  const meant = EVERYDAY.flatMap(([said, names]) => (said.test(text) ? names : []))
  const telling = text.replaceAll(IDLE, ' ').split(/[^\p{Script=Han}]+/u)
  const pairs = telling.flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)),
  )
  return [
    ...words.map((word) => ({ word, weight: 3 * word.length })),
    ...meant.map((word) => ({ word, weight: 4 })),
    ...[...new Set(pairs)].map((word) => ({ word, weight: 2 })),
  ]
}

function scoreOf(choice: Choice, wanted: readonly Wanted[]): number {
  const { name } = newest(choice)
  const rest = restOf(choice)
  return wanted.reduce((score, { word, weight }) => {
    if (name.includes(word)) return score + 3 * weight
    if (choice.area.includes(word)) return score + 2 * weight
    return rest.includes(word) ? score + weight : score
  }, 0)
}

function restOf({ family, versions }: Choice): string {
  const texts = versions.flatMap(({ id, name, law, actor, startEvent }) => [id, name, law ?? '', actor, startEvent])
  return [family, ...texts].join('\n').toLowerCase()
}
