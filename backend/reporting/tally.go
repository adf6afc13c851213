package reporting

// quartersOf is what one part of a course of each length counts for, in quarters of a day.
var quartersOf = map[string]int64{"bitesize": 1, "half_day": 2, "full_day": 4, "several_days": 4}

// Tally is what some sessions add up to. Everything that can be summed over sessions is in it; people cannot, and
// are counted apart.
type Tally struct {
	Cancelled, DidNotRun, Moved int64

	Sessions, Taken, NotTaken         int64
	Unlimited, PlacesUnknown          int64
	OneAgency, OnlyTotals             int64
	Offered, FirstPublished           Count
	RegistrationsUnlimited            Count
	Registrations                     Count
	ByProvider, Late, InTime          Count
	PlacesTaken                       Count
	NoShows, Excused, OutcomeNotTaken Count
	WalkIns, Attended, Completed      Count

	AverageAttended                        Quotient
	OfPlaces, OfRegistrations, TurnUp      Quotient
	NoShowOfPlaces, NoShowOfRegistrations  Quotient
	Fill                                   Quotient
	Unidentified                           Count
	TrainerQuarters, TrainingQuarters      int64
	identityUnknown, identityBroken, parts int
}

// Add counts one session, once, wherever it belongs. Break-outs belong nowhere.
func (t *Tally) Add(s Session) {
	switch {
	case s.BreakOut:
		return
	case s.Status == statusCancelled:
		t.Cancelled++
		return
	case s.Status == statusDidNotRun:
		t.DidNotRun++
		return
	case !s.Delivered():
		return
	}
	t.addSession(s)
	t.addPlaces(s)
	t.addOutcomes(s.Outcomes)
	t.addRates(s)
	t.addDays(s)
	if s.OnlyTotals {
		t.OnlyTotals++
		t.Unidentified.add(s.Attended)
	}
}

func (t *Tally) addSession(s Session) {
	t.Sessions++
	t.parts += s.Parts
	if s.RegisterTaken() {
		t.Taken++
	} else {
		t.NotTaken++
	}
	if s.Moved {
		t.Moved++
	}
	if s.OneAgency {
		t.OneAgency++
	}
}

// addPlaces counts places once per session, however many parts it has.
func (t *Tally) addPlaces(s Session) {
	switch {
	case s.PlacesUnknown:
		t.PlacesUnknown++
		t.Offered.add(nil)
		t.FirstPublished.add(nil)
	case s.Unlimited:
		t.Unlimited++
		t.RegistrationsUnlimited.add(s.Registrations)
	default:
		t.Offered.add(s.Capacity)
		t.FirstPublished.add(s.FirstCapacity)
	}
}

func (t *Tally) addOutcomes(o Outcomes) {
	t.Registrations.add(o.Registrations)
	t.ByProvider.add(o.ByProvider)
	t.Late.add(o.Late)
	t.InTime.add(o.InTime)
	t.PlacesTaken.add(o.PlacesTaken())
	t.NoShows.add(o.NoShows)
	t.Excused.add(o.Excused)
	t.OutcomeNotTaken.add(o.NotTaken)
	t.WalkIns.add(o.WalkIns)
	t.Attended.add(o.Attended)
	t.Completed.add(o.Completed)
	switch known, holds := o.identity(); {
	case !known:
		t.identityUnknown++
	case !holds:
		t.identityBroken++
	}
}

// addRates keeps numerator and denominator over the same sessions: those whose register was taken, but for fill.
func (t *Tally) addRates(s Session) {
	if s.hasPlaces() {
		t.Fill.add(s.PlacesTaken(), s.Capacity)
	}
	if !s.RegisterTaken() {
		return
	}
	registered, one := s.RegisteredWhoAttended(), int64(1)
	t.AverageAttended.add(s.Attended, &one)
	t.OfRegistrations.add(registered, s.Registrations)
	t.TurnUp.add(registered, s.PlacesTaken())
	t.NoShowOfPlaces.add(s.NoShows, s.PlacesTaken())
	t.NoShowOfRegistrations.add(s.NoShows, s.Registrations)
	if s.hasPlaces() {
		t.OfPlaces.add(s.Attended, s.Capacity)
	}
}

func (t *Tally) addDays(s Session) {
	each := quartersOf[s.DurationClass]
	t.TrainingQuarters += each * int64(s.PartsDelivered)
	t.TrainerQuarters += each * int64(s.PartsDelivered) * int64(s.Trainers)
}

// TallyOf adds sessions up.
func TallyOf(sessions []Session) Tally {
	var t Tally
	for _, s := range sessions {
		t.Add(s)
	}
	return t
}
