import { mkdir, writeFile } from 'node:fs/promises'
import { lengthText } from '../calendar/length.ts'
import type { ClockRule, Definition } from '../engine/define.ts'
import { CLOSED, rolesOf, stagesOf } from '../engine/define.ts'
import { stageLabel } from '../engine/permit.ts'
import { citationText } from '../law/cite.ts'
import { versionsOf } from '../law/limit.ts'
import { checkedText, type LimitVersion, limitLengthText } from '../law/limit-version.ts'
import { NORMS } from '../law/norms.ts'
import type { LawReference } from '../law/reference.ts'
import { registry } from '../procedures/registry.ts'
import { formSchema } from '../server/present/fields.ts'
import { figureText } from '../statistics/figure-text.ts'
import { print } from './console.ts'

/** heng docs: a page for each procedure, from its definition, for a jurist to review. */
export async function docs(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  for (const definition of registry.all) {
    const path = `${folder}/${pageName(definition)}`
    await writeFile(path, procedurePage(definition))
    print(path)
  }
  return 0
}

function governed({ inForce: { from, to } = {} }: Definition): string {
  if (from) return `，适用于${from}以后收到的事项`
  return to ? `，适用于${to}以前收到的事项` : ''
}

/** File of a version's page: the newest has the procedure's own name. */
export function pageName({ id, version }: Definition): string {
  return registry.find(id)?.version === version ? `${id}.md` : `${id}-v${version}.md`
}

/** The page of a procedure, in Markdown. */
export function procedurePage(definition: Definition): string {
  const { id, version, title, intro, notAccepted = [] } = definition
  return [
    `# ${title}`,
    '',
    `\`${id}\` 第 ${version} 版${governed(definition)}。本页由程序定义生成（\`npm run docs\`），不要手改。`,
    '',
    intro,
    '',
    ...(notAccepted.length > 0
      ? ['不在这里办的：', '', ...notAccepted.map(({ what, instead }) => `- ${what}：${instead}`), '']
      : []),
    ...clocks(definition),
    ...actions(definition),
    ...outcomes(definition),
    ...figures(definition),
  ].join('\n')
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ]
}

function clocks({ clocks: all }: Definition): string[] {
  const rows = Object.values(all).flatMap((rule) => {
    const { label, limit } = rule
    const target = promises(rule).join('；') || '—'
    const versions = limit ? versionsOf(limit) : []
    return versions.length > 0
      ? versions.map((version) => [label, ...statute(version), target])
      : [[label, rule.norm ? '法律未规定' : '由文书载明', '—', '—', '—', target]]
  })
  return ['## 期限', '', ...table(['期限', '法定', '依据', '起算', '施行', '县定时限'], rows)]
}

function promises(rule: ClockRule): string[] {
  const words = typeof rule.norm === 'object' ? Object.entries(rule.norm.among) : [['', rule.norm]]
  return words.flatMap(([which, id]) => {
    const promise = NORMS.find((one) => one.id === id)
    const when = which ? `${which}：` : ''
    return promise ? [`${when}${lengthText(promise.length)}（默认，本县可改；${promise.basis}）`] : []
  })
}

function statute(version: LimitVersion): string[] {
  const { citation, startEvent, effectiveFrom, effectiveTo, extension } = version
  const mark = checkedText(version)
  const approved = extension?.approver ? `经${extension.approver}批准延长` : '延长'
  const longer = extension?.total ? `，${approved}后合计不超过${lengthText(extension.total)}` : ''
  return [
    `${limitLengthText(version)}${longer}`,
    `${citation ? citationText(citation) : '—'}${mark ? `（${mark}）` : ''}`,
    `${startEvent}，当日不计`,
    `${effectiveFrom} 至 ${effectiveTo ?? '今'}`,
  ]
}

function actions(definition: Definition): string[] {
  const stage = (name: string) => stageLabel(definition, name)
  const rows = Object.values(definition.actions).map((action) => {
    const { properties = {}, required = [] } = formSchema(action.input) as {
      properties?: Record<string, { title?: string }>
      required?: string[]
    }
    const fields = Object.entries(properties).map(([name, { title = name }]) =>
      required.includes(name) ? title : `${title}（选填）`,
    )
    return [
      action.label,
      action.anyone
        ? '任何人'
        : rolesOf(action)
            .map((role) => definition.roles[role])
            .join('、'),
      action.from === 'any'
        ? '任何环节'
        : action.from === 'open'
          ? '办结前'
          : stagesOf(definition, action).map(stage).join('、'),
      action.to === 'same' ? '不变' : action.to === CLOSED ? '已办结' : stage(action.to),
      fields.join('；') || '—',
      lawText(action.law),
    ]
  })
  return ['## 办理动作', '', ...table(['动作', '谁', '在哪个环节', '之后', '填写', '依据'], rows)]
}

function lawText(law: LawReference | undefined): string {
  if (!law) return '—'
  if (!('limit' in law)) return citationText(law)
  return versionsOf(law.limit)
    .map(({ citation, effectiveFrom }) => `${citation ? citationText(citation) : '—'}（${effectiveFrom} 起）`)
    .join('；')
}

function outcomes({ outcomes: all }: Definition): string[] {
  const rows = Object.entries(all).map(([name, { label, law }]) => [label, `\`${name}\``, lawText(law)])
  return ['## 办理结果', '', ...table(['结果', '代码', '依据'], rows)]
}

function figures(definition: Definition): string[] {
  const rows = Object.entries(definition.figures).map(([id, rule]) => [
    rule.label,
    `\`${id}\``,
    figureText(definition, rule),
  ])
  return ['## 统计项', '', ...table(['统计项', '代码', '怎样数'], rows)]
}
