package demo

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"time"

	"github.com/jszwec/csvutil"

	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// made is what the demo makes of a partnership beside the rows of its folder.
type made struct {
	occasions []occasion
	sessions  []*running
	claims    map[string][]claim // by reference of the session
	queues    map[string][]claim // who still waits for one, in order
}

// source is what every row made here says of where it comes from.
const source = "Demonstration: invented"

// inputs are the same as CSV files, which imports takes as anybody's.
func (m made) inputs() ([]imports.Input, error) {
	var events []eventRow
	for _, o := range m.occasions {
		events = append(events, o.row())
	}
	var sessions []sessionRow
	var bookings []bookingRow
	for _, s := range m.sessions {
		sessions = append(sessions, s.rows()...)
		for _, k := range m.claims[s.ref] {
			bookings = append(bookings, k.row(s))
		}
	}
	var inputs []imports.Input
	for _, f := range []struct {
		kind imports.Kind
		rows any
		n    int
	}{{imports.Events, events, len(events)}, {imports.Sessions, sessions, len(sessions)}, {imports.Bookings, bookings, len(bookings)}} {
		if f.n == 0 {
			continue
		}
		data, err := marshal(f.rows)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, imports.Input{Name: "made " + string(f.kind), Kind: f.kind, Data: bytes.NewReader(data)})
	}
	return inputs, nil
}

func marshal(rows any) ([]byte, error) {
	var buffer bytes.Buffer
	w := csv.NewWriter(&buffer)
	if err := csvutil.NewEncoder(w).Encode(rows); err != nil {
		return nil, err
	}
	w.Flush()
	return buffer.Bytes(), w.Error()
}

type eventRow struct {
	Code     string `csv:"code"`
	Title    string `csv:"title"`
	Kind     string `csv:"kind"`
	StartsOn string `csv:"starts_on"`
	EndsOn   string `csv:"ends_on"`
	Series   string `csv:"series"`
	Theme    string `csv:"theme"`
	Summary  string `csv:"summary"`
	Note     string `csv:"note"`
	OpenTo   string `csv:"open_to"`
	Guests   string `csv:"guests"`
	Figures  string `csv:"figures_published"`
}

func (o occasion) row() eventRow {
	return eventRow{
		Code: o.code, Title: o.title, Kind: o.kind, StartsOn: o.from.String(), EndsOn: o.to.String(), Series: o.series, Theme: o.theme,
		Summary: o.summary, Note: o.note, OpenTo: o.openTo, Guests: o.guests, Figures: "yes",
	}
}

type sessionRow struct {
	Reference     string `csv:"reference"`
	Course        string `csv:"course"`
	Date          string `csv:"date"`
	Start         string `csv:"start"`
	End           string `csv:"end"`
	StartFold     string `csv:"start_fold"`
	EndFold       string `csv:"end_fold"`
	Event         string `csv:"event"`
	Main          string `csv:"main_session"`
	Slot          string `csv:"slot"`
	Title         string `csv:"title"`
	Mode          string `csv:"mode"`
	Places        string `csv:"places"`
	PlacesOnline  string `csv:"places_online"`
	Venue         string `csv:"venue"`
	Address       string `csv:"venue_address"`
	Postcode      string `csv:"venue_postcode"`
	Locality      string `csv:"venue_locality"`
	Note          string `csv:"public_note"`
	Trainers      string `csv:"trainers"`
	Only          string `csv:"only_agency"`
	OpensOn       string `csv:"opens_on"`
	RegisterOpens string `csv:"register_opens_minutes"`
	JoiningLink   string `csv:"joining_link"`
	Status        string `csv:"status"`
	EndReason     string `csv:"end_reason"`
	MovedFrom     string `csv:"moved_from"`
	Source        string `csv:"source"`
}

// rows has one row for each part; what is said of the session stands on the first.
func (s *running) rows() []sessionRow {
	rows := make([]sessionRow, len(s.parts))
	for i, p := range s.parts {
		day, start, fold := ukdate.Split(p.from)
		_, end, endFold := ukdate.Split(p.to)
		rows[i] = sessionRow{
			Reference: s.ref, Date: day.String(), Start: start.String(), End: end.String(),
			StartFold: fmt.Sprint(fold), EndFold: fmt.Sprint(endFold),
		}
	}
	f := &rows[0]
	f.Course, f.Event, f.Main, f.Slot, f.Title, f.Mode, f.Source = s.course, s.event, s.main, s.slot, s.title, s.mode, source
	f.Venue, f.Address, f.Postcode, f.Locality = s.venue.name, s.venue.address, s.venue.postcode, s.venue.locality
	f.Only, f.Note, f.Trainers, f.OpensOn, f.JoiningLink = s.only, s.note, strings.Join(s.trainers, "|"), s.opens.String(), s.joining
	f.Status, f.EndReason, f.MovedFrom = s.ended, s.why, s.movedFrom.String()
	f.Places = fmt.Sprint(s.places)
	if s.places == unlimited {
		f.Places = "unlimited"
	}
	if s.mode == blended {
		f.PlacesOnline = f.Places
	}
	if s.registerOpens > 0 {
		f.RegisterOpens = fmt.Sprint(s.registerOpens)
	}
	if s.draft {
		f.Status = "draft"
	}
	return rows
}

type bookingRow struct {
	Session  string `csv:"session"`
	Email    string `csv:"email"`
	Code     string `csv:"person_code"`
	Agency   string `csv:"agency"`
	Outcome  string `csv:"outcome"`
	Seat     string `csv:"seat"`
	BookedAt string `csv:"booked_at"`
	NoticeAt string `csv:"notice_at"`
	Reason   string `csv:"reason"`
	Marks    string `csv:"marks"`
	Source   string `csv:"source"`
}

func (k claim) row(s *running) bookingRow {
	return bookingRow{
		Session: s.ref, Email: k.who.Email, Code: k.who.Code, Agency: k.who.Agency, Outcome: k.outcome, Seat: k.seat,
		BookedAt: moment(k.bookedAt), NoticeAt: moment(k.noticeAt), Reason: k.reason, Marks: k.marks, Source: source,
	}
}

// moment names its offset, so that no hour is doubtful.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
