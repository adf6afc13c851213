package access

import (
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
)

//go:generate go run ./tablegen

// Relation is how a caller stands to the object of an operation.
type Relation string

// The relations, as x-access of the contract names them.
const (
	Any         Relation = "any"         // none is asked for
	Published   Relation = "published"   // the object is public
	Own         Relation = "own"         // it is about the caller
	Agency      Relation = "agency"      // about people of an agency the caller coordinates, or below it
	Session     Relation = "session"     // the caller trains the session
	Partnership Relation = "partnership" // it belongs to the caller's partnership
	Demo        Relation = "demo"        // this deployment is a demo
	Holder      Relation = "holder"      // the caller knows its address, which nobody can guess
)

// Rule says who may call an operation on an object, and how they must be related to it.
type Rule struct {
	Object string
	Allow  map[actor.Role]Relation
}

// MayCall reports whether a role of p may call the operation at all; whether it may on the object in
// hand is for Can. An operation that is not in the table nobody may call.
func MayCall(p actor.Principal, op string) bool {
	rule, known := Table[op]
	if !known {
		return false
	}
	return trusted(p) || slices.ContainsFunc(roles(p), func(r actor.Role) bool { return rule.Allow[r] != "" })
}

// Can reports whether some role of p is allowed the operation under one of the relations that hold
// between p and the object. Any always holds. Jobs, imports and the operator may do everything in the
// table: they act for the partnership itself.
func Can(p actor.Principal, op string, holding ...Relation) bool {
	rule, known := Table[op]
	if !known {
		return false
	}
	return trusted(p) || slices.ContainsFunc(roles(p), func(r actor.Role) bool {
		asked := rule.Allow[r]
		return asked == Any || asked != "" && slices.Contains(holding, asked)
	})
}

func trusted(p actor.Principal) bool {
	return p.Origin == actor.Job || p.Origin == actor.Import || p.Origin == actor.Operator
}

// roles returns what p is here. Exactly one of anonymous, account and practitioner is among them: the
// table says separately what each of the three may do.
func roles(p actor.Principal) []actor.Role {
	switch {
	case p.Account == uuid.Nil && p.Person == uuid.Nil:
		return []actor.Role{actor.Anonymous}
	case p.Person == uuid.Nil:
		return []actor.Role{actor.Account}
	}
	held := []actor.Role{actor.Practitioner}
	for _, g := range p.Grants {
		held = append(held, g.Role)
	}
	return held
}
