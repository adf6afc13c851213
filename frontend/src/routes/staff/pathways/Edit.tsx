import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { RequirementRows } from '@/features/catalogue/editing/RequirementRows'
import {
  newRequirement,
  type RequirementValues,
  readRequirements,
  requirementField,
  valuesOfRequirements,
} from '@/features/catalogue/editing/requirements'
import { courseStatusWords } from '@/features/catalogue/editing/words'
import { audienceWords } from '@/features/catalogue/words'
import { createPathway, pathwayQuery, updatePathway } from '@/features/pathway/queries'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import {
  choiceIn,
  choicesFrom,
  Form,
  FormCheckboxes,
  FormInput,
  FormRadios,
  FormTextarea,
  optionalText,
  reading,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { editPathwayRoute, newPathwayRoute } from './routes'

type Values = {
  version: string
  title: string
  summary: string
  status: string
  sectors: string[]
  steps: RequirementValues[]
}

const schema = reading((typed: Values, answer): Schema['PathwayWrite'] => ({
  title: answer('title', requiredText('the title', 160), typed.title),
  summary: answer('summary', optionalText('the summary', 2000), typed.summary) ?? '',
  status: answer('status', choiceIn('the status', courseStatusWords), typed.status),
  sectors: typed.sectors as Schema['Sector'][],
  steps: readRequirements('steps', typed.steps, answer),
  version: typed.version || undefined,
}))

const valuesOf = (pathway: Schema['Pathway']): Values => ({
  version: pathway.version,
  title: pathway.title,
  summary: pathway.summary,
  status: pathway.status,
  sectors: pathway.sectors,
  steps: valuesOfRequirements(pathway.steps),
})

const empty: Values = {
  version: '',
  title: '',
  summary: '',
  status: 'draft',
  sectors: [],
  steps: [newRequirement],
}

/** A new pathway. */
export function NewPathway() {
  const { partnership } = newPathwayRoute.useParams()
  return (
    <PathwayPage
      partnership={partnership}
      title="Make a pathway"
      values={empty}
      save={(body) => createPathway(partnership, body)}
    />
  )
}

/** A pathway to be changed. */
export function EditPathway() {
  const { partnership, pathway } = editPathwayRoute.useParams()
  const query = pathwayQuery(partnership, pathway)
  const { data } = useSuspenseQuery(query)
  const asItIsNow = useAsItIsNow()
  return (
    <PathwayPage
      partnership={partnership}
      title="Change the pathway"
      caption={data.title}
      values={valuesOf(data)}
      save={(body) => updatePathway(partnership, pathway, body)}
      present={async () => valuesOf(await asItIsNow(query))}
    />
  )
}

type PathwayPageProps = {
  partnership: string
  title: string
  caption?: ReactNode
  values: Values
  save: (body: Schema['PathwayWrite']) => Promise<Schema['Pathway']>
  present?: () => Promise<Values>
}

function PathwayPage({ partnership, title, caption, values, save, present }: PathwayPageProps) {
  const navigate = useNavigate()
  const changed = useChanged()
  const list = { to: '/$partnership/staff/pathways', params: { partnership } } as const
  const form = useForm({
    schema,
    values,
    save,
    present,
    onSaved: async () => {
      await changed()
      await navigate({ ...list, state: { done: 'The pathway is saved.' } })
    },
    fieldFor: (field) =>
      field
        .replaceAll(/\[(\w+)\]/g, '.$1')
        .replace(/^steps\..*$/, requirementField)
        .replace(/^sectors\..*$/, 'sectors'),
  })
  return (
    <StaffPage narrow back={<BackLink {...list}>Pathways</BackLink>}>
      <PageTitle caption={caption}>{title}</PageTitle>
      <Form form={form}>
        <FormInput form={form} name="title" label="Title" />
        <FormTextarea form={form} name="summary" label="Summary (optional)" rows={3} />
        <FormCheckboxes
          form={form}
          name="sectors"
          legend="For whom it is"
          hint="Tick none if it is for everybody."
          small
          choices={choicesFrom(audienceWords)}
        />
        <RequirementRows
          form={form}
          partnership={partnership}
          name="steps"
          legend="Steps, in their order"
          none="No steps yet."
          what="Step"
        />
        <FormRadios
          form={form}
          name="status"
          legend="Status"
          small
          choices={[
            { value: 'draft', label: 'Draft: only staff see it' },
            { value: 'published', label: 'Published' },
            { value: 'withdrawn', label: 'Withdrawn: nobody sees it any more' },
          ]}
        />
        <ButtonGroup>
          <Submit form={form}>Save the pathway</Submit>
          <Link {...list}>Leave it as it is</Link>
        </ButtonGroup>
      </Form>
    </StaffPage>
  )
}
