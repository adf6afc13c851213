import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder of the whole project. */
export const root = resolve(import.meta.dirname, '../..')
export const binary = join(root, 'bin/turnout')
const turnout = [binary, 'serve', '--demo', '--addr', '127.0.0.1:0']
const address = /Turnout is at\s+(\S+)/

/** Where it is, and the folder of its database, for commands that read the same one. */
export type Server = { url: string; data: string; stop: () => Promise<void> }

/**
 * The Turnout that the journeys talk to: the built binary, with a fresh database, the demo's people, a
 * port of the kernel's choice, and its mail going to the server at this address. Its folder goes when
 * it stops, when it ends by itself (Ctrl-C reaches it too), and when it cannot start.
 */
export async function startServer(mail: string, program = turnout): Promise<Server> {
  const [command, ...words] = program
  if (!command || !existsSync(command)) {
    throw new Error(`There is no ${command}; run "make build" first.`)
  }
  mkdirSync(join(root, 'var'), { recursive: true })
  const data = mkdtempSync(join(root, 'var/journeys.'))
  const server = spawn(command, words, {
    cwd: root,
    env: { ...surroundings(data), TURNOUT_SMTP_URL: mail },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Listened for from the start: whoever asks after the end would wait for ever.
  const ended = endOf(server).finally(() => remove(data))
  const url = await addressOf(server, ended)
  return {
    url,
    data,
    stop: async () => {
      server.kill('SIGINT')
      await ended
    },
  }
}

/** Tries again for a while: the last of the database's files may still be on their way out. */
function remove(folder: string) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** Our own environment, less what could lead a test to a database with somebody's data in it. */
function surroundings(data: string): NodeJS.ProcessEnv {
  const { DATABASE_URL, DATABASE_OWNER_URL, ...rest } = process.env
  return { ...rest, TURNOUT_DATA: data }
}

/** Resolves when the process is gone and all it said has been heard, or when it could not be started. */
function endOf(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('close', () => resolve())
    server.once('error', () => resolve())
  })
}

/** Waits until the server prints its address; fails with what it said when it ends before. */
function addressOf(server: ChildProcess, ended: Promise<void>): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const url = address.exec(said)?.[1]
      if (url) resolve(url)
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    void ended.then(() => reject(new Error(`The server ended as it started; it said:\n${said}`)))
  })
}
