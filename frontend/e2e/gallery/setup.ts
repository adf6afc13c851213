import { build, preview } from 'vite'

const outDir = '.gallery'

/** Builds the gallery and serves it with the security policy, so that a breach of it shows. */
export default async function setup() {
  await build({
    logLevel: 'warn',
    build: { outDir, rollupOptions: { input: 'gallery.html' }, emptyOutDir: true },
  })
  const server = await preview({
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  process.env.GALLERY_URL = `${server.resolvedUrls?.local[0]}gallery.html`
  return () => server.close()
}
