import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

// Who may import whom. A room may import itself, what is listed for it, and npm packages.
const mayImport: Record<string, readonly string[]> = {
  app: ['routes', 'features', 'govuk', 'api', 'charts', 'calendar'],
  routes: ['features', 'govuk', 'api', 'charts', 'calendar'],
  features: ['govuk', 'api', 'charts', 'calendar'],
  charts: ['govuk'],
  calendar: ['govuk'],
  // The form kit turns problems into errors at fields; nothing else of govuk knows the API.
  govuk: ['api'],
  api: [],
}

const src = resolve(__dirname)
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx)$/.test(path) && !/\.test\.|\.gen\./.test(path))
  .filter((path) => path.includes('/') && !/^(testing|gallery)\//.test(path))

test.each(files)('%s imports only what its room may', (path) => {
  expect(breaches(path)).toEqual([])
})

test('a breach is found and said in a sentence', () => {
  expect(sentence('features/booking/x.ts', 'features/catalogue/words.ts')).toBe(
    'features/booking/x.ts imports features/catalogue/words.ts: a feature never imports another feature',
  )
  expect(sentence('features/booking/x.ts', 'routes/my/routes.ts')).toMatch('features may import')
  expect(sentence('govuk/Table.tsx', 'features/demo/queries.ts')).toMatch(
    'govuk may import only api',
  )
  expect(sentence('routes/my/x.ts', 'features/booking/words.ts')).toBeUndefined()
})

function breaches(path: string): string[] {
  const text = readFileSync(join(src, path), 'utf8')
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)]
    .map(([, module = '']) => targetOf(path, module))
    .flatMap((target) => (target ? (sentence(path, target) ?? []) : []))
}

/** The imported file, from src; undefined for a package. */
function targetOf(path: string, module: string): string | undefined {
  if (module.startsWith('@/')) return module.slice(2)
  if (module.startsWith('.')) return relative(src, resolve(src, dirname(path), module))
  return undefined
}

function sentence(path: string, target: string): string | undefined {
  const [room = '', name] = path.split('/')
  const [targetRoom = '', targetName] = target.split('/')
  const words = `${path} imports ${target}`
  if (room === targetRoom) {
    if (room !== 'features' || name === targetName) return undefined
    return `${words}: a feature never imports another feature`
  }
  const allowed = mayImport[room] ?? []
  if (allowed.includes(targetRoom)) return undefined
  return `${words}: ${room} may import only ${allowed.join(', ') || 'packages'}`
}
