package planning

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// copied says where a copy goes.
type copied struct {
	days      int // later than the original
	programme uuid.UUID
	event     *uuid.UUID
	main      *uuid.UUID // of a break-out: the copy of its conference
}

// again makes a session once more, as a draft on other days: its parts that were not cancelled, places,
// rules of waiting, venue and room, until when people may change by themselves and whom they ask afterwards. Trainers and how to join are for staff to settle anew.
func (s *Service) again(tx *database.Tx, original catalogue.Session, to copied) (catalogue.Session, error) {
	parts, err := catalogue.PartsOf(tx, original.ID)
	if err != nil {
		return catalogue.Session{}, err
	}
	seats, err := places.Of(tx, original.ID)
	if err != nil {
		return catalogue.Session{}, err
	}
	in := asNew(original, parts[original.ID], seats[original.ID], to)
	made, err := s.catalogue.CreateSessionTx(tx, in)
	if err != nil {
		return made, err
	}
	return made, sameRules(tx, seats[original.ID], made.ID)
}

func asNew(o catalogue.Session, parts []catalogue.Part, seats []*places.Place, to copied) catalogue.NewSession {
	minutes := o.RegisterOpensMinutes
	in := catalogue.NewSession{
		ProgrammeID: to.programme, CourseID: o.CourseID, MainSessionID: to.main, Slot: o.Slot, CopiedFrom: &o.ID,
		SessionFields: catalogue.SessionFields{
			EventID: to.event, OwnTitle: o.Title, Mode: o.Mode, VenueID: o.VenueID, Room: o.Room, PublicNote: o.PublicNote,
			RegisterOpensMinutes: &minutes, OnlyAgencyID: o.OnlyAgencyID,
			SelfServiceHours: o.SelfServiceHours, ContactEmail: o.ContactEmail, ContactPhone: o.ContactPhone,
		},
	}
	for _, p := range parts {
		if p.CancelledAt == nil {
			in.Parts = append(in.Parts, catalogue.PartInput{Date: p.LocalDate.AddDays(to.days), StartWall: p.StartWall, EndWall: p.EndWall})
		}
	}
	if o.ClosesAt.Before(o.StartsAt) {
		day, wall, _ := ukdate.Split(o.ClosesAt)
		in.Window.ClosesOn, in.Window.ClosesWall = day.AddDays(to.days), &wall
	}
	if o.ChooseUntil != nil {
		day, wall, _ := ukdate.Split(*o.ChooseUntil)
		in.ChooseUntil = catalogue.MomentInput{On: day.AddDays(to.days), Wall: &wall}
	}
	for _, seat := range seats {
		in.Seats = append(in.Seats, catalogue.SeatInput{Seat: seat.Seat, Unlimited: seat.Capacity == nil, Capacity: seat.Capacity})
	}
	return in
}

// sameRules gives the copy the original's rules of waiting and its shared room.
func sameRules(tx *database.Tx, of []*places.Place, session uuid.UUID) error {
	locked, err := places.Lock(tx, session)
	if err != nil {
		return err
	}
	for _, seat := range of {
		mine := locked.Seat(session, seat.Seat)
		if mine == nil {
			continue
		}
		queue := places.Queue{List: seat.WaitingList, Blocked: seat.WaitingBlocked, Fair: seat.WaitingFair, OffersUntil: seat.OffersUntilMinutes}
		if err := places.SetQueue(tx, []*places.Place{mine}, queue); err != nil {
			return err
		}
		if err := places.SetRoom(tx, []*places.Place{mine}, seat.RoomID); err != nil {
			return err
		}
	}
	return nil
}
