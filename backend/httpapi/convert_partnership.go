package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/partnership"
)

func toAPIPartnershipSummary(p partnership.Partnership) api.PartnershipSummary {
	return api.PartnershipSummary{Slug: p.Slug, Name: p.Name, Region: p.Region, Colour: p.Colour}
}

func toAPIPartnership(p partnership.Partnership, localities []partnership.Locality, filters catalogue.FilterChoices, demo bool) api.Partnership {
	return api.Partnership{
		Slug: p.Slug, Name: p.Name, Region: p.Region, Colour: p.Colour, Introduction: p.Introduction,
		ContactEmail: p.ContactEmail, ContactPhone: p.ContactPhone, ControllerName: p.ControllerName,
		ControllerAddress: p.ControllerAddress, PrivacyURL: p.PrivacyURL, Demo: demo,
		Localities: each(localities, toAPILocality), LevelTags: append([]string{}, filters.LevelTags...),
		Priorities: each(filters.Priorities, func(n catalogue.Named) api.Named { return api.Named(n) }),
	}
}

func toAPILocality(l partnership.Locality) api.Named { return api.Named{ID: l.ID, Name: l.Name} }
