import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** Which layer may import which; a layer may always import itself (modules: only their own folder). */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  calendar: [],
  law: ['calendar'],
  statistics: ['calendar'],
  assessment: ['calendar'],
  engine: ['statistics', 'law', 'calendar'],
  actions: ['statistics', 'engine', 'law', 'calendar'],
  papers: ['engine', 'law', 'calendar'],
  procedures: ['actions', 'assessment', 'statistics', 'papers', 'engine', 'law', 'calendar'],
  language: [],
  store: ['assessment', 'statistics', 'engine', 'law', 'calendar'],
  modules: ['language', 'store', 'papers', 'assessment', 'statistics', 'engine', 'law', 'calendar'],
  server: [
    'procedures',
    'modules',
    'language',
    'store',
    'papers',
    'assessment',
    'statistics',
    'engine',
    'law',
    'calendar',
  ],
  cli: [
    'server',
    'procedures',
    'modules',
    'language',
    'store',
    'papers',
    'assessment',
    'statistics',
    'engine',
    'law',
    'calendar',
    'demo',
  ],
  main: ['cli'],
  web: [],
}

const PURE = ['calendar', 'law', 'engine', 'actions', 'statistics', 'assessment', 'papers', 'procedures']

interface Source {
  readonly file: string
  readonly layer: string
  readonly lines: number
  readonly text: string
  readonly imports: readonly string[]
}

function layerOf(path: string): string {
  const [first = '', second] = relative(SRC, path).split('/')
  return second === undefined ? first.replace(/\.ts$/, '') : first
}

const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => {
    const file = join(SRC, name)
    const text = readFileSync(file, 'utf8')
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) => target)
    return { file, layer: layerOf(file), lines: text.split('\n').length, text, imports }
  })

const ours = ({ file, imports }: Source) =>
  imports.filter((target) => target.startsWith('.')).map((target) => resolve(dirname(file), target))
const named = (file: string) => relative(SRC, file)

describe('the architecture', () => {
  test('has no arrow but those drawn', () => {
    const faults = sources.flatMap((source) =>
      ours(source)
        .filter((target) => {
          const to = target.startsWith(SRC)
            ? layerOf(target)
            : (relative(resolve(SRC, '..'), target).split('/')[0] ?? '')
          const contract = source.layer === 'web' && /^server\/api-types(\/[a-z-]+)?\.ts$/.test(named(target))
          return to !== source.layer && !contract && !ARROWS[source.layer]?.includes(to)
        })
        .map((target) => `${named(source.file)} → ${named(target)}`),
    )
    expect(faults).toEqual([])
  })

  test('reaches into no module but through its index.ts', () => {
    const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(named(path))?.[1]
    const faults = sources.flatMap((source) =>
      ours(source)
        .filter(
          (target) => moduleOf(target) && moduleOf(target) !== moduleOf(source.file) && !target.endsWith('/index.ts'),
        )
        .map((target) => `${named(source.file)} → ${named(target)}`),
    )
    expect(faults).toEqual([])
  })

  test('keeps a procedure from importing another: only parts of its own, <id>.<part>.ts', () => {
    const ownerOf = (file: string) => (file.split('/').at(-1) ?? '').replace(/(?:-v\d+)?(?:\.[a-z-]+)?\.ts$/, '')
    const lists = ['registry', 'papers', 'tables', 'remedies']
    const faults = sources
      .filter(({ file, layer }) => layer === 'procedures' && !lists.includes(ownerOf(file)))
      .flatMap((source) =>
        ours(source)
          .filter((target) => layerOf(target) === 'procedures' && ownerOf(target) !== ownerOf(source.file))
          .map((target) => `${named(source.file)} → ${named(target)}`),
      )
    expect(faults).toEqual([])
  })

  test('keeps the pure layers pure: no clock, no node, no database', () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bsetTimeout\(|\bMath\.random\(/
    const faults = sources
      .filter(({ layer }) => PURE.includes(layer))
      .flatMap(({ file, text, imports }) => [
        ...(impure.test(text) ? [`${named(file)} is not pure`] : []),
        ...imports
          .filter((target) => /^node:|^pg|^kysely|^hono/.test(target))
          .map((target) => `${named(file)} → ${target}`),
      ])
    expect(faults).toEqual([])
  })

  test('keeps files small', () => {
    expect(sources.filter(({ lines }) => lines > 600).map(({ file, lines }) => `${named(file)} ${lines}`)).toEqual([])
    const engine = sources.filter(({ layer }) => layer === 'engine').reduce((sum, { lines }) => sum + lines, 0)
    expect(engine, 'if the engine grows, a procedure is being served badly').toBeLessThanOrEqual(1_900)
    const procedures = sources.filter(({ layer }) => layer === 'procedures')
    expect(procedures.filter(({ lines }) => lines > 300).map(({ file }) => named(file))).toEqual([])
  })

  test('has no import in a circle', () => {
    const graph = new Map(sources.map((source) => [source.file, ours(source)]))
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].map(named).join(' → '))
      if (done.has(file) || path.includes(file)) return
      for (const next of graph.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const { file } of sources) visit(file, [])
    expect(circles).toEqual([])
  })
})
