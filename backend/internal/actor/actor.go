// Package actor says who is acting: the principal of a request or a job.
package actor

import (
	"context"

	"github.com/google/uuid"
)

// Role is what a person may be in one partnership.
type Role string

// The roles. Everyone with a person record in the partnership is a practitioner.
const (
	Anonymous     Role = "anonymous"
	Account       Role = "account" // signed in, no person record here yet
	Practitioner  Role = "practitioner"
	Coordinator   Role = "coordinator"
	Trainer       Role = "trainer"
	Staff         Role = "staff"
	Administrator Role = "administrator"
)

// Origin is how an act reached us; it is written to the audit.
type Origin string

// The origins.
const (
	Web      Origin = "web"
	Job      Origin = "job"
	Import   Origin = "import"
	Operator Origin = "operator" // the command line
)

// Grant is a role held in the partnership; Agency is set for a coordinator only.
type Grant struct {
	Role   Role
	Agency uuid.UUID
}

// Principal is who acts, with the roles held in this partnership only.
type Principal struct {
	Partnership uuid.UUID
	Account     uuid.UUID // zero: not signed in, or not a person (jobs, operator)
	Person      uuid.UUID // zero: no person record in this partnership
	Grants      []Grant
	Origin      Origin
	RequestID   string
}

// Has reports whether the principal holds role here.
func (p Principal) Has(role Role) bool {
	switch role {
	case Anonymous:
		return true
	case Account:
		return p.Account != uuid.Nil
	case Practitioner:
		return p.Person != uuid.Nil
	}
	for _, g := range p.Grants {
		if g.Role == role {
			return true
		}
	}
	return false
}

// Agencies returns the agencies the principal coordinates, without those below them.
func (p Principal) Agencies() []uuid.UUID {
	var ids []uuid.UUID
	for _, g := range p.Grants {
		if g.Role == Coordinator {
			ids = append(ids, g.Agency)
		}
	}
	return ids
}

// PersonOrNil returns the acting person for a nullable column: nil for a job or an operator.
func (p Principal) PersonOrNil() *uuid.UUID {
	if p.Person == uuid.Nil {
		return nil
	}
	id := p.Person
	return &id
}

// System returns the principal of work that no person does: a job, an import, an operator's command.
func System(partnership uuid.UUID, origin Origin) Principal {
	return Principal{Partnership: partnership, Origin: origin}
}

type key struct{}

// With returns a context in which p acts.
func With(ctx context.Context, p Principal) context.Context {
	return context.WithValue(ctx, key{}, p)
}

// From returns who acts in ctx; the zero Principal (anonymous, no partnership) when nobody was set.
func From(ctx context.Context) Principal {
	p, _ := ctx.Value(key{}).(Principal)
	return p
}
