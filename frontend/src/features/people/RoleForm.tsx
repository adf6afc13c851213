import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { ComboboxOption } from '@/govuk/Combobox'
import {
  choice,
  chosen,
  Form,
  FormCombobox,
  FormRadios,
  reading,
  Submit,
  useForm,
} from '@/govuk/form'
import { agencySearch } from './agencies'
import { roleMeans, roleWords } from './words'

type RoleValues = { role: string; agency: ComboboxOption | null }

const roles = Object.keys(roleMeans) as Schema['GrantedRole'][]

const schema = reading((typed: RoleValues, answer): Schema['RoleGrantCreate'] => {
  const role = answer('role', choice('a role', roles), typed.role)
  if (role !== 'coordinator') return { role }
  return { role, agencyId: answer('agency', chosen('the agency they coordinate'), typed.agency) }
})

type RoleFormProps = {
  partnership: string
  save: (body: Schema['RoleGrantCreate']) => Promise<Schema['PersonDetail']>
  onSaved: () => void
  cancel: ReactNode
}

/** Gives a role. */
export function RoleForm({ partnership, save, onSaved, cancel }: RoleFormProps) {
  const form = useForm({
    schema,
    values: { role: '', agency: null as ComboboxOption | null },
    save,
    onSaved,
    fieldFor: (field) => (field === 'agencyId' ? 'agency' : field),
  })
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="role"
        legend="Role"
        choices={roles.map((role) => ({
          value: role,
          label: roleWords[role],
          hint: roleMeans[role],
          children:
            role === 'coordinator' ? (
              <FormCombobox
                form={form}
                name="agency"
                label="Agency they coordinate"
                search={agencySearch(partnership)}
                nothingFound="No agency of that name"
              />
            ) : null,
        }))}
      />
      <ButtonGroup>
        <Submit form={form}>Give the role</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
