// Prints the bank holidays of the United Kingdom as JSON, for backend/internal/ukdate.
// A holiday that falls on a weekend is left out: its substitute day is the one nobody works.
import Holidays from 'date-holidays'

const FIRST_YEAR = 2015
const LAST_YEAR = 2035

// England and Wales share one list; date-holidays names them apart.
const NATIONS = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
}

// The names the government's own list uses, where the library's read oddly in a letter.
const GOVERNMENT_NAMES = {
  'Early May bank holiday (VE day)': 'Early May bank holiday (VE Day)',
  'Queen’s Platinum Jubilee': 'Platinum Jubilee bank holiday',
  "Queen Elizabeth's Funeral Day": 'Bank holiday for the State Funeral of Queen Elizabeth II',
  "King Charles III's Coronation": 'Bank holiday for the coronation of King Charles III',
  'January 2nd': '2 January',
  'January 2nd (substitute day)': '2 January (substitute day)',
}

// Days proclaimed after the library's release.
const PROCLAIMED = {
  scotland: [{ date: '2026-06-15', name: 'World Cup bank holiday' }],
}

function isWeekday(date) {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day >= 1 && day <= 5
}

function nameOf(holiday) {
  return (GOVERNMENT_NAMES[holiday.name] ?? holiday.name).replaceAll("'", '’')
}

function bankHolidays(state) {
  const calendar = new Holidays('GB', state)
  const days = []
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (const holiday of calendar.getHolidays(year, 'en')) {
      const date = holiday.date.slice(0, 10)
      if (holiday.type === 'public' && isWeekday(date)) days.push({ date, name: nameOf(holiday) })
    }
  }
  return inOrder(days)
}

function inOrder(days) {
  return days.sort((a, b) => a.date.localeCompare(b.date))
}

function refuseIfWalesDiffers() {
  const dates = (state) => JSON.stringify(bankHolidays(state).map((day) => day.date))
  if (dates('ENG') !== dates('WLS')) throw new Error('England and Wales no longer share one list')
}

refuseIfWalesDiffers()
const nations = Object.fromEntries(
  Object.entries(NATIONS).map(([nation, state]) => [
    nation,
    inOrder([...bankHolidays(state), ...(PROCLAIMED[nation] ?? [])]),
  ]),
)
const lines = Object.entries(nations).map(([nation, days]) => {
  const rows = days.map((day) => `      ${JSON.stringify(day)}`).join(',\n')
  return `    ${JSON.stringify(nation)}: [\n${rows}\n    ]`
})
console.log(`{
  "source": "npm date-holidays 3.37.0, and days proclaimed since",
  "first_year": ${FIRST_YEAR},
  "last_year": ${LAST_YEAR},
  "nations": {
${lines.join(',\n')}
  }
}`)
