package booking

import "slices"

func sortByStart(vs []View, soonestFirst bool) {
	slices.SortStableFunc(vs, func(a, b View) int {
		c := a.Listing.StartsAt.Compare(b.Listing.StartsAt)
		if soonestFirst {
			return c
		}
		return -c
	})
}
