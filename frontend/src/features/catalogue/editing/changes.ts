import { api, ask, type Schema } from '@/api/client'

// What staff may change of what is offered.

export function createProgramme(
  partnership: string,
  body: Schema['ProgrammeCreate'],
): Promise<Schema['Programme']> {
  return ask(api.POST('/{partnership}/programmes', { params: { path: { partnership } }, body }))
}

export function updateProgramme(
  partnership: string,
  programme: string,
  body: Schema['ProgrammeUpdate'],
): Promise<Schema['Programme']> {
  return ask(
    api.PUT('/{partnership}/programmes/{programme}', {
      params: { path: { partnership, programme } },
      body,
    }),
  )
}

export function createVenue(
  partnership: string,
  body: Schema['VenueWrite'],
): Promise<Schema['Venue']> {
  return ask(api.POST('/{partnership}/venues', { params: { path: { partnership } }, body }))
}

export function updateVenue(
  partnership: string,
  venue: string,
  body: Schema['VenueWrite'],
): Promise<Schema['Venue']> {
  return ask(
    api.PUT('/{partnership}/venues/{venue}', { params: { path: { partnership, venue } }, body }),
  )
}

export function createCourse(
  partnership: string,
  body: Schema['CourseWrite'],
): Promise<Schema['Course']> {
  return ask(api.POST('/{partnership}/courses', { params: { path: { partnership } }, body }))
}

export function updateCourse(
  partnership: string,
  course: string,
  body: Schema['CourseWrite'],
): Promise<Schema['Course']> {
  return ask(
    api.PUT('/{partnership}/courses/{course}', { params: { path: { partnership, course } }, body }),
  )
}

export function createSession(
  partnership: string,
  body: Schema['SessionCreate'],
): Promise<Schema['Session']> {
  return ask(api.POST('/{partnership}/sessions', { params: { path: { partnership } }, body }))
}

export function updateSession(
  partnership: string,
  session: string,
  body: Schema['SessionUpdate'],
): Promise<Schema['Session']> {
  return ask(
    api.PUT('/{partnership}/sessions/{session}', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

/** Says whom a change would touch; nothing is changed. */
export function previewSession(
  partnership: string,
  session: string,
  body: Schema['SessionUpdate'],
): Promise<Schema['Affected']> {
  return ask(
    api.POST('/{partnership}/sessions/{session}/preview', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

export function publishSession(partnership: string, session: string): Promise<Schema['Session']> {
  return ask(
    api.POST('/{partnership}/sessions/{session}/publication', {
      params: { path: { partnership, session } },
    }),
  )
}

/** Takes a draft away as if it had never been made. */
export async function discardSession(partnership: string, session: string): Promise<void> {
  await ask(
    api.DELETE('/{partnership}/sessions/{session}', { params: { path: { partnership, session } } }),
  )
}

/** Cancels a session, or records that it did not run; everyone with a booking is told once. */
export function cancelSession(
  partnership: string,
  session: string,
  body: Schema['SessionCancellation'],
): Promise<Schema['Session']> {
  return ask(
    api.POST('/{partnership}/sessions/{session}/cancellation', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

/** Raises or lowers the places of one kind; nobody is dropped. */
export function setPlaces(
  partnership: string,
  session: string,
  body: Schema['PlacesWrite'],
): Promise<Schema['Session']> {
  return ask(
    api.PUT('/{partnership}/sessions/{session}/places', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

export function createEvent(
  partnership: string,
  body: Schema['EventWrite'],
): Promise<Schema['Event']> {
  return ask(api.POST('/{partnership}/events', { params: { path: { partnership } }, body }))
}

export function updateEvent(
  partnership: string,
  event: string,
  body: Schema['EventWrite'],
): Promise<Schema['Event']> {
  return ask(
    api.PUT('/{partnership}/events/{event}', { params: { path: { partnership, event } }, body }),
  )
}

/** Moves or cancels all of an event that is still to come; everyone who booked is told once. */
export function changeEvent(
  partnership: string,
  event: string,
  body: Schema['EventChange'],
): Promise<Schema['ChangeDetail']> {
  return ask(
    api.POST('/{partnership}/events/{event}/changes', {
      params: { path: { partnership, event } },
      body,
    }),
  )
}
