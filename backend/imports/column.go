package imports

// Column is one column that a kind of file may have.
type Column struct {
	Name     string
	Required bool // the column must be there, and no cell of it empty unless Meaning says when
	Meaning  string
	Example  string
}

// Columns are the columns of a kind, in the order in which they are documented; nil for no kind of ours.
func Columns(k Kind) []Column { return kinds[k].columns }

// kind is how the rows of one kind of file are read and written.
type kind struct {
	about   string // one or two sentences
	columns []Column
	run     func(*job, table) error
}

var kinds map[Kind]kind

// init, not a literal: what runs a kind leads back to its columns.
func init() {
	kinds = map[Kind]kind{
		Agencies:         {agenciesAre, agencyColumns, rowsOf(importAgencies)},
		People:           {peopleAre, personColumns, rowsOf(importPeople)},
		Courses:          {coursesAre, courseColumns, rowsOf(importCourses)},
		Events:           {eventsAre, eventColumns, rowsOf(importEvents)},
		Sessions:         {sessionsAre, sessionColumns, rowsOf(importSessions)},
		Bookings:         {bookingsAre, bookingColumns, rowsOf(importBookings)},
		Totals:           {totalsAre, totalColumns, rowsOf(importTotals)},
		PublishedFigures: {publishedAre, publishedColumns, rowsOf(importPublished)},
	}
}
