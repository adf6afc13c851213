package imports

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

const sessionsAre = "Dated runnings of courses, past or to come. A session of several parts has one row for each, with the same reference; what is said of the session stands on its first row."

var sessionStatuses = []string{string(catalogue.Published), string(catalogue.Draft), string(catalogue.Cancelled), string(catalogue.DidNotRun)}

var sessionColumns = []Column{
	{"reference", true, "What the session is called; bookings name it by this.", "NEG-2024-03"},
	{"course", true, "Code of the course. May be empty on further rows of a session.", "NEG-3"},
	{"date", true, "London date of the part.", "2024-10-14"},
	{"start", true, "London time.", "09:30"},
	{"end", true, "London time, later on the same date.", "12:30"},
	{"start_fold", false, "On the night the clocks go back: first or second, for a start between 01:00 and 02:00.", "first"},
	{"end_fold", false, "The same for an end.", "second"},
	{"part_cancelled", false, "yes when this part alone was cancelled; empty is no.", "no"},
	{"event", false, "Code of the event it belongs to.", "SAFEST-2024"},
	{"main_session", false, "Makes it a break-out: the reference of the conference's main session, which stands above it.", "CEC-2024"},
	{"slot", false, "Of a break-out.", "Afternoon"},
	{"title", false, "Where it has one of its own; empty is the course's.", "Neglect: a workshop for schools"},
	{"mode", false, "How it is held: " + list(formats) + "; empty is the course's format.", "virtual"},
	{"places", false, "A number, or unlimited. Empty: nobody recorded how many, which only a session that has started may say; it is then in no figure of places.", "24"},
	{"places_online", false, "The same for places online of a blended session.", "60"},
	{"venue", false, "Name of the venue. A new name makes a new venue.", "County Hall, Exeter"},
	{"venue_address", false, "Of a new venue.", "Topsham Road, Exeter"},
	{"venue_postcode", false, "Of a new venue.", "EX2 4QD"},
	{"venue_locality", false, "Of a new venue: one of the partnership's localities.", "Exeter"},
	{"room", false, "At the venue.", "Committee room 2"},
	{"public_note", false, "Anything else to say to everybody.", "Bring your lanyard."},
	{"trainers", false, "Addresses or codes of people, separated by |; the code of the agency that lends one in brackets.", "anna.reed@isca.example (EXE-ISCA)|t-042"},
	{"only_agency", false, "Code of an agency: only its people, and those of agencies below it, can book.", "EXE-ISCA"},
	{"opens_on", false, "Date from which it can be booked; empty is now, or for the past not known.", "2024-09-01"},
	{"closes_on", false, "Date on which booking closes; empty is the start.", "2024-10-12"},
	{"register_opens_minutes", false, "Minutes before a part at which its register opens; empty is 15.", "90"},
	{"joining_details", false, "Told only to people with a place, trainers and staff.", "Sign in at reception."},
	{"joining_link", false, "Likewise.", "https://meet.example/neglect"},
	{"status", false, "One of " + list(sessionStatuses) + "; empty is published.", "published"},
	{"end_reason", false, "Why it was cancelled or did not run.", "Trainer unwell"},
	{"moved_from", false, "The date first planned, where it was moved.", "2024-09-30"},
	{"source", false, "Where the row comes from; empty is the name of the file.", "Training log 2024"},
}

type sessionRow struct {
	Reference            string `csv:"reference"`
	Course               string `csv:"course"`
	Date                 string `csv:"date"`
	Start                string `csv:"start"`
	End                  string `csv:"end"`
	StartFold            string `csv:"start_fold"`
	EndFold              string `csv:"end_fold"`
	PartCancelled        string `csv:"part_cancelled"`
	Event                string `csv:"event"`
	MainSession          string `csv:"main_session"`
	Slot                 string `csv:"slot"`
	Title                string `csv:"title"`
	Mode                 string `csv:"mode"`
	Places               string `csv:"places"`
	PlacesOnline         string `csv:"places_online"`
	Venue                string `csv:"venue"`
	VenueAddress         string `csv:"venue_address"`
	VenuePostcode        string `csv:"venue_postcode"`
	VenueLocality        string `csv:"venue_locality"`
	Room                 string `csv:"room"`
	PublicNote           string `csv:"public_note"`
	Trainers             string `csv:"trainers"`
	OnlyAgency           string `csv:"only_agency"`
	OpensOn              string `csv:"opens_on"`
	ClosesOn             string `csv:"closes_on"`
	RegisterOpensMinutes string `csv:"register_opens_minutes"`
	JoiningDetails       string `csv:"joining_details"`
	JoiningLink          string `csv:"joining_link"`
	Status               string `csv:"status"`
	EndReason            string `csv:"end_reason"`
	MovedFrom            string `csv:"moved_from"`
	Source               string `csv:"source"`
}

// onlyPart is the row with what it says of its part and reference left out.
func (c sessionRow) onlySession() sessionRow {
	c.Reference, c.Date, c.Start, c.End, c.StartFold, c.EndFold, c.PartCancelled = "", "", "", "", "", "", ""
	return c
}

var sessionFields = map[string]string{
	"reference": "reference", "courseId": "course", "programmeId": "date", "eventId": "event", "mainSessionId": "main_session",
	"slot": "slot", "ownTitle": "title", "mode": "mode", "venueId": "venue", "room": "room", "publicNote": "public_note",
	"trainers": "trainers", "onlyAgencyId": "only_agency", "opensOn": "opens_on", "opensWall": "opens_on", "closesOn": "closes_on",
	"closesWall": "closes_on", "registerOpensMinutes": "register_opens_minutes", "joining.details": "joining_details",
	"joining.link": "joining_link", "seats": "places", "seats.1": "places_online", "name": "venue", "address": "venue_address",
	"postcode": "venue_postcode", "parts": "date",
}

var partFields = map[string]string{
	"date": "date", "startWall": "start", "endWall": "end", "cancelled": "part_cancelled",
}

// sessionPlan is the rows of one session, read.
type sessionPlan struct {
	rows  []line[sessionRow]
	new   catalogue.NewSession
	parts []catalogue.Part // in time order, without ids

	venue          *catalogue.VenueFields // to be made
	venueMade      *catalogue.Venue
	placesNotKnown bool // nobody recorded how many there were
}

func (p *sessionPlan) first() line[sessionRow] { return p.rows[0] }

func (p *sessionPlan) ok() bool {
	for _, r := range p.rows {
		if !r.ok() {
			return false
		}
	}
	return true
}

func (p *sessionPlan) settle(o Outcome, note string) {
	for i, r := range p.rows {
		if i > 0 {
			note = ""
		}
		r.settle(o, note)
	}
}

func importSessions(j *job, lines []line[sessionRow]) error {
	m, err := newSessionImport(j)
	if err != nil {
		return err
	}
	for _, p := range grouped(lines) {
		m.read(p)
		if !p.ok() {
			refuseTogether(p)
			continue
		}
		if err := m.write(p); err != nil {
			return err
		}
		refuseTogether(p)
	}
	return nil
}

// grouped puts rows of one reference together, in the order in which references are first met.
func grouped(lines []line[sessionRow]) []*sessionPlan {
	var plans []*sessionPlan
	byReference := map[string]*sessionPlan{}
	for _, l := range lines {
		l.What = l.Cells.Reference
		k := key(l.Cells.Reference)
		if p, met := byReference[k]; met && k != "" {
			p.rows = append(p.rows, l)
			continue
		}
		p := &sessionPlan{rows: []line[sessionRow]{l}}
		byReference[k] = p
		plans = append(plans, p)
	}
	return plans
}

// refuseTogether: a session is imported with all its parts or not at all.
func refuseTogether(p *sessionPlan) {
	if p.ok() {
		return
	}
	for _, r := range p.rows {
		if r.ok() {
			r.refuse("", "other_part", "Another row of this session has an error.")
		}
	}
}

type sessionImport struct {
	*job
	here       *directory[catalogue.Planned]
	courses    *directory[catalogue.Course]
	events     *directory[catalogue.Event]
	agencies   *directory[people.Agency]
	localities *directory[uuid.UUID]
	venues     *directory[catalogue.Venue]
	people     personIndex
	programmes *programmes
}

func newSessionImport(j *job) (m *sessionImport, err error) {
	m = &sessionImport{job: j}
	reads := []func() error{
		func() error { m.here, err = j.sessions(); return err },
		func() error { m.courses, err = j.courses(); return err },
		func() error { m.events, err = j.events(); return err },
		func() error { m.agencies, err = j.agencies(); return err },
		func() error { m.localities, err = j.localities(); return err },
		func() error { m.venues, err = j.venues(); return err },
		func() error { m.people, err = j.people(); return err },
		func() error { m.programmes, err = newProgrammes(j); return err },
	}
	for _, read := range reads {
		if err := read(); err != nil {
			return m, err
		}
	}
	return m, nil
}

// read turns the rows into a session, or refuses them.
func (m *sessionImport) read(p *sessionPlan) {
	l := p.first()
	r, c := l.Row, l.Cells
	r.need("reference", c.Reference)
	for _, further := range p.rows[1:] {
		if said := further.Cells.onlySession(); said != (sessionRow{}) && said != c.onlySession() {
			further.refuse("", "said_otherwise", fmt.Sprintf("What is said of the session stands on its first row, line %d; leave it empty here, or repeat it.", l.Line))
		}
	}
	course := m.course(p)
	p.new.OwnTitle, p.new.Room = r.name("title", c.Title, 160), r.name("room", c.Room, 120)
	p.new.PublicNote, p.new.Slot = r.text("public_note", c.PublicNote, 2000), r.name("slot", c.Slot, 60)
	p.new.Mode = catalogue.Mode(r.choice("mode", c.Mode, formats...))
	if c.Mode == "" {
		p.new.Mode = course.Format
	}
	if event := m.events.find(r, "event", c.Event); event != nil {
		p.new.EventID = &event.ID
	}
	if main := m.here.find(r, "main_session", c.MainSession); main != nil {
		p.new.MainSessionID = &main.ID
	}
	if only := m.agencies.find(r, "only_agency", c.OnlyAgency); only != nil {
		p.new.OnlyAgencyID = &only.ID
	}
	p.new.RegisterOpensMinutes = r.number("register_opens_minutes", c.RegisterOpensMinutes, 0, 1440)
	p.new.Window = catalogue.WindowInput{OpensOn: r.date("opens_on", c.OpensOn), ClosesOn: r.date("closes_on", c.ClosesOn)}
	if c.JoiningDetails+c.JoiningLink != "" {
		p.new.Joining = &catalogue.Joining{Details: r.text("joining_details", c.JoiningDetails, 4000), Link: r.name("joining_link", c.JoiningLink, 500)}
	}
	p.new.Trainers = m.trainers(r, c.Trainers)
	m.readParts(p)
	m.readImported(p)
	m.readPlaces(p)
	m.readVenue(p)
}

func (m *sessionImport) course(p *sessionPlan) catalogue.Course {
	l := p.first()
	if !l.need("course", l.Cells.Course) {
		return catalogue.Course{}
	}
	course := m.courses.find(l.Row, "course", l.Cells.Course)
	if course == nil {
		return catalogue.Course{}
	}
	p.new.CourseID = course.ID
	return *course
}

// readParts reads every row's date and times; what is wrong between parts is refused where it stands.
func (m *sessionImport) readParts(p *sessionPlan) {
	for _, l := range p.rows {
		r, c := l.Row, l.Cells
		part := catalogue.PartInput{
			StartFold: r.fold("start_fold", c.StartFold), EndFold: r.fold("end_fold", c.EndFold),
			Cancelled: r.yes("part_cancelled", c.PartCancelled),
		}
		if r.need("date", c.Date) {
			part.Date = r.date("date", c.Date)
		}
		if r.need("start", c.Start) {
			part.StartWall = r.wall("start", c.Start)
		}
		if r.need("end", c.End) {
			part.EndWall = r.wall("end", c.End)
		}
		p.new.Parts = append(p.new.Parts, part)
	}
	if !p.ok() {
		return
	}
	parts, faults := catalogue.PlanParts(catalogue.Timetable{Now: m.tx.Now, Inputs: p.new.Parts, MayPast: !m.drafts})
	for _, f := range faults {
		r, column := p.place(f.Field)
		r.refuse(column, f.Code, withHint(f.Code, f.Message))
	}
	p.parts = parts
}

// withHint says where the fold is written.
func withHint(code, message string) string {
	if code == ukdate.ErrAmbiguousTime.Code {
		return strings.TrimSuffix(message, ".") + ", in start_fold or end_fold."
	}
	return message
}

// place finds the row and the column of a field of the domain.
func (p *sessionPlan) place(field string) (*Row, string) {
	if rest, found := strings.CutPrefix(field, "parts."); found {
		number, name, _ := strings.Cut(rest, ".")
		if i, err := strconv.Atoi(number); err == nil && i < len(p.rows) {
			return p.rows[i].Row, partFields[name]
		}
	}
	return p.first().Row, columnOf(field, sessionFields)
}

func (m *sessionImport) readImported(p *sessionPlan) {
	l := p.first()
	r, c := l.Row, l.Cells
	i := &catalogue.Imported{
		Reference: r.code("reference", c.Reference), Source: r.source(m.file, c.Source),
		Status:    catalogue.Status(r.choice("status", c.Status, sessionStatuses...)),
		EndReason: r.text("end_reason", c.EndReason, 500), MovedFrom: r.date("moved_from", c.MovedFrom),
	}
	if m.drafts {
		i.Status = m.asDraft(r, c.Status)
	}
	p.new.Imported = i
	span, planned := catalogue.SpanOf(p.parts)
	started := planned && !m.tx.Now.Before(span.StartsAt)
	switch {
	case i.Status.Ended() && i.EndReason == "":
		r.refuse("end_reason", "required", "Say why it was cancelled or did not run.")
	case !i.Status.Ended() && i.EndReason != "":
		r.refuse("end_reason", "not_used", "A reason is given only for a session that was cancelled or did not run.")
	case planned && i.Status == catalogue.DidNotRun && !started:
		r.refuse("status", "not_started", "This session has not started, so nobody can know that it did not run. Did you mean cancelled?")
	}
}

// asDraft: staff publish sessions one by one, once they have gone through them.
func (m *sessionImport) asDraft(r *Row, status string) catalogue.Status {
	if status != "" && !strings.EqualFold(status, string(catalogue.Draft)) {
		r.refuse("status", "not_used", "Sessions begin as drafts here. Leave this empty, and publish them once they are right.")
	}
	return catalogue.Draft
}

// source is where a row comes from: what it says, else the name of its file.
func (r *Row) source(f *File, cell string) string {
	if cell == "" {
		return f.Name
	}
	return r.name("source", cell, 200)
}

func (m *sessionImport) readPlaces(p *sessionPlan) {
	r, c := p.first().Row, p.first().Cells
	span, planned := catalogue.SpanOf(p.parts)
	mayBeUnknown := planned && !m.tx.Now.Before(span.StartsAt) || p.new.Imported.Status.Ended()
	if c.Places == "" && c.PlacesOnline == "" && mayBeUnknown {
		p.placesNotKnown = true
		for _, seat := range p.new.Mode.Seats() {
			p.new.Seats = append(p.new.Seats, catalogue.SeatInput{Seat: seat, Unlimited: true})
		}
		return
	}
	for i, seat := range p.new.Mode.Seats() {
		column, cell := "places", c.Places
		if i == 1 {
			column, cell = "places_online", c.PlacesOnline
		}
		p.new.Seats = append(p.new.Seats, r.seat(column, cell, seat))
	}
	if c.PlacesOnline != "" && p.new.Mode != catalogue.Blended {
		r.refuse("places_online", "not_used", "Only a blended session has places of both kinds. Write the number under places.")
	}
}

func (r *Row) seat(column, cell string, seat places.Seat) catalogue.SeatInput {
	switch {
	case strings.EqualFold(cell, "unlimited"):
		return catalogue.SeatInput{Seat: seat, Unlimited: true}
	case cell == "":
		r.refuse(column, "required", "Say how many places there are, or unlimited.")
	}
	return catalogue.SeatInput{Seat: seat, Capacity: r.number(column, cell, 0, 100_000)}
}

func (m *sessionImport) readVenue(p *sessionPlan) {
	r, c := p.first().Row, p.first().Cells
	switch {
	case c.Venue == "" && c.VenueAddress+c.VenuePostcode+c.VenueLocality != "":
		r.refuse("venue", "required", "Give the venue's name as well.")
	case c.Venue == "":
	case p.new.Mode == catalogue.Virtual:
		r.refuse("venue", "not_of_this_mode", "A session held online has no venue.")
	default:
		if venue, found := m.venues.get(c.Venue); found {
			p.new.VenueID = &venue.ID
			return
		}
		p.venue = &catalogue.VenueFields{
			Name: r.name("venue", c.Venue, 160), Address: r.text("venue_address", c.VenueAddress, 500),
			Postcode: r.name("venue_postcode", c.VenuePostcode, 10), LocalityID: m.localities.find(r, "venue_locality", c.VenueLocality),
		}
	}
}

var trainerPattern = regexp.MustCompile(`^(\S+)(?:\s*\(([^()]+)\))?$`)

// trainers reads "anna.reed@isca.example (EXE-ISCA)|t-042".
func (m *sessionImport) trainers(r *Row, cell string) []catalogue.TrainerInput {
	var all []catalogue.TrainerInput
	for _, text := range several(cell) {
		parsed := trainerPattern.FindStringSubmatch(text)
		if parsed == nil {
			r.refuse("trainers", "invalid_trainer", fmt.Sprintf("“%s” must be an address or a code, and the lending agency's code in brackets behind it.", text))
			continue
		}
		person, err := m.people.named(parsed[1])
		if err != nil {
			m.people.byEmail.unknown(r, "trainers", parsed[1])
			continue
		}
		trainer := catalogue.TrainerInput{PersonID: person.ID}
		if agency := m.agencies.find(r, "trainers", strings.TrimSpace(parsed[2])); agency != nil {
			trainer.LendingAgencyID = &agency.ID
		}
		all = append(all, trainer)
	}
	return all
}

func (m *sessionImport) write(p *sessionPlan) error {
	c := p.first().Cells
	if there, found := m.here.get(c.Reference); found {
		p.settle(AlreadyThere, p.differs(there))
		return nil
	}
	var made catalogue.Session
	err := m.tryPlaced(p.place, func() (err error) {
		if made, err = m.create(p); err != nil {
			return err
		}
		if p.placesNotKnown {
			return m.keeps.PlacesNotKnown(m.tx, made.ID, made.Source)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if note := m.programmes.note(p.first().Row); p.ok() {
		m.here.add(c.Reference, catalogue.Planned{Session: made, Parts: p.parts})
		if p.venueMade != nil {
			m.venues.add(p.venueMade.Name, *p.venueMade)
		}
		p.settle(Created, note)
	}
	return nil
}

func (m *sessionImport) create(p *sessionPlan) (made catalogue.Session, err error) {
	span, _ := catalogue.SpanOf(p.parts)
	if p.new.ProgrammeID, err = m.programmes.of(span.FirstDate); err != nil {
		return made, err
	}
	if p.venue != nil {
		venue, err := m.catalogue.CreateVenueTx(m.tx, *p.venue)
		if err != nil {
			return made, err
		}
		p.venueMade, p.new.VenueID = &venue, &venue.ID
	}
	return m.catalogue.CreateSessionTx(m.tx, p.new)
}

func (p *sessionPlan) differs(there catalogue.Planned) string {
	c := p.first().Cells
	span, _ := catalogue.SpanOf(p.parts)
	return differing(
		difference{"course", p.new.CourseID.String(), there.CourseID.String()},
		difference{"event", idText(p.new.EventID), idText(there.EventID)},
		difference{"date", span.FirstDate.String(), there.FirstDate.String()},
		difference{"start", span.StartsAt.UTC().String(), there.StartsAt.UTC().String()},
		difference{"end", span.EndsAt.UTC().String(), there.EndsAt.UTC().String()},
		difference{"title", c.Title, there.Title},
		difference{"status", c.Status, string(there.Status)},
	)
}
