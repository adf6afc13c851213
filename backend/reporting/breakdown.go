package reporting

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Breakdown is the figures of a scope, row by row.
type Breakdown struct {
	Scope    Scope
	By       Dimension
	Decimals int
	Columns  []Definition
	Rows     []Row
	Total    Row
	Overlaps bool // rows may overlap: they do not add up to the total
	Notes    []string
}

// Row is one row of a breakdown, a value for each column.
type Row struct {
	Key   string // none: belongs nowhere, or it is not known where
	Label string
	// Parent is the name of the agency above this one, whose row holds this one too; empty of none, and of what is no agency.
	Parent string
	Cells  []Value
}

// Breakdown returns the figures that q asks for, by one dimension, for staff; others are told fault.Missing.
func (s *Service) Breakdown(ctx context.Context, q Query, by Dimension) (Breakdown, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (Breakdown, error) {
		if !access.Can(tx.Actor, access.OpGetBreakdown, access.Partnership) {
			return Breakdown{}, fault.Missing
		}
		return breakdownOf(tx, q, by)
	})
}

func breakdownOf(tx *database.Tx, q Query, by Dimension) (Breakdown, error) {
	scope, decimals, err := open(tx, q)
	if err != nil {
		return Breakdown{}, err
	}
	sessions, err := sessionsOf(tx, scope)
	if err != nil {
		return Breakdown{}, err
	}
	b := Breakdown{Scope: scope, By: by, Decimals: decimals, Columns: columnsOf(by)}
	if by.ofPerson() {
		err = b.byPerson(tx, sessions)
	} else {
		err = b.bySession(tx, sessions)
	}
	if b.Overlaps {
		b.Notes = append(b.Notes, "Rows may overlap: this does not add up to the total.")
	}
	b.Notes = append(b.Notes, "People are counted once in each row: numbers of people never add up.")
	return b, err
}

// columnOf reports whether the figure is shown when figures are broken down that way.
func (d Definition) columnOf(by Dimension) bool {
	if by.ofPerson() {
		return d.Shares
	}
	return d.Columns
}

func columnsOf(by Dimension) []Definition {
	var columns []Definition
	for _, d := range Definitions {
		if d.columnOf(by) {
			columns = append(columns, d)
		}
	}
	return columns
}

// bySession counts every row from its sessions; people are asked for in one go, rows and total.
func (b *Breakdown) bySession(tx *database.Tx, sessions []Session) error {
	rows, err := sessionRows(tx, b.By, b.Scope, b.shown(sessions))
	if err != nil {
		return err
	}
	g := groups{sessions}
	for _, r := range rows {
		g = append(g, r.sessions)
	}
	came, err := outcomesOf(tx, sessions, g)
	if err != nil {
		return err
	}
	unmet, err := unmetOf(tx, g)
	if err != nil {
		return err
	}
	b.Total = b.row("total", "Total", Numbers{Tally: TallyOf(sessions), People: came.people[0], Unmet: unmet[0]})
	for i, r := range rows {
		tally := TallyOf(withOutcomes(r.sessions, sessions))
		b.Rows = append(b.Rows, b.row(r.key, r.label, Numbers{Tally: tally, People: came.people[i+1], Unmet: unmet[i+1]}))
	}
	b.Overlaps = overlap(rows)
	return nil
}

// shown are the sessions that have rows: those that count and, on the page of a conference, each of its break-outs in
// a row of its own.
func (b *Breakdown) shown(sessions []Session) []Session {
	list, breakOuts := rowSessions(sessions, b.By, b.Scope)
	if breakOuts {
		b.Notes = append(b.Notes, "Break-outs are chosen by people who hold a place at the main session: they are in no total.")
	}
	return list
}

func rowSessions(sessions []Session, by Dimension, scope Scope) (list []Session, breakOuts bool) {
	for _, s := range sessions {
		if s.BreakOut && s.Delivered() && by == BySession && scope.Event != nil {
			s.Title, s.BreakOut, breakOuts = "Break-out: "+s.Title, false, true
		}
		if s.counts() {
			list = append(list, s)
		}
	}
	return list, breakOuts
}

// withOutcomes gives sessions what was counted for them.
func withOutcomes(row, counted []Session) []Session {
	outcomes := map[uuid.UUID]Outcomes{}
	for _, s := range counted {
		outcomes[s.ID] = s.Outcomes
	}
	filled := slices.Clone(row)
	for i := range filled {
		filled[i].Outcomes = outcomes[filled[i].ID]
	}
	return filled
}

// overlap reports whether a session is in two rows.
func overlap(rows []bucket) bool {
	seen := map[uuid.UUID]bool{}
	for _, r := range rows {
		for _, s := range r.sessions {
			if seen[s.ID] {
				return true
			}
			seen[s.ID] = true
		}
	}
	return false
}

func (b *Breakdown) row(key, label string, n Numbers) Row {
	r := Row{Key: key, Label: label}
	for _, d := range b.Columns {
		r.Cells = append(r.Cells, valueOf(d, d.measure(&n), b.Decimals))
	}
	return r
}

// byPerson sums registrations by agency, sector or locality. Sessions known only as totals stand under "not known".
func (b *Breakdown) byPerson(tx *database.Tx, sessions []Session) error {
	list, err := agenciesOf(tx)
	if err != nil {
		return err
	}
	labels, query, more, err := b.personRows(tx, list)
	if err != nil {
		return err
	}
	byKey, err := sharesOf(tx, query, sessions, more...)
	if err != nil {
		return err
	}
	all, err := sharesOf(tx, allSharesSQL, sessions)
	if err != nil {
		return err
	}
	unnamed := keep(sessions, func(s Session) bool { return s.counts() && s.OnlyTotals })
	booked := slices.ContainsFunc(sessions, func(s Session) bool { return s.counts() && s.fromBookings() })
	b.Total = b.row("total", "Total", shareNumbers(all["all"], booked, unnamed))
	for _, l := range labels {
		c, came := byKey[l.key]
		var totals []Session
		if l.key == none {
			totals = unnamed
		}
		if came || l.expected || len(totals) > 0 {
			row := b.row(l.key, l.label, shareNumbers(c, booked, totals))
			row.Parent = l.parent
			b.Rows = append(b.Rows, row)
		}
	}
	b.Notes = append(b.Notes, "As it was when the place was confirmed; of a walk-in, at the door.")
	if b.By == ByAgency && nested(list) {
		b.Overlaps = true
		b.Notes = append(b.Notes, "An agency's row holds its own people and those of the agencies below it.")
	}
	return nil
}

// personRow is a row by agency, sector or locality; an expected one is shown even when nobody came.
type personRow struct {
	key, label string
	expected   bool
	parent     string // the name of the agency above; empty: none
}

// personRows names the rows there may be, and the query whose keys they are.
func (b *Breakdown) personRows(tx *database.Tx, list []agency) (rows []personRow, query string, more []any, err error) {
	switch b.By {
	case ByAgency:
		names := map[uuid.UUID]string{}
		for _, a := range list {
			names[a.ID] = a.Name
		}
		for _, a := range list {
			row := personRow{key: a.ID.String(), label: a.Name, expected: a.expected()}
			if a.ParentID != nil {
				row.parent = names[*a.ParentID]
			}
			rows = append(rows, row)
		}
		agencies, under := lineage(list)
		return append(rows, personRow{key: none, label: "Agency not known"}), byAgencySQL, []any{agencies, under}, nil
	case BySector:
		return append(sectorRows(list), personRow{key: none, label: "Sector not known"}), bySectorSQL, nil, nil
	}
	localities, err := localitiesOf(tx)
	for _, l := range localities {
		rows = append(rows, personRow{key: l.ID.String(), label: l.Name, expected: true})
	}
	return append(rows, personRow{key: none, label: "No locality, or not known"}), byLocalitySQL, nil, err
}

// sectors in the order and the words they are shown in.
var sectors = []personRow{
	{key: "local_authority", label: "Local authority"},
	{key: "health", label: "Health"},
	{key: "police", label: "Police"},
	{key: "education", label: "Education"},
	{key: "early_years", label: "Early years"},
	{key: "voluntary", label: "Voluntary"},
	{key: "private", label: "Private"},
	{key: "probation", label: "Probation"},
	{key: "self_employed_and_carers", label: "Self-employed and carers"},
	{key: "other", label: "Other"},
}

// sectorRows expects the sectors that an open agency belongs to.
func sectorRows(list []agency) []personRow {
	rows := slices.Clone(sectors)
	for i := range rows {
		rows[i].expected = slices.ContainsFunc(list, func(a agency) bool { return a.expected() && a.Sector == rows[i].key })
	}
	return rows
}

func nested(list []agency) bool {
	return slices.ContainsFunc(list, func(a agency) bool { return a.ParentID != nil })
}

// shareNumbers is what was counted from bookings, where any session was, and what is known only as totals, together.
func shareNumbers(c counts, booked bool, totals []Session) Numbers {
	n := Numbers{Tally: TallyOf(totals), People: c.People, SessionsReached: c.SessionsReached}
	if booked {
		n.addOutcomes(c.outcomes())
		n.AttendedOneAgency.add(&c.AttendedOneAgency)
	}
	for _, s := range totals {
		if s.OneAgency {
			n.AttendedOneAgency.add(s.Attended)
		}
	}
	return n
}
