import { screen, waitFor } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { type Call, fakeFetch } from '@/testing/fake-fetch'
import { memberWith, meWith, partnershipWith } from '@/testing/partnership'

const devon = '/api/v1/devon'
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const wrongCode = {
  status: 422,
  body: {
    code: 'invalid_input',
    title: 'Some answers need changing.',
    errors: [{ field: 'code', code: 'wrong_code', message: 'That code is not right.' }],
  },
}

function answers(more: Parameters<typeof fakeFetch>[0]) {
  return fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: meWith(),
    [`GET ${devon}/my/bookings`]: { comingUp: [], past: [] },
    [`POST ${devon}/sign-in/codes`]: { email: 'amina@exe.example', minutesValid: 30 },
    ...more,
  })
}

async function askForCode(address = '/devon/sign-in') {
  const app = await openApp(address)
  await heading('Sign in')
  await app.user.type(screen.getByLabelText('Your work e-mail address'), 'amina@exe.example')
  await app.user.click(screen.getByRole('button', { name: 'Send me a code' }))
  await heading('Check your e-mail')
  return app
}

test('the code is sent to the address, which does not stand in the address bar', async () => {
  answers({})
  const { router } = await askForCode()
  expect(screen.getByText('amina@exe.example')).toBeVisible()
  expect(screen.getByText(/within 30 minutes/)).toBeVisible()
  expect(router.state.location.href).not.toContain('amina')
})

test('with the code one goes where one was going', async () => {
  const calls = answers({ [`POST ${devon}/sign-in`]: memberWith() })
  const { user, router } = await askForCode('/devon/sign-in?next=/devon/my')
  await user.type(screen.getByLabelText('Six-digit code'), '123 456{Enter}')
  await heading('My learning')
  expect(router.state.location.pathname).toBe('/devon/my')
  expect(calls.find((call) => call.path === `${devon}/sign-in`)?.body).toEqual({
    email: 'amina@exe.example',
    code: '123456',
  })
})

test('a wrong code stands at its field', async () => {
  answers({ [`POST ${devon}/sign-in`]: wrongCode })
  const { user } = await askForCode()
  await user.type(screen.getByLabelText('Six-digit code'), '000000{Enter}')
  await waitFor(() =>
    expect(screen.getByLabelText('Six-digit code')).toHaveAccessibleDescription(
      'Error: That code is not right.',
    ),
  )
})

test('another code can be sent', async () => {
  const calls = answers({})
  const { user } = await askForCode()
  await user.click(screen.getByRole('button', { name: 'Send another code' }))
  expect(await screen.findByText(/The first one still works/)).toBeInTheDocument()
  expect(calls.filter((call) => call.path.endsWith('/codes'))).toHaveLength(2)
})

test('without an address one begins at the beginning', async () => {
  answers({})
  await openApp('/devon/sign-in/code')
  expect(await heading('Sign in')).toBeVisible()
})

test.each(['sign-in', 'sign-in/code', 'register'])(
  'Back to %s after signing in goes on to where one was going, not to an empty form',
  async (page) => {
    answers({ [`GET ${devon}/me`]: memberWith() })
    const { router } = await openApp(`/devon/${page}?next=%2Fdevon%2Fmy%3Fonce%3D1`)
    await heading('My learning')
    expect(router.state.location.href).toBe('/devon/my?once=1')
  },
)

describe('a newcomer', () => {
  const newcomer = meWith({ signedIn: true, email: 'amina@exe.example' })
  const suggestion = {
    email: 'amina@exe.example',
    agencies: [{ id: 'a1', name: 'Exe Valley School', sector: 'education' }],
  }

  async function begin(more: Parameters<typeof fakeFetch>[0] = {}) {
    const calls = answers({
      [`GET ${devon}/me`]: newcomer,
      [`GET ${devon}/registration`]: suggestion,
      [`GET ${devon}/agencies/search`]: {
        agencies: [{ id: 'a2', name: 'Exeter City Council', sector: 'local_authority' }],
      },
      [`POST ${devon}/registration`]: memberWith(),
      ...more,
    })
    const app = await openApp('/devon/register')
    await heading('Tell us who you are')
    return { ...app, calls }
  }

  const sent = (calls: Call[]) => calls.find((call) => call.method === 'POST')?.body

  test('chooses an agency that fits the e-mail address', async () => {
    const { user, calls } = await begin()
    await user.type(screen.getByLabelText('Your name'), 'Amina Yusuf')
    await user.click(screen.getByRole('radio', { name: 'Exe Valley School' }))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await heading('My learning')
    expect(sent(calls)).toEqual({ name: 'Amina Yusuf', agencyId: 'a1', jobTitle: '' })
  })

  test('or finds another', async () => {
    const { user, calls } = await begin()
    await user.type(screen.getByLabelText('Your name'), 'Amina Yusuf')
    await user.click(screen.getByRole('radio', { name: 'Another agency' }))
    await user.type(screen.getByRole('combobox', { name: 'Agency' }), 'exet')
    await user.click(await screen.findByRole('option', { name: /Exeter City Council/ }))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await heading('My learning')
    expect(sent(calls)).toMatchObject({ agencyId: 'a2' })
  })

  test('must choose one', async () => {
    const { user } = await begin()
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findByRole('link', { name: 'Enter your name' })).toBeVisible()
    await user.type(screen.getByLabelText('Your name'), 'Amina')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(
      await screen.findByRole('link', { name: 'Select the agency you work for' }),
    ).toBeVisible()
  })
})
