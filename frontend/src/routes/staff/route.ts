import { createRoute } from '@tanstack/react-router'
import { isStaff } from '@/features/access/queries'
import { onlyFor } from '@/routes/roles'
import { partnershipRoute } from '@/routes/root'

/** What staff and administrators of this partnership see. */
export const staffRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  id: 'staff',
  beforeLoad: (entering) => onlyFor(isStaff, entering),
})
