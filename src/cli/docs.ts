import { mkdir, writeFile } from 'node:fs/promises'
import type { Definition } from '../engine/define.ts'
import { registry } from '../procedures/registry.ts'
import { CODE, procedureHelp } from '../server/present/procedure-help.ts'
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
  const { id, version, title, intro, notAccepted, tables } = procedureHelp(definition)
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
    ...tables.flatMap(({ title: heading, heads, rows }) => [
      `## ${heading}`,
      '',
      ...table(
        heads,
        rows.map((row) => row.map((text, at) => (heads[at] === CODE ? `\`${text}\`` : text))),
      ),
    ]),
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
