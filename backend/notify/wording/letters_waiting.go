package wording

const noPlaceYet = "You do not have a place yet. We will write to you when one falls free."

var ofWaiting = []Letter{
	{
		Name: "waiting_joined", Group: waiting, Label: "Somebody is on the waiting list",
		When: "To the person, when they join it.", Title: "You are on the waiting list",
		Standard: Words{"Waiting list: {{course}}", "Hello {{name}}, “{{course}}” is full. You are on its waiting list.", noPlaceYet},
		Adds:     whenWhere + ", and a link to see their position or leave the list.",
		Button:   "See where you are, or leave the list", Knows: booking,
	},
	{
		Name: "waiting_left", Group: waiting, Label: "Somebody has left the waiting list",
		When: "To the person, when they or staff took them off it.", Title: "You have left the waiting list",
		Standard: Words{"You have left the waiting list: {{course}}", "Hello {{name}}, you no longer wait for a place at “{{course}}”.", ""},
		Adds:     whenWhere + ", and a link to other training.", Button: findOther, Knows: booking,
	},
	{
		Name: "waiting_offered", Group: waiting, Label: "A place is offered",
		When: "To the next person on the waiting list, when a place falls free.", Title: "A place is yours if you want it",
		Standard: Words{"A place for you: {{course}}", "Hello {{name}}, a place at “{{course}}” has fallen free. We are holding it for you until {{deadline}}.", "If we do not hear from you by then, the place goes to the next person."},
		Adds:     "Until when the place is held, when and where, the booking reference, and the link that accepts or declines it.",
		Button:   "Accept or decline the place", Knows: and(booking, "deadline"),
	},
	{
		Name: "offer_lapsed", Group: waiting, Label: "An offer has ended",
		When: "To the person who did not answer in time.", Title: "Your offer of a place has ended",
		Standard: Words{"Your offer of a place has ended: {{course}}", "Hello {{name}}, we held a place at “{{course}}” for you and did not hear from you in time. It has gone to the next person.", ""},
		Adds:     whenWhere + ", and a link to other dates.", Button: "Find other dates", Knows: booking,
	},
	{
		Name: "waiting_closed", Group: waiting, Label: "The session starts and no place fell free",
		When: "To everybody who still waits.", Title: "The waiting list has closed",
		Standard: Words{"The waiting list has closed: {{course}}", "Hello {{name}}, “{{course}}” has started, and no place fell free for you. We are sorry.", ""},
		Adds:     whenWhere + ", and a link to other dates.", Button: "Find other dates", Knows: booking,
	},
	{
		Name: "new_dates", Group: waiting, Label: "A course has dates",
		When: "To everybody who asked to be told, at the same time, when a session of the course is published.", Title: "There are dates for “{{course}}”",
		Standard: Words{"New dates: {{course}}", "Hello {{name}}, you asked to be told when there are dates for “{{course}}”.", "Everybody who asked is told at the same time. Places go to those who book first."},
		Adds:     "The new dates, where, from when they can be booked, a link to book, and one for those who are no longer interested.",
		Button:   "See the dates and book", Knows: []string{"course"},
	},
}

var ofApproval = []Letter{
	{
		Name: "approval_requested", Group: approvals, Label: "A request has been sent",
		When: "To the person who asks for a place.", Title: "Your request has been sent",
		Standard: Words{"Requested: {{course}}", "Hello {{name}}, we have asked {{approver}} to approve your request for a place at “{{course}}”.", ""},
		Adds:     "When the request ends, when and where, the booking reference, and a link to see, change or withdraw it.",
		Button:   "See, change or withdraw your request", Notes: []string{"You do not have a place yet. The request ends at 5pm on Wednesday 28 May 2025 if nobody answers."}, Knows: and(booking, "approver", "deadline"),
	},
	{
		Name: "approval_asked", Group: approvals, Label: "Approval is asked",
		When: "To the line manager, deputy or training lead who decides. Here {{name}} is the one who decides.", Title: "{{delegate}} asks for your approval",
		Standard: Words{"Your approval is asked: {{delegate}}, {{course}}", "Hello {{name}}, {{delegate}} would like to come to “{{course}}”.", ""},
		Adds:     "Why they want to come, when and where, who else is asked, by when to answer, and the link that approves or declines.",
		Button:   "Approve or decline", Notes: []string{"Please answer by 5pm on Wednesday 28 May 2025. You do not need an account."}, Knows: and(session, "delegate", "deadline"),
	},
	{
		Name: "approval_reminder", Group: approvals, Label: "A request still waits for an answer",
		When: "To whoever decides, when half the time has gone. Here {{name}} is the one who decides.", Title: "A request still waits for you",
		Standard: Words{"Reminder: {{delegate}} waits for your approval, {{course}}", "Hello {{name}}, {{delegate}} would like to come to “{{course}}”.", ""},
		Adds:     "Why they want to come, when and where, who else is asked, by when to answer, and the link that approves or declines.",
		Button:   "Approve or decline", Notes: []string{"Please answer by 5pm on Wednesday 28 May 2025. You do not need an account."}, Knows: and(session, "delegate", "deadline"),
	},
	{
		Name: "approval_waiting", Group: approvals, Label: "Approved, and on the waiting list",
		When: "To the person, when the answer was yes and the session is full.", Title: "Approved: you are on the waiting list",
		Standard: Words{"Approved, waiting list: {{course}}", "Hello {{name}}, your request for “{{course}}” was approved. The session is full, so you are on its waiting list, as from the day you asked.", noPlaceYet},
		Adds:     whenWhere + ", and a link to see their position or leave the list.",
		Button:   "See where you are, or leave the list", Knows: booking,
	},
	{
		Name: "approval_hindered", Group: approvals, Label: "Approved, but something is in the way",
		When: "To the person, when the answer was yes and a condition is not met (a clash, a prerequisite).", Title: "Approved: you are on the waiting list",
		Standard: Words{"Approved, waiting list: {{course}}", "Hello {{name}}, your request for “{{course}}” was approved, but something is in the way. You are on its waiting list until that is settled.", noPlaceYet},
		Adds:     "What is in the way, when and where, the booking reference, and a link to see their position or leave the list.",
		Button:   "See where you are, or leave the list", Knows: booking,
	},
	{
		Name: "approval_declined", Group: approvals, Label: "A request was declined",
		When: "To the person, with the reason that was given.", Title: "Your request was declined",
		Standard: Words{"Your request was declined: {{course}}", "Hello {{name}}, your request for a place at “{{course}}” was declined.", ""},
		Adds:     "The reason given, when and where, the booking reference, and a link to other training.",
		Button:   findOther, Knows: booking,
	},
	{
		Name: "approval_lapsed", Group: approvals, Label: "A request has ended without an answer",
		When: "To the person, when nobody answered in time.", Title: "Your request has ended",
		Standard: Words{"Your request has ended: {{course}}", "Hello {{name}}, nobody answered your request for a place at “{{course}}” in time.", ""},
		Adds:     whenWhere + ", and a link to other dates.", Button: "Find other dates", Knows: booking,
	},
	{
		Name: "approval_again", Group: approvals, Label: "A change was approved",
		When: "To the person, when a changed booking was approved anew.", Title: "Your change was approved",
		Standard: Words{"Your change was approved: {{course}}", "Hello {{name}}, the change to your booking of “{{course}}” was approved. Nothing else changes.", ""},
		Adds:     whenWhere + ", and a link to the booking.", Button: "See your booking", Knows: booking,
	},
	{
		Name: "approval_withdrawn", Group: approvals, Label: "A change was declined, and the place with it",
		When: "To the person, with the reason that was given.", Title: "Your place was not approved again",
		Standard: Words{"Your place was not approved again: {{course}}", "Hello {{name}}, you changed your booking of “{{course}}”, and the change was declined. Your place has been cancelled.", ""},
		Adds:     "The reason given, when and where, the booking reference, a link to other training, and a calendar file that removes the entry.",
		Button:   findOther, Notes: []string{removes}, Knows: booking,
	},
}
