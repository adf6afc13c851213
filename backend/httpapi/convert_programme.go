package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func fromAPIProgrammeCreate(b api.ProgrammeCreate) (ukdate.FinancialYear, catalogue.ProgrammeFields, error) {
	var fields fault.Fields
	year := fromAPIYear("financialYear", b.FinancialYear, &fields)
	return year, catalogue.ProgrammeFields{
		Title: b.Title, Introduction: or(b.Introduction), ReachesIntoNextYear: or(b.ReachesIntoNextYear),
	}, fields.Err()
}

func fromAPIProgrammeUpdate(b api.ProgrammeUpdate) catalogue.ProgrammeFields {
	return catalogue.ProgrammeFields{
		Title: b.Title, Introduction: b.Introduction, ReachesIntoNextYear: b.ReachesIntoNextYear, Status: catalogue.ProgrammeStatus(b.Status),
		Version: b.Version,
	}
}

// fromAPIYear reads 2024-25; the contract lets 2024-26 through.
func fromAPIYear(field, text string, fields *fault.Fields) ukdate.FinancialYear {
	year, err := ukdate.ParseFinancialYear(text)
	if err != nil {
		fields.Add(field, ukdate.ErrInvalidFinancialYear.Code, ukdate.ErrInvalidFinancialYear.Message+".")
	}
	return year
}

func toAPIProgramme(p catalogue.ProgrammeDetail) api.Programme {
	return api.Programme{
		ID: p.ID, FinancialYear: p.FinancialYear.String(), Title: p.Title, Introduction: p.Introduction,
		ReachesIntoNextYear: p.ReachesIntoNextYear, Status: api.ProgrammeStatus(p.Status), Sessions: p.Sessions, Drafts: p.Drafts,
		Version: p.Version(),
	}
}

func fromAPIVenue(b api.VenueWrite) catalogue.VenueFields {
	return catalogue.VenueFields{Name: b.Name, Address: b.Address, Postcode: b.Postcode, AccessNotes: b.AccessNotes, LocalityID: b.LocalityID, Version: or(b.Version)}
}

func toAPIVenue(v catalogue.VenueDetail) api.Venue {
	return api.Venue{
		ID: v.ID, Name: v.Name, Address: v.Address, Postcode: v.Postcode, AccessNotes: v.AccessNotes, Locality: toAPINamedOrNil(v.Locality),
		Version: v.Version(),
	}
}

func toAPIChoices(c catalogue.Choices) api.Choices {
	same := func(s string) string { return s }
	return api.Choices{
		Localities: each(c.Localities, toAPINamed), Priorities: each(c.Priorities, toAPINamed), LevelTags: each(c.LevelTags, same),
		Venues: each(c.Venues, toAPIVenue), Rooms: each(c.Rooms, toAPIRoom), Trainers: each(c.Trainers, toAPITrainerChoice),
		Programmes: each(c.Programmes, toAPIProgramme), PolicyGroups: each(c.PolicyGroups, same),
	}
}

func toAPITrainerChoice(t catalogue.TrainerChoice) api.TrainerChoice {
	return api.TrainerChoice{ID: t.ID, Name: t.Name, Agencies: each(t.Agencies, toAPINamed)}
}

func toAPINamed(n catalogue.Named) api.Named { return api.Named{ID: n.ID, Name: n.Name} }

func toAPINamedOrNil(n *catalogue.Named) *api.Named {
	if n == nil {
		return nil
	}
	return &api.Named{ID: n.ID, Name: n.Name}
}
