package attendance

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Get returns the register of a session, from the London day before it starts.
func (s *Service) Get(ctx context.Context, session uuid.UUID) (View, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (View, error) {
		found, err := mine(tx, session, access.OpGetRegister)
		if err != nil {
			return View{}, err
		}
		if tx.Now.Before(readableFrom(found.StartsAt)) {
			return View{}, notYetReadable(found)
		}
		return s.view(tx, found)
	})
}

func readableFrom(starts time.Time) time.Time {
	return ukdate.StartOf(ukdate.DateOf(starts).AddDays(-1))
}

// opensAt is from when a part may be marked.
func opensAt(session catalogue.Session, part catalogue.Part) time.Time {
	return part.StartsAt.Add(-time.Duration(session.RegisterOpensMinutes) * time.Minute)
}

const entriesSQL = `
SELECT b.id AS booking_id, b.person_id, p.name, coalesce(a.name, '') AS agency, b.walk_in, b.seat
FROM bookings b
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
LEFT JOIN agencies a ON a.partnership_id = b.partnership_id AND a.id = b.agency_id
WHERE b.partnership_id = $1 AND b.session_id = $2 AND b.status = 'confirmed'
ORDER BY b.walk_in, lower(p.name), b.id`

const marksSQL = `
SELECT m.*, coalesce(p.name, '') AS by FROM marks m
LEFT JOIN people p ON p.partnership_id = m.partnership_id AND p.id = m.marked_by
WHERE m.partnership_id = $1 AND m.session_id = $2 ORDER BY m.superseded_at IS NOT NULL, m.marked_at DESC, m.id DESC`

type registerRow struct {
	Register
	By string
}

const registersSQL = `SELECT r.*, coalesce(p.name, '') AS by FROM registers r
LEFT JOIN people p ON p.partnership_id = r.partnership_id AND p.id = r.closed_by
WHERE r.partnership_id = $1 AND r.session_id = $2`

func (s *Service) view(tx *database.Tx, session catalogue.Session) (v View, err error) {
	listings, err := s.catalogue.Listings(tx, []uuid.UUID{session.ID})
	if err != nil {
		return v, err
	}
	v.Session = listings[0]
	if v.Entries, err = database.Rows[Entry](tx, entriesSQL, tx.Partnership(), session.ID); err != nil {
		return v, err
	}
	marks, err := database.Rows[MarkView](tx, marksSQL, tx.Partnership(), session.ID)
	if err != nil {
		return v, err
	}
	registers, err := database.Rows[registerRow](tx, registersSQL, tx.Partnership(), session.ID)
	if err != nil {
		return v, err
	}
	attach(v.Entries, marks)
	parts, err := catalogue.PartsOf(tx, session.ID)
	for _, p := range parts[session.ID] {
		v.Parts = append(v.Parts, partView(tx.Now, session, p, registers, v.Entries))
	}
	return v, err
}

type spot struct{ booking, part uuid.UUID }

// attach gives each entry its current marks, each with those it superseded.
func attach(entries []Entry, marks []MarkView) {
	earlier := map[spot][]MarkView{}
	for _, m := range marks {
		if m.SupersededAt != nil {
			earlier[spot{m.BookingID, m.PartID}] = append(earlier[spot{m.BookingID, m.PartID}], m)
		}
	}
	at := map[uuid.UUID]*Entry{}
	for i := range entries {
		at[entries[i].BookingID] = &entries[i]
	}
	for _, m := range marks {
		if e := at[m.BookingID]; e != nil && m.SupersededAt == nil {
			m.Earlier = earlier[spot{m.BookingID, m.PartID}]
			e.Marks = append(e.Marks, m)
		}
	}
}

func partView(now time.Time, session catalogue.Session, p catalogue.Part, registers []registerRow, entries []Entry) PartView {
	v := PartView{Part: p, Status: NotTaken, OpensAt: opensAt(session, p)}
	for _, r := range registers {
		if r.PartID == p.ID {
			v.Status, v.ClosedAt, v.ClosedBy = r.Status, r.ClosedAt, r.By
		}
	}
	v.CanMark = session.Status == catalogue.Published && p.CancelledAt == nil && !now.Before(v.OpensAt)
	for _, e := range entries {
		m := e.markOf(p.ID)
		if m == nil {
			v.Unmarked++
			continue
		}
		v.Marked++
		if m.Attended {
			v.Attended++
		}
	}
	return v
}

func (e Entry) markOf(part uuid.UUID) *MarkView {
	for i := range e.Marks {
		if e.Marks[i].PartID == part {
			return &e.Marks[i]
		}
	}
	return nil
}
