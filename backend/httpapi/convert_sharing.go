package httpapi

import (
	openapi_types "github.com/oapi-codegen/runtime/types"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/sharing"
)

func toAPINeeds(n *sharing.Needs) *api.Needs {
	if n == nil {
		return nil
	}
	return &api.Needs{Kinds: each(n.Kinds, toAPINeedKind), Note: n.Note}
}

func toAPINeedKind(k sharing.Kind) api.NeedKind   { return api.NeedKind(k) }
func fromAPINeedKind(k api.NeedKind) sharing.Kind { return sharing.Kind(k) }

func toAPITold(t sharing.Told) api.ToldNeeds {
	return api.ToldNeeds{
		Given: toAPINeeds(t.Given), Kept: toAPINeeds(t.Kept), SeenFrom: t.Seen.From, DeletedAt: t.Seen.Until, Open: t.Open,
	}
}

func fromAPITelling(w api.NeedsWrite) sharing.Telling {
	return sharing.Telling{
		Needs:   sharing.Needs{Kinds: each(w.Kinds, fromAPINeedKind), Note: w.Note},
		Consent: w.Consent, Keep: or(w.Keep),
	}
}

func toAPISessionNeeds(o sharing.OfSession) api.SessionNeeds {
	return api.SessionNeeds{
		Session: toAPISessionSummary(o.Session), SeenFrom: o.Seen.From, DeletedAt: o.Seen.Until, Shown: o.Shown,
		Counts: each(o.Counts, toAPINeedCount), People: each(o.People, toAPIPersonNeeds),
	}
}

func toAPINeedCount(c sharing.Count) api.NeedCount {
	return api.NeedCount{Kind: toAPINeedKind(c.Kind), People: c.People}
}

func toAPIPersonNeeds(p sharing.PersonNeeds) api.PersonNeeds {
	return api.PersonNeeds{Name: p.Name, Kinds: each(p.Kinds, toAPINeedKind), Note: p.Note}
}

func toAPIListing(s sharing.Standing) api.ListingStanding {
	out := api.ListingStanding{
		ProposedUntil: toAPIDate(s.Default), Latest: toAPIDate(s.Latest), DoNotList: s.DoNotList, Open: s.Open,
	}
	if s.Listing != nil {
		out.Listing = &api.Listing{WithEmail: s.Listing.WithEmail, Until: toAPIDate(s.Listing.Until)}
	}
	return out
}

func fromAPIListing(l api.Listing) sharing.Listing {
	return sharing.Listing{WithEmail: l.WithEmail, Until: fromAPIDate(&l.Until)}
}

func toAPIDelegates(l sharing.DelegateList) api.DelegateList {
	return api.DelegateList{Session: toAPISessionSummary(l.Session), Delegates: each(l.Delegates, toAPIDelegate)}
}

func toAPIDelegate(d sharing.Delegate) api.Delegate {
	return api.Delegate{Name: d.Name, Agency: d.Agency, Email: some(d.Email)}
}

func toAPIDate(d ukdate.Date) openapi_types.Date { return openapi_types.Date{Time: d.UTC()} }
