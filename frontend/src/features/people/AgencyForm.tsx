import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { ComboboxOption } from '@/govuk/Combobox'
import {
  choiceIn,
  choicesFrom,
  chosen,
  emailAddress,
  Form,
  FormCheckbox,
  FormCombobox,
  FormInput,
  FormRadios,
  FormSelect,
  FormTextarea,
  optionally,
  optionalText,
  reading,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'
import { agencySearch } from './agencies'
import { agencyStatusWords, areaWords, sectorWords, turnoverWords } from './words'

type Agency = Schema['Agency']

type AgencyValues = {
  /** Of the agency as it was opened; empty for a new one. */
  version: string
  name: string
  code: string
  parent: ComboboxOption | null
  sector: string
  localityId: string
  contributing: boolean
  turnoverBand: string
  area: string
  domains: string
  financeEmail: string
  purchaseOrderRequired: boolean
  agencyClass: string
  status: string
}

const schema = reading((typed: AgencyValues, answer): Schema['AgencyWrite'] => ({
  name: answer('name', requiredText('the name', 160), typed.name),
  code: answer('code', optionalText('the code', 40), typed.code),
  parentId: answer('parent', optionally(chosen('the body above it')), typed.parent),
  sector: answer('sector', choiceIn('the sector', sectorWords), typed.sector),
  localityId: typed.localityId || undefined,
  contributing: typed.contributing,
  turnoverBand: answer('turnoverBand', choiceIn('the turnover', turnoverWords), typed.turnoverBand),
  area: answer('area', choiceIn('the area', areaWords), typed.area),
  domains: typed.domains
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(bareDomain),
  financeEmail:
    answer(
      'financeEmail',
      optionally(emailAddress('the finance e-mail address')),
      typed.financeEmail,
    ) ?? '',
  purchaseOrderRequired: typed.purchaseOrderRequired,
  agencyClass: answer('agencyClass', optionalText('the class', 40), typed.agencyClass),
  status: answer('status', choiceIn('the status', agencyStatusWords), typed.status),
  version: typed.version || undefined,
}))

/** People paste addresses; what follows the @ is meant. */
function bareDomain(typed: string): string {
  return typed.replace(/^.*@/, '').toLowerCase()
}

function valuesOf(agency: Agency | undefined): AgencyValues {
  return {
    version: agency?.version ?? '',
    name: agency?.name ?? '',
    code: agency?.code ?? '',
    parent: agency?.parent ? { value: agency.parent.id, label: agency.parent.name } : null,
    sector: agency?.sector ?? '',
    localityId: agency?.locality?.id ?? '',
    contributing: agency?.contributing ?? false,
    turnoverBand: agency?.turnoverBand ?? 'unknown',
    area: agency?.area ?? 'in',
    domains: (agency?.domains ?? []).join('\n'),
    financeEmail: agency?.financeEmail ?? '',
    purchaseOrderRequired: agency?.purchaseOrderRequired ?? false,
    agencyClass: agency?.agencyClass ?? '',
    status: agency?.status ?? 'active',
  }
}

type AgencyFormProps<Saved> = {
  partnership: string
  /** None for a new one. */
  agency?: Agency
  localities: readonly Schema['Named'][]
  save: (body: Schema['AgencyWrite']) => Promise<Saved>
  /** The agency as it is now; none for a new one. */
  present?: () => Promise<Agency>
  onSaved: (saved: Saved) => void
  submit: string
  cancel: ReactNode
}

/** An employer: what it is, where, and how its people are known. */
export function AgencyForm<Saved>({
  partnership,
  agency,
  localities,
  save,
  present,
  onSaved,
  submit,
  cancel,
}: AgencyFormProps<Saved>) {
  const form = useForm({
    schema,
    values: valuesOf(agency),
    save,
    present: present && (async () => valuesOf(await present())),
    onSaved,
    fieldFor: (field) => (field === 'parentId' ? 'parent' : field.replace(/^domains.*/, 'domains')),
  })
  return (
    <Form form={form}>
      <FormInput form={form} name="name" label="Name" />
      <FormSelect
        form={form}
        name="sector"
        label="Sector"
        empty="Choose a sector"
        options={choicesFrom(sectorWords)}
      />
      <FormCombobox
        form={form}
        name="parent"
        label="Part of (optional)"
        hint="The trust of a school, the NHS trust of a site. Type part of the name, then choose."
        search={agencySearch(partnership)}
        nothingFound="No agency of that name"
      />
      <FormSelect
        form={form}
        name="localityId"
        label="Locality"
        empty="None"
        options={localities.map((locality) => ({ value: locality.id, label: locality.name }))}
      />
      <FormTextarea
        form={form}
        name="domains"
        label="E-mail domains"
        hint="One a line, for example police.example.org. People who register with such an address belong to this agency."
        rows={3}
        spellCheck={false}
      />
      <FormCheckbox
        form={form}
        name="contributing"
        label="It contributes to the partnership’s budget"
      />
      <FormRadios
        form={form}
        name="area"
        legend="Area"
        inline
        small
        choices={choicesFrom(areaWords)}
      />
      <FormSelect
        form={form}
        name="turnoverBand"
        label="Yearly turnover"
        options={choicesFrom(turnoverWords)}
      />
      <FormInput
        form={form}
        name="financeEmail"
        label="Finance e-mail address (optional)"
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      <FormCheckbox
        form={form}
        name="purchaseOrderRequired"
        label="Its invoices need a purchase order number"
      />
      <FormInput
        form={form}
        name="agencyClass"
        label="Class for prices (optional)"
        hint="A short word the charging policy knows: maintained_school"
        width={20}
        spellCheck={false}
      />
      <FormInput
        form={form}
        name="code"
        label="Code (optional)"
        hint="Your own short code. It also finds the agency in an import."
        width={10}
      />
      {agency ? (
        <FormRadios
          form={form}
          name="status"
          legend="Status"
          small
          choices={Object.entries(agencyStatusWords).map(([value, { text }]) => ({
            value,
            label: text,
            hint: value === 'closed' ? 'Nobody new can join it. What was stays.' : undefined,
          }))}
        />
      ) : null}
      <ButtonGroup>
        <Submit form={form}>{submit}</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
