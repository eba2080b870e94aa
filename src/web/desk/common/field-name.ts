/** 'party.phone' or 'posts.0.role' as a form's path of names. */
export function fieldName(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}
