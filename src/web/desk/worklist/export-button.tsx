import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import type { MatterList, MatterRow } from '../../../server/api-types.ts'
import { type Query, read } from '../client.ts'
import { Dialog } from '../common/dialog.tsx'
import { useNotice } from '../common/use-notice.ts'
import { csvOf, saveFile } from './csv.ts'

const MOST = 5_000
const PAGE = 100

/** Saves the whole current list, not only the page seen, up to 5,000 matters. */
export function ExportButton({ path, query, name }: { path: string; query: Query; name: string }) {
  const [done, setDone] = useState<number>()
  const stopping = useRef<AbortController>(null)
  const notice = useNotice()

  async function run() {
    const abort = new AbortController()
    stopping.current = abort
    setDone(0)
    try {
      const { rows, more } = await collect(path, query, setDone, abort.signal)
      if (abort.signal.aborted) return
      saveFile(`${name}.csv`, new Blob([csvOf(rows)], { type: 'text/csv' }))
      notice.done(more ? `已导出前 ${MOST} 件，其余请缩小条件后分次导出` : `已导出 ${rows.length} 件`)
    } catch (error) {
      if (!abort.signal.aborted) notice.failed(error)
    } finally {
      setDone(undefined)
    }
  }

  return (
    <>
      <Button onClick={() => void run()} loading={done !== undefined}>
        导出
      </Button>
      <Dialog
        title="正在导出"
        open={done !== undefined}
        closable={false}
        footer={<Button onClick={() => stopping.current?.abort()}>取消</Button>}
      >
        <p role="status">已取 {done ?? 0} 件</p>
        <Progress
          aria-label="导出进度"
          percent={Math.round(((done ?? 0) / MOST) * 100)}
          status="active"
          showInfo={false}
        />
      </Dialog>
    </>
  )
}

async function collect(path: string, query: Query, onProgress: (count: number) => void, signal: AbortSignal) {
  const rows: MatterRow[] = []
  let cursor: string | undefined
  do {
    const page: MatterList = await read<MatterList>(path, { ...query, limit: String(PAGE), cursor })
    if (signal.aborted) break
    rows.push(...page.items)
    onProgress(rows.length)
    cursor = page.nextCursor
  } while (cursor && rows.length < MOST)
  return { rows: rows.slice(0, MOST), more: cursor !== undefined }
}
