package interest

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// date is a session as the letter tells of it.
type date struct {
	ID       uuid.UUID
	Title    string
	Mode     string
	Venue    string
	StartsAt time.Time
	EndsAt   time.Time
	OpensAt  time.Time
	Now      time.Time `db:"-"`
}

func datesOf(tx *database.Tx, sessions []uuid.UUID) (map[uuid.UUID]date, error) {
	rows, err := database.Rows[date](tx, `SELECT s.id, s.title, s.mode, coalesce(v.name, '') AS venue, s.starts_at, s.ends_at, s.opens_at
		FROM sessions s LEFT JOIN venues v ON v.partnership_id = s.partnership_id AND v.id = s.venue_id
		WHERE s.partnership_id = $1 AND s.id = ANY($2)`, tx.Partnership(), sessions)
	dates := make(map[uuid.UUID]date, len(rows))
	for _, d := range rows {
		d.Now = tx.Now
		dates[d.ID] = d
	}
	return dates, err
}

// letter tells of the new dates of a course, the next one first.
func (s *Service) letter(p partnership.Partnership, r reader, sessions []uuid.UUID, dates map[uuid.UUID]date, token string) notify.Message {
	slices.SortFunc(sessions, func(a, b uuid.UUID) int { return dates[a].StartsAt.Compare(dates[b].StartsAt) })
	l := s.site.Letter(p, "")
	l.Wording = mailer.Wording{Name: "new_dates", Values: map[string]string{"name": r.Name, "course": r.Course}}
	for _, id := range sessions {
		l.Facts = append(l.Facts, dates[id].fact())
	}
	l.Button = mailer.Link{Label: "See the dates and book", URL: s.site.Link(p, "/courses/"+r.CourseID.String())}
	l.Footer = append(l.Footer, "You asked for this. No longer interested: "+s.site.Link(p, "/interest/"+token))
	return notify.Message{
		DedupeKey: "new_dates:" + r.ID.String() + ":" + sessions[0].String(), Kind: "new_dates",
		PersonID: &r.PersonID, ToName: r.Name, ToEmail: r.Email, Letter: &l,
	}
}

// fact is when, where, and since or from when it can be booked.
func (d date) fact() mailer.Fact {
	when := ukdate.RangeWords(d.StartsAt, d.EndsAt)
	if ukdate.DateOf(d.StartsAt) != ukdate.DateOf(d.EndsAt) {
		when = "From " + ukdate.MomentWords(d.StartsAt) + " to " + ukdate.MomentWords(d.EndsAt)
	}
	lines := when + "\n" + d.where()
	if d.Title != "" {
		lines = d.Title + "\n" + lines
	}
	if d.Now.Before(d.OpensAt) {
		lines += "\nBooking opens at " + ukdate.MomentWords(d.OpensAt)
	}
	return mailer.Fact{Label: ukdate.DateOf(d.StartsAt).Words(), Value: lines}
}

func (d date) where() string {
	switch {
	case d.Mode == "virtual":
		return "Online"
	case d.Venue == "":
		return "Venue to be announced"
	case d.Mode == "blended":
		return d.Venue + ", or online"
	}
	return d.Venue
}
