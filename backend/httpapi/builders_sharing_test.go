package httpapi_test

import (
	"maps"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, sharingBuilders) }

// sharingBuilders are what delegates share for a session, and who reads it.
var sharingBuilders = map[string]builder{
	"getKeptNeeds":     at("GET", "/devon/my/needs"),
	"stopKeepingNeeds": at("DELETE", "/devon/my/needs"),
	"getNeeds":         onBooking("GET", "/needs", nil),
	"tellNeeds":        onBooking("PUT", "/needs", body{"kinds": []string{"vegan"}, "note": "", "consent": true}),
	"withdrawNeeds":    onBooking("DELETE", "/needs", nil),
	"listSessionNeeds": onSession("GET", "/needs", fixture.Session{}, nil),
	"getListing":       onBooking("GET", "/listing", nil),
	"agreeToListing":   onBooking("PUT", "/listing", body{"withEmail": true, "until": "2025-07-20"}),
	"withdrawListing":  onBooking("DELETE", "/listing", nil),
	"listDelegates":    {objects: ofMine, build: buildOfDelegates("/delegates")},
}
