import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// The Go server answers the API and the machine's own addresses; in development Vite passes them on.
const api = process.env.TURNOUT_API ?? 'http://127.0.0.1:8080'

// The policy the Go server sends with every page. `vite preview` sends it too, so that a breach
// shows in the gallery and not only in production.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export default defineConfig({
  plugins: [react(), keepPlaceholder()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  css: { lightningcss: { errorRecovery: true } },
  build: {
    target: 'es2022',
    // Nothing becomes a data: address, which the policy above would refuse for fonts.
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: false,
  },
  server: { port: 5173, proxy: { '/api': api, '/healthz': api } },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
})

/**
 * Writes the empty file that git keeps in dist/. Without it `go:embed` finds no folder on a clean
 * clone, and a build, which empties the folder first, would leave the work tree dirty.
 */
function keepPlaceholder(): Plugin {
  return {
    name: 'keep-placeholder',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '.gitkeep', source: '' })
    },
  }
}
