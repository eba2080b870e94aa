import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { line } from '../../engine/fields.ts'
import { isOfficeBound, type Role } from '../../engine/roles.ts'
import { PERSON_COLUMNS, roleOf } from './columns.ts'
import type { PlannedOffice, PlannedPerson, PlannedPost, Present, RowError } from './plan.ts'
import { checked } from './plan-offices.ts'
import type { Tables } from './tables.ts'

type Row = Tables['people'][number]
type Wrong = (column: keyof typeof PERSON_COLUMNS, message: string) => void

const NAME = line('姓名', { max: 40 })
const USERNAME = /^[a-z0-9][a-z0-9._-]{2,31}$/

/** Plans the people of a file: rows of one username are one person's posts. */
export function planPeople(
  rows: readonly Row[],
  present: Present,
  planned: readonly PlannedOffice[],
): { people: PlannedPerson[]; errors: RowError[] } {
  const people = new Map<string, PlannedPerson>()
  const errors: RowError[] = []
  for (const row of rows) {
    const before = errors.length
    const wrong: Wrong = (column, message) =>
      errors.push({ cell: row.address(column), place: row.words(column), message })
    const name = checked(NAME, row.texts.name, (message) => wrong('name', message))
    const username = row.texts.username.toLowerCase()
    if (!USERNAME.test(username))
      wrong('username', username ? '用户名为 3 至 32 位小写字母、数字、点、横线，请改正' : '请填写用户名')
    const post = planPost(row, present, planned, wrong)
    if (errors.length > before || !post) continue
    const known = people.get(username) ?? someone(row, { name, username }, present, wrong)
    if (!known) continue
    if (known.name !== name) wrong('name', `用户名“${username}”在${known.place}是${known.name}，请核对`)
    const twin = known.posts.find(({ role, office }) => role === post.role && office === post.office)
    if (twin) wrong('role', `与${twin.place}重复，请只留一行`)
    if (errors.length === before) people.set(username, withPost(known, post, present))
  }
  return { people: [...people.values()], errors }
}

/** The person of a username: the county's own, or somebody new. */
function someone(
  { place, address }: Row,
  { name, username }: { name: string; username: string },
  { accounts }: Present,
  wrong: Wrong,
): PlannedPerson | undefined {
  const account = accounts.get(username)
  if (!account) return { place, does: 'create', name, username, id: null, waiting: false, posts: [] }
  if (account.kind !== 'staff') wrong('username', '这个用户名已有人用，请换一个')
  else if (account.name !== name)
    wrong('name', `用户名“${username}”是${account.name}的，${address('name')} 却写着${name}；请核对姓名，或换用户名`)
  else if (account.disabled) wrong('username', `“${username}”的账号已停用，请先启用或删去这一行`)
  else return { place, does: 'keep', name, username, id: account.person, waiting: account.waiting, posts: [] }
  return undefined
}

function withPost(person: PlannedPerson, post: PlannedPost, { posts }: Present): PlannedPerson {
  const held = posts.some((one) => one.person === person.id && one.role === post.role && one.office === post.office)
  const does = person.does === 'keep' && !held ? 'change' : person.does
  return { ...person, does, posts: [...person.posts, { ...post, does: held ? 'keep' : 'create' }] }
}

function planPost(
  { texts, place }: Row,
  present: Present,
  planned: readonly PlannedOffice[],
  wrong: Wrong,
): PlannedPost | undefined {
  const role = roleOf(texts.role)
  if (!role) wrong('role', texts.role ? `没有“${texts.role}”这种岗位；可填${PERSON_COLUMNS.role.help}` : '请填写岗位')
  const office = texts.office ? officeOf(texts.office, present, planned) : null
  if (office === undefined) wrong('office', `没有“${texts.office}”这个单位，请先在单位表里列出，或改正`)
  if (role && isOfficeBound(role) && !texts.office) wrong('office', '这个岗位须在一个单位任职，请填写单位')
  const fromOn = texts.fromOn ? dayOf(texts.fromOn) : present.today
  const untilOn = texts.untilOn ? dayOf(texts.untilOn) : null
  if (!fromOn) wrong('fromOn', DATE_WRONG)
  if (untilOn === undefined) wrong('untilOn', DATE_WRONG)
  if (fromOn && untilOn && untilOn < fromOn) wrong('untilOn', '离任日期不能早于任职日期，请改正')
  if (!role || office === undefined || !fromOn || untilOn === undefined) return undefined
  return { place, does: 'create', role: role satisfies Role, office, fromOn, untilOn }
}

const DATE_WRONG = '日期不存在，请按 2026-01-01 的样子填写'

/** 2026-01-01, 2026/1/1, 2026.1.1 or 2026年1月1日. */
function dayOf(text: string): PlainDate | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(date) ? date : undefined
}

/** By id or name, among the county's running offices and those of the file. */
function officeOf(text: string, { offices }: Present, planned: readonly PlannedOffice[]): string | undefined {
  const ofFile = planned.find(({ id, name }) => id === text || name === text)
  if (ofFile) return ofFile.id
  return [...offices].find(([id, { name, closedOn }]) => !closedOn && (id === text || name === text))?.[0]
}
