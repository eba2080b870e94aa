import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const WEB = resolve(import.meta.dirname, '../src/web')
/** Where colours are given their names, or drawn on a picture that is saved. */
const COLOURS_LIVE_IN = /tokens\.css$|desk-theme\.ts$|print\.css$|receipt-picture\.ts$|qr-code|colour-table/
/** Frames and pages that hold everything else, and what other components are made of. */
const FRAMES = ['Part', 'AbsentPage', 'Dialog', 'ProvisionalTag', 'AllBox', 'RowBox']

function sources(folder: string, ending: RegExp): { path: string; text: string }[] {
  return readdirSync(join(WEB, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(WEB, folder, path), 'utf8') }))
}

test('a colour is called by a name that exists', () => {
  const all = sources('', /\.(?:css|tsx?)$/)
  const named = new Set(
    all.flatMap(({ text }) => [...text.matchAll(/^\s*(--heng-[\w-]+):/gm)].map(([, name = '']) => name)),
  )
  const unknown = all.flatMap(({ path, text }) =>
    [...text.matchAll(/var\((--heng-[\w-]+)/g)]
      .filter(([, name = '']) => !named.has(name))
      .map(([use]) => `${path} ${use}`),
  )
  expect(unknown).toEqual([])
})

test('a colour of a screen is never written by its number', () => {
  const numbers = sources('desk', /\.(?:css|tsx?)$/)
    .filter(({ path }) => !COLOURS_LIVE_IN.test(path))
    .flatMap(({ path, text }) =>
      text
        .replaceAll(/@media print \{[\s\S]*?\n\}/g, '')
        .split('\n')
        .filter((line) => /:[^;]*#[\da-f]{3,8}\b/i.test(line) && !/href|to=/.test(line))
        .map((line) => `${path} ${line.trim()}`),
    )
  expect(numbers).toEqual([])
})

test('the kit shows every component that pages have in common', () => {
  const shown = sources('desk/kit', /\.tsx$/)
    .map(({ text }) => text)
    .join('\n')
  const common = sources('desk/common', /\.tsx$/).flatMap(({ text }) =>
    [...text.matchAll(/^export function ([A-Z]\w+)/gm)].map(([, name = '']) => name),
  )
  expect(common.length).toBeGreaterThan(15)
  expect(common.filter((name) => !FRAMES.includes(name) && !shown.includes(`<${name}`))).toEqual([])
})
