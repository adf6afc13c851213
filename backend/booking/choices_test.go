package booking_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// letters is the subjects of what somebody was sent, oldest first.
func (h house) letters(t *testing.T, to uuid.UUID) []string {
	t.Helper()
	return strings.Split(h.text(t, `SELECT coalesce(string_agg(subject || ' ' || calendar_method, '|' ORDER BY id), '') FROM outbox WHERE person_id = $1`, to), "|")
}

func TestChoicesAreToldInOneLetterAndAChangeTakesTheOldEntryOut(t *testing.T) {
	h := start(t)
	main, morning, afternoon := h.conference()
	h.Exec(`UPDATE sessions SET title = 'Conference' WHERE id = $1`, main.ID)
	for i, s := range morning {
		h.Exec(`UPDATE sessions SET title = $2 WHERE id = $1`, s.ID, []string{"First", "Second"}[i])
	}
	ann := h.devon.Person(fixture.Person{})
	if _, err := h.book(ann, main.ID); err != nil {
		t.Fatal(err)
	}
	for _, breakOuts := range [][]uuid.UUID{
		{morning[0].ID, afternoon[0].ID}, {morning[0].ID, afternoon[0].ID}, {morning[1].ID, afternoon[0].ID}, {morning[1].ID},
	} {
		if _, err := h.choose(ann, main.ID, breakOuts...); err != nil {
			t.Fatal(err)
		}
	}
	letters := h.letters(t, ann.ID)
	if len(letters) != 5 {
		t.Fatalf("%d letters, want the confirmation, two of choices and two that remove an entry: %q", len(letters), letters)
	}
	for i, want := range []string{"Booked: Conference REQUEST", "Your choices for Conference REQUEST", "Choice changed: First CANCEL", "Your choices for Conference REQUEST"} {
		if letters[i] != want {
			t.Errorf("letter %d is %q, want %q", i+1, letters[i], want)
		}
	}
	if !strings.HasSuffix(letters[4], " CANCEL") {
		t.Errorf("what was given up stays in the calendar: %q", letters[4])
	}
	if n := h.Count(`SELECT count(*) FROM outbox WHERE kind = 'break_outs_chosen' AND convert_from(calendar, 'UTF8') LIKE '%BEGIN:VEVENT%BEGIN:VEVENT%'`); n != 1 {
		t.Fatalf("%d calendar files with two entries, want the first choice's alone", n)
	}
}
