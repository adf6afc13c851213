import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { binary, root } from './server'

type Figures = { figures: readonly { key: string; shown: string }[] }

/** What `turnout figures` prints of an event, by the key of each figure; from the database of the journeys' server. */
export async function figuresByCommand(
  partnership: string,
  event: string,
): Promise<Map<string, string>> {
  const { stdout } = await promisify(execFile)(
    binary,
    ['figures', '--partnership', partnership, '--event', event, '--json'],
    { cwd: root, maxBuffer: 16 * 1024 * 1024 },
  )
  const { figures } = JSON.parse(stdout) as Figures
  return new Map(figures.map((figure) => [figure.key, figure.shown]))
}
