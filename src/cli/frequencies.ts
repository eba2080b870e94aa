import { writeFile } from 'node:fs/promises'
import { countFrequencies } from '../language/frequencies.ts'
import { tell } from './console.ts'
import { readMessages } from './messages.ts'

/** heng frequencies: counts words in messages and writes the table from which likeness is weighed. */
export async function frequencies(options: { readonly in: readonly string[]; readonly out: string }): Promise<number> {
  const texts = new Map<string, string>()
  for (const file of options.in)
    for await (const { id, title, body } of readMessages(file)) if (title || body) texts.set(id, `${title}。${body}`)
  const counted = countFrequencies(texts.values())
  await writeFile(options.out, `${JSON.stringify(counted)}\n`)
  tell(`${counted.texts} 篇，${Object.keys(counted.words).length} 个词，${Object.keys(counted.pairs).length} 个字对`)
  return 0
}
