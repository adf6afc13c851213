package reporting_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/reporting"
)

// Figures that partnerships have published: ours must print the same from the same counts.

func n(v int64) *int64 { return &v }

// ran is a session that ran, with a register that was taken.
func ran(registrations, attended int64) reporting.Session {
	return reporting.Session{
		Status: "published", Parts: 1, Closed: 1, PartsDelivered: 1, DurationClass: "half_day", Capacity: n(60),
		Outcomes: reporting.Outcomes{
			Registrations: n(registrations), ByProvider: n(0), Late: n(0), InTime: n(0), NoShows: n(registrations - attended),
			Excused: n(0), NotTaken: n(0), WalkIns: n(0), Attended: n(attended), Completed: n(attended),
		},
	}
}

// spread shares totals out over sessions, as evenly as whole people can be.
func spread(sessions, registrations, attended int64) []reporting.Session {
	var list []reporting.Session
	for i := range sessions {
		share := func(total int64) int64 { return total*(i+1)/sessions - total*i/sessions }
		list = append(list, ran(share(registrations), share(attended)))
	}
	return list
}

func printed(sessions []reporting.Session, decimals int) map[string]string {
	shown := map[string]string{}
	for _, f := range reporting.FiguresOf(reporting.Numbers{Tally: reporting.TallyOf(sessions)}, decimals) {
		shown[f.Key] = f.Shown
	}
	return shown
}

func TestPublishedFiguresAreReproduced(t *testing.T) {
	for name, c := range map[string]struct {
		sessions []reporting.Session
		decimals int
		want     map[string]string
	}{
		"Durham, Safeguarding Week, October 2024": {
			spread(21, 1257, 1021), 1,
			map[string]string{
				"sessions_delivered": "21", "registrations": "1,257", "attended": "1,021", "average_attended": "48.6",
				"rate_of_registrations": "81.2 %", "no_shows": "236",
			},
		},
		"Northumberland, 2014-15: 17.19 a session": {
			append(spread(90, 1547, 1547), cancelled(), cancelled(), cancelled(), cancelled()), 1,
			map[string]string{"sessions_delivered": "90", "sessions_cancelled": "4", "attended": "1,547", "average_attended": "17.2"},
		},
		"Northumberland, in whole numbers: 17": {
			spread(90, 1547, 1547), 0, map[string]string{"average_attended": "17"},
		},
		"Hertfordshire and West Essex, 2021-22": {
			spread(190, 5271, 5271), 1, map[string]string{"attended": "5,271", "average_attended": "27.7"},
		},
		"East Riding: four absent of twenty, called 20 %": {
			spread(10, 200, 160), 1,
			map[string]string{"no_shows": "40", "rate_no_show_of_registrations": "20.0 %", "rate_no_show_of_places": "20.0 %"},
		},
		"82.5 prints 83, not 82": {
			spread(2, 165, 165), 0, map[string]string{"average_attended": "83"},
		},
		"82.5 % prints 83 %, not 82 %": {
			spread(1, 40, 33), 0, map[string]string{"rate_of_registrations": "83 %"},
		},
		"nothing at all": {
			nil, 1,
			map[string]string{
				"sessions_delivered": "0", "attended": "0", "average_attended": reporting.Dash, "rate_of_registrations": reporting.Dash,
				"rate_of_places": reporting.Dash, "rate_fill": reporting.Dash, "rate_turn_up": reporting.Dash,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			shown := printed(c.sessions, c.decimals)
			for key, want := range c.want {
				if shown[key] != want {
					t.Errorf("%s prints %q, want %q", key, shown[key], want)
				}
			}
		})
	}
}

func cancelled() reporting.Session { return reporting.Session{Status: "cancelled", Parts: 1} }

// TestTrainerDays: Northumberland lent 62.5, 19.25, 13, 2.25, 0.5 and 5 days and commissioned 14, in all 116.5, against
// 73.5 days delivered: two trainers may share a day.
func TestTrainerDays(t *testing.T) {
	days := func(class string, parts, trainers int) reporting.Session {
		s := ran(0, 0)
		s.DurationClass, s.PartsDelivered, s.Trainers = class, parts, trainers
		return s
	}
	for name, c := range map[string]struct {
		sessions           []reporting.Session
		trainers, training string
	}{
		"one trainer, a quarter of a day":       {[]reporting.Session{days("bitesize", 1, 1)}, "0.25", "0.25"},
		"two trainers, half a day":              {[]reporting.Session{days("half_day", 1, 2)}, "1", "0.5"},
		"two days of several":                   {[]reporting.Session{days("several_days", 2, 2)}, "4", "2"},
		"nobody trained":                        {[]reporting.Session{days("full_day", 1, 0)}, "0", "1"},
		"43 full days shared, 30.5 days alone":  {append(many(43, days("full_day", 1, 2)), append(many(30, days("full_day", 1, 1)), days("half_day", 1, 1))...), "116.5", "73.5"},
		"a part still to come counts when held": {[]reporting.Session{days("full_day", 0, 2)}, "0", "0"},
	} {
		shown := printed(c.sessions, 1)
		if shown["trainer_days"] != c.trainers || shown["training_days"] != c.training {
			t.Errorf("%s: %s trainer days, %s training days, want %s and %s", name, shown["trainer_days"], shown["training_days"], c.trainers, c.training)
		}
	}
}

func many(times int, s reporting.Session) []reporting.Session {
	list := make([]reporting.Session, times)
	for i := range list {
		list[i] = s
	}
	return list
}
