import { type KeyboardEvent, useState } from 'react'
import { classNames } from '@/govuk/class-names'
import type { Mark } from './queries'
import { markWords } from './words'

const always: readonly Mark[] = ['present', 'late', 'absent', 'left_early', 'excused']

type MarkButtonsProps = {
  name: string
  mark: Mark | undefined
  /** A mark, or null to take it away. */
  onChoose: (mark: Mark | null) => void
}

/**
 * The marks of one person as large buttons. One Tab stop a person: the arrows go from mark to mark
 * and, up and down, to the same mark of the person before and after, so that thirty people are not
 * two hundred presses of Tab. Nothing is marked by moving, only by pressing.
 */
export function MarkButtons({ name, mark, onChoose }: MarkButtonsProps) {
  const [open, setOpen] = useState(false)
  const [stop, setStop] = useState<string>()
  const showMore = open || mark === 'refused'
  const tabStop = stop ?? mark ?? 'present'
  const button = (own: string) => ({
    type: 'button' as const,
    'data-mark': own,
    tabIndex: tabStop === own ? 0 : -1,
    onFocus: () => setStop(own),
  })
  const markButton = (one: Mark) => (
    <button
      {...button(one)}
      key={one}
      className={classNames('t-mark', `t-mark--${one}`)}
      aria-pressed={mark === one}
      onClick={() => onChoose(one)}
    >
      {mark === one ? <Tick /> : null}
      {markWords[one]}
    </button>
  )
  return (
    <div
      role="toolbar"
      aria-label={`Mark for ${name}`}
      className="t-mark-buttons"
      onKeyDown={goByArrows}
    >
      {always.map(markButton)}
      <button
        {...button('more')}
        className="t-mark t-mark--more"
        aria-expanded={showMore}
        onClick={() => setOpen(!open)}
      >
        More
      </button>
      {showMore ? (
        <>
          {markButton('refused')}
          <button
            {...button('none')}
            className="t-mark t-mark--none"
            aria-disabled={mark === undefined || undefined}
            onClick={() => mark && onChoose(null)}
          >
            No mark
          </button>
        </>
      ) : null}
    </div>
  )
}

function Tick() {
  return (
    <svg className="t-mark__tick" viewBox="0 0 14 12" aria-hidden="true">
      <path d="M1 6.5 5 10.5 13 1.5" />
    </svg>
  )
}

function goByArrows(event: KeyboardEvent<HTMLElement>) {
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-mark]')
  const target = from && neighbour(from, event.key)
  if (!target) return
  event.preventDefault()
  target.focus()
}

/** The button an arrow leads to; undefined at the ends and for any other key. */
function neighbour(from: HTMLElement, key: string): HTMLElement | undefined {
  const own = [...(from.parentElement?.children ?? [])] as HTMLElement[]
  switch (key) {
    case 'ArrowRight':
      return own[own.indexOf(from) + 1]
    case 'ArrowLeft':
      return own[own.indexOf(from) - 1]
    case 'ArrowDown':
      return sameMarkOf(from, 1)
    case 'ArrowUp':
      return sameMarkOf(from, -1)
    default:
      return undefined
  }
}

/** The same mark of another person; of one who has not opened "More", that button. */
function sameMarkOf(from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const people = [...document.querySelectorAll('.t-mark-buttons')]
  const other = people[people.indexOf(from.parentElement as Element) + step]
  const find = (mark: string | undefined) =>
    other?.querySelector<HTMLElement>(`[data-mark="${mark}"]`) ?? undefined
  return find(from.dataset.mark) ?? find('more')
}
