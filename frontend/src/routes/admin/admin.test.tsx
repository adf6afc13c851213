import { screen, within } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, partnershipWith } from '@/testing/partnership'

const devon = '/api/v1/devon'

const settings = {
  name: 'Devon Safeguarding Partnership',
  region: 'Devon',
  colour: '#00594c',
  introduction: '',
  contactEmail: '',
  contactPhone: '',
  controllerName: '',
  controllerAddress: '',
  privacyUrl: '',
  decimals: 1,
  published: true,
  onBehalf: true,
  selfServiceHours: 0,
  needsDays: 10,
  version: 'as opened',
}

const answers = (more: Parameters<typeof fakeFetch>[0] = {}) =>
  fakeFetch({
    [`GET ${devon}`]: partnershipWith({ localities: [{ id: 'l1', name: 'Exeter' }] }),
    [`GET ${devon}/me`]: memberWith('administrator'),
    [`GET ${devon}/settings`]: settings,
    ...more,
  })

const heading = (name: RegExp) => screen.findByRole('heading', { level: 1, name })

test('settings are not for staff', async () => {
  const { expectComplaints } = await import('@/testing/complaints')
  expectComplaints()
  answers({ [`GET ${devon}/me`]: memberWith('staff') })
  await openApp('/devon/admin')
  await heading(/You do not have permission/)
})

test('a light colour is shown with the shade that can be read', async () => {
  const calls = answers({ [`PUT ${devon}/settings`]: { ...settings, colour: '#ffcc00' } })
  const { user } = await openApp('/devon/admin')
  await heading(/Partnership/)
  expect(screen.getByText(/The colour is used as it is/)).toBeVisible()
  const colour = screen.getByRole('textbox', { name: 'Colour' })
  await user.clear(colour)
  await user.type(colour, 'FFCC00')
  expect(screen.getByText(/a darker shade, so that everyone can read them/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Save the settings' }))
  expect(await screen.findByText('The settings are saved.')).toBeVisible()
  expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({
    ...settings,
    colour: '#ffcc00',
  })
})

test('localities are added, and keep their ids when they change place', async () => {
  const calls = answers({ [`PUT ${devon}/localities`]: { localities: [] } })
  const { user } = await openApp('/devon/admin/localities')
  await heading(/Localities/)
  await user.click(screen.getByRole('button', { name: 'Add a locality' }))
  await user.type(screen.getByRole('textbox', { name: 'Locality 2' }), 'Torridge')
  await user.click(screen.getByRole('button', { name: 'Up with locality 2' }))
  expect(screen.getByRole('textbox', { name: 'Locality 1' })).toHaveValue('Torridge')
  await user.click(screen.getByRole('button', { name: 'Save the localities' }))
  expect(await screen.findByText('The localities are saved.')).toBeVisible()
  expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({
    localities: [{ name: 'Torridge' }, { id: 'l1', name: 'Exeter' }],
  })
})

test('the rule in force is marked among its versions', async () => {
  const rule = (version: number, effectiveFrom: string, amount: number) => ({
    id: `r${version}`,
    policyGroup: 'standard',
    version,
    effectiveFrom,
    unit: 'working_days',
    amount,
    countBankHolidays: false,
    countSessionDay: true,
    inWords: `${amount} working days`,
  })
  answers({
    [`GET ${devon}/notice-rules`]: {
      rules: [rule(2, '2099-04-01', 10), rule(1, '2020-04-01', 5)],
    },
  })
  await openApp('/devon/admin/notice-rules')
  await heading(/Notice/)
  expect(
    within(screen.getByRole('row', { name: /^5 working days/ })).getByText('Now'),
  ).toBeVisible()
})
