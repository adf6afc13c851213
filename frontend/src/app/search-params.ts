/** What follows the `?`, before a screen has checked it: a word, or several under one name. */
export type RawSearch = Record<string, string | string[]>

/**
 * Reads and writes the address as forms and the API do (`?q=neglect&mode=virtual&mode=blended`), so
 * that addresses can be read, shared and typed. Values are always text; screens make more of them.
 */
export function parseSearch(text: string): RawSearch {
  const search: RawSearch = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name]
    search[name] = before === undefined ? value : [before, value].flat()
  }
  return search
}

/** Empty and undefined values are left out, so that the address holds only what was chosen. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '' && one !== false) {
        params.append(name, String(one))
      }
    }
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}
