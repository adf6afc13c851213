import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { comesTwice, londonDate, londonTime } from '@/calendar/dates'
import type { ComboboxOption } from '@/govuk/Combobox'
import type { DateParts } from '@/govuk/DateInput'
import {
  choice,
  choiceIn,
  chosen,
  dateParts,
  emailAddress,
  optionally,
  optionalText,
  parseDate,
  parseTime,
  type ReadAnswer,
  reading,
  requiredText,
  ukDate,
  ukTime,
  wholeNumber,
} from '@/govuk/form'
import { modeWords } from '../words'

type Session = Schema['Session']
type Seat = Schema['Seat']

export type PartValues = {
  /** Empty for a new part. */
  id: string
  date: DateParts
  start: string
  end: string
  cancelled: boolean
  /** Which of the two, where the clocks go back and a time comes twice: `0` the first, `''` not said. */
  startFold: string
  endFold: string
}

export type SeatValues = { limit: string; capacity: string }

export type TrainerValues = { personId: string; lendingAgencyId: string }

/** What is asked of a session when it is made and when it is changed. */
export type SessionValues = {
  /** Of the session as it was opened; empty for a new one. */
  version: string
  eventId: string
  ownTitle: string
  mode: string
  parts: PartValues[]
  venueId: string
  room: string
  opens: string
  opensOn: DateParts
  opensWall: string
  closes: string
  closesOn: DateParts
  closesWall: string
  chooseUntil: string
  chooseUntilOn: DateParts
  chooseUntilWall: string
  trainers: TrainerValues[]
  onlyAgency: ComboboxOption | null
  publicNote: string
  joiningDetails: string
  joiningLink: string
  registerOpensMinutes: string
  /** Empty: as the partnership says. */
  selfServiceHours: string
  contactEmail: string
  contactPhone: string
}

/** What is asked only once: places are changed by themselves later. */
export type NewSessionValues = SessionValues & {
  course: ComboboxOption | null
  programmeId: string
  /** Empty: it is no break-out. */
  mainSessionId: string
  slot: string
  seats: Record<Seat, SeatValues>
}

export const newPart: PartValues = {
  id: '',
  date: dateParts(null),
  start: '',
  end: '',
  cancelled: false,
  startFold: '',
  endFold: '',
}

export const newSession: NewSessionValues = {
  version: '',
  course: null,
  programmeId: '',
  mainSessionId: '',
  slot: '',
  eventId: '',
  ownTitle: '',
  mode: '',
  parts: [newPart],
  venueId: '',
  room: '',
  seats: { room: { limit: 'some', capacity: '' }, online: { limit: 'some', capacity: '' } },
  opens: 'publication',
  opensOn: dateParts(null),
  opensWall: '9am',
  closes: 'start',
  closesOn: dateParts(null),
  closesWall: '5pm',
  chooseUntil: 'closing',
  chooseUntilOn: dateParts(null),
  chooseUntilWall: '5pm',
  trainers: [],
  onlyAgency: null,
  publicNote: '',
  joiningDetails: '',
  joiningLink: '',
  registerOpensMinutes: '15',
  selfServiceHours: '',
  contactEmail: '',
  contactPhone: '',
}

/** The kinds of place a session has by how it is held, the room first. */
export function seatsOf(mode: string): Seat[] {
  switch (mode) {
    case 'in_person':
      return ['room']
    case 'virtual':
      return ['online']
    case 'blended':
      return ['room', 'online']
    default:
      return []
  }
}

/** What a session shall say from now on. */
export function sessionUpdate(typed: SessionValues, answer: ReadAnswer): Schema['SessionUpdate'] {
  return { ...common(typed, answer), version: typed.version }
}

export const sessionUpdateSchema = reading(sessionUpdate)

export const newSessionSchema = reading(
  (typed: NewSessionValues, answer): Schema['SessionCreate'] => ({
    courseId: answer('course', chosen('the course'), typed.course),
    programmeId: answer('programmeId', requiredText('the programme'), typed.programmeId),
    ...common(typed, answer),
    mainSessionId: typed.mainSessionId || undefined,
    slot: typed.mainSessionId
      ? answer('slot', requiredText('the slot', 60), typed.slot)
      : undefined,
    seats: seatsOf(typed.mode).map((seat) => seatAnswer(seat, typed.seats[seat], answer)),
  }),
)

function common(typed: SessionValues, answer: ReadAnswer) {
  const mode = answer('mode', choiceIn('how it is held', modeWords), typed.mode)
  const held = mode !== 'virtual'
  return {
    eventId: typed.eventId || undefined,
    ownTitle: answer('ownTitle', optionalText('the title', 160), typed.ownTitle),
    mode,
    parts: typed.parts.map((part, i) => partAnswer(part, i, answer)),
    venueId: held ? typed.venueId || undefined : undefined,
    room: held ? answer('room', optionalText('the room', 120), typed.room) : undefined,
    publicNote: answer('publicNote', optionalText('the note', 2000), typed.publicNote),
    ...windowAnswer(typed, answer),
    registerOpensMinutes: answer(
      'registerOpensMinutes',
      wholeNumber('Minutes before the start', 0, 1440),
      typed.registerOpensMinutes,
    ),
    selfServiceHours: answer(
      'selfServiceHours',
      optionally(wholeNumber('Hours before the start', 0, 2160)),
      typed.selfServiceHours,
    ),
    contactEmail: answer(
      'contactEmail',
      optionally(emailAddress('the e-mail address')),
      typed.contactEmail,
    ),
    contactPhone: answer(
      'contactPhone',
      optionalText('the telephone number', 40),
      typed.contactPhone,
    ),
    onlyAgencyId: answer('onlyAgency', optionally(chosen('the agency')), typed.onlyAgency),
    trainers: typed.trainers.map(({ personId, lendingAgencyId }, i) => ({
      personId: answer(`trainers.${i}.personId`, requiredText('the trainer'), personId),
      lendingAgencyId: lendingAgencyId || undefined,
    })),
    joining: {
      details:
        answer('joiningDetails', optionalText('the details', 4000), typed.joiningDetails) ?? '',
      link: answer('joiningLink', optionalText('the link', 500), typed.joiningLink) ?? '',
    },
  }
}

function partAnswer(part: PartValues, i: number, answer: ReadAnswer): Schema['PartWrite'] {
  const twice = cameTwice(part)
  return {
    id: part.id || undefined,
    date: answer(`parts.${i}.date`, ukDate('The date'), part.date),
    startWall: answer(`parts.${i}.start`, ukTime('the time it starts'), part.start),
    startFold: twice.start ? answer(`parts.${i}.startFold`, whichOfTwo, part.startFold) : undefined,
    endWall: answer(`parts.${i}.end`, ukTime('the time it ends'), part.end),
    endFold: twice.end ? answer(`parts.${i}.endFold`, whichOfTwo, part.endFold) : undefined,
    cancelled: part.cancelled || undefined,
  }
}

const whichOfTwo = z.pipe(
  choice('whether it is the first or the second', ['0', '1']),
  z.transform((fold) => (fold === '0' ? 0 : 1)),
)

/** Whether the times of a part are ones that come twice, because the clocks go back that night. */
export function cameTwice(part: Pick<PartValues, 'date' | 'start' | 'end'>) {
  const parsed = parseDate(part.date)
  const twice = (typed: string) => {
    const time = parseTime(typed)
    return parsed.ok && time !== undefined && comesTwice(parsed.date, time)
  }
  return { start: twice(part.start), end: twice(part.end) }
}

/** `0` or `1` of an instant whose time comes twice, `''` of any other. */
function foldOf(date: string, wall: string, instant: string): string {
  if (!comesTwice(date, wall)) return ''
  return Date.parse(instant) < Date.parse(`${date}T${wall}Z`) ? '0' : '1'
}

function seatAnswer(seat: Seat, typed: SeatValues, answer: ReadAnswer): Schema['SeatWrite'] {
  if (typed.limit === 'none') return { seat, unlimited: true }
  const places = wholeNumber('The number of places', 0, 100_000)
  return {
    seat,
    unlimited: false,
    capacity: answer(`seats.${seat}.capacity`, places, typed.capacity),
  }
}

function windowAnswer(typed: SessionValues, answer: ReadAnswer) {
  const opens = typed.opens === 'date' && {
    opensOn: answer('opensOn', ukDate('The date booking opens'), typed.opensOn),
    opensWall: answer('opensWall', ukTime('the time booking opens'), typed.opensWall),
  }
  const closes = typed.closes === 'date' && {
    closesOn: answer('closesOn', ukDate('The date booking closes'), typed.closesOn),
    closesWall: answer('closesWall', ukTime('the time booking closes'), typed.closesWall),
  }
  const choose = typed.chooseUntil === 'date' && {
    chooseUntilOn: answer('chooseUntilOn', ukDate('The last date to choose'), typed.chooseUntilOn),
    chooseUntilWall: answer(
      'chooseUntilWall',
      ukTime('the last time to choose'),
      typed.chooseUntilWall,
    ),
  }
  return { ...opens, ...closes, ...choose }
}

/** The field for an error of the server. */
export function sessionFieldFor(field: string, typed: SessionValues): string {
  const seats = seatsOf(typed.mode)
  return field
    .replaceAll(/\[(\w+)\]/g, '.$1')
    .replace(/^parts\.(\d+)\.(start|end)Wall$/, 'parts.$1.$2')
    .replace(/^parts$/, 'parts.0.date')
    .replace(/^seats\.(\d+)\..*$/, (_, i) => `seats.${seats[Number(i)] ?? 'room'}.capacity`)
    .replace(/^joining\.details$/, 'joiningDetails')
    .replace(/^joining\.link$/, 'joiningLink')
    .replace(/^courseId$/, 'course')
    .replace(/^onlyAgencyId$/, 'onlyAgency')
}

/** A session that exists, ready to be changed. */
export function valuesOfSession(session: Session): SessionValues {
  const { summary, joining } = session
  const closesAtStart = summary.closesAt === summary.startsAt
  return {
    version: session.version ?? '',
    eventId: summary.event?.id ?? '',
    ownTitle: session.ownTitle,
    mode: summary.mode,
    parts: summary.parts.map((part) => ({
      id: part.id,
      date: dateParts(part.date),
      start: part.startWall,
      end: part.endWall,
      cancelled: part.cancelled,
      startFold: foldOf(part.date, part.startWall, part.startsAt),
      endFold: foldOf(part.date, part.endWall, part.endsAt),
    })),
    venueId: session.venue?.id ?? '',
    room: session.room,
    opens: session.opensAtPublication ? 'publication' : 'date',
    opensOn: dateParts(londonDate(summary.opensAt)),
    opensWall: londonTime(summary.opensAt),
    closes: closesAtStart ? 'start' : 'date',
    closesOn: closesAtStart ? dateParts(null) : dateParts(londonDate(summary.closesAt)),
    closesWall: closesAtStart ? '5pm' : londonTime(summary.closesAt),
    chooseUntil: summary.chooseUntil ? 'date' : 'closing',
    chooseUntilOn: dateParts(summary.chooseUntil ? londonDate(summary.chooseUntil) : null),
    chooseUntilWall: summary.chooseUntil ? londonTime(summary.chooseUntil) : '5pm',
    trainers: session.trainers.map((trainer) => ({
      personId: trainer.id,
      lendingAgencyId: trainer.lendingAgency?.id ?? '',
    })),
    onlyAgency: session.onlyAgency
      ? { value: session.onlyAgency.id, label: session.onlyAgency.name }
      : null,
    publicNote: session.publicNote,
    joiningDetails: joining?.details ?? '',
    joiningLink: joining?.link ?? '',
    registerOpensMinutes: String(session.registerOpensMinutes),
    selfServiceHours:
      session.selfServiceHours === undefined ? '' : String(session.selfServiceHours),
    contactEmail: session.contactEmail ?? '',
    contactPhone: session.contactPhone ?? '',
  }
}
