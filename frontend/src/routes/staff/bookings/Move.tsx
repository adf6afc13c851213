import { MoveForAnother } from '@/routes/handover/ForAnother'
import { StaffPage } from '../StaffPage'
import { staffMoveRoute } from './routes'

/** Moves the booking of somebody. */
export function StaffMoveBooking() {
  return (
    <MoveForAnother
      {...staffMoveRoute.useParams()}
      own="/$partnership/staff/bookings/$booking"
      Frame={StaffPage}
    />
  )
}
