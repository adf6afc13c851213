import { SendForAnother } from '@/routes/handover/ForAnother'
import { AgencyPage } from './AgencyPage'
import { sendForColleagueRoute } from './routes'

/** Gives the place of one colleague to another. */
export function SendForColleague() {
  return (
    <SendForAnother
      {...sendForColleagueRoute.useParams()}
      own="/$partnership/agency/bookings/$booking"
      Frame={AgencyPage}
    />
  )
}
