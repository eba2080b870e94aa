import { defaultCount } from '../../law/counts.ts'
import { listUnreached } from '../../store/follow-ups.ts'
import { notify } from '../notifications/index.ts'
import type { FollowUpContext } from './context.ts'

type Telling = Pick<FollowUpContext, 'db' | 'county' | 'now' | 'settings'>

/** Tells the lead offices, once a round, whom nobody could reach in as many calls as the county makes. Answers how many. */
export async function tellUnreached(context: Telling): Promise<number> {
  const { db, county, now, settings } = context
  const attempts = (settings.count ?? defaultCount)('follow-up-attempts')
  return db.transaction().execute(async (tx) => {
    const rows = await listUnreached(tx, county.code, { attempts, at: now })
    await notify(
      tx,
      county.code,
      now,
      rows.flatMap(({ matter, receiptNumber, office, tried }) =>
        office
          ? [
              {
                office,
                kind: 'followUp' as const,
                text: `回访没有联系上：${receiptNumber} 打了 ${tried} 次电话都没有接通，问题是否解决还不知道；有别的联系办法的，请告诉县政府办`,
                link: `/desk/matters/${matter}`,
              },
            ]
          : [],
      ),
    )
    return rows.length
  })
}

/** Tells the lead office that the link with which its applicant was to judge could not be sent. */
export async function tellUnsent(
  { db, county, now }: Pick<Telling, 'db' | 'county' | 'now'>,
  { id, receiptNumber, leadOffice }: { id: string; receiptNumber: string; leadOffice: string | null },
  failures: number,
): Promise<void> {
  if (!leadOffice) return
  await notify(db, county.code, now, [
    {
      office: leadOffice,
      kind: 'followUp',
      text: `评价链接没有发出去：${receiptNumber} 试了 ${failures} 次，不再试了，改由县里打电话回访；联系方式有误的，请在事项里备注`,
      link: `/desk/matters/${id}`,
    },
  ])
}
