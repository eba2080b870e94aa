import { dateText, type PlainDate } from '../../calendar/plain-date.ts'
import type { Definition } from '../../engine/define.ts'
import { withCorrections } from '../../engine/fold.ts'
import type { Actor } from '../../engine/matter.ts'
import { ROLES, type Role } from '../../engine/roles.ts'
import { listOffices } from '../../modules/accounts/index.ts'
import type { Dossier, DossierItem, DossierLine, DossierPart } from '../../papers/dossier.ts'
import type { Paper, PaperBlock } from '../../papers/paper.ts'
import { eventOf, listEvents } from '../../store/events.ts'
import type { MatterRecord } from '../../store/matters.ts'
import type { ClockStatus } from '../api-types/clocks.ts'
import type { MatterPage, PartyView, TimelineEntry } from '../api-types.ts'
import type { CountyContext } from '../county.ts'
import type { Services } from '../services.ts'
import { presentMatter } from './matter.ts'
import { findNames } from './names.ts'
import { sourceOf, templateOf } from './papers.ts'
import { namesInEvents } from './timeline.ts'

const PARTY: readonly (readonly [keyof PartyView, string])[] = [
  ['name', '姓名'],
  ['phone', '电话'],
  ['idNumber', '证件号码'],
  ['email', '电子邮箱'],
  ['address', '住址'],
]

/**
 * The whole file of a matter as this person may read it today. Particulars are masked as on the matter's
 * page, also in the papers: who needs them in clear opens them one by one, under log.
 */
export async function presentDossier(
  services: Services,
  context: CountyContext,
  row: MatterRecord,
  actor: Actor,
): Promise<Dossier> {
  const page = await presentMatter(services, context, row, actor)
  const [papers, names] = await Promise.all([
    writtenPapers(services, context, row, page.party?.name),
    findNames(services, context, { offices: [actor.office], people: [actor.person] }),
  ])
  const office = actor.office ? (names.offices.get(actor.office) ?? '') : ''
  const reader = names.people.get(actor.person ?? '') ?? ''
  return {
    county: context.county.name,
    title: page.title,
    receiptNumber: page.receiptNumber,
    cover: coverOf(page),
    parts: [
      part('提交内容', page.content.length > 0 ? [{ lines: page.content.map(line) }] : [], '没有填写内容。'),
      part('当事人', partyItems(page.party), '没有当事人的信息。'),
      part('办理经过', page.timeline.map(stepItem), '还没有办理。'),
      ...papers.map((paper) => part(`${paper.title}${paper.number ?? ''}`, [paperItem(paper)], '')),
      part('材料目录', attachmentItems(page), '没有附件。'),
      part('期限推算', page.clocks.map(clockItem), '没有计时的期限。'),
    ],
    takenOut: `${reader}（${[office, ROLES[actor.role as Role]].filter(Boolean).join(' ')}）调阅于${instantText(context.now)}`,
  }
}

function part(title: string, items: readonly DossierItem[], empty: string): DossierPart {
  return { title, items, empty }
}

function line({ label, value }: DossierLine): DossierLine {
  return { label, value }
}

function coverOf(page: MatterPage): DossierLine[] {
  return [
    { label: '编号', value: page.receiptNumber },
    { label: '种类', value: page.procedureTitle },
    { label: '主办单位', value: page.leadOfficeName ?? '未分办' },
    ...(page.assistingOffices.length > 0
      ? [{ label: '协办单位', value: page.assistingOffices.map(({ name }) => name).join('、') }]
      : []),
    { label: '经办人', value: page.assigneeName ?? '未指定' },
    { label: '收到', value: dateText(page.openedOn as PlainDate) },
    {
      label: '办结',
      value: page.closedOn ? dateText(page.closedOn as PlainDate) : `尚未办结（${page.stageLabel}）`,
    },
    { label: '结果', value: page.outcomeLabel ?? '—' },
  ]
}

function partyItems(party: PartyView | null): DossierItem[] {
  const lines = PARTY.flatMap(([field, label]) => (party?.[field] ? [{ label, value: party[field] }] : []))
  return lines.length > 0 ? [{ lines }] : []
}

function stepItem(entry: TimelineEntry): DossierItem {
  const { label, documentNumber, happenedOn, officeName, actorName, roleLabel, law, fields, documents } = entry
  const by = [officeName, actorName ?? roleLabel].filter(Boolean).join(' ')
  return {
    heading: `${dateText(happenedOn as PlainDate)}　${label}`,
    note: [by, documentNumber, entry.correctedFrom && `原记${entry.correctedFrom}`, law].filter(Boolean).join('；'),
    lines: [
      ...fields.map(line),
      ...(documents.length > 0 ? [{ label: '附件', value: documents.map(({ name }) => name).join('、') }] : []),
    ],
  }
}

function paperItem({ addressee, paragraphs, signedBy, on }: Paper): DossierItem {
  const blocks = paragraphs.flatMap((block): PaperBlock[] =>
    typeof block === 'string' ? block.split('\n').filter((text) => text.trim() !== '') : [block],
  )
  return { paragraphs: [...(addressee ? [`${addressee}：`] : []), ...blocks, signedBy, dateText(on)] }
}

function attachmentItems({ documents, timeline }: MatterPage): DossierItem[] {
  const handedIn = new Map(timeline.flatMap((entry) => entry.documents.map(({ id }) => [id, entry] as const)))
  const steps = documents.map(({ id, name, size }) => {
    const entry = handedIn.get(id)
    const when = entry ? `，${dateText(entry.happenedOn as PlainDate)}“${entry.label}”时提交` : ''
    return `${name}（${sizeText(size)}）${when}`
  })
  return steps.length > 0 ? [{ steps }] : []
}

function clockItem(clock: ClockStatus): DossierItem {
  const { label, law, late, stoppedOn, state, explanation } = clock
  const done = state === 'stopped' && stoppedOn ? `，${dateText(stoppedOn as PlainDate)}完成` : ''
  const paused = state === 'paused' ? '，暂停计时' : ''
  return {
    heading: `${label}：${dueText(clock)}${done}${paused}${late ? '（逾期）' : ''}`,
    ...(law ? { note: law } : {}),
    steps: explanation,
  }
}

function dueText({ dueOn, targetOn }: ClockStatus): string {
  if (dueOn) return `${dateText(dueOn as PlainDate)}届满`
  return targetOn ? `本县承诺${dateText(targetOn as PlainDate)}前` : '没有规定日期'
}

/** Every notice and decision the matter issued, as it was written, with the applicant's name masked. */
async function writtenPapers(
  services: Services,
  context: CountyContext,
  row: MatterRecord,
  applicant: string | undefined,
): Promise<Paper[]> {
  const { db, county } = context
  const definition: Definition = services.registry.get(row.procedure, row.version)
  const events = withCorrections(definition, (await listEvents(db, county.code, row.id)).map(eventOf))
  const issued = events.flatMap((event) => {
    const template = templateOf(definition, event, 'staff')
    return template ? [{ event, template }] : []
  })
  if (issued.length === 0) return []
  const [names, offices] = await Promise.all([
    namesInEvents(services, context, definition, events, { offices: [row.leadOffice, ...row.assistingOffices] }),
    listOffices({ db, county: county.code }),
  ])
  const townships = new Set(offices.filter(({ kind }) => kind === 'township').map(({ id }) => id))
  return issued.map(({ event, template }) =>
    template.write(sourceOf(context, definition, { row, events, event, names, applicant, townships })),
  )
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

function instantText(at: Date): string {
  const [on = '', time = ''] = CLOCK.format(at).split(' ')
  return `${dateText(on as PlainDate)} ${time}`
}
