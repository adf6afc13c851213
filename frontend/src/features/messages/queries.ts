import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** What the partnership sends by the clock, and who else is told. */
export const messageSettingsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'messages', 'settings'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/message-settings', { params: { path: { partnership } }, signal }),
      ),
    staleTime: 0,
  })

/** What is sent about a session, when, and what was written to its people. */
export const sessionMessagesQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'messages'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/messages', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
    staleTime: 0,
  })

/** What was written to many, newest first. */
export const broadcastsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'messages', 'broadcasts'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/broadcasts', { params: { path: { partnership } }, signal })),
    staleTime: 0,
  })

/** The letters whose words may be changed, and which are in words of one's own. */
export const lettersQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'messages', 'letters'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/letters', { params: { path: { partnership } }, signal })),
    staleTime: 0,
  })

/** A letter, its words, its placeholders, and what was chosen before. */
export const letterQuery = (partnership: string, letter: string) =>
  queryOptions({
    queryKey: [partnership, 'messages', 'letters', letter],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/letters/{letter}', {
          params: { path: { partnership, letter } },
          signal,
        }),
      ),
    staleTime: 0,
  })

const watchEvery = 2000

/** A letter to many, what became of each copy; asked again and again until all are sent. */
export const broadcastQuery = (partnership: string, broadcast: string) =>
  queryOptions({
    queryKey: [partnership, 'messages', 'broadcasts', broadcast],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/broadcasts/{broadcast}', {
          params: { path: { partnership, broadcast } },
          signal,
        }),
      ),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.broadcast.done ? false : watchEvery),
  })

/** What I want to be sent besides what concerns my bookings. */
export const preferencesQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'my', 'preferences'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/my/preferences', { params: { path: { partnership } }, signal })),
    staleTime: 0,
  })

/** Changes what is sent by the clock, and who else is told. */
export function setMessageSettings(
  partnership: string,
  body: Schema['MessageSettings'],
): Promise<Schema['MessageSettings']> {
  return ask(
    api.PUT('/{partnership}/message-settings', { params: { path: { partnership } }, body }),
  )
}

/** Gives a session rules of its own, or the partnership's again. */
export function setSessionMessageRules(
  partnership: string,
  session: string,
  body: Schema['SessionMessageRules'],
): Promise<Schema['SessionMessages']> {
  return ask(
    api.PUT('/{partnership}/sessions/{session}/messages', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

/** Who would get it and how it looks; sends nothing. */
export function previewBroadcast(
  partnership: string,
  body: Schema['BroadcastDraft'],
): Promise<Schema['BroadcastPreview']> {
  return ask(
    api.POST('/{partnership}/broadcasts/preview', { params: { path: { partnership } }, body }),
  )
}

/** Sends it to me alone. */
export function testBroadcast(
  partnership: string,
  body: Schema['BroadcastDraft'],
): Promise<Schema['BroadcastTest']> {
  return ask(
    api.POST('/{partnership}/broadcasts/test', { params: { path: { partnership } }, body }),
  )
}

/** Sends it to everybody it is for, at most once per key. */
export function sendBroadcast(
  partnership: string,
  body: Schema['BroadcastDraft'],
  idempotencyKey: string,
): Promise<Schema['Broadcast']> {
  return ask(
    api.POST('/{partnership}/broadcasts', {
      params: { path: { partnership }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    }),
  )
}

/** Changes what I want to be sent. */
export function setPreferences(
  partnership: string,
  body: Schema['PreferencesWrite'],
): Promise<Schema['Preferences']> {
  return ask(api.PUT('/{partnership}/my/preferences', { params: { path: { partnership } }, body }))
}

/** Puts words of one's own in force for a letter, or the standard ones again. */
export function setLetter(
  partnership: string,
  letter: string,
  body: Schema['LetterWrite'],
): Promise<Schema['Letter']> {
  return ask(
    api.PUT('/{partnership}/letters/{letter}', { params: { path: { partnership, letter } }, body }),
  )
}

/** How a letter would look in these words; sends nothing. */
export function previewLetter(
  partnership: string,
  letter: string,
  body: Schema['LetterDraft'],
): Promise<Schema['LetterPreview']> {
  return ask(
    api.POST('/{partnership}/letters/{letter}/preview', {
      params: { path: { partnership, letter } },
      body,
    }),
  )
}

/** Sends a letter in these words to me alone. */
export function testLetter(
  partnership: string,
  letter: string,
  body: Schema['LetterDraft'],
): Promise<Schema['BroadcastTest']> {
  return ask(
    api.POST('/{partnership}/letters/{letter}/test', {
      params: { path: { partnership, letter } },
      body,
    }),
  )
}
