package booking

import (
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
	Reason      string
	Source      string
	PolicyGroup string
}

// ImportTx writes an imported booking with its history. Call places.CountImported for each session
// once all its bookings are in.
func ImportTx(tx *database.Tx, i Imported) (Booking, error) {
	version, err := charging.VersionAt(tx, i.PolicyGroup, londonDate(i.BookedAt))
	if err != nil {
		return Booking{}, err
	}
	b := newBooking(tx, i.SessionID, i.PersonID, i.Seat)
	b.WalkIn, b.PolicyVersionID, b.Source = i.WalkIn, version.ID, i.Source
	b.JoinedAt, b.CreatedAt, b.ConfirmedAt = i.BookedAt, i.BookedAt, &i.BookedAt
	if err := b.asOf(tx, i.AgencyID, i.BookedAt); err != nil {
		return Booking{}, err
	}
	b.Status = Confirmed
	if i.Cancelled == "" {
		return b, insert(tx, &b, "imported", false)
	}
	notice := i.BookedAt
	if i.NoticeAt != nil {
		notice = *i.NoticeAt
	}
	b.Status, b.EndedAt = Cancelled, &notice
	b.CancelClass, b.CancelReason, b.CancelChannel = &i.Cancelled, i.Reason, "import"
	b.NoticeAt, b.RecordedAt = &notice, &tx.Now
	if err := tx.DB.Create(&b).Error; err != nil {
		return Booking{}, err
	}
	if err := remember(tx, b.ID, nil, Confirmed, "imported", false); err != nil {
		return Booking{}, err
	}
	confirmed := Confirmed
	return b, remember(tx, b.ID, &confirmed, Cancelled, "imported", false)
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
	b.AgencyID, b.AgencyClass, b.Sector, b.LocalityID = agency, snapshot.Class, string(snapshot.Sector), snapshot.LocalityID
	return nil
}
