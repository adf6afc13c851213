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
		if !a.Again {
			letter.Wording.Name, subject = kind, ""
		}
		err = notify.Enqueue(tx, notify.Message{
			DedupeKey: fmt.Sprintf("%s:%s:%d", kind, a.ID, i), Kind: kind, PersonID: who.PersonID, ToName: who.Name, ToEmail: who.Email,
			Subject: subject, Letter: &letter,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) askLetter(g gathered, b Booking, a Approval, who approver) mailer.Letter {
	letter := s.letters.Session(g.about(), b.Seat)
	deadline := ukdate.MomentWords(*a.ExpiresAt)
	letter.Wording.Values["name"], letter.Wording.Values["delegate"], letter.Wording.Values["deadline"] = who.Name, g.person.Name, deadline
	letter.Said = []string{"Why: " + a.Reason}
	letter.Notes = []string{"Please answer by " + deadline + ". You do not need an account."}
	if a.Again {
		letter.Title = g.person.Name + " asks for your approval"
		letter.Opening = []string{fmt.Sprintf("Hello %s, %s has a place at “%s” and has changed what was approved.", who.Name, g.person.Name, g.session.Title)}
		letter.Notes = []string{"The place is kept unless you decline. You do not need an account."}
	}
	if a.DeputyName != "" {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: "Asked", Value: a.ManagerName + ", and " + a.DeputyName + " as deputy"})
	}
	letter.Footer = []string{"Sent by " + g.session.Partnership + " because you were named as somebody who can approve this. This is a service message."}
	return letter
}

// tellRequested says that somebody has been asked, and that there is no place yet.
func (s *Service) tellRequested(tx *database.Tx, g gathered, b Booking, a Approval) error {
	letter := s.letter(g, b, "approval_requested")
	deadline := ukdate.MomentWords(*a.ExpiresAt)
	letter.Wording.Values["approver"], letter.Wording.Values["deadline"] = a.approverInWords(), deadline
	letter.Button = mailer.Link{Label: "See, change or withdraw your request", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Notes = []string{"You do not have a place yet. The request ends at " + deadline + " if nobody answers."}
	return s.sendPlain(tx, g, "approval_requested:"+a.ID.String(), letter)
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
	letter := s.letter(g, b, "approval_waiting")
	if unmet != nil {
		letter.Wording.Name = "approval_hindered"
		letter.Said = []string{"What is in the way: " + unmet.Message}
	}
	letter.Button = mailer.Link{Label: "See where you are, or leave the list", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	return s.sendPlain(tx, g, "waiting_joined:"+b.ID.String(), letter)
}

// tellDeclined gives the reason of a refusal to who asked.
func (s *Service) tellDeclined(tx *database.Tx, g gathered, b Booking, a Approval) error {
	letter := s.letter(g, b, "approval_declined")
	letter.Said = []string{"The reason given: " + a.DecisionReason}
	letter.Button = mailer.Link{Label: "Find other training", URL: s.link(g.session, "")}
	return s.sendPlain(tx, g, "approval_declined:"+b.ID.String(), letter)
}

// tellStillApproved says that a changed booking was approved anew.
func (s *Service) tellStillApproved(tx *database.Tx, g gathered, b Booking, a Approval) error {
	letter := s.letter(g, b, "approval_again")
	letter.Button = mailer.Link{Label: "See your booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	return s.sendPlain(tx, g, "approval_again:"+a.ID.String(), letter)
}

// tellMovedSeat says that the other kind of place was taken, with the calendar entry that follows it.
func (s *Service) tellMovedSeat(tx *database.Tx, g gathered, b Booking) error {
	letter := s.letter(g, b, "seat_changed")
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Notes = []string{"The attached calendar file brings the entry up to date."}
	return s.send(tx, g, b, fmt.Sprintf("booking_seat_%d", b.CalendarSequence), letter, ical.Request)
}
