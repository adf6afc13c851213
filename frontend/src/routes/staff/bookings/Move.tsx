import { MoveForAnother } from '@/routes/handover/ForAnother'
import { staffMoveRoute } from '../routes'
import { StaffPage } from '../StaffPage'

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
