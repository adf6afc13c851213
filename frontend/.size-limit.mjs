// What a delegate's first visit downloads: the frame, and Find training. The build's manifest knows
// which files that is.
import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const first = withImports(['index.html', 'src/routes/public/find-training/screen.tsx'])

export default [
  { name: 'first visit, JavaScript', path: first.map((chunk) => chunk.file), limit: '150 kB' },
  { name: 'first visit, CSS', path: first.flatMap((chunk) => chunk.css ?? []), limit: '10 kB' },
].map((bound) => ({ ...bound, path: [...new Set(bound.path)].map(inDist), gzip: true }))

function withImports(names) {
  const found = new Set()
  const visit = (name) => {
    if (found.has(name)) return
    if (!manifest[name]) throw new Error(`The build has no ${name}`)
    found.add(name)
    for (const imported of manifest[name].imports ?? []) visit(imported)
  }
  names.forEach(visit)
  return [...found].map((name) => manifest[name])
}

function inDist(file) {
  return `dist/${file}`
}
