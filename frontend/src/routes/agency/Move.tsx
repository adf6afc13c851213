import { MoveForAnother } from '@/routes/handover/ForAnother'
import { AgencyPage } from './AgencyPage'
import { moveForColleagueRoute } from './routes'

/** Moves the booking of a colleague. */
export function MoveForColleague() {
  return (
    <MoveForAnother
      {...moveForColleagueRoute.useParams()}
      own="/$partnership/agency/bookings/$booking"
      Frame={AgencyPage}
    />
  )
}
