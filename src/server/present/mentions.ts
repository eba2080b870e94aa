import type { Definition } from '../../engine/define.ts'
import type { Matter } from '../../engine/matter.ts'
import { mayRead } from '../../engine/permit.ts'
import { isPost, type Role } from '../../engine/roles.ts'
import { listStaff } from '../../modules/accounts/index.ts'
import { notify } from '../../modules/notifications/index.ts'
import type { MentionablePerson } from '../api-types/desk.ts'
import { accountContext, type CountyContext } from '../county.ts'
import { fail } from '../problem.ts'
import type { Services } from '../services.ts'

/** Staff who may read a matter, by any post they hold today. */
export async function readersOf(
  services: Services,
  context: CountyContext,
  { definition, matter }: { definition: Definition; matter: Matter },
): Promise<MentionablePerson[]> {
  const staff = await listStaff(accountContext(services, context, null))
  return staff.flatMap(({ id, name, disabled, posts }) => {
    const reading = posts.filter(
      ({ role, office, fromOn }) =>
        fromOn <= context.today &&
        isPost(role as Role) &&
        mayRead(definition, matter, { person: id, role: role as Role, office }),
    )
    if (disabled || reading.length === 0) return []
    return [{ id, name, posts: reading.map(({ officeName, roleLabel }) => officeName ?? roleLabel) }]
  })
}

/** Fails with 422 where somebody is spoken to who cannot read the matter: they would be told of what they may not know. */
export async function checkMentions(
  services: Services,
  context: CountyContext,
  request: { definition: Definition; matter: Matter; people: readonly string[] },
): Promise<void> {
  const readers = new Set((await readersOf(services, context, request)).map(({ id }) => id))
  if (request.people.every((id) => readers.has(id))) return
  fail(422, 'mention-cannot-read', '提到的人里有人看不到本事项，请去掉，或者先让其单位协办')
}

/** Tells those spoken to; the words themselves are read in the matter. */
export async function tellMentioned(
  { db, county, now }: CountyContext,
  told: { people: readonly string[]; matter: string; receiptNumber: string; by: string },
): Promise<void> {
  await notify(
    db,
    county.code,
    now,
    [...new Set(told.people)].map((person) => ({
      person,
      kind: 'mention',
      text: `${told.by}在事项${told.receiptNumber}的记录里提到了您`,
      link: `/desk/matters/${told.matter}`,
    })),
  )
}
