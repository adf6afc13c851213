import { startMailServer } from './mail'
import { startServer } from './server'

/** Starts the one server of a run and its mail server, tells every worker where they are, and stops them at the end. */
export default async function globalSetup() {
  if (process.env.TURNOUT_URL) return
  const mail = await startMailServer()
  const server = await startServer(mail.url).catch(async (failure) => {
    await mail.stop()
    throw failure
  })
  process.env.TURNOUT_MAIL = mail.folder
  process.env.TURNOUT_URL = server.url
  // Commands that a journey runs read the database of its server.
  process.env.TURNOUT_DATA = server.data
  delete process.env.DATABASE_URL
  delete process.env.DATABASE_OWNER_URL
  return async () => {
    await server.stop().finally(mail.stop)
  }
}
