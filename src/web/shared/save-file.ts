/** Hands the browser a file to save. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  saveAddress(name, address)
  // Revoking in the same task would cancel the download in some browsers.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The same for a file that has an address already. */
export function saveAddress(name: string, address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}
