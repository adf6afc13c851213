package wording

var ofBookings = []Letter{
	{
		Name: "booking_confirmed", Group: bookings, Label: "A place is booked",
		When: "To the person, as soon as they have a place.", Title: "Your place is booked",
		Standard: Words{"Booked: {{course}}", "Hello {{name}}, you have a place at “{{course}}”.", pleaseCancel},
		Adds:     whenWhere + ", a link to the booking, until when cancelling is in time, and a calendar file.",
		Button:   seeOrCancel, Notes: []string{attached}, Knows: booking,
	},
	{
		Name: "basket_confirmed", Group: bookings, Label: "Several places are booked together",
		When: "To the person, once for everything they booked in one go.", Title: "{{places}} booked",
		Standard: Words{"Booked: {{places}} booked", "Hello {{name}}, these places are yours:", "If you cannot come to one of them, please cancel so that somebody else can have your place."},
		Adds:     "When and where each of them is, their references, a link to the bookings, and one calendar file.",
		Button:   "See or cancel these bookings", Notes: []string{"A calendar file with all of them is attached."}, Knows: []string{"places"},
	},
	{
		Name: "break_outs_chosen", Group: bookings, Label: "Break-outs of a conference are chosen",
		When: "To the person, once for what they chose in one go.", Title: "Your choices for {{event}}",
		Standard: Words{"Your choices for {{event}}", "Hello {{name}}, you have chosen:", ""},
		Adds:     "When and where each of them is, a link to the choices, and a calendar file.",
		Button:   "See or change your choices", Notes: []string{"A calendar file with them is attached."}, Knows: []string{"event"},
	},
	{
		Name: "choice_changed", Group: bookings, Label: "A break-out is given up for another",
		When: "To the person, when they chose another at that time.", Title: "You have changed your choice",
		Standard: Words{"Choice changed: {{course}}", "Hello {{name}}, you no longer have a place at “{{course}}”: you chose another at that time.", ""},
		Adds:     whenWhere + ", and a calendar file that removes the entry.", Notes: []string{removes}, Knows: booking,
	},
}

var ofChanges = []Letter{
	{
		Name: "session_changed", Group: changes, Label: "A session is moved or changed",
		When: "To everybody who has a place, is offered one, waits or has asked for approval.", Title: "Your session has changed",
		Standard: Words{"Changed: {{course}}", "Hello {{name}}, “{{course}}” has changed.", ""},
		Adds:     "What has become of their place, what staff wrote about the change, when and where it was and is, until when they may withdraw freely, and a calendar file.",
		Button:   seeOrCancel, Notes: []string{"The attached calendar file brings the entry up to date."}, Knows: booking,
	},
	{
		Name: "sessions_changed", Group: changes, Label: "Several sessions of an event are moved",
		When: "To everybody concerned, once each.", Title: "Your sessions have changed",
		Standard: Words{"Changed: {{sessions}}", "Hello {{name}}, {{event}} has moved, and your {{sessions}} with it. You keep everything you have: please check that you can come.", ""},
		Adds:     "What staff wrote about the change, when and where each was and is, until when they may withdraw freely, and a calendar file.",
		Button:   "See your bookings", Notes: []string{"The attached calendar file brings the entries up to date."}, Knows: []string{"sessions", "event"},
	},
	{
		Name: "part_cancelled", Group: changes, Label: "Part of a session will not take place",
		When: "To everybody who has a place.", Title: "Part of your session will not take place",
		Standard: Words{"Part cancelled: {{course}}", "Hello {{name}}, part of “{{course}}” will not take place. You still have your place for the rest of it.", ""},
		Adds:     "Which part it is, the booking reference, a link to the booking, and a calendar file that removes it.",
		Button:   seeOrCancel, Notes: []string{"The attached calendar file removes what will not take place."}, Knows: booking,
	},
	{
		Name: "seat_changed", Group: changes, Label: "Somebody comes online instead of in the room, or the reverse",
		When: "To the person, when they changed how they come to a blended session.", Title: "Your booking has changed",
		Standard: Words{"Changed: {{course}}", "Hello {{name}}, you still have a place at “{{course}}”, and now come another way.", ""},
		Adds:     whenWhere + ", a link to the booking, and a calendar file.",
		Button:   seeOrCancel, Notes: []string{"The attached calendar file brings the entry up to date."}, Knows: booking,
	},
	{
		Name: "booking_transferred", Group: changes, Label: "A booking is moved to another session",
		When: "To the person whose booking is moved.", Title: "Your booking is moved",
		Standard: Words{"Moved: {{course}}", "Hello {{name}}, your place is now at the session below.", pleaseCancel},
		Adds:     "The session before and now, the booking reference, a link to the booking, until when cancelling is in time, and a calendar file.",
		Button:   seeOrCancel, Notes: []string{"A calendar file is attached. A second message removes the old entry."}, Knows: booking,
	},
	{
		Name: "substitute_comes", Group: changes, Label: "A colleague gets the place of another",
		When: "To the one who comes.", Title: "You have a place",
		Standard: Words{"Booked: {{course}}", "Hello {{name}}, you come to “{{course}}” in the place of {{colleague}}.", pleaseCancel},
		Adds:     whenWhere + ", a link to the booking, until when cancelling is in time, and a calendar file.",
		Button:   seeOrCancel, Notes: []string{attached}, Knows: and(booking, "colleague"),
	},
	{
		Name: "substitute_leaves", Group: changes, Label: "A colleague comes instead",
		When: "To the one who gives up the place.", Title: "Your colleague comes instead",
		Standard: Words{"A colleague comes instead: {{course}}", "Hello {{name}}, {{colleague}} has your place at “{{course}}” now. You do not need to do anything.", ""},
		Adds:     whenWhere + ", and a calendar file that removes the entry.",
		Button:   findOther, Notes: []string{removes}, Knows: and(booking, "colleague"),
	},
	{
		Name: "substitute_came", Group: changes, Label: "A colleague came instead",
		When: "To somebody in whose place another was put on the register.", Title: "Your colleague came instead",
		Standard: Words{"A colleague came instead: {{course}}", "Hello {{name}}, {{colleague}} has been put on the register of “{{course}}” in your place.", ""},
		Adds:     whenWhere + ", and a link to other training.", Button: findOther, Knows: and(booking, "colleague"),
	},
	{
		Name: "old_entry_removed", Group: changes, Label: "The old calendar entry of a moved booking is removed",
		When: "To the person whose booking is moved, right after the letter that says so. Here the session is the old one.", Title: "Your booking is moved",
		Standard: Words{"No longer in your calendar: {{course}}", "Hello {{name}}, this only takes the old entry out of your calendar.", ""},
		Adds:     "At which session the place is now, when and where the old one was, a link to the booking, and a calendar file that removes the entry.",
		Button:   seeOrCancel, Knows: booking,
	},
}

var ofCancellations = []Letter{
	{
		Name: "booking_cancelled", Group: cancelled, Label: "A booking is cancelled",
		When: "To the person, when they, their training lead or staff cancelled it.", Title: "Your booking is cancelled",
		Standard: Words{"Cancelled: {{course}}", "Hello {{name}}, your place at “{{course}}” has been cancelled.", ""},
		Adds:     whenWhere + ", a link to other training, and a calendar file that removes the entry.",
		Button:   findOther, Notes: []string{removes}, Knows: booking,
	},
	{
		Name: "session_cancelled", Group: cancelled, Label: "A session is cancelled",
		When: "To everybody who has a place, is offered one, waits or has asked for approval.", Title: "This session will not take place",
		Standard: Words{"Cancelled: {{course}}", "Hello {{name}}, “{{course}}” has been cancelled by {{partnership}}. You do not need to do anything.", ""},
		Adds:     "Why it is cancelled and what staff wrote, when and where it was to be, that nothing is charged, a link to other dates, and a calendar file that removes the entry.",
		Button:   "Other dates of this course", Notes: []string{notCharged, removesAll}, Knows: booking,
	},
	{
		Name: "sessions_cancelled", Group: cancelled, Label: "Several sessions are cancelled",
		When: "To everybody concerned, once each.", Title: "These sessions will not take place",
		Standard: Words{"Cancelled: {{sessions}}", "Hello {{name}}, {{sessions}} you booked have been cancelled by {{partnership}}. You do not need to do anything.", ""},
		Adds:     "Why they are cancelled and what staff wrote, which sessions they are, that nothing is charged, a link to other training, and a calendar file that removes the entries.",
		Button:   findOther, Notes: []string{notCharged, removesAll}, Knows: []string{"sessions"},
	},
	{
		Name: "event_cancelled", Group: cancelled, Label: "An event is cancelled",
		When: "To everybody who has booked something of it, once each.", Title: "“{{event}}” will not take place",
		Standard: Words{"Cancelled: {{event}}", "Hello {{name}}, “{{event}}” has been cancelled by {{partnership}}. You do not need to do anything.", ""},
		Adds:     "Why it is cancelled and what staff wrote, which sessions it is about, that nothing is charged, a link to other training, and a calendar file that removes the entries.",
		Button:   findOther, Notes: []string{notCharged, removesAll}, Knows: []string{"event", "sessions"},
	},
	{
		Name: "session_did_not_run", Group: cancelled, Label: "A session did not take place",
		When: "To everybody who had a place, when staff record that it did not run.", Title: "This session did not take place",
		Standard: Words{"Cancelled: {{course}}", "Hello {{name}}, “{{course}}” did not take place. You do not need to do anything.", ""},
		Adds:     "Why and what staff wrote, when and where it was to be, that nothing is charged, a link to other dates, and a calendar file that removes the entry.",
		Button:   "Other dates of this course", Notes: []string{notCharged, removesAll}, Knows: booking,
	},
}
