import ICAL from 'ical.js'

/** What a calendar file asks for: REQUEST puts entries in or changes them, CANCEL takes them out. */
export type Message = { method: string; entries: Entry[] }

export type Entry = {
  uid: string
  sequence: number
  /** The wall time as it stands in the file, and its zone: "2027-03-27T10:00:00 Europe/London". */
  start: string
  /** The instants, by the rules of the zone that the file itself carries. */
  startsAt: string
  endsAt: string
  summary: string
  status: string
  description: string
}

/** Reads a calendar file with ical.js, as the programs of its receivers would. */
export function readCalendar(text: string): Message {
  const file = new ICAL.Component(ICAL.parse(text))
  const zones = file
    .getAllSubcomponents('vtimezone')
    .map((component) => new ICAL.Timezone(component))
  const inZone = (time: ICAL.Time, zone: unknown) => {
    time.zone = zones.find((one) => one.tzid === zone) ?? time.zone
    return time.toJSDate().toISOString()
  }
  const entries = file.getAllSubcomponents('vevent').map((component) => {
    const { uid, sequence, startDate, endDate, summary, description } = new ICAL.Event(component)
    const zone = component.getFirstProperty('dtstart')?.getFirstParameter('tzid')
    return {
      uid,
      sequence,
      summary,
      status: String(component.getFirstPropertyValue('status')),
      description: description ?? '',
      start: `${startDate} ${zone}`,
      startsAt: inZone(startDate, zone),
      endsAt: inZone(endDate, zone),
    }
  })
  return { method: String(file.getFirstPropertyValue('method')), entries }
}

/**
 * A calendar that takes messages as RFC 5546 has it: CANCEL takes an entry out, and whatever is older
 * than what was taken before changes nothing, even if it comes later.
 */
export class Calendar {
  readonly entries = new Map<string, Entry>()
  private readonly taken = new Map<string, number>()

  take({ method, entries }: Message) {
    for (const entry of entries) {
      if (entry.sequence < (this.taken.get(entry.uid) ?? 0)) continue
      this.taken.set(entry.uid, entry.sequence)
      if (method === 'CANCEL') this.entries.delete(entry.uid)
      else this.entries.set(entry.uid, entry)
    }
  }
}
