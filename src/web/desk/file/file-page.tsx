import { useQuery } from '@tanstack/react-query'
import { Button, Space } from 'antd'
import { useId } from 'react'
import { Link, useParams } from 'react-router'
import type { Dossier, DossierItem, DossierLine, DossierPart } from '../../../server/api-types/dossier.ts'
import { addressOf, read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useSignedIn } from '../session/session.ts'
import { Block } from './block.tsx'
import './file.css'

/** 全案卷宗: everything of a matter in the order of a paper file, to be printed, kept as PDF or taken along as DOCX. */
export function FilePage() {
  const { id = '' } = useParams()
  const { post } = useSignedIn()
  const path = `/api/matters/${encodeURIComponent(id)}/dossier`
  const dossier = useQuery({
    queryKey: ['dossier', id, post?.id],
    queryFn: () => read<Dossier>(path),
    // Each taking out is logged: once for a look, not at every return to the window.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  })
  if (dossier.isPending) return <Loading what="正在调卷" />
  if (!dossier.data) return <ProblemPanel error={dossier.error} onRetry={() => dossier.refetch()} />
  return (
    <>
      <div className="no-print">
        <Link to={`/desk/matters/${id}`}>← 回到事项</Link>
        <PageHeading
          title="全案卷宗"
          note="个人信息按页面上的样子遮去；谁调阅、导出过，记录在案。存 PDF：点打印，目标选“另存为 PDF”。DOCX 目录里的页码是估算的，用 Word、LibreOffice 打开时会重新计算；Word 问要不要更新域，选“是”。"
          extra={
            <Space wrap>
              <Button href={addressOf(`${path}/docx`)} download>
                下载 DOCX
              </Button>
              <Button type="primary" onClick={() => window.print()}>
                打印或存为 PDF
              </Button>
            </Space>
          }
        />
      </div>
      <Whole dossier={dossier.data} />
    </>
  )
}

function Whole({ dossier }: { dossier: Dossier }) {
  const prefix = useId()
  return (
    <article className="paper-file">
      <Cover dossier={dossier} prefix={prefix} />
      {dossier.parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a file taken out never move
        <Part key={at} part={part} at={at} id={`${prefix}${at}`} />
      ))}
      <p className="paper-taken-out">{dossier.takenOut}</p>
    </article>
  )
}

function Cover({ dossier: { county, title, cover, parts }, prefix }: { dossier: Dossier; prefix: string }) {
  return (
    <header className="paper-cover">
      <p>{county}</p>
      <p className="paper-kind">全案卷宗</p>
      <h2>{title}</h2>
      <Lines lines={cover} />
      <h3>卷内目录</h3>
      <ol>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a file taken out never move
          <li key={at}>
            <a href={`#${prefix}${at}`}>{part.title}</a>
          </li>
        ))}
      </ol>
    </header>
  )
}

function Part({ part: { title, items, empty }, at, id }: { part: DossierPart; at: number; id: string }) {
  return (
    <section className="paper-part" aria-labelledby={id}>
      <h2 id={id}>
        {at + 1}　{title}
      </h2>
      {items.length === 0 && <p className="desk-quiet">{empty}</p>}
      {items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps may read the same, and none ever moves
        <Item key={place} item={item} />
      ))}
    </section>
  )
}

function Item({ item: { heading, note, lines = [], paragraphs = [], steps = [] } }: { item: DossierItem }) {
  return (
    <section className="paper-item">
      {heading && <h3>{heading}</h3>}
      {note && <p className="paper-note">{note}</p>}
      {lines.length > 0 && <Lines lines={lines} />}
      {paragraphs.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two paragraphs may read the same, and none ever moves
        <Block key={at} block={block} />
      ))}
      {steps.length > 0 && (
        <ol>
          {steps.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none ever moves
            <li key={at}>{text}</li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Lines({ lines }: { lines: readonly DossierLine[] }) {
  return (
    <dl>
      {lines.map(({ label, value }) => (
        <div key={`${label}${value}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
