package messages

import (
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// about is what letters say of a session.
type about struct {
	ID       uuid.UUID
	Title    string
	Mode     string
	EventID  *uuid.UUID
	Event    string
	Venue    string
	Address  string
	Postcode string
	Room     string
	Access   string // how to get into the venue
	Details  string // joining details
	Link     string // to the meeting, for those who come online
	Parts    []Part `db:"-"`
}

const aboutSQL = `
SELECT s.id, coalesce(nullif(s.title, ''), c.title) AS title, s.mode, s.event_id, coalesce(e.title, '') AS event,
       coalesce(v.name, '') AS venue, coalesce(v.address, '') AS address, coalesce(v.postcode, '') AS postcode, s.room,
       coalesce(v.access_notes, '') AS access, coalesce(j.details, '') AS details, coalesce(j.link, '') AS link
FROM sessions s
JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
LEFT JOIN events e ON e.partnership_id = s.partnership_id AND e.id = s.event_id
LEFT JOIN venues v ON v.partnership_id = s.partnership_id AND v.id = s.venue_id
LEFT JOIN session_joining j ON j.partnership_id = s.partnership_id AND j.session_id = s.id
WHERE s.partnership_id = $1 AND s.id = $2`

// aboutSession reads what letters say of a session; fault.Missing for none.
func aboutSession(tx *database.Tx, id uuid.UUID) (about, error) {
	a, found, err := database.One[about](tx, aboutSQL, tx.Partnership(), id)
	if err == nil && !found {
		err = fault.Missing
	}
	if err != nil {
		return a, err
	}
	a.Parts, err = database.Rows[Part](tx, `SELECT id, starts_at, ends_at FROM parts
		WHERE partnership_id = $1 AND session_id = $2 AND cancelled_at IS NULL ORDER BY position`, tx.Partnership(), id)
	return a, err
}

const online = "online"

// facts are when and where, as far as they matter to somebody of that seat; of no seat, both.
func (a about) facts(seat string) []mailer.Fact {
	facts := []mailer.Fact{{Label: "When", Value: a.when()}}
	if where := a.where(seat); where != "" {
		facts = append(facts, mailer.Fact{Label: "Where", Value: where})
	}
	return facts
}

// values are what the placeholders of a letter about somebody's booking stand for.
func (a about) values(h holder) map[string]string {
	values := map[string]string{"name": h.Name, "course": a.Title, "place": a.where(h.Seat), "reference": h.Reference, "date": "", "time": ""}
	if len(a.Parts) > 0 {
		first := a.Parts[0]
		values["date"], values["time"] = ukdate.DateOf(first.StartsAt).WordsWithDay(), ukdate.TimeRangeWords(first.StartsAt, first.EndsAt)
	}
	return values
}

func (a about) when() string {
	lines := make([]string, len(a.Parts))
	for i, p := range a.Parts {
		lines[i] = ukdate.RangeWords(p.StartsAt, p.EndsAt)
	}
	return strings.Join(lines, "\n")
}

func (a about) where(seat string) string {
	if seat == online || seat == "" && a.Mode == "virtual" {
		return "Online"
	}
	var words []string
	for _, t := range []string{a.Room, a.Venue, strings.Join(strings.Fields(a.Address), " "), a.Postcode} {
		if t != "" {
			words = append(words, t)
		}
	}
	if a.Venue == "" {
		words = append([]string{"Venue to be confirmed"}, words...)
	}
	return strings.Join(words, ", ")
}
