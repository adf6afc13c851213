package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/partnership"
)

func toAPISettings(s partnership.Settings) api.Settings {
	return api.Settings{
		Name: s.Name, Region: s.Region, Colour: s.Colour, Introduction: s.Introduction, ContactEmail: s.ContactEmail,
		ContactPhone: s.ContactPhone, ControllerName: s.ControllerName, ControllerAddress: s.ControllerAddress,
		PrivacyURL: s.PrivacyURL, Decimals: s.Decimals, Published: s.Published, OnBehalf: s.OnBehalf, SelfServiceHours: s.SelfServiceHours, NeedsDays: s.NeedsDays, Version: s.Version(),
	}
}

func fromAPISettings(s api.Settings) partnership.Settings {
	return partnership.Settings{
		Name: s.Name, Region: s.Region, Colour: s.Colour, Introduction: s.Introduction, ContactEmail: s.ContactEmail,
		ContactPhone: s.ContactPhone, ControllerName: s.ControllerName, ControllerAddress: s.ControllerAddress,
		PrivacyURL: s.PrivacyURL, Decimals: s.Decimals, Published: s.Published, OnBehalf: s.OnBehalf, SelfServiceHours: s.SelfServiceHours, NeedsDays: s.NeedsDays,
	}
}

func fromAPILocalities(w api.LocalitiesWrite) []partnership.LocalityWrite {
	list := make([]partnership.LocalityWrite, len(w.Localities))
	for i, l := range w.Localities {
		list[i] = partnership.LocalityWrite{ID: or(l.ID), Name: l.Name}
	}
	return list
}
