import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { pageName, procedurePage } from '../src/cli/docs.ts'
import { ROLES } from '../src/engine/roles.ts'
import { registry } from '../src/procedures/registry.ts'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')

test('every word of a procedure stands in the glossary, once', () => {
  const words = [...read('docs/glossary.md').matchAll(/^\|[^|]*\|([^|]*)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, word = '']) => word),
  )
  const used = registry.all.flatMap(({ roles, stages, clocks, outcomes, actions }) =>
    [roles, stages, clocks, outcomes, actions].flatMap((group) => Object.keys(group)),
  )
  expect([...new Set([...used, ...Object.keys(ROLES)])].filter((word) => !words.includes(word))).toEqual([])
})

test.each(registry.all.map((definition) => [pageName(definition), definition] as const))(
  'the page %s is what its definition says',
  (page, definition) => {
    expect(read(`docs/procedures/${page}`), 'run npm run docs').toBe(procedurePage(definition))
  },
)
