import type { Kysely } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import type { DocumentInfo, RelatedMatter } from '../api-types.ts'
import type { CountyContext } from '../county.ts'

/** The files of a matter. */
export async function listDocuments(db: Kysely<Schema>, county: string, matter: string): Promise<DocumentInfo[]> {
  return db
    .selectFrom('document')
    .select(['id', 'name', 'mediaType', 'size'])
    .where('county', '=', county)
    .where('matter', '=', matter)
    .orderBy('uploadedAt')
    .execute()
}

/** Matters related to one, in either direction. */
export async function listRelated({ db, county }: CountyContext, matter: string): Promise<RelatedMatter[]> {
  const side = (own: 'source' | 'target', other: 'source' | 'target') =>
    db
      .selectFrom('relation')
      .innerJoin('matter', (join) =>
        join.onRef('matter.id', '=', `relation.${other}`).on('matter.county', '=', county.code),
      )
      .select(['relation.kind', 'matter.id', 'matter.receiptNumber', 'matter.title'])
      .where('relation.county', '=', county.code)
      .where(`relation.${own}`, '=', matter)
  const rows = await side('source', 'target').union(side('target', 'source')).execute()
  return rows.map(({ kind, ...row }) => ({ kind: 'related', label: kind, ...row }))
}
