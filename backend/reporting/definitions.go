package reporting

// Groups a page arranges its figures in, in this order.
const (
	GroupSessions      = "Sessions"
	GroupPlaces        = "Places"
	GroupRegistrations = "Registrations"
	GroupRates         = "Averages and rates"
	GroupPeople        = "People"
	GroupTrainers      = "Trainers"
)

// What the rows behind a figure are.
const (
	RowsSessions      = "sessions"
	RowsRegistrations = "registrations"
	RowsPeople        = "people"
	RowsAgencies      = "agencies"
)

// Definition says what a figure is. Its sentence is printed beside it wherever it is shown.
type Definition struct {
	Key         string
	Title       string
	Group       string
	Unit        Unit
	Definition  string
	Numerator   string // in words; empty for a whole number
	Denominator string

	Columns bool // a column of breakdowns by course, event, month … (all but those by agency, sector and delegates' locality)
	Shares  bool // a column of breakdowns by agency, sector and delegates' locality
	Rows    string

	measure  func(n *Numbers) Measure
	outcomes []string                       // rows: the registrations with one of these outcomes
	session  func(s Session) (*int64, bool) // rows: what a session adds, and whether it is one of them; nil is not known
	of       func(s Session) *int64         // rows of a rate: the session's share of the denominator
}

// Numbers is everything a page's figures are made from.
type Numbers struct {
	Tally
	People                                              int64 // different people who attended
	Unmet                                               int64 // different people
	AffectedCancelled, AffectedDidNotRun, AffectedMoved int64 // different people
	AgenciesReached, AgenciesNotReached                 int64
	SessionsReached                                     int64 // of an agency, a sector or a locality
	AttendedOneAgency                                   Count // likewise
}

// Outcomes of a registration, as registration_outcomes_of names them.
const (
	outcomeByProvider = "cancelled_by_provider"
	outcomeLate       = "cancelled_late"
	outcomeInTime     = "cancelled_in_time"
	outcomeAttended   = "attended"
	outcomeNotTaken   = "not_taken"
	outcomeNoShow     = "no_show"
	outcomeExcused    = "excused"
	outcomeWalkIn     = "walk_in"
)

var (
	outcomesTaken      = []string{outcomeAttended, outcomeNotTaken, outcomeNoShow, outcomeExcused}
	outcomesRegistered = append([]string{outcomeByProvider, outcomeLate, outcomeInTime}, outcomesTaken...)
)

// Definitions is every figure, in the order of the page. It is the only place that says what a figure is.
var Definitions = []Definition{
	{
		Key: "sessions_delivered", Title: "Sessions delivered", Group: GroupSessions, Unit: Whole, Columns: true, Rows: RowsSessions,
		Definition: "Sessions that were published, ran, and have started. Each counts once, on the date of its first part that was not cancelled. Break-outs of a conference are left out: the main session counts.",
		measure:    func(n *Numbers) Measure { return whole(n.Sessions) },
		session:    one(Session.counts),
	},
	{
		Key: "sessions_register_taken", Title: "Sessions with a register", Group: GroupSessions, Unit: Whole, Columns: true, Rows: RowsSessions,
		Definition: "Sessions delivered whose register was closed for every part that was not cancelled. Averages and rates of attendance are over these.",
		measure:    func(n *Numbers) Measure { return whole(n.Taken) },
		session:    one(func(s Session) bool { return s.counts() && s.RegisterTaken() }),
	},
	{
		Key: "sessions_register_not_taken", Title: "Sessions whose register was not taken", Group: GroupSessions, Unit: Whole, Rows: RowsSessions,
		Definition: "Sessions delivered of which a part has no closed register. Not taken is not absent: their registrations are counted as not taken.",
		measure:    func(n *Numbers) Measure { return whole(n.NotTaken) },
		session:    one(func(s Session) bool { return s.counts() && !s.RegisterTaken() }),
	},
	{
		Key: "sessions_one_agency", Title: "Of these, for one agency only", Group: GroupSessions, Unit: Whole, Rows: RowsSessions,
		Definition: "Sessions delivered that only one agency, and those below it, could book. They are in every figure, and are shown apart because they are not multi-agency training.",
		measure:    func(n *Numbers) Measure { return whole(n.OneAgency) },
		session:    one(func(s Session) bool { return s.counts() && s.OneAgency }),
	},
	{
		Key: "sessions_moved", Title: "Of these, moved", Group: GroupSessions, Unit: Whole, Rows: RowsSessions,
		Definition: "Sessions delivered on another date than first planned. They count on the date they took place.",
		measure:    func(n *Numbers) Measure { return whole(n.Moved) },
		session:    one(func(s Session) bool { return s.counts() && s.Moved }),
	},
	{
		Key: "people_affected_moved", Title: "People affected by moved sessions", Group: GroupSessions, Unit: Whole,
		Definition: "Different people with a registration at a session that was moved.",
		measure:    func(n *Numbers) Measure { return whole(n.AffectedMoved) },
	},
	{
		Key: "sessions_cancelled", Title: "Sessions cancelled", Group: GroupSessions, Unit: Whole, Rows: RowsSessions,
		Definition: "Published sessions that we cancelled, by their last planned date, once that date has come. They are not delivered, and their registrations are in no other figure.",
		measure:    func(n *Numbers) Measure { return whole(n.Cancelled) },
		session:    one(func(s Session) bool { return s.Status == statusCancelled && !s.BreakOut }),
	},
	{
		Key: "people_affected_cancelled", Title: "People affected by cancelled sessions", Group: GroupSessions, Unit: Whole,
		Definition: "Different people whose booking, request or place in the queue ended because we cancelled the session.",
		measure:    func(n *Numbers) Measure { return whole(n.AffectedCancelled) },
	},
	{
		Key: "sessions_did_not_run", Title: "Sessions that did not run", Group: GroupSessions, Unit: Whole, Rows: RowsSessions,
		Definition: "Published sessions that were not cancelled beforehand and did not take place, by their last planned date, once that date has come. They are not delivered.",
		measure:    func(n *Numbers) Measure { return whole(n.DidNotRun) },
		session:    one(func(s Session) bool { return s.Status == statusDidNotRun && !s.BreakOut }),
	},
	{
		Key: "people_affected_did_not_run", Title: "People affected by sessions that did not run", Group: GroupSessions, Unit: Whole,
		Definition: "Different people whose booking, request or place in the queue ended because the session did not run.",
		measure:    func(n *Numbers) Measure { return whole(n.AffectedDidNotRun) },
	},
	{
		Key: "places_offered", Title: "Places offered", Group: GroupPlaces, Unit: Whole, Columns: true, Rows: RowsSessions,
		Definition: "The capacity of each session delivered at its start, once per session however many parts it had. Sessions without a limit add nothing.",
		measure:    func(n *Numbers) Measure { return n.Offered.measure() },
		session: func(s Session) (*int64, bool) {
			return unlessUnknown(s, s.Capacity), s.counts() && !s.Unlimited
		},
	},
	{
		Key: "places_first_published", Title: "Places as first published", Group: GroupPlaces, Unit: Whole, Rows: RowsSessions,
		Definition: "The capacity of the same sessions when they were first published, before places were added or taken away.",
		measure:    func(n *Numbers) Measure { return n.FirstPublished.measure() },
		session: func(s Session) (*int64, bool) {
			return unlessUnknown(s, s.FirstCapacity), s.counts() && !s.Unlimited
		},
	},
	{
		Key: "registrations_unlimited", Title: "Registrations at sessions without a limit", Group: GroupPlaces, Unit: Whole, Rows: RowsSessions,
		Definition: "Registrations at sessions delivered with unlimited places. They are in registrations, and out of every rate of places.",
		measure:    func(n *Numbers) Measure { return n.RegistrationsUnlimited.measure() },
		session: func(s Session) (*int64, bool) {
			return s.Registrations, s.counts() && s.Unlimited && !s.PlacesUnknown
		},
	},
	{
		Key: "registrations", Title: "Registrations", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Bookings that were ever confirmed, at sessions delivered. Walk-ins are not registrations. A place passed on to a colleague or moved to another session counts where it ended; of several by one person for one session, the last.",
		measure:    func(n *Numbers) Measure { return n.Registrations.measure() },
		outcomes:   outcomesRegistered,
		session:    known(func(o Outcomes) *int64 { return o.Registrations }),
	},
	{
		Key: "cancelled_by_provider", Title: "Cancelled by us", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Registrations at sessions delivered that we ended, or that were withdrawn because we moved the session.",
		measure:    func(n *Numbers) Measure { return n.ByProvider.measure() },
		outcomes:   []string{outcomeByProvider},
		session:    known(func(o Outcomes) *int64 { return o.ByProvider }),
	},
	{
		Key: "cancelled_late", Title: "Cancelled late", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Registrations cancelled inside the longest notice period that applied to them, whatever was charged or waived, and whether or not the place was filled again.",
		measure:    func(n *Numbers) Measure { return n.Late.measure() },
		outcomes:   []string{outcomeLate},
		session:    known(func(o Outcomes) *int64 { return o.Late }),
	},
	{
		Key: "cancelled_in_time", Title: "Cancelled in time", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Registrations cancelled with at least the notice that was asked for, by the time the notice was received.",
		measure:    func(n *Numbers) Measure { return n.InTime.measure() },
		outcomes:   []string{outcomeInTime},
		session:    known(func(o Outcomes) *int64 { return o.InTime }),
	},
	{
		Key: "places_taken", Title: "Places taken", Group: GroupRegistrations, Unit: Whole, Columns: true, Rows: RowsRegistrations,
		Definition: "Registrations less those cancelled by us, late and in time.",
		measure:    func(n *Numbers) Measure { return n.PlacesTaken.measure() },
		outcomes:   outcomesTaken,
		session:    known(Outcomes.PlacesTaken),
	},
	{
		Key: "no_shows", Title: "No-shows", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Held a place, attended no part, and was absent from at least one. Every register of the session is closed.",
		measure:    func(n *Numbers) Measure { return n.NoShows.measure() },
		outcomes:   []string{outcomeNoShow},
		session:    known(func(o Outcomes) *int64 { return o.NoShows }),
	},
	{
		Key: "excused", Title: "Excused", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Held a place and was marked excused for every part.",
		measure:    func(n *Numbers) Measure { return n.Excused.measure() },
		outcomes:   []string{outcomeExcused},
		session:    known(func(o Outcomes) *int64 { return o.Excused }),
	},
	{
		Key: "not_taken", Title: "Register not taken", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Held a place, is not known to have attended, and the register of a part was not closed. Nobody knows: not taken is not absent.",
		measure:    func(n *Numbers) Measure { return n.OutcomeNotTaken.measure() },
		outcomes:   []string{outcomeNotTaken},
		session:    known(func(o Outcomes) *int64 { return o.NotTaken }),
	},
	{
		Key: "walk_ins", Title: "Walk-ins", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Attended without holding a place at the start and as nobody's substitute, people who had cancelled or were waiting among them.",
		measure:    func(n *Numbers) Measure { return n.WalkIns.measure() },
		outcomes:   []string{outcomeWalkIn},
		session:    known(func(o Outcomes) *int64 { return o.WalkIns }),
	},
	{
		Key: "attended", Title: "Attended", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Registrations and walk-ins that attended at least one part, by closed registers. These are attendances, not people.",
		measure:    func(n *Numbers) Measure { return n.Attended.measure() },
		outcomes:   []string{outcomeAttended, outcomeWalkIn},
		session:    known(func(o Outcomes) *int64 { return o.Attended }),
	},
	{
		Key: "attended_one_agency", Title: "Attended, at sessions for one agency only", Group: GroupRegistrations, Unit: Whole, Shares: true,
		Definition: "Of those who attended, how many did so at sessions that only one agency could book. They are in attended, and are no part of the multi-agency mix.",
		measure:    func(n *Numbers) Measure { return n.AttendedOneAgency.measure() },
	},
	{
		Key: "completed", Title: "Completed", Group: GroupRegistrations, Unit: Whole, Columns: true, Shares: true, Rows: RowsRegistrations,
		Definition: "Attended and met the course's rule: every part, or the minutes it asks for; a course without a rule asks no more than to have attended. Every register of the session is closed. To have attended a part of a course with a rule is not enough.",
		measure:    func(n *Numbers) Measure { return n.Completed.measure() },
		outcomes:   []string{outcomeAttended, outcomeWalkIn}, // and completed
		session:    known(func(o Outcomes) *int64 { return o.Completed }),
	},
	{
		Key: "average_attended", Title: "Average attended per session", Group: GroupRates, Unit: Average, Columns: true, Rows: RowsSessions,
		Definition:  "Attended divided by sessions, both over sessions whose register was taken. The sum over the sum, never an average of averages.",
		Numerator:   "attended, walk-ins among them",
		Denominator: "sessions whose register was taken",
		measure:     func(n *Numbers) Measure { return n.AverageAttended.measure() },
		session:     taken(func(s Session) *int64 { return s.Attended }),
		of:          func(Session) *int64 { n := int64(1); return &n },
	},
	{
		Key: "rate_of_places", Title: "Attended, of places offered", Group: GroupRates, Unit: Percent, Columns: true, Rows: RowsSessions,
		Definition:  "Attended divided by places offered, over sessions whose register was taken and whose places were limited and known. Walk-ins are in it, so it may pass 100 %.",
		Numerator:   "attended, walk-ins among them",
		Denominator: "places offered",
		measure:     func(n *Numbers) Measure { return n.OfPlaces.measure() },
		session: func(s Session) (*int64, bool) {
			return s.Attended, s.counts() && s.RegisterTaken() && s.hasPlaces()
		},
		of: func(s Session) *int64 { return s.Capacity },
	},
	{
		Key: "rate_of_registrations", Title: "Attended, of registrations", Group: GroupRates, Unit: Percent, Columns: true, Rows: RowsSessions,
		Definition:  "Registered people who attended, divided by registrations, over sessions whose register was taken. Walk-ins are in neither.",
		Numerator:   "registered and attended",
		Denominator: "registrations",
		measure:     func(n *Numbers) Measure { return n.OfRegistrations.measure() },
		session:     taken(Session.RegisteredWhoAttended),
		of:          func(s Session) *int64 { return s.Registrations },
	},
	{
		Key: "rate_turn_up", Title: "Turn-up", Group: GroupRates, Unit: Percent, Columns: true, Rows: RowsSessions,
		Definition:  "Registered people who attended, divided by places taken, over sessions whose register was taken. Walk-ins are in neither.",
		Numerator:   "registered and attended",
		Denominator: "places taken",
		measure:     func(n *Numbers) Measure { return n.TurnUp.measure() },
		session:     taken(Session.RegisteredWhoAttended),
		of:          func(s Session) *int64 { return s.PlacesTaken() },
	},
	{
		Key: "rate_no_show_of_places", Title: "No-shows, of places taken", Group: GroupRates, Unit: Percent, Columns: true, Rows: RowsSessions,
		Definition:  "No-shows divided by places taken, over sessions whose register was taken.",
		Numerator:   "no-shows",
		Denominator: "places taken",
		measure:     func(n *Numbers) Measure { return n.NoShowOfPlaces.measure() },
		session:     taken(func(s Session) *int64 { return s.NoShows }),
		of:          func(s Session) *int64 { return s.PlacesTaken() },
	},
	{
		Key: "rate_no_show_of_registrations", Title: "No-shows, of registrations", Group: GroupRates, Unit: Percent, Columns: true, Rows: RowsSessions,
		Definition:  "No-shows divided by registrations, over sessions whose register was taken.",
		Numerator:   "no-shows",
		Denominator: "registrations",
		measure:     func(n *Numbers) Measure { return n.NoShowOfRegistrations.measure() },
		session:     taken(func(s Session) *int64 { return s.NoShows }),
		of:          func(s Session) *int64 { return s.Registrations },
	},
	{
		Key: "rate_fill", Title: "Places filled", Group: GroupRates, Unit: Percent, Columns: true, Rows: RowsSessions,
		Definition:  "Places taken divided by places offered, over all sessions delivered whose places were limited and known.",
		Numerator:   "places taken",
		Denominator: "places offered",
		measure:     func(n *Numbers) Measure { return n.Fill.measure() },
		session: func(s Session) (*int64, bool) {
			return s.PlacesTaken(), s.counts() && s.hasPlaces()
		},
		of: func(s Session) *int64 { return s.Capacity },
	},
	{
		Key: "people_reached", Title: "People reached", Group: GroupPeople, Unit: Whole, Columns: true, Shares: true, Rows: RowsPeople,
		Definition: "Different people who attended at least once. Somebody who came five times is one person; whoever was erased stays one person. Numbers of people never add up.",
		measure:    func(n *Numbers) Measure { return whole(n.People) },
	},
	{
		Key: "unidentified_attendances", Title: "Attendances of people we cannot name", Group: GroupPeople, Unit: Whole, Rows: RowsSessions,
		Definition: "Attended at sessions known only as totals. They are in attended and in no number of people.",
		measure:    func(n *Numbers) Measure { return n.Unidentified.measure() },
		session: func(s Session) (*int64, bool) {
			return s.Attended, s.counts() && s.OnlyTotals
		},
	},
	{
		Key: "sessions_reached", Title: "Sessions reached", Group: GroupPeople, Unit: Whole, Shares: true,
		Definition: "Sessions that somebody from there attended.",
		measure:    func(n *Numbers) Measure { return whole(n.SessionsReached) },
	},
	{
		Key: "unmet_demand", Title: "Unmet demand", Group: GroupPeople, Unit: Whole, Columns: true, Rows: RowsPeople,
		Definition: "Different people who were still waiting or whose request was open when a session started, and people who were told a session is full and got no place of that course afterwards.",
		measure:    func(n *Numbers) Measure { return whole(n.Unmet) },
	},
	{
		Key: "agencies_reached", Title: "Agencies reached", Group: GroupPeople, Unit: Whole, Rows: RowsAgencies,
		Definition: "Agencies from which, or from below which, somebody attended, by the agency at confirmation or at the door.",
		measure:    func(n *Numbers) Measure { return whole(n.AgenciesReached) },
	},
	{
		Key: "agencies_not_reached", Title: "Agencies not reached", Group: GroupPeople, Unit: Whole, Rows: RowsAgencies,
		Definition: "Open agencies of the partnership from which, and from below which, nobody attended. Visitors' agencies are not among them.",
		measure:    func(n *Numbers) Measure { return whole(n.AgenciesNotReached) },
	},
	{
		Key: "trainer_days", Title: "Trainer days", Group: GroupTrainers, Unit: Days, Rows: RowsAgencies,
		Definition: "For each part delivered and each trainer: a quarter of a day for a bitesize course, half for a half day, one for a full day or a day of several. By the agency that lent the trainer, commissioned trainers apart.",
		measure:    func(n *Numbers) Measure { return quarters(n.TrainerQuarters) },
	},
	{
		Key: "training_days", Title: "Training days delivered", Group: GroupTrainers, Unit: Days, Columns: true,
		Definition: "The same, once for each part delivered, however many trainers it had.",
		measure:    func(n *Numbers) Measure { return quarters(n.TrainingQuarters) },
	},
}

// Define returns the definition of a figure; found is false for a key that is none.
func Define(key string) (d Definition, found bool) {
	for _, d := range Definitions {
		if d.Key == key {
			return d, true
		}
	}
	return Definition{}, false
}

// one makes each session that is one of them add 1.
func one(is func(Session) bool) func(Session) (*int64, bool) {
	return func(s Session) (*int64, bool) {
		n := int64(1)
		return &n, is(s)
	}
}

// known makes a session known only as totals add its number; other sessions add their registrations.
func known(of func(Outcomes) *int64) func(Session) (*int64, bool) {
	return func(s Session) (*int64, bool) { return of(s.Outcomes), s.counts() && s.OnlyTotals }
}

// taken makes each session whose register was taken add its number.
func taken(of func(Session) *int64) func(Session) (*int64, bool) {
	return func(s Session) (*int64, bool) { return of(s), s.counts() && s.RegisterTaken() }
}

func unlessUnknown(s Session, n *int64) *int64 {
	if s.PlacesUnknown {
		return nil
	}
	return n
}
