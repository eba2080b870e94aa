import pg from 'pg'
import { DEMO_COUNTY } from '../../demo/build.ts'
import { HotspotKeeper } from '../../src/modules/hotspots/index.ts'
import type { Database } from '../../src/store/database.ts'
import type { Vault } from '../../src/store/vault.ts'

const COUNTY = DEMO_COUNTY.code

/** Repeats a text until it has so many characters. */
function filled(text: string, characters: number): string {
  return [...text.repeat(characters)].slice(0, characters).join('')
}

/** Titles as long as a form takes them, that break nowhere or hold characters beyond the common plane. */
export const TITLES: readonly string[] = [
  filled('关于县城东关外环路与建设大街交叉口东北角沿街商铺占道经营夜间噪声扰民且多次反映未解决一事', 100),
  filled('https://example.com/forum/thread-20201126-no-break-anywhere-', 100),
  filled('䶮𠮷𠀀𪚥', 100),
  filled('路灯👨‍👩‍👧‍👦🏘️坏了', 100),
  'W'.repeat(100),
]
/** Names of offices as long as the form takes them, and of people. */
export const OFFICE_NAMES: readonly string[] = [
  filled('清丰县䶮𠮷片区城市综合服务与精细化管理工作领导小组办公室', 60),
  'WideOfficeNameWithoutAnyBreak'.padEnd(60, 'W'),
  filled('𠮷', 60),
]
export const PERSON_NAMES: readonly string[] = [filled('𠮷䶮', 40), 'W'.repeat(40), filled('欧阳示例·古丽热依汗', 40)]

/** Gives every matter, office, member of staff, hotspot and reply of the demonstration a name that is hard to show. */
export async function nameHard({ database, vault }: { database: Database; vault: Vault }): Promise<void> {
  const procedures = ['letter', 'online-consultation']
  await new HotspotKeeper({ db: database.county(COUNTY), county: COUNTY, procedures, now: () => new Date() }).pass()
  const client = new pg.Client(database.ownerConnection)
  await client.connect()
  try {
    await client.query("select set_config('heng.county', $1, false)", [COUNTY])
    await client.query('begin')
    for (const { table, key, column, names } of NAMED)
      await client.query(
        `update ${table} set ${column} = given.name from (
          select ${key} as key, ($1::text[])[1 + row_number() over (order by ${key}) % array_length($1::text[], 1)] as name
          from ${table} where county = '${COUNTY}') given
        where county = '${COUNTY}' and ${table}.${key} = given.key`,
        [names],
      )
    await client.query(
      `update notification set text = m.title || '：' || text from matter m
      where notification.county = '${COUNTY}' and m.county = '${COUNTY}' and notification.link = '/desk/matters/' || m.id`,
    )
    const { rows } = await client.query<{ id: string }>(`select id from person where county = $1 and kind = 'staff'`, [
      COUNTY,
    ])
    for (const [at, { id }] of rows.entries()) {
      const name = PERSON_NAMES[at % PERSON_NAMES.length] ?? ''
      const sealed = vault.seal(name, [COUNTY, id, 'name'])
      await client.query('update person set name_cipher = $3 where county = $1 and id = $2', [COUNTY, id, sealed])
    }
    await client.query('commit')
  } finally {
    await client.end()
  }
}

const NAMED = [
  { table: 'matter', key: 'id', column: 'title', names: TITLES },
  { table: 'publication', key: 'matter', column: 'title', names: TITLES },
  { table: 'hotspot', key: 'id', column: 'name', names: TITLES.map((title) => [...title].slice(0, 60).join('')) },
  { table: 'office', key: 'id', column: 'name', names: OFFICE_NAMES },
] as const
