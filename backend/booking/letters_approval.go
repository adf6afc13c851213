package booking

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
)

// tellApprovers asks everybody who may decide, each with a link of their own; or reminds them.
func (s *Service) tellApprovers(tx *database.Tx, g gathered, b Booking, a Approval, again bool) error {
	approvers, err := approversOf(tx, g, b, a)
	if err != nil {
		return err
	}
	for i, who := range approvers {
		token, err := askLink(tx, b, who, *a.ExpiresAt)
		if err != nil {
			return err
		}
		letter := s.askLetter(g, b, a, who)
		letter.Button = mailer.Link{Label: "Approve or decline", URL: s.link(g.session, "/links/"+token)}
		kind, subject := "approval_asked", "Your approval is asked: "+g.person.Name+", "+g.session.Title
		if again {
			kind, subject = "approval_reminder", "Reminder: "+g.person.Name+" waits for your approval, "+g.session.Title
			letter.Title = "A request still waits for you"
		}
		err = notify.Enqueue(tx, notify.Message{
			DedupeKey: fmt.Sprintf("%s:%s:%d", kind, a.ID, i), Kind: kind, PersonID: who.PersonID, ToName: who.Name, ToEmail: who.Email,
			Subject: subject, Text: letter.PlainText(), HTML: letter.HTML(),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) askLetter(g gathered, b Booking, a Approval, who approver) mailer.Letter {
	letter := s.letterAbout(g, b.Seat)
	letter.Title = g.person.Name + " asks for your approval"
	letter.Opening = []string{
		fmt.Sprintf("Hello %s, %s would like to come to “%s”.", who.Name, g.person.Name, g.session.Title),
		"Why: " + a.Reason,
	}
	letter.Closing = []string{"Please answer by " + ukdate.MomentWords(*a.ExpiresAt) + ". You do not need an account."}
	if a.Again {
		letter.Opening[0] = fmt.Sprintf("Hello %s, %s has a place at “%s” and has changed what was approved.", who.Name, g.person.Name, g.session.Title)
		letter.Closing = []string{"The place is kept unless you decline. You do not need an account."}
	}
	if a.DeputyName != "" {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: "Asked", Value: a.ManagerName + ", and " + a.DeputyName + " as deputy"})
	}
	letter.Footer = []string{"Sent by " + g.session.Partnership + " because you were named as somebody who can approve this. This is a service message."}
	return letter
}

// tellRequested says that somebody has been asked, and that there is no place yet.
func (s *Service) tellRequested(tx *database.Tx, g gathered, b Booking, a Approval) error {
	letter := s.letter(g, b)
	letter.Title = "Your request has been sent"
	letter.Opening = []string{fmt.Sprintf("Hello %s, we have asked %s to approve your request for a place at “%s”.",
		g.person.Name, a.approverInWords(), g.session.Title)}
	letter.Button = mailer.Link{Label: "See, change or withdraw your request", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Closing = []string{"You do not have a place yet. The request ends on " + ukdate.MomentWords(*a.ExpiresAt) + " if nobody answers."}
	return s.sendPlain(tx, g, "approval_requested:"+a.ID.String(), "Requested: "+g.session.Title, letter)
}

// approverInWords is who was asked, as the person knows them.
func (a Approval) approverInWords() string {
	switch {
	case rules.Asks(a.Asked) != rules.AsksManager:
		return "your agency’s training lead"
	case a.DeputyName != "":
		return a.ManagerName + " or " + a.DeputyName
	}
	return a.ManagerName
}

// tellApprovedWaiting says that the answer was yes, and why there is no place yet.
func (s *Service) tellApprovedWaiting(tx *database.Tx, g gathered, b Booking, unmet *rules.Condition) error {
	letter := s.letter(g, b)
	letter.Title = "Approved: you are on the waiting list"
	letter.Opening = []string{fmt.Sprintf("Hello %s, your request for “%s” was approved. The session is full, so you are on its waiting list, as from the day you asked.",
		g.person.Name, g.session.Title)}
	if unmet != nil {
		letter.Opening = []string{fmt.Sprintf("Hello %s, your request for “%s” was approved, but something is in the way: %s You are on its waiting list until that is settled.",
			g.person.Name, g.session.Title, unmet.Message)}
	}
	letter.Button = mailer.Link{Label: "See where you are, or leave the list", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Closing = []string{"You do not have a place yet. We will write to you when one falls free."}
	return s.sendPlain(tx, g, "waiting_joined:"+b.ID.String(), "Approved, waiting list: "+g.session.Title, letter)
}

// tellDeclined gives the reason of a refusal to who asked.
func (s *Service) tellDeclined(tx *database.Tx, g gathered, b Booking, a Approval) error {
	letter := s.letter(g, b)
	letter.Title = "Your request was declined"
	letter.Opening = []string{
		fmt.Sprintf("Hello %s, your request for a place at “%s” was declined.", g.person.Name, g.session.Title),
		"The reason given: " + a.DecisionReason,
	}
	letter.Button = mailer.Link{Label: "Find other training", URL: s.link(g.session, "")}
	return s.sendPlain(tx, g, "approval_declined:"+b.ID.String(), letter.Title+": "+g.session.Title, letter)
}

// tellStillApproved says that a changed booking was approved anew.
func (s *Service) tellStillApproved(tx *database.Tx, g gathered, b Booking, a Approval) error {
	letter := s.letter(g, b)
	letter.Title = "Your change was approved"
	letter.Opening = []string{fmt.Sprintf("Hello %s, the change to your booking of “%s” was approved. Nothing else changes.", g.person.Name, g.session.Title)}
	letter.Button = mailer.Link{Label: "See your booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	return s.sendPlain(tx, g, "approval_again:"+a.ID.String(), letter.Title+": "+g.session.Title, letter)
}

// tellMovedSeat says that the other kind of place was taken, with the calendar entry that follows it.
func (s *Service) tellMovedSeat(tx *database.Tx, g gathered, b Booking) error {
	letter := s.letter(g, b)
	letter.Title = "Your booking has changed"
	letter.Opening = []string{fmt.Sprintf("Hello %s, you still have a place at “%s”, and now come another way.", g.person.Name, g.session.Title)}
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Closing = []string{"The attached calendar file brings the entry up to date."}
	return s.send(tx, g, b, fmt.Sprintf("booking_seat_%d", b.CalendarSequence), "Changed: "+g.session.Title, letter, ical.Request)
}
