package arch

import "slices"

// Module is the path all our packages begin with.
const Module = "github.com/turnout-uk/turnout/"

// A row is one line of the table of packages: what they are called, in their order, and what they
// may import besides internal packages, the standard library and third parties.
type row struct {
	tier     int
	names    []string
	highest  int  // the highest tier they may import
	left     bool // also the names to their left in this row
	api      bool // also the generated contract
	sentence string
}

var rows = []row{
	{
		tier: 1, names: []string{"audit", "partnership", "notify", "access", "webhook", "people", "privacy"}, highest: 0, left: true,
		sentence: "audit, partnership, notify, access, webhook, people, privacy may import internal packages, and names to their left in this row",
	},
	{
		tier: 2, names: []string{"places", "catalogue", "charging"}, highest: 1, left: true,
		sentence: "places, catalogue, charging may import tiers 0-1, and names to their left in this row",
	},
	{
		tier: 3, names: []string{"booking"}, highest: 2,
		sentence: "booking may import tiers 0-2",
	},
	{
		tier: 4, names: []string{"attendance", "changes", "certificate", "evaluation", "elearning", "conference", "calendar", "messages", "onbehalf", "planning", "pathway", "sharing", "interest"}, highest: 3,
		sentence: "attendance, changes, certificate, evaluation, elearning, conference, calendar, messages, onbehalf, planning, pathway, sharing, interest may import tiers 0-3, not each other",
	},
	{
		tier: 5, names: []string{"reporting"}, highest: 1,
		sentence: "reporting may import tiers 0-1, and reads the rest by SQL",
	},
	{
		tier: 5, names: []string{"imports", "record", "upkeep"}, highest: 4,
		sentence: "imports, record and upkeep may import tiers 0-4",
	},
	{
		tier: 6, names: []string{"httpapi"}, highest: 5, api: true,
		sentence: "httpapi may import tiers 0-5, and api",
	},
	{
		tier: 7, names: []string{"app", "cmd"}, highest: 7, left: true, api: true,
		sentence: "app and cmd may import everything",
	},
}

// rowOf returns the row a domain stands in, or false when it has no place yet.
func rowOf(domain string) (row, bool) {
	for _, row := range rows {
		if slices.Contains(row.names, domain) {
			return row, true
		}
	}
	return row{}, false
}

func (r row) allows(from, to string) bool {
	if to == apiDomain {
		return r.api
	}
	target, known := rowOf(to)
	if !known {
		return true // said of the package itself
	}
	if r.tier == target.tier {
		return r.left && slices.Index(r.names, to) < slices.Index(r.names, from)
	}
	return target.tier <= r.highest
}
