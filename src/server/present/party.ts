import { maskAddress, maskEmail, maskIdNumber, maskName, maskPhone } from '../../language/mask.ts'
import type { PartyView } from '../api-types.ts'
import type { CountyContext } from '../county.ts'
import type { Services } from '../services.ts'

const FIELDS = {
  name: { cipher: 'nameCipher', mask: maskName },
  phone: { cipher: 'phoneCipher', mask: maskPhone },
  idNumber: { cipher: 'idNumberCipher', mask: maskIdNumber },
  email: { cipher: 'emailCipher', mask: maskEmail },
  address: { cipher: 'addressCipher', mask: maskAddress },
} as const

/** A field of the applicant's particulars. */
export type PartyField = keyof typeof FIELDS

/** The names of the fields, for checking a request. */
export const PARTY_FIELDS = Object.keys(FIELDS) as [PartyField, ...PartyField[]]

/** The applicant's particulars in clear, for reading under log or for masking a text. */
export async function openParty(
  { vault }: Services,
  { db, county }: CountyContext,
  matter: string,
): Promise<Partial<Record<PartyField, string>> | undefined> {
  const row = await db
    .selectFrom('party')
    .selectAll()
    .where('county', '=', county.code)
    .where('matter', '=', matter)
    .executeTakeFirst()
  if (!row) return undefined
  return Object.fromEntries(
    PARTY_FIELDS.flatMap((field) => {
      const sealed = row[FIELDS[field].cipher]
      return sealed ? [[field, vault.open(sealed, [county.code, matter, field])]] : []
    }),
  )
}

/** Which particulars of a matter were confirmed by a code. */
export async function confirmedParty({ db, county }: CountyContext, matter: string): Promise<('phone' | 'email')[]> {
  const row = await db
    .selectFrom('party')
    .select(['phoneConfirmedAt', 'emailConfirmedAt'])
    .where('county', '=', county.code)
    .where('matter', '=', matter)
    .executeTakeFirst()
  return [...(row?.phoneConfirmedAt ? ['phone' as const] : []), ...(row?.emailConfirmedAt ? ['email' as const] : [])]
}

/** The same, masked for the screen. */
export async function maskedParty(
  services: Services,
  context: CountyContext,
  matter: string,
): Promise<PartyView | null> {
  const party = await openParty(services, context, matter)
  if (!party) return null
  return Object.fromEntries(
    PARTY_FIELDS.flatMap((field) => {
      const text = party[field]
      return text ? [[field, FIELDS[field].mask(text)]] : []
    }),
  )
}
