import { existsSync } from 'node:fs'
import { startServer } from './server'

/** A program that does as it is told in place of Turnout, and says where its data would be. */
const acting = (script: string) => [process.execPath, '-e', script]
const sayFolder = "console.log('Turnout is at  ' + process.env.TURNOUT_DATA);"
const fill = "require('fs').writeFileSync(process.env.TURNOUT_DATA + '/PG_VERSION', '18');"
const mail = 'smtp://127.0.0.1:1'

test('the folder is there while the server runs, and gone when it was stopped', async () => {
  const server = await startServer(mail, acting(`${fill}${sayFolder}setInterval(() => {}, 1000)`))
  expect(existsSync(server.url)).toBe(true)
  await server.stop()
  expect(existsSync(server.url)).toBe(false)
})

test('a server that ended by itself, as at Ctrl-C, can still be stopped, and leaves nothing', async () => {
  const server = await startServer(mail, acting(`${fill}${sayFolder}`))
  await expect.poll(() => existsSync(server.url)).toBe(false)
  await server.stop()
})

test('a server that cannot start says why and leaves nothing', async () => {
  const start = startServer(mail, acting(`${fill}console.log(process.env.TURNOUT_DATA + '?')`))
  const said = await start.then(String, (failure: Error) => failure.message)
  expect(said).toMatch(/^The server ended as it started; it said:\n.*journeys\./)
  expect(existsSync(said.slice(said.indexOf('/')).split('?')[0] ?? '')).toBe(false)
})
