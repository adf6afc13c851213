import { SendForAnother } from '@/routes/handover/ForAnother'
import { StaffPage } from '../StaffPage'
import { staffSendRoute } from './routes'

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
