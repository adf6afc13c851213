import { eventCalendar, googleCalendar, outlookCalendar, searchCalendar, webcal } from './address'

test('a search keeps its words and filters, and each of several choices', () => {
  const address = searchCalendar('devon', {
    q: 'neglect & harm',
    mode: ['virtual', 'in_person'],
    placesLeft: true,
    from: undefined,
  })
  expect(address).toBe(
    `${location.origin}/api/v1/devon/sessions.ics?q=neglect+%26+harm&mode=virtual&mode=in_person&placesLeft=true`,
  )
  expect(searchCalendar('devon', {})).toBe(`${location.origin}/api/v1/devon/sessions.ics`)
})

test('each program is handed the address in the way it takes one', () => {
  const address = 'https://turnout.example/api/v1/devon/events/e1/calendar.ics'
  expect(webcal(address)).toBe('webcal://turnout.example/api/v1/devon/events/e1/calendar.ics')
  expect(new URL(googleCalendar(address)).searchParams.get('cid')).toBe(webcal(address))
  const outlook = new URL(outlookCalendar(address, 'SaFest & more'))
  expect(outlook.searchParams.get('url')).toBe(address)
  expect(outlook.searchParams.get('name')).toBe('SaFest & more')
  expect(new URL(eventCalendar('devon', 'e1')).pathname).toBe(
    '/api/v1/devon/events/e1/calendar.ics',
  )
})
