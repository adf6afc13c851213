import { SendForAnother } from '@/routes/handover/ForAnother'
import { staffSendRoute } from '../routes'
import { StaffPage } from '../StaffPage'

/** Gives the place of one person to a colleague of theirs. */
export function StaffSendColleague() {
  return (
    <SendForAnother
      {...staffSendRoute.useParams()}
      own="/$partnership/staff/bookings/$booking"
      Frame={StaffPage}
    />
  )
}
