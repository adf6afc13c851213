package catalogue

import (
	"fmt"
	"net/url"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// DefaultRegisterOpens is how many minutes before a part its register opens, where nobody says.
const DefaultRegisterOpens = 15

// SessionFields is what staff say of a session when they make it and when they change it. What is left
// out is empty, or the default.
type SessionFields struct {
	EventID              *uuid.UUID
	OwnTitle             string
	Mode                 Mode
	VenueID              *uuid.UUID
	Room                 string
	PublicNote           string
	Window               WindowInput
	RegisterOpensMinutes *int // nil: DefaultRegisterOpens
	OnlyAgencyID         *uuid.UUID
	SelfServiceHours     *int // before the start; nil: as the partnership says
	ContactEmail         string
	ContactPhone         string
	ChooseUntil          MomentInput // of a main session; without a date: until each break-out closes
	Parts                []PartInput
}

// NewSession is a session to be made. With MainSessionID it is a break-out in a slot.
type NewSession struct {
	SessionFields
	ProgrammeID   uuid.UUID
	CourseID      uuid.UUID
	MainSessionID *uuid.UUID
	Slot          string
	Seats         []SeatInput
	Trainers      []TrainerInput
	Joining       *Joining
	Imported      *Imported  // nil: made by staff, as a draft in the future
	CopiedFrom    *uuid.UUID // the session whose copy it is; nil: none's
}

// Imported is what is known of a session that took place, or was planned, before it was entered here.
type Imported struct {
	Source    string
	Reference string // empty: a new one
	Status    Status
	EndReason string
	MovedFrom ukdate.Date
}

// SessionUpdate is what a session shall say from now on. Trainers and Joining stay as they are when nil.
type SessionUpdate struct {
	SessionFields
	Version string // of the session as the caller saw it; empty: whatever it says now
	Words   string // to the people who booked, where it moves
	// BreakOutsToo: where a conference moves, its break-outs that are still to come move along.
	BreakOutsToo bool
	Trainers     *[]TrainerInput
	Joining      *Joining
}

// TrainerInput names a trainer, and the agency that lends them; nil: commissioned.
type TrainerInput struct {
	PersonID        uuid.UUID
	LendingAgencyID *uuid.UUID
}

func (c *inputCheck) texts(in *SessionFields) {
	text := textCheck{&c.fields}
	text.optional("ownTitle", &in.OwnTitle, 160)
	text.optional("room", &in.Room, 120)
	text.optional("publicNote", &in.PublicNote, 2000)
	c.selfService(in)
	if in.RegisterOpensMinutes == nil {
		minutes := DefaultRegisterOpens
		in.RegisterOpensMinutes = &minutes
	}
	if m := *in.RegisterOpensMinutes; m < 0 || m > 1440 {
		c.fields.Add("registerOpensMinutes", "out_of_range", "The register may open up to 1,440 minutes before.")
	}
}

// selfService: until when people may change by themselves, and whom they ask afterwards.
func (c *inputCheck) selfService(in *SessionFields) {
	text := textCheck{&c.fields}
	text.optional("contactEmail", &in.ContactEmail, 254)
	text.optional("contactPhone", &in.ContactPhone, 40)
	if _, err := email.Parse(in.ContactEmail); err != nil && in.ContactEmail != "" {
		c.fields.Add("contactEmail", "invalid_email", email.Complaint(in.ContactEmail))
	}
	if h := in.SelfServiceHours; h != nil && (*h < 0 || *h > partnership.MostSelfServiceHours) {
		c.fields.Add("selfServiceHours", "out_of_range", "Enter from 0 to 2,160 hours: 90 days.")
	}
}

func (c *inputCheck) references(in SessionFields) {
	c.known("eventId", "events", in.EventID)
	c.known("venueId", "venues", in.VenueID)
	c.known("onlyAgencyId", "agencies", in.OnlyAgencyID)
	if in.Mode == Virtual && in.VenueID != nil {
		c.fields.Add("venueId", "not_of_this_mode", "A session held online has no venue.")
	}
	if in.Mode.Seats() == nil {
		c.fields.Add("mode", "unknown", "Choose how it is held.")
	}
}

// covered: the session begins in a year of its programme.
func (c *inputCheck) covered(programme Programme, span Span, in SessionFields) {
	if programme.ID == uuid.Nil || programme.Covers(span.FirstDate) {
		return
	}
	for i, part := range in.Parts {
		if part.Date == span.FirstDate && !part.Cancelled {
			c.fields.Add(fmt.Sprintf("parts.%d.date", i), "outside_programme", programme.outside())
			return
		}
	}
}

// outside says of a date that the programme does not cover it, and what can be done.
func (p Programme) outside() string {
	return fmt.Sprintf("This date is not in the programme “%s, %s”. Choose another date or programme, or say of that programme that it reaches into the next year.",
		p.Title, p.FinancialYear)
}

type trainerFact struct {
	ID      uuid.UUID
	Trainer bool
}

// trainers must be people of the partnership, each once, who can sign in as a trainer: else nobody
// could open the register. accepted says who is not asked for the role: those of the time in an
// import, those who are there already in a change.
func (c *inputCheck) trainers(inputs []TrainerInput, accepted func(uuid.UUID) bool) {
	if len(inputs) == 0 || c.err != nil {
		return
	}
	ids := make([]uuid.UUID, len(inputs))
	for i, in := range inputs {
		ids[i] = in.PersonID
		c.known(fmt.Sprintf("trainers.%d.lendingAgencyId", i), "agencies", in.LendingAgencyID)
	}
	facts, err := database.Rows[trainerFact](c.tx, `SELECT p.id, EXISTS (SELECT 1 FROM role_grants g WHERE g.partnership_id = p.partnership_id
			AND g.person_id = p.id AND g.role = 'trainer' AND g.revoked_at IS NULL) AS trainer
		FROM people p WHERE p.partnership_id = $1 AND p.id = ANY($2)`, c.tx.Partnership(), ids)
	if err != nil {
		c.err = err
		return
	}
	mayTrain := map[uuid.UUID]bool{}
	for _, fact := range facts {
		mayTrain[fact.ID] = fact.Trainer || accepted(fact.ID)
	}
	seen := map[uuid.UUID]bool{}
	for i, id := range ids {
		field := fmt.Sprintf("trainers.%d.personId", i)
		may, known := mayTrain[id]
		switch {
		case !known:
			c.fields.Add(field, "unknown", "Choose one from the list.")
		case seen[id]:
			c.fields.Add(field, "twice", "This trainer is named twice.")
		case !may:
			c.fields.Add(field, "not_a_trainer", "This person does not have the role of trainer. An administrator can give it.")
		}
		seen[id] = true
	}
}

// joining: the link is one a browser may follow.
func (c *inputCheck) joining(in *Joining) {
	if in == nil {
		return
	}
	text := textCheck{&c.fields}
	text.optional("joining.details", &in.Details, 4000)
	text.optional("joining.link", &in.Link, 500)
	if in.Link == "" {
		return
	}
	link, err := url.Parse(in.Link)
	if err != nil || link.Host == "" || link.Scheme != "https" && link.Scheme != "http" {
		c.fields.Add("joining.link", "not_a_link", "The link must begin with https://")
	}
}

// window resolves the booking window of a session whose span is known.
func (c *inputCheck) window(in WindowInput, now time.Time, span Span, before *Window) Window {
	window, bad := ResolveWindow(in, now, span.StartsAt, before)
	c.fields = append(c.fields, bad...)
	return window
}
