package wording

var ofTheClock = []Letter{
	{
		Name: "joining", Group: inTime, Label: "Joining instructions",
		When: "To everybody with a place, as many days before as is set.", Title: "How to join “{{course}}”",
		Standard: Words{"Joining instructions: {{course}}", "Hello {{name}}, this is what you need to know for “{{course}}”.", pleaseCancel},
		Adds:     "The session's joining details and your note on the rule, when and where, the link to join (only for those who come online), how to get in, the booking reference, and a link to the booking.",
		Button:   seeOrCancel, Knows: booking,
	},
	{
		Name: "joining_changed", Group: inTime, Label: "The joining instructions have changed",
		When: "To everybody who had them already.", Title: "How to join has changed",
		Standard: Words{"Changed joining instructions: {{course}}", "Hello {{name}}, the joining instructions of “{{course}}” have changed. Please use these.", pleaseCancel},
		Adds:     "The session's joining details and your note on the rule, when and where, the link to join (only for those who come online), how to get in, the booking reference, and a link to the booking.",
		Button:   seeOrCancel, Knows: booking,
	},
	{
		Name: "reminder", Group: inTime, Label: "Reminder",
		When: "To everybody with a place, as many days or hours before as is set; of an event once a day.", Title: "See you on {{date}}",
		Standard: Words{"Reminder: {{course}}", "Hello {{name}}, this is a reminder of what you have booked.", pleaseCancel},
		Adds:     "Your note on the rule, what they have booked that day, when and where, and a link to it.",
		Button:   seeOrCancel, Knows: booking,
	},
	{
		Name: "after", Group: inTime, Label: "Thanks after a session",
		When: "To everybody who was there, as far as the register says, as many days after as is set.", Title: "Thank you for coming",
		Standard: Words{"After “{{course}}”", "Hello {{name}}, thank you for coming to “{{course}}”.", ""},
		Adds:     "Your note on the rule, and a link to the booking.",
		Button:   "See your booking and what comes with it", Knows: booking,
	},
}

var ofRegistration = []Letter{
	{
		Name: "registration_received", Group: accounts, Label: "A registration is to be checked",
		When: "To somebody new, whose agency staff have to confirm.", Title: "We have your registration",
		Standard: Words{"We have your registration", "Hello {{name}}.\n\nYou said that you work for {{agency}}. We will check this and write to you.", "You can look for training in the meantime."},
		Adds:     "A link to the training on offer.", Button: "Find training", Knows: []string{"agency"},
	},
	{
		Name: "registration_confirmed", Group: accounts, Label: "Somebody is registered",
		When: "To somebody new, when the agency is confirmed.", Title: "You are registered",
		Standard: Words{"You are registered", "Hello {{name}}.\n\nYou are registered with {{partnership}}, working for {{agency}}.", ""},
		Adds:     "A link to the training on offer.", Button: "Find training", Knows: []string{"agency"},
	},
	{
		Name: "registration_refused", Group: accounts, Label: "An agency could not be confirmed",
		When: "To somebody new, when staff did not confirm the agency.", Title: "We could not confirm where you work",
		Standard: Words{"We could not confirm where you work", "Hello {{name}}.\n\nWe could not confirm that you work for {{agency}}. If you chose the wrong agency, tell us where you work.", ""},
		Adds:     "How to reach you.", Knows: []string{"agency"},
	},
}
