import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import {
  choiceIn,
  choicesFrom,
  emailAddress,
  Form,
  FormCheckbox,
  FormInput,
  FormRadios,
  FormTextarea,
  optionally,
  optionalText,
  reading,
  requiredText,
  Submit,
  useForm,
  wholeNumber,
} from '@/govuk/form'
import { ColourField, colourCode } from './ColourField'
import { decimalsWords } from './words'

type Settings = Schema['Settings']

type SettingsValues = Omit<Settings, 'decimals' | 'selfServiceHours' | 'needsDays'> & {
  decimals: string
  selfServiceHours: string
  needsDays: string
}

const schema = reading(
  (typed: SettingsValues, answer): Settings => ({
    name: answer('name', requiredText('the name', 160), typed.name),
    region: answer('region', optionalText('the region', 120), typed.region) ?? '',
    colour: answer('colour', colourCode, typed.colour),
    introduction:
      answer('introduction', optionalText('the introduction', 2000), typed.introduction) ?? '',
    contactEmail:
      answer(
        'contactEmail',
        optionally(emailAddress('the contact e-mail address')),
        typed.contactEmail,
      ) ?? '',
    contactPhone:
      answer('contactPhone', optionalText('the telephone number', 40), typed.contactPhone) ?? '',
    controllerName:
      answer('controllerName', optionalText('the controller', 160), typed.controllerName) ?? '',
    controllerAddress:
      answer(
        'controllerAddress',
        optionalText('the controller’s address', 500),
        typed.controllerAddress,
      ) ?? '',
    privacyUrl: answer('privacyUrl', optionalText('the address', 300), typed.privacyUrl) ?? '',
    decimals: Number(
      answer('decimals', choiceIn('how figures are rounded', decimalsWords), typed.decimals),
    ),
    published: typed.published,
    version: typed.version,
    onBehalf: typed.onBehalf,
    selfServiceHours: answer(
      'selfServiceHours',
      wholeNumber('Hours before the start', 0, 2160),
      typed.selfServiceHours,
    ),
    needsDays: answer('needsDays', wholeNumber('The number of days', 1, 60), typed.needsDays),
  }),
)

function valuesOf(settings: Settings): SettingsValues {
  return {
    ...settings,
    decimals: String(settings.decimals),
    selfServiceHours: String(settings.selfServiceHours),
    needsDays: String(settings.needsDays),
  }
}

type SettingsFormProps = {
  settings: Settings
  save: (body: Settings) => Promise<Settings>
  /** The settings as they are now. */
  present: () => Promise<Settings>
  onSaved: () => void
  cancel: ReactNode
}

/** How a partnership presents itself, and whom to ask. */
export function SettingsForm({ settings, save, present, onSaved, cancel }: SettingsFormProps) {
  const form = useForm({
    schema,
    values: valuesOf(settings),
    save,
    present: async () => valuesOf(await present()),
    goOnFrom: valuesOf,
    onSaved,
  })
  return (
    <Form form={form}>
      <FormInput form={form} name="name" label="Name of the partnership" />
      <FormInput form={form} name="region" label="Region (optional)" />
      <ColourField form={form} name="colour" />
      <FormTextarea
        form={form}
        name="introduction"
        label="Introduction"
        hint="Two or three sentences at the head of Find training."
        rows={4}
      />
      <h2 className="govuk-heading-m t-space-above">Contact</h2>
      <FormInput
        form={form}
        name="contactEmail"
        label="E-mail address"
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      <FormInput form={form} name="contactPhone" label="Telephone" type="tel" width={20} />
      <h2 className="govuk-heading-m t-space-above">Data protection</h2>
      <FormInput
        form={form}
        name="controllerName"
        label="Data controller"
        hint="Who answers for the personal data, by law."
      />
      <FormTextarea
        form={form}
        name="controllerAddress"
        label="Address of the controller"
        rows={3}
      />
      <FormInput
        form={form}
        name="privacyUrl"
        label="Address of the privacy notice"
        type="url"
        spellCheck={false}
      />
      <h2 className="govuk-heading-m t-space-above">Agencies</h2>
      <FormCheckbox
        form={form}
        name="onBehalf"
        label="Coordinators may act for their people"
        hint="They book, cancel and answer offers for the people of their agency. Staff always may."
      />
      <h2 className="govuk-heading-m t-space-above">Cancelling and changing</h2>
      <FormInput
        form={form}
        name="selfServiceHours"
        label="People may cancel or change by themselves until"
        hint="0 is until the start. Afterwards they are told whom to ask. Staff can at any time. A session may say otherwise."
        width={5}
        inputMode="numeric"
        suffix="hours before the start"
      />
      <h2 className="govuk-heading-m t-space-above">Delegates’ needs</h2>
      <FormInput
        form={form}
        name="needsDays"
        label="Days before a session"
        hint="From then its trainers and staff see what delegates need: access, food, adjustments. The fewer days, the fewer people know for long."
        inputMode="numeric"
        width={3}
      />
      <h2 className="govuk-heading-m t-space-above">Figures and publication</h2>
      <FormRadios
        form={form}
        name="decimals"
        legend="Rates and averages"
        inline
        small
        choices={choicesFrom(decimalsWords)}
      />
      <FormCheckbox
        form={form}
        name="published"
        label="The partnership is published"
        hint="Anyone can then find it on the front page of this site."
      />
      <ButtonGroup>
        <Submit form={form}>Save the settings</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
