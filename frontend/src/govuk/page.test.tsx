import { render, screen } from '@/testing/render'
import { BackLink } from './BackLink'
import { setTitleErroneous } from './document-title'
import { Page } from './Page'
import { PageContext, PageTitle } from './PageTitle'
import { Panel } from './Panel'
import { SkipLink } from './SkipLink'

const context = (takeFocus: boolean) => ({
  suffix: 'Devon',
  takeFocus: vi.fn().mockReturnValueOnce(takeFocus).mockReturnValue(false),
})

test('the page title is the heading, and the title of the browser with the partnership', async () => {
  await render(
    <PageContext value={context(false)}>
      <PageTitle caption="Neglect">Check and book</PageTitle>
    </PageContext>,
  )
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Neglect Check and book')
  expect(document.title).toBe('Check and book – Devon')
  expect(screen.getByRole('heading')).not.toHaveFocus()
})

test('after moving here the heading takes the focus', async () => {
  await render(
    <PageContext value={context(true)}>
      <PageTitle>My learning</PageTitle>
    </PageContext>,
  )
  expect(screen.getByRole('heading', { name: 'My learning' })).toHaveFocus()
})

test('the browser title says that there are errors', async () => {
  await render(<PageTitle>Sign in</PageTitle>)
  setTitleErroneous(true)
  expect(document.title).toBe('Error: Sign in')
  setTitleErroneous(false)
  expect(document.title).toBe('Sign in')
})

test('a panel is the heading of its page', async () => {
  await render(<Panel title="You have a place">B7K-4QX</Panel>)
  expect(screen.getByRole('heading', { level: 1, name: 'You have a place' })).toBeVisible()
})

test('the skip link leads to the main part', async () => {
  const { user } = await render(
    <>
      <SkipLink />
      <Page before={<BackLink to="/accessibility">Events</BackLink>}>Words</Page>
    </>,
  )
  await user.tab()
  expect(screen.getByRole('link', { name: 'Skip to main content' })).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(screen.getByRole('main')).toHaveFocus()
})
