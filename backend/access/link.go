package access

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Purpose is the one thing a link lets its holder do.
type Purpose string

// The purposes.
const (
	LinkOffer       Purpose = "offer"       // accept or decline a place that is offered
	LinkCancel      Purpose = "cancel"      // cancel a booking
	LinkApproval    Purpose = "approval"    // decide about a request
	LinkUnsubscribe Purpose = "unsubscribe" // end newsletters
	LinkInterest    Purpose = "interest"    // no longer wait for dates of a course
)

// Link lets whoever holds its token do one thing without signing in. Reading it changes nothing.
type Link struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	TokenHash     []byte
	Purpose       Purpose
	ObjectID      uuid.UUID  // what it is about: a booking, an approval
	PersonID      *uuid.UUID // for whom it acts; nil: somebody without a person record
	Name          string     // of such a holder
	Email         string
	CreatedAt     time.Time
	ExpiresAt     time.Time
	EndedAt       *time.Time
}

// TableName is where links are kept.
func (Link) TableName() string { return "links" }

// NewLink makes a link and returns its token, which is kept nowhere: it goes into one mail.
func NewLink(tx *database.Tx, l Link) (token string, err error) {
	token, l.TokenHash = NewToken()
	l.PartnershipID, l.ID, l.CreatedAt = tx.Partnership(), uuid.Must(uuid.NewV7()), tx.Now
	return token, tx.DB.Create(&l).Error
}

// LinkByToken returns the live link with a token; fault.Missing for one that ended, ran out or never was.
func LinkByToken(tx *database.Tx, token string) (Link, error) {
	l, found, err := database.One[Link](tx, `SELECT * FROM links
		WHERE partnership_id = $1 AND token_hash = $2 AND ended_at IS NULL AND expires_at > $3`, tx.Partnership(), HashToken(token), tx.Now)
	if err == nil && !found {
		err = fault.Missing
	}
	return l, err
}

// EndLinks kills the links of a purpose about an object; none is no error.
func EndLinks(tx *database.Tx, object uuid.UUID, purposes ...Purpose) error {
	return EndAllLinks(tx, []uuid.UUID{object}, purposes...)
}

// EndAllLinks is EndLinks about many objects.
func EndAllLinks(tx *database.Tx, objects []uuid.UUID, purposes ...Purpose) error {
	_, err := tx.PGX.Exec(`UPDATE links SET ended_at = $4
		WHERE partnership_id = $1 AND object_id = ANY($2) AND purpose = ANY($3) AND ended_at IS NULL`, tx.Partnership(), objects, purposes, tx.Now)
	return err
}

// ProlongLinks lets the live links of a purpose about an object work until another instant.
func ProlongLinks(tx *database.Tx, object uuid.UUID, purpose Purpose, until time.Time) error {
	_, err := tx.PGX.Exec(`UPDATE links SET expires_at = $4
		WHERE partnership_id = $1 AND object_id = $2 AND purpose = $3 AND ended_at IS NULL AND expires_at > $5`,
		tx.Partnership(), object, purpose, until, tx.Now)
	return err
}

// NewToken returns a token that nobody can guess, fit for an address, and the hash to keep in its place.
func NewToken() (token string, hash []byte) {
	raw := make([]byte, 24)
	_, _ = rand.Read(raw)
	token = base64.RawURLEncoding.EncodeToString(raw)
	return token, HashToken(token)
}

// HashToken is what is kept of a token. One of 192 random bits needs no salt and no slow hash.
func HashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
