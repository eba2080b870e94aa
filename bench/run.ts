/** npm run bench -- NAME [options]: runs bench/NAME.ts, which prints one JSON line. */
const [name, ...options] = process.argv.slice(2)
if (!name || !/^[a-z-]+$/.test(name)) {
  console.error('usage: npm run bench -- clock|desk|http|redating|web [--quick]')
  process.exit(2)
}
const { bench } = (await import(`./${name}.ts`)) as { bench: (options: readonly string[]) => Promise<object> }
process.stdout.write(`${JSON.stringify(await bench(options))}\n`)
process.exit(0)
