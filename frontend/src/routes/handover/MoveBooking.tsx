import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Schema } from '@/api/client'
import { courseQuery } from '@/features/catalogue/queries'
import { MoveCheck } from './MoveCheck'
import { WhereToForm } from './WhereToForm'
import { nowhere, otherDates, type WhereTo } from './where-to'

export type Move = {
  body: Schema['BookingTransfer']
  to: Schema['SessionSummary'] | undefined
  forecast: Schema['BookingTransferResult']
}

type MoveBookingProps = {
  partnership: string
  booking: Schema['Booking']
  /** It is mine; otherwise I act for somebody. */
  mine: boolean
  onMoved: (result: Schema['BookingTransferResult'], move: Move) => void
  /** The way back, with nothing changed. */
  keep: ReactNode
}

/** Moves a booking: where to, a look at what that means, and then. */
export function MoveBooking({ partnership, booking, mine, onMoved, keep }: MoveBookingProps) {
  const { data: course } = useSuspenseQuery(courseQuery(partnership, booking.session.courseId))
  const [typed, setTyped] = useState<WhereTo>(nowhere)
  const [move, setMove] = useState<Move>()
  if (move) {
    return (
      <MoveCheck
        partnership={partnership}
        booking={booking}
        move={move}
        mine={mine}
        onMoved={(result) => onMoved(result, move)}
        onChange={() => setMove(undefined)}
        keep={keep}
      />
    )
  }
  return (
    <WhereToForm
      partnership={partnership}
      booking={booking}
      dates={otherDates(course.sessions, booking.session.id)}
      typed={typed}
      mine={mine}
      onChecked={(next, answers) => {
        setTyped(answers)
        setMove(next)
      }}
      keep={keep}
    />
  )
}
