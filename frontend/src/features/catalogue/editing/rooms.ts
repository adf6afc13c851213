import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** A room that sessions share, and those to come that are in it. */
export const roomQuery = (partnership: string, room: string) =>
  queryOptions({
    queryKey: [partnership, 'rooms', room],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/rooms/{room}', { params: { path: { partnership, room } }, signal }),
      ),
    staleTime: 0,
  })

/** The rooms of its venue that a session may be put in, and what else is held there meanwhile. */
export const sessionRoomsQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'room'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/room', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
    staleTime: 0,
  })

export function createRoom(
  partnership: string,
  venue: string,
  body: Schema['RoomWrite'],
): Promise<Schema['RoomDetail']> {
  return ask(
    api.POST('/{partnership}/venues/{venue}/rooms', {
      params: { path: { partnership, venue } },
      body,
    }),
  )
}

/** Another name or limit; a lower limit drops nobody. */
export function updateRoom(
  partnership: string,
  room: string,
  body: Schema['RoomWrite'],
): Promise<Schema['RoomDetail']> {
  return ask(
    api.PUT('/{partnership}/rooms/{room}', { params: { path: { partnership, room } }, body }),
  )
}

/** Puts a session, and others that run at once, into a room or out of it; nobody is dropped. */
export function putInRoom(
  partnership: string,
  session: string,
  body: Schema['SessionRoomWrite'],
): Promise<Schema['Session']> {
  return ask(
    api.PUT('/{partnership}/sessions/{session}/room', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}
