package app_test

// guards are what the states, the places, the waiting list and the records rest on, as far as one actor at a time can
// tell; locks are tried by the races beside the code.
var guards = []guard{
	{
		name: "a full session is full", file: "places/opening.go",
		holds:   `return o.Kept != nil || (o.Unlimited || o.Free > 0) && !o.Place.ListFirst(now)`,
		without: `return o.Kept != nil || !o.Place.ListFirst(now)`,
	},
	{
		name: "free places belong to those who wait", file: "places/list.go",
		holds:   `return p.Waiting > 0 && p.ListOpen(now)`,
		without: `return p.Waiting < 0 && p.ListOpen(now)`,
	},
	{
		name: "kept places are not free", file: "places/place.go",
		holds:   `n = *p.Capacity - p.Taken - p.Reserved`,
		without: `n = *p.Capacity - p.Taken`,
	},
	{
		name: "a shared room has a limit", file: "places/opening.go",
		holds:   `if o.Unlimited || left < o.Free {`,
		without: `if o.Unlimited && left < o.Free {`,
	},
	{
		name: "a kept place goes back to whom it was kept for", file: "places/allocation.go",
		holds:   `return reserve(tx, p, 1)`,
		without: `return nil`,
	},
	{
		name: "a kept place that is used is kept no more", file: "places/allocation.go",
		holds:   `return reserve(tx, p, -1)`,
		without: `return nil`,
	},
	{
		name: "released places fall free", file: "places/allocation.go",
		holds:   `return released, reserve(tx, p, -n)`,
		without: `return released, nil`,
	},
	{
		name: "fewer places shrink what is kept", file: "places/allocation.go",
		holds:   `if err := reserve(tx, p, -fewer); err != nil {`,
		without: `if err := reserve(tx, p, 0); err != nil {`,
	},
	{
		name: "lowering drops nobody", file: "places/change.go",
		holds:   `p.Capacity, p.Ceiling = capacity, ceilingFor(capacity, p.Taken+p.Reserved)`,
		without: `p.Capacity, p.Ceiling = capacity, capacity`,
	},
	{
		name: "a change of places is on record", file: "places/change.go",
		holds:   `return true, shrunk, record(tx, p, "set", before, capacity, reason)`,
		without: `return same(before, before), shrunk, nil`,
	},
	{
		name: "going over is on record", file: "places/change.go",
		holds:   `return record(tx, p, "overbooked", &before, &after, reason)`,
		without: `_ = before; return nil`,
	},
	{
		name: "who joins is counted as waiting", file: "places/list.go",
		holds:   `SET waiting = waiting + 1, queue_seq`,
		without: `SET queue_seq`,
	},
	{
		name: "who ends gives back what they held", file: "booking/claim.go",
		holds:   `return places.Release(tx, p, b.AllocationID)`,
		without: `return nil`,
	},
	{
		name: "who leaves the list is not counted", file: "booking/claim.go",
		holds:   `return places.Leave(tx, p)`,
		without: `return nil`,
	},
	{
		name: "what ran out falls free before anybody is answered", file: "booking/claim.go",
		holds:   `if due(ps, tx.Now) {`,
		without: `if false {`,
	},
	{
		name: "nobody is at two places at one time", file: "booking/rules/conditions.go",
		holds:   `{NoClash, f.Clash == "",`,
		without: `{NoClash, true,`,
	},
	{
		name: "nothing is offered once offers end", file: "places/list.go",
		holds:   `return now.Before(p.OffersUntil()) && now.Before(p.ClosesAt)`,
		without: `return now.Before(p.ClosesAt)`,
	},
	{
		name: "an offer that has ended is not accepted", file: "booking/accept.go",
		holds:   `case !tx.Now.Before(*b.OfferExpiresAt) || !tx.Now.Before(p.OffersUntil()):`,
		without: `case false:`,
	},
	{
		name: "the first who waits comes first", file: "booking/rules/queue.go",
		holds:   `return a.JoinedAt.Compare(b.JoinedAt)`,
		without: `return b.JoinedAt.Compare(a.JoinedAt)`,
	},
	{
		name: "overtaking is on record", file: "booking/offer.go",
		holds:   `return skip(tx, *b, step.By, step.Why)`,
		without: `return nil`,
	},
	{
		name: "overtaking by hand is on record", file: "booking/give.go",
		holds:   `if err := skip(tx, a, &b.ID, WhyByHand); err != nil {`,
		without: `_ = a; if err := error(nil); err != nil {`,
	},
	{
		name: "what falls free is looked at", file: "places/change.go",
		holds:   `SET taken = taken - 1, freed_at = $4, look_at = least(look_at, $4),`,
		without: `SET taken = taken - 1, freed_at = $4,`,
	},
	{
		name: "a list is looked at again while a place is free", file: "booking/lapse.go",
		holds:   `soon := tx.Now.Add(lookAgain)`,
		without: `soon := p.StartsAt`,
	},
	{
		name: "an offer takes a place", file: "booking/offer.go",
		holds: `	if err := places.Claim(tx, p); err != nil {
		return err
	}
`,
		without: ``,
	},
	{
		name: "every step is in the history", file: "booking/store.go",
		holds:   `return remember(tx, b.ID, &from, b.Status, why, onBehalf)`,
		without: `return nil`,
	},
	{
		name: "every booking is in the history", file: "booking/store.go",
		holds:   `return remember(tx, b.ID, nil, b.Status, why, onBehalf)`,
		without: `return nil`,
	},
	{
		name: "a cancellation is audited", file: "booking/cancel.go",
		holds:   `return audit.Record(tx, "booking.cancel", "booking", b.ID)`,
		without: `return nil`,
	},
	{
		name: "a booking is told", file: "booking/book.go",
		holds:   `return b, s.tellConfirmed(tx, g, b)`,
		without: `return b, nil`,
	},
	{
		name: "a cancellation is told", file: "booking/cancel.go",
		holds:   `return b, s.tellCancelled(tx, g, b)`,
		without: `return b, nil`,
	},
	{
		name: "what is ended stays ended", file: "booking/booking.go",
		holds:   `for _, to := range graph[s] {`,
		without: `for to := range graph {`,
	},
	{
		name: "a request takes no place", file: "booking/claim.go",
		holds: `	if f.Requests() {
		c.status = Requested
		return c, nil
	}
`,
		without: ``,
	},
	{
		name: "an approval is on record", file: "booking/approval.go",
		holds: `	return tx.DB.Create(a).Error
}`,
		without: `	return nil
}`,
	},
	{
		name: "an approved request waits where the session is full", file: "booking/approve.go",
		holds:   `if unmet == nil && opening.HasRoomNow(tx.Now) {`,
		without: `if unmet == nil {`,
	},
	{
		name: "a colleague's place is the old one's", file: "booking/substitute.go",
		holds:   `b.ReplacesID, b.AllocationID, b.PolicyVersionID, b.Prerequisite = &old.ID, old.AllocationID, old.PolicyVersionID, "met"`,
		without: `b.ReplacesID, b.PolicyVersionID, b.Prerequisite = &old.ID, old.PolicyVersionID, "met"`,
	},
	{
		name: "a colleague who waits leaves the list", file: "booking/substitute.go",
		holds: `		if err := s.place(tx, live, locked); err != nil {
			return h, err
		}
`,
		without: ``,
	},
	{
		name: "who moves leaves where they were", file: "booking/handover.go",
		holds:   `return giveUp(tx, b, from, locked.Seat(b.SessionID, b.Seat))`,
		without: `return nil`,
	},
	{
		name: "a dry run writes nothing", file: "booking/transfer.go",
		holds:   `if result, err = s.move(tx, b, t); err == nil && t.DryRun {`,
		without: `if result, err = s.move(tx, b, t); err == nil && false {`,
	},
	{
		name: "a refused line of a basket leaves nothing behind", file: "booking/basket.go",
		holds:   `	restore()`,
		without: ``,
	},
	{
		name: "a booking is judged by the policy of its day", file: "booking/book.go",
		holds:   `b.PolicyVersionID = version.ID`,
		without: `b.PolicyVersionID = b.ID`,
	},
}
