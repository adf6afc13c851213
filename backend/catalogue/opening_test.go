package catalogue_test

import (
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Booking of a draft for which no later opening is set opens when it is published, not when it was typed in.
func TestBookingOpensAtPublication(t *testing.T) {
	s := set(t)
	atOnce := s.create()
	later := s.create(func(in *catalogue.NewSession) { in.Window.OpensOn = ukdate.MustParseDate("2025-06-10") })
	if !atOnce.OpensAtPublication || later.OpensAtPublication {
		t.Errorf("at publication: %t, with a date: %t", atOnce.OpensAtPublication, later.OpensAtPublication)
	}
	s.Clock.Set(fixture.Now.Add(26 * time.Hour))
	published := s.ok(s.Catalogue.PublishSession(s.Staff, atOnce.Session.ID))
	if want := fixture.Now.Add(26 * time.Hour); !published.Session.OpensAt.Equal(want) || published.OpensAtPublication {
		t.Errorf("opens at %s, want %s", published.Session.OpensAt, want)
	}
	if published.BookingState != catalogue.StateOpen {
		t.Errorf("it is %s", published.BookingState)
	}
	if n := s.Count(`SELECT count(*) FROM session_places WHERE session_id = $1 AND opens_at = $2`,
		atOnce.Session.ID, published.Session.OpensAt); n != 1 {
		t.Error("its places open at another time")
	}
	kept := s.ok(s.Catalogue.PublishSession(s.Staff, later.Session.ID))
	if !kept.Session.OpensAt.Equal(london("2025-06-10 00:00")) {
		t.Errorf("the opening that was set became %s", kept.Session.OpensAt)
	}
}

func TestADateOutsideNamesItsProgramme(t *testing.T) {
	s := set(t)
	_, err := s.Catalogue.CreateSession(s.Staff, s.newSession(func(in *catalogue.NewSession) {
		in.Parts = []catalogue.PartInput{typed("2026-04-02 09:30-12:30")}
	}))
	if said := fault.Of(err).Fields[0].Message; !strings.Contains(said, "2025-26”") {
		t.Error(said)
	}
}
