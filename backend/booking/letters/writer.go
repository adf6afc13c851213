package letters

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// Writer makes letters whose links lead to where people reach us.
type Writer struct{ PublicURL string } // without a slash at its end

// Booking is what letters show of one.
type Booking struct {
	ID        uuid.UUID
	Reference string
	Seat      places.Seat
	UID       string // of its calendar entries
	Sequence  int
	Confirmed bool // joining details are for those who hold a place
	Counts    bool // it was ever confirmed
}

// Link is the web address of a page of the session's partnership: path begins with a slash, or is empty.
func (w Writer) Link(s Session, path string) string {
	return w.PublicURL + "/" + s.PartnershipSlug + path
}

// Session is a letter about a session, with when and where it is.
func (w Writer) Session(a About, seat places.Seat) mailer.Letter {
	facts := []mailer.Fact{{Label: "When", Value: When(a.Parts)}}
	if place := Where(a.Session, seat); place != "" {
		facts = append(facts, mailer.Fact{Label: "Where", Value: place})
	}
	return mailer.Letter{
		Partnership: a.Session.Partnership, Colour: a.Session.Colour, Facts: facts,
		Footer:  []string{"Sent by " + a.Session.Partnership + " because you book training there. This is a service message."},
		Wording: mailer.Wording{Values: values(a, seat)},
	}
}

// values are what the placeholders of a letter about a session stand for. Its day is that of its first part.
func values(a About, seat places.Seat) map[string]string {
	values := map[string]string{"name": a.To.Name, "course": a.Session.Title, "place": Where(a.Session, seat), "date": "", "time": ""}
	if len(a.Parts) > 0 {
		first := a.Parts[0]
		values["date"], values["time"] = ukdate.DateOf(first.StartsAt).WordsWithDay(), ukdate.TimeRangeWords(first.StartsAt, first.EndsAt)
	}
	return values
}

// Booking is a letter about a booking, in the words of a name: the session's, with the reference.
func (w Writer) Booking(a About, b Booking, words string) mailer.Letter {
	letter := w.Session(a, b.Seat)
	letter.Wording.Name, letter.Wording.Values["reference"] = words, b.Reference
	letter.Facts = append(letter.Facts, mailer.Fact{Label: "Booking reference", Value: b.Reference})
	return letter
}
