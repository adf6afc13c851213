package access_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
)

func as(roles ...actor.Role) actor.Principal {
	p := actor.Principal{Partnership: uuid.New(), Account: uuid.New(), Person: uuid.New(), Origin: actor.Web}
	for _, r := range roles {
		p.Grants = append(p.Grants, actor.Grant{Role: r})
	}
	return p
}

var (
	nobody   = actor.Principal{Partnership: uuid.New(), Origin: actor.Web}
	newcomer = actor.Principal{Partnership: uuid.New(), Account: uuid.New(), Origin: actor.Web}
)

func TestMayCall(t *testing.T) {
	for _, c := range []struct {
		who  string
		p    actor.Principal
		op   string
		want bool
	}{
		{"anonymous", nobody, access.OpGetPartnership, true},
		{"anonymous", nobody, access.OpCreateBooking, false},
		{"anonymous", nobody, access.OpRegister, false},
		{"newcomer", newcomer, access.OpRegister, true},
		{"newcomer", newcomer, access.OpCreateBooking, false},
		{"practitioner", as(), access.OpCreateBooking, true},
		{"practitioner", as(), access.OpRegister, false},
		{"practitioner", as(), access.OpListPeople, false},
		{"trainer", as(actor.Trainer), access.OpGetRegister, true},
		{"staff", as(actor.Staff), access.OpListPeople, true},
		{"staff", as(actor.Staff), access.OpCreateBooking, true}, // as a practitioner
		{"staff", as(actor.Staff), access.OpGrantRole, false},
		{"administrator", as(actor.Administrator), access.OpGrantRole, true},
		{"job", actor.System(uuid.New(), actor.Job), access.OpCancelSession, true},
		{"administrator", as(actor.Administrator), "noSuchOperation", false},
		{"job", actor.System(uuid.New(), actor.Job), "noSuchOperation", false},
	} {
		if got := access.MayCall(c.p, c.op); got != c.want {
			t.Errorf("%s may call %s: %t, want %t", c.who, c.op, got, c.want)
		}
	}
}

func TestCan(t *testing.T) {
	for _, c := range []struct {
		who     string
		p       actor.Principal
		op      string
		holding []access.Relation
		want    bool
	}{
		{"practitioner, own booking", as(), access.OpCancelBooking, []access.Relation{access.Own}, true},
		{"practitioner, another's", as(), access.OpCancelBooking, nil, false},
		{"practitioner, in own partnership", as(), access.OpCancelBooking, []access.Relation{access.Partnership}, false},
		{"staff, another's", as(actor.Staff), access.OpCancelBooking, []access.Relation{access.Partnership}, true},
		{"staff of elsewhere", as(actor.Staff), access.OpCancelBooking, nil, false},
		{"trainer of it", as(actor.Trainer), access.OpGetRegister, []access.Relation{access.Session}, true},
		{"trainer of another", as(actor.Trainer), access.OpGetRegister, []access.Relation{access.Partnership}, false},
		{"anyone who may, any", newcomer, access.OpSearchAgencies, nil, true},
		{"anonymous, any", nobody, access.OpSearchAgencies, []access.Relation{access.Any}, false},
		{"anonymous in a demo", nobody, access.OpGetDemo, []access.Relation{access.Demo}, true},
		{"anonymous elsewhere", nobody, access.OpGetDemo, nil, false},
		{"operator", actor.System(uuid.New(), actor.Operator), access.OpCancelBooking, nil, true},
		{"nobody at all", actor.Principal{}, access.OpCancelBooking, []access.Relation{access.Own, access.Partnership}, false},
	} {
		if got := access.Can(c.p, c.op, c.holding...); got != c.want {
			t.Errorf("%s can %s: %t, want %t", c.who, c.op, got, c.want)
		}
	}
}
