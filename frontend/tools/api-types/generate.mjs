// Writes src/api/schema.gen.ts from the contract. Installs its own two packages the first time.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const contract = here('../../../backend/api/openapi.yaml')
const types = here('../../src/api/schema.gen.ts')

if (!existsSync(contract)) {
  console.error(`There is no contract at ${contract}.`)
  process.exit(1)
}
if (!existsSync(here('node_modules'))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here('.'), stdio: 'inherit' })
}
execFileSync(
  process.execPath,
  [
    here('node_modules/openapi-typescript/bin/cli.js'),
    contract,
    '--output',
    types,
    '--alphabetize',
    '--default-non-nullable',
    'false',
  ],
  { stdio: 'inherit' },
)
