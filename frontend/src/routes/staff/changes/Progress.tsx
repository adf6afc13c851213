import type { Schema } from '@/api/client'
import { countOf } from '@/features/catalogue/words'
import './progress.scss'

type ProgressProps = { progress: Schema['MailProgress']; told: number }

/** How far the mail of an act has come. It goes on by itself, whether or not somebody looks. */
export function Progress({ progress, told }: ProgressProps) {
  const { total, sent, waiting, failed } = progress
  if (total === 0) {
    return (
      <p className="govuk-body">
        {told === 0 ? 'Nobody was written to.' : `${countOf(told, 'person', 'people')} were told.`}
      </p>
    )
  }
  return (
    <div className="t-progress" role="status">
      <p className="govuk-body">
        <strong>
          {sent} of {countOf(total, 'message')} sent
        </strong>
        {failed > 0 ? `, ${failed} not taken` : ''}
        {waiting > 0 ? `, ${waiting} on the way.` : '.'}
        {waiting > 0 ? ' You can leave this page: it goes on by itself.' : ''}
      </p>
      <progress
        className="t-progress__bar"
        value={sent + failed}
        max={total}
        aria-label="Messages sent"
      />
    </div>
  )
}
