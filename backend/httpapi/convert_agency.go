package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/people"
)

func toAPIAgencyChoice(a people.AgencyChoice) api.AgencyChoice {
	return api.AgencyChoice{ID: a.ID, Name: a.Name, Sector: api.Sector(a.Sector), Parent: some(a.Parent)}
}

func toAPIAgency(a people.AgencyView) api.Agency {
	return api.Agency{
		ID: a.ID, Code: a.Code, Name: a.Name, Parent: namedOrNil(a.ParentID, a.ParentName), Sector: api.Sector(a.Sector),
		Locality: namedOrNil(a.LocalityID, a.LocalityName), Contributing: a.Contributing,
		TurnoverBand: api.TurnoverBand(a.TurnoverBand), Area: api.AgencyArea(a.Area), Domains: append([]string{}, a.Domains...),
		FinanceEmail: a.FinanceEmail, PurchaseOrderRequired: a.PurchaseOrderRequired, AgencyClass: some(a.Class),
		Status: api.AgencyStatus(a.Status), People: a.People, Version: a.Version(),
	}
}

func toAPIAgencyDetail(d people.AgencyDetail) api.AgencyDetail {
	return api.AgencyDetail{
		Agency: toAPIAgency(d.AgencyView), Members: each(d.Members, toAPIPerson),
		Children: each(d.Children, toAPIPeopleNamed), Coordinators: each(d.Coordinators, toAPIPeopleNamed),
	}
}

func toAPIPeopleNamed(n people.Named) api.Named { return api.Named(n) }

func fromAPIAgency(w api.AgencyWrite) people.AgencyWrite {
	return people.AgencyWrite{
		Code: or(w.Code), Name: w.Name, ParentID: w.ParentID, Sector: string(w.Sector), LocalityID: w.LocalityID,
		Contributing: w.Contributing, TurnoverBand: string(w.TurnoverBand), Area: string(w.Area), Domains: w.Domains,
		FinanceEmail: w.FinanceEmail, PurchaseOrderRequired: w.PurchaseOrderRequired, Class: or(w.AgencyClass),
		Status: people.AgencyStatus(w.Status), Version: or(w.Version),
	}
}
