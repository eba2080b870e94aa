import { dateText, type PlainDate } from '../../calendar/plain-date.ts'
import type { Paper, PaperBlock, PaperTable } from '../../papers/paper.ts'
import {
  type BulletinChange,
  type BulletinContent,
  type BulletinLine,
  KIND_COLUMNS,
  type KindColumn,
  type NamedMatter,
  SMALL_BASE,
} from '../../statistics/bulletin.ts'

/** What a bulletin's paper is written from. */
export interface PaperRequest {
  /** 清丰县. */
  readonly countyName: string
  readonly content: BulletinContent
  /** Nothing while it is a draft. */
  readonly number?: string
  readonly on: PlainDate
  /** Of a correction: the number of what it sets right, why, and what differs. */
  readonly corrects?: { readonly number: string; readonly reason: string; readonly changes: readonly BulletinChange[] }
}

const COLUMNS = Object.keys(KIND_COLUMNS) as KindColumn[]
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** The bulletin as the paper that goes out. */
export function paperOf(request: PaperRequest): Paper {
  const { countyName, content, number, on, corrects } = request
  const month = monthText(content.month)
  return {
    title: corrects ? `关于更正${month}督办通报的通知` : `${countyName}${month}来件办理、乡镇吹哨和督办情况通报`,
    addressee: '各乡镇人民政府，县政府各部门',
    paragraphs: corrects ? correction(request, corrects) : whole(content),
    signedBy: `${countyName}人民政府办公室`,
    on,
    ...(number ? { number } : { number: '（征求意见稿，未编号）' }),
  }
}

function monthText(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

/** A count as it is; a rate in percent with its parts, marked where it rests on few. */
export function lineText({ value, numerator, denominator, small }: BulletinLine): string {
  if (denominator === undefined) return String(value ?? 0)
  return value === null ? '—' : `${percent(value)}（${numerator}/${denominator}）${small ? '*' : ''}`
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`
}

function whole(content: BulletinContent): PaperBlock[] {
  const { from, to, countedOn, lines } = content
  const line = (id: string) => lines.find((each) => each.id === id)?.value ?? 0
  const parts: (readonly [string, readonly PaperBlock[]])[] = [
    [
      '总体情况',
      [
        `共收到各类事项${line('total.received')}件，办结${line('total.closed')}件，办结的事项中超期${line('total.past')}件（其中超过法定期限${line('total.late')}件）；月末在办${line('total.open')}件，其中已超期${line('total.openPast')}件。`,
        kindTable(content),
      ],
    ],
    ['乡镇吹哨、部门报到', [compareTable('项目', sectionOf(content, 'whistles'))]],
    ['响应、解决、满意和按时', [compareTable('项目', sectionOf(content, 'rates'))]],
    ['督办', [compareTable('项目', sectionOf(content, 'supervision'))]],
    ['与上月和去年同月相比', [compareTable('项目', totals(content))]],
    ['超期清单', lateBlocks(content)],
    ['考核名次', rankingBlocks(content)],
    ['表扬', namedBlocks(content, content.praised, '本月没有符合条件的事项。')],
    ['点名', namedBlocks(content, content.named, '本月没有约谈和通报的事项。')],
  ]
  return [
    `现将${dateText(from)}至${dateText(to)}的办理情况通报如下。全部数字由办理记录算出，统计截至${dateText(countedOn)}。超期，指超过法定期限或者县定时限。`,
    ...parts.flatMap(([title, blocks], at) => [`${NUMERALS[at]}、${title}`, ...blocks]),
    `注：带*的比率，基数不足${SMALL_BASE}件，仅供参考；“—”表示没有可以相比的记录或者基数为零。`,
  ]
}

function sectionOf({ lines }: BulletinContent, section: BulletinLine['section']): BulletinLine[] {
  return lines.filter((each) => each.section === section)
}

function totals({ lines }: BulletinContent): BulletinLine[] {
  return lines.filter(({ id }) => id.startsWith('total.'))
}

function kindTable({ lines }: BulletinContent): PaperTable {
  const kinds = lines.filter(({ section }) => section === 'kinds')
  const prefixes = [...new Set(kinds.map(({ id }) => id.slice(0, id.lastIndexOf('.'))))]
  return {
    head: ['种类', ...COLUMNS.map((column) => KIND_COLUMNS[column])],
    rows: prefixes.map((prefix) => {
      const of = (column: KindColumn) => kinds.find(({ id }) => id === `${prefix}.${column}`)
      return [of('received')?.label.split('：')[0] ?? '', ...COLUMNS.map((column) => String(of(column)?.value ?? 0))]
    }),
  }
}

function compareTable(first: string, lines: readonly BulletinLine[]): PaperTable {
  const compared = (value: number | null, { denominator }: BulletinLine) =>
    value === null ? '—' : denominator === undefined ? String(value) : percent(value)
  return {
    head: [first, '本月', '上月', '去年同月'],
    rows: lines.map((line) => [
      line.label,
      lineText(line),
      compared(line.previous, line),
      compared(line.yearBefore, line),
    ]),
  }
}

function lateBlocks(content: BulletinContent): PaperBlock[] {
  if (content.late.length === 0) return ['本月没有超期的事项。']
  const rows = content.late.map(({ office, matters }) => {
    const line = content.lines.find(({ id }) => id === `late.${office ?? ''}`)
    const total = line?.value ?? 0
    const more = total > matters.length ? `等${total}件` : ''
    return [line?.label ?? '', String(total), `${matters.map(({ receiptNumber }) => receiptNumber).join('、')}${more}`]
  })
  return [{ head: ['单位', '件数', '编号'], rows, widths: [24, 10, 66] }]
}

function rankingBlocks({ ranking, offices }: BulletinContent): PaperBlock[] {
  if (ranking.length === 0) return ['本月没有公布的考核方案，不排名次。']
  const name = (office: string) => offices[office] ?? office
  const groups = Map.groupBy(ranking, ({ assessment, group }) => `${assessment} ${group}`)
  return [...groups].flatMap(([group, places]): PaperBlock[] => {
    const ranked = places.filter(({ place }) => place !== null)
    const few = places.filter(({ place }) => place === null)
    const rows = ranked.map(({ office, place, score, matters }) => [
      name(office),
      String(place),
      score === null ? '—' : score.toFixed(2),
      String(matters),
    ])
    return [
      `${group}。`,
      ...(rows.length > 0 ? [{ head: ['单位', '名次', '得分', '件数'], rows }] : []),
      ...(few.length > 0
        ? [`件数太少，不排名：${few.map(({ office, matters }) => `${name(office)}（${matters}件）`).join('、')}。`]
        : []),
    ]
  })
}

function namedBlocks({ offices }: BulletinContent, matters: readonly NamedMatter[], none: string): PaperBlock[] {
  if (matters.length === 0) return [none]
  return matters.map(({ office, receiptNumber, title, why }) => {
    const name = office ? (offices[office] ?? office) : '未分办'
    return `${name}：《${title}》（${receiptNumber}），${why}。`
  })
}

function correction(
  { content }: PaperRequest,
  { number, reason, changes }: NonNullable<PaperRequest['corrects']>,
): PaperBlock[] {
  const text = (value: number | null, rate: boolean) => (value === null ? '—' : rate ? percent(value) : String(value))
  return [
    `${number}发出以后，${monthText(content.month)}的办理记录有变化，现将有关数字更正如下，其余不变。`,
    `更正原因：${reason}`,
    {
      head: ['项目', '原通报', '更正为'],
      rows: changes.map(({ label, before, after, rate }) => [label, text(before, rate), text(after, rate)]),
    },
    `以上数字由办理记录重新算出，统计截至${dateText(content.countedOn)}。`,
  ]
}
