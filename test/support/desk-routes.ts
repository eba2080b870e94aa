import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as roles from '../../src/web/desk/layout/roles.ts'

/** An address of the desk and the posts that may open it; undefined: everybody. */
export interface DeskRoute {
  readonly path: string
  readonly roles: readonly string[] | undefined
}

const TABLE = fileURLToPath(new URL('../../src/web/desk/desk-routes.tsx', import.meta.url))
const TAG =
  /<Route element=\{<RoleGuard roles=\{(.+?)\} \/>\}>|<Route element=\{<DeskLayout \/>\}>|<Route (?:path="([^"]+)"|index) element=|<\/Route>/g

/** Every route of the desk, read from its table; throws where the table is written in a way this does not know. */
export async function deskRoutes(): Promise<DeskRoute[]> {
  const text = await readFile(TABLE, 'utf8')
  const found: DeskRoute[] = []
  const guards: (readonly string[] | undefined)[] = []
  let tags = 0
  for (const [tag, guard, path] of text.matchAll(TAG)) {
    if (tag === '</Route>') guards.pop()
    else tags += 1
    if (guard) guards.push(named(guard))
    else if (tag.includes('DeskLayout')) guards.push(undefined)
    else if (tag !== '</Route>') found.push({ path: path ?? '', roles: guards.at(-1) })
  }
  const written = text.match(/<Route\s/g)?.length
  if (tags !== written) throw new Error(`${tags} of the ${written} routes of ${TABLE} were understood`)
  return found
}

/** The roles that an expression of the table names, such as `[...AUDIT_ROLES, ...DISPATCH_ROLES.desk]`. */
function named(expression: string): string[] {
  const lists: Readonly<Record<string, unknown>> = roles
  return (expression.match(/[A-Z][A-Z_]+(?:\.\w+)?/g) ?? []).flatMap((name) => {
    const [list = '', part] = name.split('.')
    const value = part ? (lists[list] as Record<string, unknown> | undefined)?.[part] : lists[list]
    if (!Array.isArray(value)) throw new Error(`no list of roles is called ${name}`)
    return value as string[]
  })
}
