/** The id of a field's control on the page; `scope` keeps two forms of one page apart. */
export function fieldId(scope: string, path: string): string {
  return `${scope}-${path.replaceAll('.', '-')}`
}
