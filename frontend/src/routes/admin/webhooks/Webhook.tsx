import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { formatInstant } from '@/calendar/dates'
import { endWebhook, resendDelivery, testWebhook, webhookQuery } from '@/features/webhooks/queries'
import { deliveryStatusWords, kindInWords, tryInWords } from '@/features/webhooks/words'
import { BackLink } from '@/govuk/BackLink'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { Dialog } from '@/govuk/Dialog'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { useAnnounce } from '@/govuk/LiveRegion'
import { WarningText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { AdminPage } from '../AdminPage'
import { webhookRoute } from '../routes'

/** An address, what it was told last, each try, and what can be done about it. */
export function Webhook() {
  const { partnership, webhook: id } = webhookRoute.useParams()
  const { data } = useSuspenseQuery(webhookQuery(partnership, id))
  const changed = useChanged()
  const announce = useAnnounce()
  const [ending, setEnding] = useState(false)
  const { webhook, deliveries } = data
  const { act, busy, problem } = useAct(
    async ({ save, said }: { save: () => Promise<unknown>; said: string }) => {
      await save()
      await changed()
      announce(said)
      return true
    },
  )
  const end = async () => {
    await act({ save: () => endWebhook(partnership, id), said: 'It is switched off' })
    setEnding(false)
  }
  return (
    <AdminPage
      back={
        <BackLink to="/$partnership/admin/webhooks" params={{ partnership }}>
          Other systems
        </BackLink>
      }
    >
      <PageTitle caption="Other systems">{new URL(webhook.url).host}</PageTitle>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      {webhook.offAt ? (
        <WarningText>
          {webhook.offReason === 'gone'
            ? `Switched off on ${formatInstant(webhook.offAt)}: the other system answered that the address is gone (410).`
            : `Switched off on ${formatInstant(webhook.offAt)}.`}
        </WarningText>
      ) : null}
      <SummaryList
        rows={[
          { key: 'Address', value: webhook.url },
          { key: 'Told when', value: webhook.kinds.map(kindInWords).join('; ') },
          { key: 'Registered', value: formatInstant(webhook.createdAt) },
        ]}
      />
      {webhook.offAt ? null : (
        <ButtonGroup>
          <Button
            variant="secondary"
            busy={busy}
            onClick={() =>
              act({ save: () => testWebhook(partnership, id), said: 'A test is on its way' })
            }
          >
            Send a test
          </Button>
          <Button variant="secondary" onClick={() => setEnding(true)}>
            Switch it off
          </Button>
        </ButtonGroup>
      )}
      <Dialog open={ending} onClose={() => setEnding(false)} title="Switch it off?">
        <p className="govuk-body">
          {new URL(webhook.url).host} is told nothing more, and what waits is given up. An address
          that is switched off stays off: to tell it again, register it anew, with a new secret.
        </p>
        <ButtonGroup>
          <Button variant="warning" busy={busy} onClick={end}>
            Yes, switch it off
          </Button>
          <Button variant="secondary" onClick={() => setEnding(false)}>
            Go back
          </Button>
        </ButtonGroup>
      </Dialog>
      <h2 className="govuk-heading-m">What it was told last</h2>
      <Table
        caption="What it was told last"
        captionHidden
        rows={deliveries}
        rowKey={(delivery) => delivery.id}
        empty="Nothing yet."
        columns={[
          { key: 'what', header: 'What', rowHeader: true, cell: ({ kind }) => kindInWords(kind) },
          { key: 'when', header: 'Happened', cell: ({ happenedAt }) => formatInstant(happenedAt) },
          { key: 'state', header: 'State', cell: (delivery) => <State delivery={delivery} /> },
          { key: 'tries', header: 'Tries', cell: ({ tries }) => <Tries tries={tries} /> },
          {
            key: 'again',
            header: 'Again',
            cell: (delivery) =>
              webhook.offAt ? null : (
                <LinkButton
                  onClick={() =>
                    act({
                      save: () => resendDelivery(partnership, id, delivery.id),
                      said: 'It is sent again',
                    })
                  }
                >
                  Send again
                  <span className="govuk-visually-hidden">
                    : {kindInWords(delivery.kind)}, {formatInstant(delivery.happenedAt)}
                  </span>
                </LinkButton>
              ),
          },
        ]}
      />
    </AdminPage>
  )
}

function State({ delivery }: { delivery: Schema['WebhookDelivery'] }) {
  const { text, tone } = deliveryStatusWords[delivery.status]
  return (
    <>
      <Tag tone={tone}>{text}</Tag>
      {delivery.dueAt ? (
        <>
          <br />
          <span className="t-muted t-small">{formatInstant(delivery.dueAt)}</span>
        </>
      ) : null}
    </>
  )
}

function Tries({ tries }: { tries: readonly Schema['WebhookTry'][] }) {
  if (tries.length === 0) return 'None yet'
  return (
    <ol className="govuk-list">
      {tries.map((one) => (
        <li key={one.at}>
          {formatInstant(one.at)}: {tryInWords(one)}
        </li>
      ))}
    </ol>
  )
}
