import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** How the journeys start their browser: the system's Chromium, talking to nobody but us. */
export function chromium() {
  const root = process.getuid?.() === 0
  return {
    executablePath: path(),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses its sandbox to root; the pages are ours.
      ...(root ? ['--no-sandbox'] : []),
    ],
  }
}

/** TURNOUT_CHROMIUM, or the first Chromium on the PATH; without one the journeys cannot run, and say so. */
function path(): string {
  const named = process.env.TURNOUT_CHROMIUM
  if (named) return named
  const places = (process.env.PATH ?? '').split(delimiter)
  const found = names.flatMap((name) => places.map((place) => join(place, name))).find(isProgram)
  if (!found) {
    throw new Error(
      'The journeys need a browser: install Chromium or Google Chrome, or name one in TURNOUT_CHROMIUM.',
    )
  }
  return found
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
