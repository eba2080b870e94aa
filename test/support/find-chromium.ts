import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

/** The browser to test with: the one named in the environment, a usual one, or playwright's own. */
export function findChromium(): string | undefined {
  const { HENG_CHROMIUM, CHROME_PATH } = process.env
  const places = [HENG_CHROMIUM, CHROME_PATH, ...USUAL_PLACES, chromium.executablePath()]
  return places.find((place) => place !== undefined && place !== '' && existsSync(place))
}
