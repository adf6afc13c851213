package booking

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// Imported is a booking that was made elsewhere: its end state, its original times and where the row
// came from. It passes no conditions, sends nothing and charges nothing.
type Imported struct {
	SessionID   uuid.UUID
	PersonID    uuid.UUID
	AgencyID    *uuid.UUID // nil: agency not known
	Seat        places.Seat
	WalkIn      bool
	Cancelled   policy.Class // empty: confirmed
	BookedAt    time.Time
	NoticeAt    *time.Time // of a cancellation; nil: as recorded, the booking time
	WaitedUntil *time.Time // set: never confirmed, still waiting when the session started
	Waits       bool       // still waiting, for a session to come; in the order of the rows
	Reason      string
	Source      string
	PolicyGroup string
}

// imported is why an imported booking's history says what it says.
const imported = "imported"

// ImportTx writes an imported booking with its history. Call places.CountImported for each session
// once all its bookings are in.
func ImportTx(tx *database.Tx, i Imported) (Booking, error) {
	bookings, err := ImportManyTx(tx, []Imported{i})
	if err != nil {
		return Booking{}, err
	}
	return bookings[0], nil
}

// importedInBatches is how many rows one INSERT takes; PostgreSQL allows 65,535 parameters.
const importedInBatches = 500

// ImportManyTx is ImportTx for many, in a few statements; the bookings come back in the same order.
func ImportManyTx(tx *database.Tx, all []Imported) ([]Booking, error) {
	if len(all) == 0 {
		return nil, nil
	}
	versions, err := charging.Versions(tx)
	if err != nil {
		return nil, err
	}
	agencies, err := agenciesThen(tx, all)
	if err != nil {
		return nil, err
	}
	bookings := make([]Booking, len(all))
	var histories []History
	for n, i := range all {
		version, found := charging.InForce(versions, i.PolicyGroup, londonDate(i.BookedAt))
		if !found {
			return nil, fmt.Errorf("booking: no policy was in force on %s", londonDate(i.BookedAt))
		}
		b := newBooking(tx, i.SessionID, i.PersonID, i.Seat)
		b.PolicyVersionID = version.ID
		if i.AgencyID != nil {
			b.snapshot(agencies[people.AgencyOn{AgencyID: *i.AgencyID, On: londonDate(i.BookedAt)}])
		}
		histories = append(histories, b.become(tx, i)...)
		bookings[n] = b
	}
	if err := queueImported(tx, bookings); err != nil {
		return nil, err
	}
	if err := tx.DB.CreateInBatches(bookings, importedInBatches).Error; err != nil {
		return nil, fmt.Errorf("import bookings: %w", err)
	}
	if err := tx.DB.CreateInBatches(histories, importedInBatches).Error; err != nil {
		return nil, fmt.Errorf("import histories: %w", err)
	}
	return bookings, nil
}

// queueImported gives those who still wait their numbers in the queue. One import is one moment, however
// long it waits for the places.
func queueImported(tx *database.Tx, bookings []Booking) error {
	now := tx.Now
	defer func() { tx.Now = now }()
	for n := range bookings {
		b := &bookings[n]
		if b.Status != Waiting {
			continue
		}
		locked, err := places.Lock(tx, b.SessionID)
		if err != nil {
			return err
		}
		joined := b.JoinedAt
		if err := b.join(tx, locked.Seat(b.SessionID, b.Seat)); err != nil {
			return err
		}
		b.JoinedAt = joined
	}
	return nil
}

// agenciesThen reads what the agencies were when the bookings were made.
func agenciesThen(tx *database.Tx, all []Imported) (map[people.AgencyOn]people.Snapshot, error) {
	var asked []people.AgencyOn
	for _, i := range all {
		if i.AgencyID != nil {
			asked = append(asked, people.AgencyOn{AgencyID: *i.AgencyID, On: londonDate(i.BookedAt)})
		}
	}
	return people.AgencySnapshots(tx, asked)
}

// become puts a new booking into the end state of the import and returns the history that led there.
func (b *Booking) become(tx *database.Tx, i Imported) []History {
	b.WalkIn, b.Source, b.JoinedAt, b.CreatedAt = i.WalkIn, i.Source, i.BookedAt, i.BookedAt
	notice := i.BookedAt
	if i.NoticeAt != nil {
		notice = *i.NoticeAt
	}
	switch {
	case i.Waits:
		b.Status = Waiting
		return []History{b.then(tx, "", Waiting, i.BookedAt)}
	case i.WaitedUntil != nil:
		b.Status, b.EndedAt, b.Cause = Lapsed, i.WaitedUntil, "started"
		return []History{b.then(tx, "", Waiting, i.BookedAt), b.then(tx, Waiting, Lapsed, *i.WaitedUntil)}
	case i.Cancelled != "":
		b.Status, b.ConfirmedAt, b.EndedAt = Cancelled, &i.BookedAt, &notice
		b.CancelClass, b.CancelReason, b.CancelChannel = &i.Cancelled, i.Reason, "import"
		b.NoticeAt, b.RecordedAt = &notice, &tx.Now
		return []History{b.then(tx, "", Confirmed, i.BookedAt), b.then(tx, Confirmed, Cancelled, notice)}
	}
	b.Status, b.ConfirmedAt = Confirmed, &i.BookedAt
	return []History{b.then(tx, "", Confirmed, i.BookedAt)}
}

// then is one imported change, at the time it happened; from is empty when the booking was made.
func (b *Booking) then(tx *database.Tx, from, to Status, at time.Time) History {
	h := History{PartnershipID: b.PartnershipID, BookingID: b.ID, ToStatus: to, At: at, Why: imported, RequestID: tx.Actor.RequestID}
	if from != "" {
		h.FromStatus = &from
	}
	return h
}

// asOf fixes the agency as it stood at an instant; nil leaves it unknown.
func (b *Booking) asOf(tx *database.Tx, agency *uuid.UUID, at time.Time) error {
	if agency == nil {
		return nil
	}
	snapshot, err := people.AgencySnapshot(tx, *agency, londonDate(at))
	if err != nil {
		return err
	}
	b.snapshot(snapshot)
	return nil
}

func (b *Booking) snapshot(s people.Snapshot) {
	b.AgencyID, b.AgencyClass, b.Sector, b.LocalityID = &s.AgencyID, s.Class, s.Sector, s.LocalityID
}
