package booking

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// Transfer moves a booking to another session, of the same course or of another.
type Transfer struct {
	BookingID uuid.UUID
	SessionID uuid.UUID
	Seat      places.Seat // empty: the same kind as now, or the only one there is
	Declared  bool        // that they may come, where the other course asks to declare it
	DryRun    bool        // say what would happen, and write nothing
}

// TransferResult is the booking at the other session.
type TransferResult struct {
	Booking
	DryRun bool
	Lost   []string // what does not come along, each a sentence
	Until  string   // a sentence: until when cancelling is in time there, by the policy of today
}

// The refusals of a transfer, beside those of mayMove and the conditions of the other session.
var (
	ErrSameSession   = fault.OnField("sessionId", "same_session", "This is the session it is for already. Choose another.")
	ErrThereAlready  = fault.New(fault.Conflict, "already_there", "There is a booking of that session already, or an entry on its waiting list.")
	ErrToBreakOut    = fault.New(fault.Conflict, "to_break_out", "That is a break-out of a conference. Book the conference instead.")
	ErrApprovalFirst = fault.New(fault.Conflict, "approval_first", "That course needs approval. Ask for a place there first, and keep this one until you have it.")
	ErrApprovalOpen  = fault.New(fault.Conflict, "approval_open", "Somebody has yet to decide about the changed answers. It can be moved once they have.")
)

// errDryRun undoes what was only tried.
var errDryRun = errors.New("nothing is to be written")

// Transfer moves a booking in one transaction, at most once per key: the place at the other session is taken, by its
// conditions and under its policy, and the one before falls free for whoever waits; or nothing changes.
func (s *Service) Transfer(ctx context.Context, t Transfer, once idempotency.Once) (idempotency.Answer, error) {
	leave, err := s.gate.enter(ctx, t.SessionID)
	if err != nil {
		return idempotency.Answer{}, err
	}
	defer leave()
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (TransferResult, error) { return s.TransferTx(tx, t) })
	})
}

// TransferTx is Transfer inside a transaction that is already open, without the gate.
func (s *Service) TransferTx(tx *database.Tx, t Transfer) (result TransferResult, err error) {
	b, err := s.visible(tx, t.BookingID, access.OpTransferBooking)
	if err != nil {
		return result, err
	}
	if t.SessionID == b.SessionID {
		return result, ErrSameSession
	}
	if err := people.LockPeople(tx, b.PersonID); err != nil {
		return result, err
	}
	err = tx.Savepoint(func() error {
		if result, err = s.move(tx, b, t); err == nil && t.DryRun {
			err = errDryRun
		}
		return err
	})
	if errors.Is(err, errDryRun) {
		result.DryRun, err = true, nil
	}
	return result, err
}

// move is a transfer once its person is locked.
func (s *Service) move(tx *database.Tx, b Booking, t Transfer) (result TransferResult, err error) {
	breakOuts, err := chosenBy(tx, b.SessionID, b.PersonID)
	if err != nil {
		return result, err
	}
	locked, err := s.Lock(tx, append(touched(breakOuts, nil), b.SessionID, t.SessionID)...)
	if err != nil {
		return result, err
	}
	if b, err = byID(tx, b.ID); err != nil {
		return result, err
	}
	from, err := gather(tx, b.SessionID, b.PersonID, false)
	if err != nil {
		return result, err
	}
	if err := s.mayMove(tx, b, from.session); err != nil {
		return result, err
	}
	approval, err := lastApproval(tx, b.ID)
	if err != nil {
		return result, err
	}
	// First out, then in: it neither clashes with itself nor counts twice in a limit.
	if err := s.handOver(tx, &b, Transferred, locked, ""); err != nil {
		return result, err
	}
	for i := range breakOuts {
		if err := s.drop(tx, &breakOuts[i].Booking, locked); err != nil {
			return result, err
		}
	}
	to, err := gather(tx, t.SessionID, b.PersonID, false)
	if err != nil {
		return result, err
	}
	if result.Booking, err = s.arrive(tx, arrival{t: t, old: b, from: from, to: to, approval: approval}, locked); err != nil {
		return result, err
	}
	result.Lost = lost(b, breakOuts, result.Booking)
	until, err := deadlineOf(tx, result.ID)
	if err != nil {
		return result, err
	}
	result.Until = until.Sentence(tx.Now)
	return result, s.tellTransferred(tx, booked{g: from, b: b}, booked{g: to, b: result.Booking}, result)
}

// arrival is a transfer on its way to the other session.
type arrival struct {
	t        Transfer
	old      Booking
	from, to gathered
	approval *Approval // of the old booking; nil: none was asked for
}

// arrive books the place at the other session, for the same agency and with the same answers.
func (s *Service) arrive(tx *database.Tx, a arrival, locked places.Locked) (Booking, error) {
	switch {
	case a.to.live != nil:
		return Booking{}, ErrThereAlready
	case a.to.session.MainSessionID != nil:
		return Booking{}, ErrToBreakOut
	}
	r := Request{
		SessionID: a.t.SessionID, PersonID: a.old.PersonID, Seat: a.seat(locked), AgencyID: a.agency(), Replaces: &a.old.ID,
		Plea: Plea{Declared: a.t.Declared},
	}
	if err := a.approve(tx, &r); err != nil {
		return Booking{}, err
	}
	made, err := s.bookLocked(tx, a.to, locked[a.t.SessionID], r)
	if err != nil && tx.Actor.Person != a.old.PersonID {
		err = aboutOther(err)
	}
	return made.Booking, err
}

// approve says how the place there is approved: an approval for the same course is carried over; for another, who acts
// for somebody approves by that, and anybody else has to be asked first.
func (a arrival) approve(tx *database.Tx, r *Request) error {
	how := howActing(tx, a.old.PersonID)
	switch {
	case a.approval != nil && a.approval.Status == approvalOpen:
		return ErrApprovalOpen
	case a.from.session.CourseID == a.to.session.CourseID:
		r.Approved, r.Carried = ByMoving, a.approval
	case how != ByMoving:
		r.Approved = how
	case a.to.asks(a.to.agency(r.AgencyID)).OfOthers():
		return ErrApprovalFirst
	}
	return nil
}

// seat is the kind of place asked for: the one that was named, or the same as before where there is one.
func (a arrival) seat(locked places.Locked) places.Seat {
	if a.t.Seat == "" && locked.Seat(a.t.SessionID, a.old.Seat) != nil {
		return a.old.Seat
	}
	return a.t.Seat
}

// agency is the one the place was for, as long as they work there.
func (a arrival) agency() *uuid.UUID {
	for _, m := range a.to.members {
		if a.old.AgencyID != nil && m.AgencyID == *a.old.AgencyID {
			return a.old.AgencyID
		}
	}
	return nil
}

// lost says what of a booking did not come along.
func lost(old Booking, breakOuts []chosen, made Booking) (sentences []string) {
	if old.Seat != made.Seat {
		sentences = append(sentences, map[places.Seat]string{
			places.Room:   "The other session is online, so the place in the room is given up.",
			places.Online: "The other session is in the room, so the place online is given up.",
		}[old.Seat])
	}
	if old.AllocationID != nil && made.AllocationID == nil {
		sentences = append(sentences, "The place that was kept for the agency goes back to it.")
	}
	if len(breakOuts) > 0 {
		sentences = append(sentences, "The break-outs chosen at the conference are given up.")
	}
	return sentences
}

// aboutOther is a refusal as it is said to whoever acts for somebody else.
func aboutOther(err error) error {
	f := fault.Of(err)
	if f.Kind != fault.Conflict {
		return err
	}
	return fault.New(f.Kind, f.Code, rules.AboutThem(f.Message))
}
