import { v7 as uuid } from 'uuid'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import { ROLES, type Role } from '../../engine/roles.ts'
import { recordAdministration } from '../../store/audit.ts'
import type { AccountContext } from './context.ts'
import { hashPassword, passwordFault } from './passwords.ts'

/** Somebody to be entered. */
export interface NewPerson {
  readonly kind: 'staff' | 'citizen' | 'machine'
  readonly name: string
  readonly phone?: string
  readonly email?: string
}

/** Enters a person; name and telephone are sealed. Returns the id. */
export async function createPerson({ db, county, vault, now }: AccountContext, person: NewPerson): Promise<string> {
  const id = uuid()
  const seal = (field: 'name' | 'phone' | 'email', text: string | undefined) =>
    text ? vault.seal(text, [county, id, field]) : null
  await db
    .insertInto('person')
    .values({
      county,
      id,
      kind: person.kind,
      nameCipher: vault.seal(person.name, [county, id, 'name']),
      phoneCipher: seal('phone', person.phone),
      idNumberCipher: null,
      emailCipher: seal('email', person.email),
      createdAt: now,
    })
    .execute()
  return id
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{2,31}$/

/** Gives a person an account. Refuses `bad-username`, `username-taken` or `weak-password`. */
export async function createAccount(
  context: AccountContext,
  { password, ...account }: { person: string; username: string; password: string; mustChangePassword?: boolean },
): Promise<Refusal | undefined> {
  const weak = usernameFault(account.username) ?? passwordFault(password, account.username.toLowerCase())
  return weak ?? enterAccount(context, { ...account, passwordHash: await hashPassword(password) })
}

function usernameFault(username: string): Refusal | undefined {
  return USERNAME.test(username.toLowerCase())
    ? undefined
    : refuse('bad-username', '用户名为 3 至 32 位小写字母、数字、点、横线，以字母或数字开头，请更换')
}

/** Gives a person an account whose password is hashed already. Refuses `bad-username` or `username-taken`. */
export async function enterAccount(
  { db, county, now }: AccountContext,
  account: { person: string; username: string; passwordHash: string; mustChangePassword?: boolean },
): Promise<Refusal | undefined> {
  const bad = usernameFault(account.username)
  if (bad) return bad
  const made = await db
    .insertInto('account')
    .values({
      county,
      person: account.person,
      username: account.username.toLowerCase(),
      passwordHash: account.passwordHash,
      passwordChangedAt: now,
      mustChangePassword: account.mustChangePassword ?? false,
      totpCipher: null,
      totpConfirmedAt: null,
      totpLastStep: null,
      lockedUntil: null,
      disabledAt: null,
    })
    .onConflict((conflict) => conflict.columns(['county', 'username']).doNothing())
    .returning('person')
    .executeTakeFirst()
  return made ? undefined : refuse('username-taken', '这个用户名已有人用，请换一个')
}

/** Lets somebody stand in for a post's holder between two days, both included. */
export async function setSubstitute(
  context: AccountContext,
  {
    note,
    ...substitution
  }: {
    post: string
    substitute: string
    fromOn: AccountContext['today']
    untilOn: AccountContext['today']
    /** Words of hand-over, kept encrypted. */
    note?: string | undefined
  },
): Promise<string | Refusal> {
  if (substitution.untilOn < substitution.fromOn) return refuse('dates-reversed', '结束日期不能早于开始日期，请改正')
  const { db, county } = context
  const post = await db
    .selectFrom('post')
    .select('person')
    .where('county', '=', county)
    .where('id', '=', substitution.post)
    .executeTakeFirst()
  const stand = await db
    .selectFrom('person')
    .select('kind')
    .where('county', '=', county)
    .where('id', '=', substitution.substitute)
    .executeTakeFirst()
  if (!post || stand?.kind !== 'staff') return refuse('unknown-person', '没有这个岗位或人员，请重新选择')
  if (post.person === substitution.substitute) return refuse('own-substitute', '不能由本人代理自己，请选择其他同事')
  const id = uuid()
  await db
    .insertInto('substitution')
    .values({ county, id, ...substitution, noteCipher: note ? context.vault.seal(note, [county, id, 'note']) : null })
    .execute()
  await log(context, 'set-substitute', { ...substitution })
  return id
}

/** A member of staff with posts, as administrators and pickers see them. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly username: string | null
  readonly disabled: boolean
  readonly secondFactor: boolean
  readonly posts: readonly HeldPost[]
}

/** A post as held. */
export interface HeldPost {
  readonly id: string
  readonly role: Role
  readonly roleLabel: string
  readonly office: string | null
  readonly officeName: string | null
  readonly fromOn: string
  readonly untilOn: string | null
}

/** The county's staff with their present and future posts; of one office if given. */
export async function listStaff(
  { db, county, vault, today }: AccountContext,
  { office }: { office?: string } = {},
): Promise<StaffMember[]> {
  let posts = db
    .selectFrom('post')
    .leftJoin('office', (join) => join.onRef('office.id', '=', 'post.office').on('office.county', '=', county))
    .select([
      'post.id',
      'post.person',
      'post.role',
      'post.office',
      'office.name as officeName',
      'post.fromOn',
      'post.untilOn',
    ])
    .where('post.county', '=', county)
    .where((eb) => eb.or([eb('post.untilOn', 'is', null), eb('post.untilOn', '>=', today)]))
  if (office) posts = posts.where('post.office', '=', office)
  const held = await posts.orderBy('post.fromOn').execute()
  let people = db
    .selectFrom('person')
    .leftJoin('account', (join) => join.onRef('account.person', '=', 'person.id').on('account.county', '=', county))
    .select(['person.id', 'person.nameCipher', 'account.username', 'account.disabledAt', 'account.totpConfirmedAt'])
    .where('person.county', '=', county)
    .where('person.kind', '=', 'staff')
  if (office)
    people = people.where((eb) =>
      eb.exists(
        eb
          .selectFrom('post')
          .select('post.id')
          .where('post.county', '=', county)
          .where('post.office', '=', office)
          .whereRef('post.person', '=', 'person.id'),
      ),
    )
  const rows = await people.orderBy('person.id').execute()
  const postsOf = Map.groupBy(held, ({ person }) => person)
  return rows.map((row) => ({
    id: row.id,
    name: vault.open(row.nameCipher, [county, row.id, 'name']),
    username: row.username,
    disabled: row.disabledAt !== null,
    secondFactor: row.totpConfirmedAt !== null,
    posts: (postsOf.get(row.id) ?? []).map(({ person: _, ...post }) => ({
      ...post,
      role: post.role as Role,
      roleLabel: ROLES[post.role as Role],
    })),
  }))
}

/** Names of people by id, opened for showing. */
export async function namesOf(
  { db, county, vault }: Pick<AccountContext, 'db' | 'county' | 'vault'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'nameCipher'])
    .where('county', '=', county)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, nameCipher }) => [id, vault.open(nameCipher, [county, id, 'name'])]))
}

/** Logs an administrative act of whoever is at work. */
export async function log(context: AccountContext, action: string, detail: Record<string, unknown>): Promise<void> {
  await recordAdministration(context.db, context.county, { person: context.by, action, detail, doneAt: context.now })
}
