import { readsWholeCounty } from '../../engine/roles.ts'
import type { PrecedentRecord } from '../../store/precedents.ts'
import type { PrecedentInfo } from '../api-types/precedents.ts'
import type { Call } from '../endpoint.ts'
import { findNames } from './names.ts'

/** Precedents as screens show them, every name looked up at once. */
export async function presentPrecedents(
  { services, context, caller }: Pick<Call, 'services' | 'context' | 'caller'>,
  precedents: readonly PrecedentRecord[],
): Promise<PrecedentInfo[]> {
  const replaced = precedents.flatMap(({ replaces }) => replaces ?? [])
  const [names, before] = await Promise.all([
    findNames(services, context, {
      offices: precedents.flatMap(({ office, returnedBy }) => [office, ...returnedBy]),
      people: [],
    }),
    replaced.length === 0
      ? []
      : context.db
          .selectFrom('precedent')
          .select(['id', 'number'])
          .where('county', '=', context.county.code)
          .where('id', 'in', replaced)
          .execute(),
  ])
  const numbers = new Map(before.map(({ id, number }) => [id, number]))
  const name = (id: string) => names.offices.get(id) ?? id
  const whole = readsWholeCounty(caller.actor.role)
  return precedents.map(({ matter, returnedBy, replaces, ...rest }) => ({
    id: rest.id,
    number: rest.number,
    subject: rest.subject,
    category: rest.category,
    office: rest.office,
    officeName: name(rest.office),
    returnedByNames: returnedBy.map(name),
    reason: rest.reason,
    basisKind: rest.basisKind,
    basisTitle: rest.basisTitle,
    basisArticle: rest.basisArticle,
    decidedOn: rest.decidedOn,
    standing: rest.standing,
    endedOn: rest.endedOn,
    endedBecause: rest.endedBecause,
    replacesNumber: (replaces && numbers.get(replaces)) ?? null,
    ...(whole ? { matter } : {}),
  }))
}
