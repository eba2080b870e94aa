import type pg from 'pg'

/** The served database cannot be used; the message says what to do next. */
export class DatabaseUnsuitableError extends Error {
  readonly code: 'database-too-old' | 'database-behind-pooler' | 'database-not-utf8'

  constructor(code: DatabaseUnsuitableError['code'], message: string) {
    super(message)
    this.name = 'DatabaseUnsuitableError'
    this.code = code
  }
}

const OLDEST_VERSION = 150_000

/** What a server says about itself and about the session it gave us. */
export interface ServerFacts {
  version: string
  versionNumber: number
  encoding: string
  backendPid: number
}

/** Refuses servers on which Heng's promises would not hold. Throws `DatabaseUnsuitableError`. */
export async function checkServer(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as "versionNumber",
         current_setting('server_encoding') as encoding, pg_backend_pid() as "backendPid"`,
    )
    const { processID } = client as pg.PoolClient & { processID?: number | null }
    const [facts] = rows
    const fault = facts && findFault(facts, processID ?? undefined)
    if (fault) throw fault
  } finally {
    client.release()
  }
}

/** Why such a server cannot be used; `announcedPid` is the process it named when the session began. */
export function findFault(facts: ServerFacts, announcedPid: number | undefined): DatabaseUnsuitableError | undefined {
  if (facts.versionNumber < OLDEST_VERSION) {
    return new DatabaseUnsuitableError(
      'database-too-old',
      `数据库版本为 PostgreSQL ${facts.version}，需要 15 或更新的版本。请升级数据库，或去掉 HENG_DATABASE_URL 使用自带的数据库。`,
    )
  }
  if (facts.encoding !== 'UTF8') {
    return new DatabaseUnsuitableError(
      'database-not-utf8',
      `数据库编码为 ${facts.encoding}，请新建编码为 UTF8 的数据库。`,
    )
  }
  // A pooler that swaps sessions under us would serve one county's rows to another.
  if (announcedPid !== undefined && announcedPid !== facts.backendPid) {
    return new DatabaseUnsuitableError(
      'database-behind-pooler',
      'HENG_DATABASE_URL 指向连接池（如 PgBouncer），会混用会话，不能保证各县数据隔离。请改为直接连接 PostgreSQL。',
    )
  }
  return undefined
}

const inRole = new WeakSet<pg.ClientBase>()

/** Sets up a new connection: county days are Beijing days, and the application's role where it exists. */
export async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query("set timezone to 'Asia/Shanghai'")
  await ensureRole(client)
}

/**
 * Steps down to `heng_app`, so that even a superuser's connection is bound by
 * row-level security. Before the first migration that role does not exist;
 * connections opened so early step down when they are next used.
 */
export async function ensureRole(client: pg.ClientBase): Promise<void> {
  if (inRole.has(client)) return
  const { rows } = await client.query<{ may: boolean }>(`
    select pg_has_role(session_user, oid,
      case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as may
    from pg_roles where rolname = 'heng_app'`)
  const [role] = rows
  if (role === undefined) return
  if (role.may) await client.query('set role heng_app')
  inRole.add(client)
}
