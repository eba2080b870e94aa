import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { firstViewScript } from '../support/first-view.ts'

const { HENG_TEST_WEB = fileURLToPath(new URL('../../dist/web', import.meta.url)) } = process.env

describe('the weight of the portal', () => {
  test.skipIf(!existsSync(HENG_TEST_WEB))('is at most 150 KB of script before the first view', async () => {
    const { files, bytes } = await firstViewScript(HENG_TEST_WEB)
    expect(files.length, 'the page and what it shares with others').toBeGreaterThan(1)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThanOrEqual(150_000)
  })
})
