import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const binary = join(root, 'bin/turnout')
const address = /Turnout is at\s+(\S+)/

export type Server = { url: string; stop: () => Promise<void> }

/**
 * The Turnout that the journeys talk to: the built binary, with a fresh database, the demo's people, a
 * port of the kernel's choice, and its mail going to the server at this address.
 */
export async function startServer(mail: string): Promise<Server> {
  if (!existsSync(binary)) throw new Error(`There is no ${binary}; run "make build" first.`)
  const data = mkdtempSync(join(root, 'var/journeys.'))
  const server = spawn(binary, ['serve', '--demo', '--addr', '127.0.0.1:0'], {
    cwd: root,
    env: { ...surroundings(data), TURNOUT_SMTP_URL: mail },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await addressOf(server)
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Our own environment, less what could lead a test to a database with somebody's data in it. */
function surroundings(data: string): NodeJS.ProcessEnv {
  const { DATABASE_URL, DATABASE_OWNER_URL, ...rest } = process.env
  return { ...rest, TURNOUT_DATA: data }
}

/** Waits until the server prints its address. */
function addressOf(server: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const url = address.exec(said)?.[1]
      if (url) resolve(url)
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.once('exit', () =>
      reject(new Error(`The server ended as it started; it said:\n${said}`)),
    )
  })
}
