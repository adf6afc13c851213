package rules_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func waiter(n int) rules.Waiter {
	return rules.Waiter{BookingID: uuid.New(), JoinedAt: noon.Add(time.Duration(n) * time.Minute), Seq: int64(n)}
}

func given(steps []rules.Step) (ids []uuid.UUID) {
	for _, s := range steps {
		if s.Given {
			ids = append(ids, s.BookingID)
		}
	}
	return ids
}

func TestOffersGoInOrderOfClassThenOfJoining(t *testing.T) {
	first, second, police := waiter(1), waiter(2), waiter(3)
	first.Class, second.Class, police.Class = 2, 2, 1
	got := given(rules.NextOffers(rules.List{Free: 2}, []rules.Waiter{second, police, first}))
	if len(got) != 2 || got[0] != police.BookingID || got[1] != first.BookingID {
		t.Fatalf("given %v", got)
	}
}

func TestTheHeadThatCannotBePromotedIsSkippedWithAReason(t *testing.T) {
	head, next := waiter(1), waiter(2)
	head.InTheWay = "no_clash"
	steps := rules.NextOffers(rules.List{Free: 1}, []rules.Waiter{head, next})
	if len(steps) != 2 || steps[0].BookingID != head.BookingID || steps[0].Why != "no_clash" || *steps[0].By != next.BookingID || !steps[1].Given {
		t.Fatalf("%+v", steps)
	}
}

func TestTheHeadThatCannotBePromotedStopsTheListWhereTheSessionSaysSo(t *testing.T) {
	head, next := waiter(1), waiter(2)
	head.InTheWay = "prerequisite"
	steps := rules.NextOffers(rules.List{Stops: true, Free: 1}, []rules.Waiter{head, next})
	if len(steps) != 1 || !steps[0].Stopped || steps[0].BookingID != head.BookingID {
		t.Fatalf("%+v", steps)
	}
}

func TestFairnessPrefersTheAgencyWithTheSmallestShareAndSaysSo(t *testing.T) {
	council, school := uuid.New(), uuid.New()
	a, b := waiter(1), waiter(2)
	a.AgencyID, b.AgencyID = council, school
	list := rules.List{Fair: true, Free: 1, Share: map[uuid.UUID]int{council: 4, school: 1}}
	steps := rules.NextOffers(list, []rules.Waiter{a, b})
	if len(steps) != 2 || steps[0].Why != rules.WhyFairness || !steps[1].Given || steps[1].BookingID != b.BookingID {
		t.Fatalf("%+v", steps)
	}
	b.Class = 1
	if got := given(rules.NextOffers(list, []rules.Waiter{a, b})); got[0] != a.BookingID {
		t.Fatal("fairness went across classes")
	}
}

func TestAListWorkedByHandGivesNobodyAnything(t *testing.T) {
	if steps := rules.NextOffers(rules.List{ByHand: true, Free: 3}, []rules.Waiter{waiter(1)}); steps != nil {
		t.Fatalf("%+v", steps)
	}
}

// Nobody is overtaken inside a class without a step that says why, nobody gets two places, nobody who
// cannot take one gets any, and no more are given than are free.
func TestNobodyIsOvertakenWithoutAReason(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		agencies := []uuid.UUID{uuid.New(), uuid.New(), uuid.New()}
		var all []rules.Waiter
		for i := range rapid.IntRange(0, 12).Draw(t, "waiting") {
			w := waiter(i)
			w.Class = rapid.IntRange(0, 2).Draw(t, "class")
			w.AgencyID = rapid.SampledFrom(agencies).Draw(t, "agency")
			w.InTheWay = rapid.SampledFrom([]string{"", "", "", "no_clash"}).Draw(t, "in the way")
			w.Passed = rapid.IntRange(0, 5).Draw(t, "passed") == 0
			all = append(all, w)
		}
		l := rules.List{
			Free: rapid.IntRange(0, 5).Draw(t, "free"), Fair: rapid.Bool().Draw(t, "fair"),
			Stops: rapid.Bool().Draw(t, "stops"),
		}
		why, got := map[string]bool{}, map[uuid.UUID]bool{}
		for _, s := range rules.NextOffers(l, all) {
			if s.Given && got[s.BookingID] {
				t.Fatal("given twice")
			}
			if s.Given {
				got[s.BookingID] = true
			} else if s.By != nil {
				why[fmt.Sprint(s.BookingID, *s.By)] = true
			}
		}
		if len(got) > l.Free {
			t.Fatalf("%d given of %d", len(got), l.Free)
		}
		ordered := rules.Order(all)
		for i, w := range ordered {
			if got[w.BookingID] && w.InTheWay != "" {
				t.Fatal("given to somebody who cannot take it")
			}
			for _, later := range ordered[i+1:] {
				if got[later.BookingID] && !got[w.BookingID] && !why[fmt.Sprint(w.BookingID, later.BookingID)] {
					t.Fatalf("overtaken without a reason")
				}
			}
		}
	})
}

func TestOfferDeadlinesFallOnWorkingDaysInThePartnershipsCalendar(t *testing.T) {
	england, err := ukdate.NewCalendar(ukdate.EnglandAndWales)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ now, until, want string }{
		"the same time tomorrow":           {"2025-06-02 10:00", "2025-06-16 08:00", "2025-06-03 10:00"},
		"from Friday to Monday":            {"2025-06-06 15:20", "2025-06-16 08:00", "2025-06-09 15:20"},
		"over a bank holiday":              {"2025-05-23 10:00", "2025-06-16 08:00", "2025-05-27 10:00"},
		"over Easter":                      {"2025-04-17 16:00", "2025-05-16 08:00", "2025-04-22 16:00"},
		"half of what is left":             {"2025-06-02 10:00", "2025-06-02 14:00", "2025-06-02 12:00"},
		"half falls on a Sunday: Friday":   {"2025-06-06 10:00", "2025-06-09 09:00", "2025-06-06 17:00"},
		"half falls on a Sunday, too late": {"2025-06-06 18:00", "2025-06-09 13:00", "2025-06-09 09:00"},
		"half an hour at least":            {"2025-06-02 10:00", "2025-06-02 10:40", "2025-06-02 10:30"},
		"never after offers end":           {"2025-06-02 10:00", "2025-06-02 10:20", "2025-06-02 10:20"},
		"across the clocks going forward":  {"2025-03-28 10:00", "2025-04-28 10:00", "2025-03-31 10:00"},
		"on a Saturday, for a Saturday":    {"2025-06-07 09:00", "2025-06-07 12:00", "2025-06-07 12:00"},
	} {
		t.Run(name, func(t *testing.T) {
			got := rules.OfferDeadline(fixture.London(c.now), fixture.London(c.until), england)
			if want := fixture.London(c.want); !got.Equal(want) {
				t.Fatalf("until %s, want %s", got.In(ukdate.London), c.want)
			}
		})
	}
}
