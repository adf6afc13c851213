package access

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Principal returns who an account is in one partnership, read anew at every request: the person and
// the roles held there. An account without a person there, or whose person is suspended or erased,
// gets neither. A person that staff recorded under the account's address counts before the two are
// joined. The request id of ctx's principal is kept.
func (s *Service) Principal(ctx context.Context, partnership, account uuid.UUID) (actor.Principal, error) {
	p := actor.Principal{Partnership: partnership, Account: account, Origin: actor.Web, RequestID: actor.From(ctx).RequestID}
	if account == uuid.Nil {
		return p, nil
	}
	person, grants, err := s.personOf(ctx, partnership, account)
	if err != nil {
		return actor.Principal{}, err
	}
	p.Person, p.Grants = person, grants
	return p, nil
}

// personOf reads in one round trip, which PostgreSQL takes as one transaction.
func (s *Service) personOf(ctx context.Context, partnership, account uuid.UUID) (uuid.UUID, []actor.Grant, error) {
	b := &pgx.Batch{}
	b.Queue(`SELECT set_config('turnout.partnership', $1, true), set_config('turnout.account', $2, true)`,
		partnership.String(), account.String())
	var person *uuid.UUID
	var grants []byte
	b.Queue(`SELECT p.id, (SELECT json_agg(json_build_object('Role', g.role, 'Agency', coalesce(g.agency_id, $3)) ORDER BY g.id)
			FROM role_grants g WHERE g.partnership_id = p.partnership_id AND g.person_id = p.id AND g.revoked_at IS NULL)
		FROM accounts a
		JOIN people p ON p.partnership_id = $1 AND (p.account_id = a.id OR p.account_id IS NULL AND p.email_key = a.email_key)
		WHERE a.id = $2 AND p.suspended_at IS NULL AND p.erased_at IS NULL
		ORDER BY p.account_id NULLS LAST LIMIT 1`, partnership, account, uuid.Nil).
		Query(func(rows pgx.Rows) error {
			if rows.Next() {
				return rows.Scan(&person, &grants)
			}
			return rows.Err()
		})
	if err := s.db.Pool.SendBatch(ctx, b).Close(); err != nil || person == nil {
		return uuid.Nil, nil, database.Translate(err)
	}
	held, err := readGrants(grants)
	return *person, held, err
}

func readGrants(text []byte) ([]actor.Grant, error) {
	if text == nil {
		return nil, nil
	}
	var held []actor.Grant
	err := json.Unmarshal(text, &held)
	return held, err
}
