import { render, screen } from '@/testing/render'
import { Link } from './Link'
import { NextPage, Pagination, PreviousPage } from './Pagination'
import { SubNavigation, SubNavigationLink } from './SubNavigation'

test('a link in a text never claims to be where one is', async () => {
  await render(<Link to="/">Here</Link>)
  expect(screen.getByRole('link', { name: 'Here' })).not.toHaveAttribute('aria-current')
})

test('sub-navigation is a named landmark, and marks the view that is shown', async () => {
  await render(
    <SubNavigation label="Views">
      <SubNavigationLink to="/">List</SubNavigationLink>
      <SubNavigationLink to="/accessibility">Month</SubNavigationLink>
    </SubNavigation>,
  )
  expect(screen.getByRole('navigation', { name: 'Views' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'List' })).toHaveAttribute('aria-current', 'page')
  expect(screen.getByRole('link', { name: 'Month' })).not.toHaveAttribute('aria-current')
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
})

test('pagination is a named landmark of steps', async () => {
  await render(
    <Pagination label="Months">
      <PreviousPage to="/accessibility">September 2024</PreviousPage>
      <NextPage to="/accessibility">November 2024</NextPage>
    </Pagination>,
  )
  expect(screen.getByRole('navigation', { name: 'Months' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'September 2024' })).toHaveAttribute('rel', 'prev')
  expect(screen.getByRole('link', { name: 'November 2024' })).toHaveAttribute('rel', 'next')
})
