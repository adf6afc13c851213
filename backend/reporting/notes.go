package reporting

import "fmt"

// notes says what a reader of the page must know to read it rightly.
func (c counted) notes(scope Scope) []string {
	notes := []string{placesSentence(c.Tally)}
	add := func(n int64, sentence string, args ...any) {
		if n > 0 {
			notes = append(notes, fmt.Sprintf(sentence, args...))
		}
	}
	if scope.Event != nil && scope.Event.Note != "" {
		notes = append(notes, scope.Event.Note)
	}
	add(c.NotTaken, "The register was not taken in %s. Nobody there is counted as absent, and averages and rates of attendance leave them out.", plural(c.NotTaken, "session"))
	add(c.Unlimited, "%s had no limit on places, with %s. They are in no rate of places.", plural(c.Unlimited, "session"), plural(c.RegistrationsUnlimited.N, "registration"))
	add(c.PlacesUnknown, "Nobody recorded the places of %s. They are in no rate of places.", plural(c.PlacesUnknown, "session"))
	add(c.OnlyTotals, "%s known only as totals, without names: in no number of people, and under “agency not known”.", isOrAre(c.OnlyTotals, "session"))
	add(c.OneAgency, "%s for one agency only: in every figure, and no part of the multi-agency mix.", isOrAre(c.OneAgency, "session"))
	add(c.Cancelled+c.DidNotRun, "%s did not take place. Who was booked there is counted as people affected, and in no other figure.", plural(c.Cancelled+c.DidNotRun, "session"))
	for _, d := range Definitions {
		unknown := int64(d.measure(&c.Numbers).Unknown)
		if d.Group == GroupPlaces {
			unknown -= c.PlacesUnknown // said already
		}
		add(unknown, "%s: not known for %s.", d.Title, plural(unknown, "session"))
	}
	return append(notes, "People are counted once, however often they came: numbers of people never add up.")
}

// placesSentence is what we say instead of "places delivered", which nobody can define.
func placesSentence(t Tally) string {
	offered := "Places offered are not known"
	if m := t.Offered.measure(); m.Known && t.Sessions > 0 {
		offered = shown(Whole, m, 0) + " places offered"
	}
	return fmt.Sprintf("%s, %s taken, %s attended.", offered,
		shown(Whole, t.PlacesTaken.measure(), 0), shown(Whole, t.Attended.measure(), 0))
}

func isOrAre(n int64, noun string) string {
	if n == 1 {
		return plural(n, noun) + " is"
	}
	return plural(n, noun) + " are"
}
