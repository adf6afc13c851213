import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import {
  Form,
  FormInput,
  FormSelect,
  FormTextarea,
  optionalText,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'

const empty = (text: string | undefined) => text ?? ''

const schema = z.pipe(
  z.object({
    name: requiredText('the name', 160),
    address: optionalText('the address', 500),
    postcode: optionalText('the postcode', 10),
    accessNotes: optionalText('access', 1000),
    localityId: z.string(),
    version: z.string(),
  }),
  z.transform(
    ({ name, address, postcode, accessNotes, localityId, version }): Schema['VenueWrite'] => ({
      name,
      address: empty(address),
      postcode: empty(postcode),
      accessNotes: empty(accessNotes),
      localityId: localityId || undefined,
      version: version || undefined,
    }),
  ),
)

function valuesOf(venue: Schema['Venue'] | undefined) {
  return {
    name: venue?.name ?? '',
    address: venue?.address ?? '',
    postcode: venue?.postcode ?? '',
    accessNotes: venue?.accessNotes ?? '',
    localityId: venue?.locality?.id ?? '',
    version: venue?.version ?? '',
  }
}

type VenueFormProps = {
  /** None for a new one. */
  venue?: Schema['Venue']
  localities: readonly Schema['Named'][]
  save: (body: Schema['VenueWrite']) => Promise<Schema['Venue']>
  /** The venue as it is now; none for a new one. */
  present?: () => Promise<Schema['Venue'] | undefined>
  onSaved: (venue: Schema['Venue']) => void
  submit: string
  cancel: ReactNode
}

/** A place where sessions are held. */
export function VenueForm({
  venue,
  localities,
  save,
  present,
  onSaved,
  submit,
  cancel,
}: VenueFormProps) {
  const form = useForm({
    schema,
    values: valuesOf(venue),
    present: present && (async () => valuesOf(await present())),
    save,
    onSaved,
  })
  return (
    <Form form={form}>
      <FormInput form={form} name="name" label="Name" />
      <FormTextarea form={form} name="address" label="Address" rows={3} />
      <FormInput form={form} name="postcode" label="Postcode" width={10} autoComplete="off" />
      <FormSelect
        form={form}
        name="localityId"
        label="Locality"
        empty="None"
        options={localities.map((locality) => ({ value: locality.id, label: locality.name }))}
      />
      <FormTextarea
        form={form}
        name="accessNotes"
        label="Access (optional)"
        hint="Step-free ways in, hearing loops, parking for blue badges."
        rows={3}
      />
      <ButtonGroup>
        <Submit form={form}>{submit}</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
