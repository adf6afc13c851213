package imports

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

const totalsAre = "What became of a session's bookings where only numbers were kept. They stand in place of bookings. An empty cell is not known, which is not 0. Where all are known: registrations − cancelled − no_shows − excused − not_taken + walk_ins = attended."

var totalColumns = []Column{
	{"session", true, "Reference of the session, which has no bookings.", "NEG-2019-07"},
	{"registrations", false, "Bookings that were confirmed, walk-ins left out.", "24"},
	{"cancelled_by_provider", false, "Of these, cancelled by the partnership.", "0"},
	{"cancelled_late", false, "Of these, cancelled late.", "2"},
	{"cancelled_in_time", false, "Of these, cancelled in time.", "1"},
	{"no_shows", false, "Of these, absent.", "3"},
	{"excused", false, "Of these, excused.", "0"},
	{"not_taken", false, "Of these, not known because no register was taken.", "0"},
	{"walk_ins", false, "Attended without a booking.", "1"},
	{"attended", false, "Everybody who attended, walk-ins among them.", "19"},
	{"source", true, "Where the numbers come from.", "Training log 2019-20, sheet “Sessions”"},
}

type totalRow struct {
	Session             string `csv:"session"`
	Registrations       string `csv:"registrations"`
	CancelledByProvider string `csv:"cancelled_by_provider"`
	CancelledLate       string `csv:"cancelled_late"`
	CancelledInTime     string `csv:"cancelled_in_time"`
	NoShows             string `csv:"no_shows"`
	Excused             string `csv:"excused"`
	NotTaken            string `csv:"not_taken"`
	WalkIns             string `csv:"walk_ins"`
	Attended            string `csv:"attended"`
	Source              string `csv:"source"`
}

// SessionTotals are the totals of one session; nil is not known.
type SessionTotals struct {
	SessionID           uuid.UUID
	Registrations       *int64
	CancelledByProvider *int64
	CancelledLate       *int64
	CancelledInTime     *int64
	NoShows             *int64
	Excused             *int64
	NotTaken            *int64
	WalkIns             *int64
	Attended            *int64
	Source              string
}

// Remaining is how many attended by every other total; known is false where one of them is not known.
func (t SessionTotals) Remaining() (n int64, known bool) {
	left := []*int64{t.CancelledByProvider, t.CancelledLate, t.CancelledInTime, t.NoShows, t.Excused, t.NotTaken}
	if t.Registrations == nil || t.WalkIns == nil {
		return 0, false
	}
	n = *t.Registrations + *t.WalkIns
	for _, part := range left {
		if part == nil {
			return 0, false
		}
		n -= *part
	}
	return n, true
}

func importTotals(j *job, lines []line[totalRow]) error {
	sessions, err := j.sessions()
	if err != nil {
		return err
	}
	there, err := totalsThere(j)
	if err != nil {
		return err
	}
	booked, err := bookedSessions(j)
	if err != nil {
		return err
	}
	var created []uuid.UUID
	rows := once{}
	for _, l := range lines {
		l.What = l.Cells.Session
		rows.check(l.Row, "session", l.Cells.Session)
		totals := totalsOf(j, l, sessions)
		if l.ok() && booked[totals.SessionID] {
			l.refuse("session", "has_bookings", "This session has bookings, which totals stand in place of.")
		}
		if !l.ok() {
			continue
		}
		if here, found := there[totals.SessionID]; found {
			l.settle(AlreadyThere, totals.differs(here))
			continue
		}
		if err := j.try(l.Row, nil, func() error { return j.keeps.Totals(j.tx, totals) }); err != nil {
			return err
		}
		l.settle(Created, "")
		created = append(created, totals.SessionID)
	}
	return audit.RecordEach(j.tx, "session.import_totals", "session", created)
}

func totalsThere(j *job) (map[uuid.UUID]SessionTotals, error) {
	all, err := database.Rows[SessionTotals](j.tx, `SELECT session_id, registrations, cancelled_by_provider, cancelled_late,
		cancelled_in_time, no_shows, excused, not_taken, walk_ins, attended, source FROM session_totals WHERE partnership_id = $1`, j.tx.Partnership())
	there := make(map[uuid.UUID]SessionTotals, len(all))
	for _, t := range all {
		there[t.SessionID] = t
	}
	return there, err
}

func bookedSessions(j *job) (map[uuid.UUID]bool, error) {
	all, err := database.Values[uuid.UUID](j.tx, `SELECT DISTINCT session_id FROM bookings WHERE partnership_id = $1`, j.tx.Partnership())
	booked := make(map[uuid.UUID]bool, len(all))
	for _, id := range all {
		booked[id] = true
	}
	return booked, err
}

func totalsOf(j *job, l line[totalRow], sessions *directory[catalogue.Planned]) SessionTotals {
	r, c := l.Row, l.Cells
	number := func(column, cell string) *int64 {
		n := r.number(column, cell, 0, 100_000)
		if n == nil {
			return nil
		}
		wide := int64(*n)
		return &wide
	}
	t := SessionTotals{
		Registrations: number("registrations", c.Registrations), CancelledByProvider: number("cancelled_by_provider", c.CancelledByProvider),
		CancelledLate: number("cancelled_late", c.CancelledLate), CancelledInTime: number("cancelled_in_time", c.CancelledInTime),
		NoShows: number("no_shows", c.NoShows), Excused: number("excused", c.Excused), NotTaken: number("not_taken", c.NotTaken),
		WalkIns: number("walk_ins", c.WalkIns), Attended: number("attended", c.Attended),
	}
	if r.need("source", c.Source) {
		t.Source = r.name("source", c.Source, 200)
	}
	if r.need("session", c.Session) {
		if session := sessions.find(r, "session", c.Session); session != nil {
			t.SessionID = session.ID
			r.checkTotalled(j, *session)
		}
	}
	r.checkTotals(t)
	return t
}

func (r *Row) checkTotalled(j *job, s catalogue.Planned) {
	switch {
	case s.Status != catalogue.Published:
		r.refuse("session", "not_run", "This session was not published, was cancelled or did not run, so it has no totals.")
	case j.tx.Now.Before(s.StartsAt):
		r.refuse("session", "not_started", "This session has not started yet.")
	}
}

func (r *Row) checkTotals(t SessionTotals) {
	if r.Errors == nil && t.Registrations == nil && t.Attended == nil {
		r.refuse("attended", "required", "Give registrations or attended at least.")
	}
	if n, known := t.Remaining(); r.ok() && known && n < 0 {
		r.refuse("registrations", "does_not_add_up", "The other columns take away more than there is.")
	} else if r.ok() && known && t.Attended != nil && n != *t.Attended {
		r.refuse("attended", "does_not_add_up", fmt.Sprintf("By the other columns %d attended, not %d.", n, *t.Attended))
	}
}

func (t SessionTotals) differs(here SessionTotals) string {
	return differing(
		difference{"registrations", numberText(t.Registrations), numberText(here.Registrations)},
		difference{"cancelled_by_provider", numberText(t.CancelledByProvider), numberText(here.CancelledByProvider)},
		difference{"cancelled_late", numberText(t.CancelledLate), numberText(here.CancelledLate)},
		difference{"cancelled_in_time", numberText(t.CancelledInTime), numberText(here.CancelledInTime)},
		difference{"no_shows", numberText(t.NoShows), numberText(here.NoShows)},
		difference{"excused", numberText(t.Excused), numberText(here.Excused)},
		difference{"not_taken", numberText(t.NotTaken), numberText(here.NotTaken)},
		difference{"walk_ins", numberText(t.WalkIns), numberText(here.WalkIns)},
		difference{"attended", numberText(t.Attended), numberText(here.Attended)},
		difference{"source", t.Source, here.Source},
	)
}

func numberText(n *int64) string {
	if n == nil {
		return ""
	}
	return fmt.Sprint(*n)
}
