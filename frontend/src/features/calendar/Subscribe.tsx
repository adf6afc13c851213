import { useRef } from 'react'
import { Button } from '@/govuk/Button'
import { Input } from '@/govuk/Input'
import { Anchor } from '@/govuk/Link'
import { useAnnounce } from '@/govuk/LiveRegion'
import { googleCalendar, outlookCalendar, webcal } from './address'

type SubscribeProps = {
  address: string
  /** What programs that ask for a name are told. */
  name: string
}

/** The ways to put a calendar beside one's own: in a program on this device, at Google, in Outlook, or by hand. */
export function Subscribe({ address, name }: SubscribeProps) {
  return (
    <>
      <ul className="govuk-list govuk-list--spaced">
        <li>
          <Anchor href={webcal(address)}>Open in the calendar of this device</Anchor>, such as
          Apple’s or Outlook for desktop
        </li>
        <li>
          <Anchor href={googleCalendar(address)} target="_blank" rel="noreferrer">
            Add to Google Calendar (opens in a new tab)
          </Anchor>
        </li>
        <li>
          <Anchor href={outlookCalendar(address, name)} target="_blank" rel="noreferrer">
            Add to Outlook on the web (opens in a new tab)
          </Anchor>
        </li>
      </ul>
      <CopyAddress address={address} />
    </>
  )
}

function CopyAddress({ address }: { address: string }) {
  const field = useRef<HTMLInputElement>(null)
  const announce = useAnnounce()
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(address)
      announce('The address is copied')
    } catch {
      // A browser that keeps the clipboard to itself leaves the address selected, to be copied by hand.
      announce('The address is selected: copy it')
    }
  }
  return (
    <>
      <Input
        id="calendar-address"
        ref={field}
        label="The address, for any other program"
        hint="Look there for “subscribe” or “add a calendar from the internet”."
        value={address}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <Button variant="secondary" onClick={copy}>
        Copy the address
      </Button>
    </>
  )
}
