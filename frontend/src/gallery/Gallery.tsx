import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import { Problem } from '@/api/problem'
import { Header, HouseName } from '@/app/Header'
import { Layout } from '@/app/Layout'
import { DayTimetable } from '@/calendar/DayTimetable'
import { MonthGrid } from '@/calendar/MonthGrid'
import { BarChart } from '@/charts/BarChart'
import { LineChart } from '@/charts/LineChart'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { Details } from '@/govuk/Details'
import {
  Form,
  FormCheckboxes,
  FormCombobox,
  FormDate,
  FormInput,
  FormRadios,
  FormSelect,
  FormTextarea,
  FormTime,
  optionalText,
  requiredText,
  Submit,
  ukDate,
  ukTime,
  useForm,
} from '@/govuk/form'
import { Anchor } from '@/govuk/Link'
import { Loading } from '@/govuk/Loading'
import { Menu, menuItem } from '@/govuk/Menu'
import { InsetText, NotificationBanner, WarningText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'

/** Every component in its states, on one page. */
export function Gallery() {
  return (
    <Layout header={<Header name={<HouseName />} />} footer={null}>
      <Page hero={<PageTitle size="xl">Gallery of components</PageTitle>}>
        <Part title="Words">
          <p className="govuk-body-l">A lead paragraph says what the page is about, softly.</p>
          <p className="govuk-body">
            Text with <strong>weight</strong>, <Anchor href="#x">a link</Anchor>, Welsh names such
            as Dŵr-y-Felin and Ynyswen, and figures: 1,257 registrations, 48.6 on average.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            <li>one</li>
            <li>two</li>
          </ul>
        </Part>
        <Part title="Buttons">
          <ButtonGroup>
            <Button>Book a place</Button>
            <Button variant="secondary">Not now</Button>
            <Button variant="warning">Cancel the session</Button>
            <Button busy>Saving</Button>
            <LinkButton>Send another code</LinkButton>
          </ButtonGroup>
          <Menu label="More" align="left">
            <button type="button" className={menuItem}>
              Move to another date
            </button>
            <button type="button" className={menuItem}>
              Send a colleague
            </button>
          </Menu>
        </Part>
        <Part title="Tags">
          <Tag>Draft</Tag> <Tag tone="brand">Level 3</Tag> <Tag tone="good">14 places left</Tag>{' '}
          <Tag tone="warn">Full</Tag> <Tag tone="bad">Cancelled</Tag>{' '}
          <Tag tone="outline">Virtual</Tag>
        </Part>
        <Part title="Notices">
          <NotificationBanner>
            <p className="govuk-notification-banner__heading">Three registers are not taken.</p>
          </NotificationBanner>
          <WarningText>This counts as a late cancellation.</WarningText>
          <InsetText>You can book in the meantime.</InsetText>
          <Details summary="What this counts">Sessions whose first part has started.</Details>
          <Loading />
        </Part>
        <Part title="A form">
          <ExampleForm />
        </Part>
        <Part title="Tables and lists">
          <ExampleTable />
          <SummaryList
            rows={[
              {
                key: 'When',
                value: 'Tuesday 8 October 2024, 9:30am to 12:30pm',
                action: <Anchor href="#x">Change the date</Anchor>,
              },
              { key: 'Where', value: 'Exeter Racecourse' },
            ]}
          />
        </Part>
        <Part title="Calendar">
          <MonthGrid
            month="2024-10"
            of="Training"
            entries={monthEntries}
            today="2024-10-09"
            empty=""
          />
          <DayTimetable date="2024-10-08" headingLevel={3} entries={dayEntries} />
        </Part>
        <Part title="Charts">
          <BarChart title="Attended by sector" rowHeader="Sector" series={years} rows={bySector} />
          <LineChart title="Attended by month" rowHeader="Month" series={years} rows={byMonth} />
        </Part>
      </Page>
    </Layout>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="govuk-heading-l t-space-above">{title}</h2>
      {children}
    </section>
  )
}

const schema = z.object({
  name: requiredText('your name'),
  date: ukDate('The date'),
  starts: ukTime('the time it starts'),
  mode: z.string(),
  levels: z.array(z.string()),
  where: z.string(),
  note: optionalText('the note'),
  agency: z.nullable(z.custom<{ value: string; label: string }>()),
})

function ExampleForm() {
  const form = useForm({
    schema,
    values: {
      name: '',
      date: { day: '31', month: '2', year: '2025' },
      starts: 'soon',
      mode: 'virtual',
      levels: [] as string[],
      where: '',
      note: '',
      agency: null,
    },
    save: () => Promise.reject(new Problem({ status: 503, code: 'unavailable' })),
  })
  return (
    <Form form={form}>
      <FormInput form={form} name="name" label="Your name" hint="As on your badge" width={20} />
      <FormDate form={form} name="date" legend="Date of the session" />
      <FormTime form={form} name="starts" label="Starts at" />
      <FormRadios
        form={form}
        name="mode"
        legend="Format"
        choices={[
          { value: 'in_person', label: 'In person', hint: '3 of 25 left' },
          {
            value: 'virtual',
            label: 'Virtual',
            children: <p className="govuk-body">A link is sent.</p>,
          },
        ]}
      />
      <FormCheckboxes
        form={form}
        name="levels"
        legend="Levels"
        choices={[
          { value: '2', label: 'Level 2' },
          { value: '3', label: 'Level 3' },
        ]}
      />
      <FormSelect
        form={form}
        name="where"
        label="Locality"
        empty="Choose a locality"
        options={[{ value: 'exeter', label: 'Exeter' }]}
      />
      <FormCombobox
        form={form}
        name="agency"
        label="Agency"
        search={async (words) => [
          { value: '1', label: `${words} Primary School`, detail: 'Exe Valley Trust · Education' },
          { value: '2', label: `${words} City Council`, detail: 'Local authority' },
        ]}
      />
      <FormTextarea form={form} name="note" label="Note (optional)" rows={3} />
      <Submit form={form}>Save</Submit>
    </Form>
  )
}

function ExampleTable() {
  return (
    <Table
      caption="Sessions"
      sort={{ column: 'attended', descending: true }}
      rowKey={(row) => row.title}
      rows={[
        { title: 'Neglect: seeing the whole child', places: 25, attended: 21 },
        { title: 'Harm outside the home', places: 180, attended: 164 },
        { title: 'Online harms', places: 40, attended: null },
      ]}
      columns={[
        {
          key: 'title',
          header: 'Session',
          rowHeader: true,
          cell: (row) => row.title,
          sortBy: (row) => row.title,
        },
        {
          key: 'places',
          header: 'Places',
          numeric: true,
          cell: (row) => row.places,
          sortBy: (row) => row.places,
        },
        {
          key: 'attended',
          header: 'Attended',
          numeric: true,
          cell: (row) => row.attended ?? 'not known',
          sortBy: (row) => row.attended,
        },
      ]}
    />
  )
}

const years = [
  { key: 'now', label: '2024-25' },
  { key: 'before', label: '2023-24' },
]

const bySector = [
  { key: 'education', label: 'Education', values: [421, 388] },
  { key: 'health', label: 'Health', values: [352, 371] },
  { key: 'early', label: 'Early years', values: [210, null] },
]

const byMonth = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((label, i) => ({
  key: label,
  label,
  values: [60 + ((i * 37) % 90), i === 4 ? null : 50 + ((i * 23) % 80)],
}))

const monthEntries = [
  { id: 'a', date: '2024-10-08', content: <Anchor href="#x">Neglect</Anchor> },
  { id: 'b', date: '2024-10-09', content: <Anchor href="#x">Harm outside the home</Anchor> },
  { id: 'c', date: '2024-10-09', content: <Anchor href="#x">Online harms</Anchor> },
]

const dayEntries = [
  { id: 'a', start: '09:30', end: '12:30', content: 'Neglect: seeing the whole child' },
  { id: 'b', start: '09:30', end: '10:30', content: 'Professional curiosity' },
  { id: 'c', start: '11:00', end: '12:00', content: 'Online harms' },
  { id: 'd', start: '13:30', end: '14:15', content: 'Trauma-informed practice' },
]
