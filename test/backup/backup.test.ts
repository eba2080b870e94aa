import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backup, RestoreError, restore } from '../../src/modules/backup/index.ts'
import { ensureEpoch, sealCounty, verifyCounty } from '../../src/modules/ledger/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import { loadKeys } from '../../src/store/keys.ts'
import { APPLICANT, type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const LETTER = { kind: '求助', title: '老人走失', body: '村里来了一位走失的老人,请帮助找家人。' }

describe('backup and restore', () => {
  let folder: string
  let database: Database
  let desk: CaseDesk
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heng-backup-test-'))
    database = await freshDatabase()
    desk = await caseDesk(database, '410922', await loadKeys(folder, { create: true }))
  })
  afterAll(async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  })

  const ledgerOf = (db: Database, dataFolder: string, keys = desk.keys) => ({
    db: db.county('410922'),
    county: '410922',
    keys,
    dataFolder,
  })

  /** A target of its own, thrown away afterwards. */
  async function elsewhere<T>(work: (target: { database: Database; dataFolder: string }) => Promise<T>): Promise<T> {
    const target = { database: await freshDatabase(), dataFolder: await mkdtemp(join(tmpdir(), 'heng-restore-test-')) }
    try {
      return await work(target)
    } finally {
      await target.database.close()
      await rm(target.dataFolder, { recursive: true, force: true })
    }
  }

  test('take a whole picture while letters keep coming, and go on after it', async () => {
    const file = join(folder, 'under-load.tar.gz')
    for (let at = 0; at < 20; at += 1) done(await desk.open('2020-03-02', 'letter', LETTER))
    let running = true
    const letters = (async () => {
      while (running) done(await desk.open('2020-03-02', 'letter', LETTER))
    })()
    await sealCounty(ledgerOf(database, folder), new Date())
    const manifest = await backup({ database, dataFolder: folder }, file)
    running = false
    await letters
    expect(manifest.counts['matter']?.rows).toBeGreaterThanOrEqual(20)
    expect(manifest.counts['event']?.rows).toBe(manifest.counts['matter']?.rows)
    await elsewhere(async (target) => {
      await restore(target, file)
      await ensureEpoch(target.database)
      const keys = await loadKeys(target.dataFolder, { create: false })
      const ledger = ledgerOf(target.database, target.dataFolder, keys)
      expect((await verifyCounty({ ...ledger, registry })).fault).toBeUndefined()
      const there = await caseDesk(target.database, '410922', keys)
      const { id } = done(await there.open('2020-03-02', 'letter', LETTER))
      done(await there.act('2020-03-02', id, 'attach', { explanation: '恢复以后补充' }, APPLICANT))
      await sealCounty(ledger, new Date())
      expect(await verifyCounty({ ...ledger, registry })).toMatchObject({
        matters: (manifest.counts['matter']?.rows ?? 0) + 1,
        unsealed: 0,
      })
    })
  })

  test('keep the keys under a passphrase where one is given', async () => {
    const file = join(folder, 'sealed.tar.gz')
    await backup({ database, dataFolder: folder, passphrase: '一句很长的口令' }, file)
    await elsewhere(async (target) => {
      await expect(restore(target, file)).rejects.toThrow(/口令/)
      await expect(restore({ ...target, passphrase: '另一句' }, file)).rejects.toThrow(RestoreError)
      await restore({ ...target, passphrase: '一句很长的口令' }, file)
      expect(await loadKeys(target.dataFolder, { create: false })).toEqual(desk.keys)
    })
  })

  test('refuse a damaged file and a place that holds something', async () => {
    const file = join(folder, 'whole.tar.gz')
    await backup({ database, dataFolder: folder }, file)
    const broken = join(folder, 'broken.tar.gz')
    const bytes = await readFile(file)
    await writeFile(broken, bytes.subarray(0, bytes.length / 2))
    await elsewhere(async (target) => {
      await expect(restore(target, broken)).rejects.toThrow(RestoreError)
      await restore(target, file)
      await expect(restore(target, file)).rejects.toThrow(/已有/)
    })
  })
})
