import { startServer } from './server'

/** Starts the one server of a run, tells every worker where it is, and stops it at the end. */
export default async function globalSetup() {
  const server = await startServer()
  process.env.TURNOUT_URL = server.url
  return server.stop
}
