import { render, screen } from '@/testing/render'
import { DayTimetable } from './DayTimetable'

const entry = (id: string, start: string, end: string) => ({ id, start, end, content: id })

const day = (
  <DayTimetable
    date="2024-10-08"
    entries={[
      entry('late', '13:30', '16:00'),
      entry('long', '09:30', '12:30'),
      entry('early', '09:30', '10:30'),
    ]}
  />
)

test('a day is a named list in the order of time, each entry with its times', async () => {
  await render(day)
  expect(screen.getByRole('region', { name: 'Tuesday 8 October' })).toBeVisible()
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '9:30am to 10:30amearly',
    '9:30am to 12:30pmlong',
    '1:30pm to 4pmlate',
  ])
})

test('what happens at once stands side by side, along the hours', async () => {
  await render(day)
  const place = (item: HTMLElement | undefined) =>
    ['--lane', '--from', '--to'].map((name) => item?.style.getPropertyValue(name))
  const [early, long, late] = screen.getAllByRole('listitem')
  // The grid begins at 9 and has a row every five minutes.
  expect(place(early)).toEqual(['1', '7', '19'])
  expect(place(long)).toEqual(['2', '7', '43'])
  expect(place(late)).toEqual(['1', '55', '85'])
})
