import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type MailServer = { url: string; folder: string; stop: () => Promise<void> }

/**
 * A mail server on a port of the kernel's choice, which keeps each message it is given as a file. The
 * journeys run in other processes: they find the folder in TURNOUT_MAIL.
 */
export async function startMailServer(): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'turnout-mail.'))
  let count = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, answer) {
      const refused = address.startsWith(bounces) && !existsSync(join(folder, mended))
      answer(refused ? noSuchMailbox() : null)
    },
    onData(stream, _session, taken) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        count += 1
        keep(folder, String(count).padStart(6, '0'), Buffer.concat(chunks))
        taken()
      })
    },
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}?tls=never`,
    folder,
    stop: async () => {
      await new Promise<void>((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Addresses that begin so are refused, until the mailbox is mended. */
export const bounces = 'bounces.'
const mended = 'mended'

function noSuchMailbox(): Error {
  return Object.assign(new Error('5.1.1 There is no such mailbox'), { responseCode: 550 })
}

/** From now on the mail server takes what it refused. */
export function mendMailboxes() {
  writeFileSync(join(mailFolder(), mended), '')
}

/** Written under another name first: who reads the folder never sees half a message. */
function keep(folder: string, name: string, message: Buffer) {
  const written = join(folder, `${name}.part`)
  writeFileSync(written, message)
  renameSync(written, join(folder, `${name}.eml`))
}

/** Waits for the message that holds these words, such as a booking reference, under this subject, to anybody or to one. */
export async function arrived(subject: string, words: string, to?: string): Promise<ParsedMail> {
  let found: ParsedMail | undefined
  await expect
    .poll(
      async () => {
        found = (await allMail()).find(
          (mail) =>
            mail.subject === subject && mail.text?.includes(words) && (!to || isTo(mail, to)),
        )
        return found !== undefined
      },
      { message: `the mail “${subject}” with ${words}`, timeout: 30_000 },
    )
    .toBe(true)
  if (!found) throw new Error(`No mail “${subject}” arrived.`)
  return found
}

function isTo({ to }: ParsedMail, address: string): boolean {
  return [to].flat().some((one) => one?.value.some((box) => box.address === address))
}

/** The calendar file of a message, or an error: there must be one. */
export function calendarFileOf(mail: ParsedMail): string {
  const file = mail.attachments.find((one) => one.contentType === 'text/calendar')
  if (!file) throw new Error(`The mail “${mail.subject}” has no calendar file.`)
  return file.content.toString('utf8')
}

function mailFolder(): string {
  const folder = process.env.TURNOUT_MAIL
  if (!folder) {
    throw new Error(
      'This journey reads the mail that was sent: when TURNOUT_URL names a server, TURNOUT_MAIL must name the folder its mail arrives in, one .eml file a message.',
    )
  }
  return folder
}

function allMail(): Promise<ParsedMail[]> {
  const folder = mailFolder()
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'))
  return Promise.all(files.map((name) => simpleParser(readFileSync(join(folder, name)))))
}
