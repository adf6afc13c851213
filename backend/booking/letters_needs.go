package booking

// askNeeds invites somebody whom another person booked to say themselves what they need: whoever books for others is not
// asked, and never reads what somebody lets us keep. Nothing for who booked for themselves, and was asked then, and for
// who has no address of their own.
func (s *Service) askNeeds(all ...booked) []string {
	g, b := all[0].g, all[0].b
	if g.person.Email == nil || b.CreatedBy == nil || *b.CreatedBy == g.person.ID {
		return nil
	}
	const ask = "Is there anything you need to take part, such as step-free access, food or an adjustment? "
	if len(all) > 1 {
		return []string{ask + "Tell the trainers and staff on the page of each booking, and nobody else sees it: " + s.link(g.session, "/my")}
	}
	return []string{ask + "Tell the trainers and staff here, and nobody else sees it: " + s.link(g.session, "/my/bookings/"+b.ID.String()+"/needs")}
}
