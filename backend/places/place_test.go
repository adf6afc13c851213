package places_test

import (
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/places"
)

func TestAPlaceIsFreeOrFullOrUnlimited(t *testing.T) {
	number := func(n int) *int { return &n }
	for name, c := range map[string]struct {
		place places.Place
		room  bool
	}{
		"one of ten left":  {places.Place{Capacity: number(10), Ceiling: number(10), Taken: 9}, true},
		"full":             {places.Place{Capacity: number(10), Ceiling: number(10), Taken: 10}, false},
		"zero places":      {places.Place{Capacity: number(0), Ceiling: number(0)}, false},
		"unlimited":        {places.Place{Taken: 500}, true},
		"overbooked":       {places.Place{Capacity: number(10), Ceiling: number(11), Taken: 11}, false},
		"the rest is kept": {places.Place{Capacity: number(10), Ceiling: number(10), Taken: 8, Reserved: 2}, false},
	} {
		if got := c.place.HasRoom(time.Time{}); got != c.room {
			t.Errorf("%s: room %v", name, got)
		}
	}
}
