import { type Browser, chromium } from 'playwright-core'
import { describe } from 'vitest'
import { findChromium } from './find-chromium.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) {
    throw new Error('No Chromium found: install it, name it in HENG_CHROMIUM, or set HENG_NO_BROWSER=1 to skip.')
  }
  return chromium.launch({ executablePath, args: FLAGS })
}

const { HENG_NO_BROWSER } = process.env

/** A `describe` for browser tests; HENG_NO_BROWSER=1 skips them, and `npm test` says so. */
export const describeBrowser = describe.skipIf(HENG_NO_BROWSER === '1')
