package load_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/load"
)

func TestAnswersMeanWhatTheyDecide(t *testing.T) {
	for _, c := range []struct {
		status int
		code   string
		want   load.Outcome
	}{
		{201, "booked", load.Acked},
		{200, "already_booked", load.Acked},
		{409, "places_left", load.Refused},
		{409, "seat_full", load.Refused},
		{422, "which_agency", load.Refused},
		{409, "in_progress", load.Again},
		{429, "too_many", load.Again},
		{503, "busy", load.Again},
		{503, "database_unavailable", load.Again},
		{503, "unknown_outcome", load.Unknown},
		{500, "internal", load.Broken},
		{401, "sign_in_first", load.Broken},
		{404, "not_found", load.Broken},
	} {
		if got := load.Judge(c.status, c.code); got != c.want {
			t.Errorf("%d %s is %s, want %s", c.status, c.code, got, c.want)
		}
	}
}
