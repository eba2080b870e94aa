import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { JointOutcome, SimilarMatters } from '../../../server/api-types/hotspots.ts'
import type { MatterPage } from '../../../server/api-types.ts'
import { read, send } from '../client.ts'
import { useWrite } from '../common/use-write.ts'
import { SIMILAR_ROLES } from '../layout/roles.ts'
import '../hotspots/hotspots.css'
import { OutcomeList } from '../hotspots/outcome-list.tsx'
import { useSignedIn } from '../session/session.ts'
import { AnswerTogetherDialog } from './answer-together-dialog.tsx'
import { Section } from './section.tsx'

/** Procedures by which citizens tell what is the matter. */
const TOLD_BY_CITIZENS = ['letter', 'online-consultation']

/** Who said it before: like matters, to be tied together or answered together. Absent where there are none. */
export function SimilarCard({ matter }: { matter: MatterPage }) {
  const role = useSignedIn().post?.role ?? ''
  const similar = useQuery({
    queryKey: ['similar', matter.id, matter.seq],
    queryFn: () => read<SimilarMatters>(`/api/matters/${matter.id}/similar`),
    enabled: TOLD_BY_CITIZENS.includes(matter.procedure) && SIMILAR_ROLES.includes(role),
    retry: false,
    placeholderData: keepPreviousData,
  })
  if (!similar.data || similar.data.items.length === 0) return null
  return <Found matter={matter} similar={similar.data} />
}

function Found({ matter, similar }: { matter: MatterPage; similar: SimilarMatters }) {
  const client = useQueryClient()
  const tied = new Set(matter.related.map(({ id }) => id))
  const [chosen, setChosen] = useState(() => similar.items.filter(({ same }) => same).map(({ id }) => id))
  const [answering, setAnswering] = useState(false)
  const [outcome, setOutcome] = useState<{ result: JointOutcome; done: string }>()
  const relate = useWrite({
    write: (matters: string[]) => send<JointOutcome>('POST', `/api/matters/${matter.id}/same-matter`, { matters }),
    done: '已关联为同一事项',
    refresh: ['matter', matter.id],
    onDone: (result) => setOutcome({ result, done: '已关联' }),
  })
  const together = similar.items.filter(({ id, together: may }) => may && chosen.includes(id)).map(({ id }) => id)
  return (
    <Section title="可能说的是同一件事">
      <ul className="similar-list">
        {similar.items.map(({ id, title, receiptNumber, stageLabel, leadOfficeName, same }) => (
          <li key={id}>
            <Checkbox
              aria-label={`选择 ${title}`}
              checked={chosen.includes(id)}
              onChange={({ target }) =>
                setChosen((all) => (target.checked ? [...all, id] : all.filter((one) => one !== id)))
              }
            />{' '}
            <Link to={`/desk/matters/${id}`}>{title}</Link> {same && <Tag color="processing">很可能相同</Tag>}
            {tied.has(id) && <Tag>已关联</Tag>}
            <p>{[receiptNumber, stageLabel, leadOfficeName].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
      <div className="hotspot-actions">
        <Button
          size="small"
          disabled={!chosen.some((id) => !tied.has(id))}
          loading={relate.isPending}
          onClick={() => relate.mutate(chosen.filter((id) => !tied.has(id)))}
        >
          关联为同一事项
        </Button>
        {similar.answer && (
          <Button size="small" type="primary" disabled={together.length === 0} onClick={() => setAnswering(true)}>
            一并答复{together.length > 0 ? `（连同本件共 ${together.length + 1} 件）` : ''}
          </Button>
        )}
      </div>
      {outcome && <OutcomeList outcome={outcome.result} done={outcome.done} />}
      {answering && similar.answer && (
        <AnswerTogetherDialog
          matter={matter}
          action={similar.answer}
          others={together}
          onDone={async (result) => {
            setOutcome({ result, done: '已答复' })
            await client.invalidateQueries({ queryKey: ['matter'] })
          }}
          onClose={() => setAnswering(false)}
        />
      )}
    </Section>
  )
}
