import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')
/** A sign of Chinese writing, its marks included. */
const HAN = '[\\p{Script=Han}，。；：、（）《》“”]'
/** A day as the program keeps it, set bare into a sentence; `dateText` says it in words. */
const BARE_DAY = '\\{(?:[\\w.?]*(?:On|Until)|(?:input\\.)?until)\\}'
/** Patterns read text written by others, in whatever marks it comes. */
const READS_FOREIGN = /^(?:calendar\/notice-text|language\/|modules\/hotspots|server\/present\/procedure-help)/

const lines = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !READS_FOREIGN.test(path))
  .flatMap((path) =>
    readFileSync(join(SRC, path), 'utf8')
      .split('\n')
      .map((line, at) => ({ at: `${path}:${at + 1}`, line: withoutComment(line) }))
      .filter(({ line }) => /\p{Script=Han}/u.test(line)),
  )

/** A line without what is said to programmers only. */
function withoutComment(line: string): string {
  return /^\s*(?:\/\/|\/?\*)/.test(line) ? '' : line.replace(/\s\/\/ .*$/, '').replaceAll(/\/\*.*?\*\//g, '')
}

function found(pattern: RegExp): string[] {
  return lines.filter(({ line }) => pattern.test(line)).map(({ at, line }) => `${at} ${line.trim()}`)
}

describe('Chinese sentences', () => {
  test('say days in words', () => {
    expect(found(new RegExp(`${HAN} ?\\$?${BARE_DAY}|${BARE_DAY} ?${HAN}`, 'u'))).toEqual([])
  })

  test('have Chinese marks', () => {
    expect(found(/\p{Script=Han}[,;?!](?![\w'"`|(\]$/])|\p{Script=Han}\((?!\?|[\w.]*\))|《[^》]+》\(/u)).toEqual([])
  })
})
