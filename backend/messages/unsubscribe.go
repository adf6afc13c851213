package messages

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/people"
)

// List is what a link from a mail unsubscribes from.
type List string

// The lists.
const (
	NewsList   List = "news"
	DigestList List = "digest"
)

// Subscription is what an unsubscribe link is about.
type Subscription struct {
	List       List
	Name       string
	Subscribed bool
}

// Subscription says what a link unsubscribes from. Reading it changes nothing, so that mail scanners may.
// fault.Missing for a link that ran out or never was.
func (s *Service) Subscription(ctx context.Context, token string) (Subscription, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Subscription, error) {
		_, sub, err := subscription(tx, token)
		return sub, err
	})
}

// Unsubscribe ends news or the digest for whoever a link was written to, without signing in. Doing it
// again changes nothing; the link lives on, so that its page can still say so.
func (s *Service) Unsubscribe(ctx context.Context, token string) (Subscription, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Subscription, error) {
		person, sub, err := subscription(tx, token)
		if err != nil || !sub.Subscribed {
			return sub, err
		}
		tx.Actor.Person = person // not whoever is signed in: the holder of the link
		want, err := prefer(tx, person)
		if err != nil {
			return sub, err
		}
		if sub.List == NewsList {
			want.News = false
		} else {
			want.Digest = Off
		}
		sub.Subscribed = false
		return sub, setPreferences(tx, person, want)
	})
}

func subscription(tx *database.Tx, token string) (person uuid.UUID, sub Subscription, err error) {
	l, err := access.LinkByToken(tx, token)
	if err == nil && (l.Purpose != access.LinkUnsubscribe || l.PersonID == nil) {
		err = fault.Missing
	}
	if err != nil {
		return person, sub, err
	}
	who, err := people.PersonByID(tx, *l.PersonID)
	if err != nil {
		return person, sub, err
	}
	now, err := prefer(tx, who.ID)
	sub = Subscription{List: NewsList, Name: who.Name, Subscribed: now.News}
	if l.ObjectID == who.ID {
		sub = Subscription{List: DigestList, Name: who.Name, Subscribed: now.Digest != Off}
	}
	return who.ID, sub, err
}
