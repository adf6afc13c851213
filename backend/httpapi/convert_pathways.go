package httpapi

import (
	"strings"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/pathway"
)

func toAPIPathway(p pathway.Pathway) api.Pathway {
	return api.Pathway{
		ID: p.ID, Title: p.Title, Summary: p.Summary, Status: api.CourseStatus(p.Status), Version: p.Version(),
		Sectors: each(p.Sectors, func(s string) api.Sector { return api.Sector(s) }), Steps: each(p.Steps, toAPIStep),
	}
}

func toAPIStep(r rules.Requirement) api.Requirement {
	return api.Requirement{
		Courses: each(r.Courses, func(c rules.Course) api.Named { return api.Named{ID: c.ID, Name: c.Title} }),
		Outside: each(r.Outside, strings.Clone),
	}
}

func toAPIFollowed(f pathway.Followed) api.FollowedPathway {
	return api.FollowedPathway{
		ID: f.ID, Title: f.Title, Summary: f.Summary,
		Steps: each(f.Steps, func(s pathway.StepDates) api.FollowedStep {
			step := api.FollowedStep{Accepts: toAPIStep(s.Requirement), State: api.StepState(s.State), Dates: each(s.Dates, toAPISessionSummary)}
			if s.State == pathway.Done {
				step.DoneOn = &s.On
			}
			if s.Booking != nil {
				step.Booking = &api.StepBooking{ID: s.Booking.ID, Status: api.BookingStatus(s.Booking.Status), StartsAt: s.Booking.StartsAt}
			}
			step.Lacking = some(rules.LackingInWords(s.Lacking))
			return step
		}),
	}
}

func toAPIAgencyPathway(v pathway.AgencyView) api.AgencyPathway {
	return api.AgencyPathway{
		Pathway: api.Named{ID: v.ID, Name: v.Title}, People: len(v.People), Finished: v.Finished,
		Steps: eachCount(v), Walkers: each(v.People, func(w pathway.Walker) api.PathwayWalker {
			return api.PathwayWalker{Person: api.Named{ID: w.ID, Name: w.Name}, At: w.At, State: api.StepState(w.State), Done: w.Done}
		}),
	}
}

func eachCount(v pathway.AgencyView) []api.StepCount {
	counts := make([]api.StepCount, len(v.Counts))
	for i, c := range v.Counts {
		counts[i] = api.StepCount{Title: v.Pathway.Steps[i].Name(), Done: c.Done, Booked: c.Booked, ToDo: c.ToDo}
	}
	return counts
}
