package partnership

import (
	"regexp"
	"slices"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Why a slug cannot be a partnership's.
var (
	// ErrSlugTaken: another partnership of this deployment has the slug.
	ErrSlugTaken = fault.New(fault.Conflict, "slug_taken", "Another partnership already has this address.")
	// ErrSlugReserved: Turnout itself answers at this address.
	ErrSlugReserved = fault.New(fault.Conflict, "slug_reserved", "Turnout uses this address itself. Choose another.")
	// ErrSlug: the slug could not stand in an address, or not be read aloud.
	ErrSlug = fault.New(fault.Invalid, "invalid_slug",
		"An address has 2 to 41 characters: small letters, digits and hyphens, and begins with a letter.")
)

// slugLike is also a CHECK of the table.
var slugLike = regexp.MustCompile(`^[a-z][a-z0-9-]{1,40}$`)

// reserved are first path segments that are ours: a partnership of that name could not be reached. A
// test finds those that are served and stand not here; the others are kept for pages to come, because a
// partnership's address is for ever.
var reserved = []string{
	"accessibility", "api", "assets", "healthz", "partnerships", "readyz",
	"about", "account", "admin", "contact", "cookies", "help", "metrics", "privacy", "security", "sign-in", "sign-out", "static", "status",
}

// CheckSlug returns why a slug cannot be given to a partnership: ErrSlug or ErrSlugReserved.
func CheckSlug(slug string) error {
	switch {
	case !slugLike.MatchString(slug):
		return ErrSlug
	case slices.Contains(reserved, slug):
		return ErrSlugReserved
	}
	return nil
}
