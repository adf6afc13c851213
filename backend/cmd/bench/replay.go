package main

import (
	"context"
	"encoding/hex"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/turnout-uk/turnout/backend/internal/load"
)

// rehearse writes the statements of a recorded booking for another person and session.
func (s score) rehearse(who load.Resident, session uuid.UUID) []step {
	own := ownWords(who, session)
	for _, fresh := range []string{"booking", "key", "request"} {
		own[fresh] = uuid.Must(uuid.NewV7()).String()
	}
	own["reference"] = strings.ToUpper(own["booking"][24:])
	w := newRewriter(s.own, own)
	steps := make([]step, len(s.steps))
	for i, old := range s.steps {
		steps[i] = make(step, len(old))
		for j, st := range old {
			steps[i][j] = statement{st.sql, w.all(st.args)}
		}
	}
	return steps
}

// rewriter puts one request's words in the place of another's, wherever they stand.
type rewriter struct {
	texts *strings.Replacer
	ids   map[uuid.UUID]uuid.UUID
	bytes map[string][]byte
}

func newRewriter(from, to map[string]string) rewriter {
	w := rewriter{ids: map[uuid.UUID]uuid.UUID{}, bytes: map[string][]byte{}}
	var pairs []string
	for word, old := range from {
		pairs = append(pairs, old, to[word])
		if id, err := uuid.Parse(old); err == nil {
			w.ids[id] = uuid.MustParse(to[word])
			pairs = append(pairs, plain(old), plain(to[word])) // as calendar entries write it
		}
	}
	w.texts = strings.NewReplacer(pairs...)
	if old, err := hex.DecodeString(from["login"]); err == nil {
		w.bytes[string(old)], _ = hex.DecodeString(to["login"])
	}
	return w
}

func plain(id string) string { return strings.ReplaceAll(id, "-", "") }

func (w rewriter) all(args []any) []any { return each(args, w.one) }

// one rewrites an argument that is text, an id, or a list of such: many messages go in one statement.
func (w rewriter) one(arg any) any {
	switch v := arg.(type) {
	case string:
		return w.texts.Replace(v)
	case []string:
		return each(v, w.texts.Replace)
	case []byte:
		return w.raw(v)
	case [][]byte:
		return each(v, w.raw)
	case uuid.UUID:
		return w.id(v)
	case []uuid.UUID:
		return each(v, w.id)
	case *uuid.UUID:
		return w.optional(v)
	case []*uuid.UUID:
		return each(v, w.optional)
	}
	return arg
}

func each[T any](all []T, rewritten func(T) T) []T {
	out := make([]T, len(all))
	for i, one := range all {
		out[i] = rewritten(one)
	}
	return out
}

// raw leaves nothing as nothing: a NULL is no empty value.
func (w rewriter) raw(v []byte) []byte {
	if v == nil {
		return nil
	}
	if other, known := w.bytes[string(v)]; known {
		return other
	}
	return []byte(w.texts.Replace(string(v)))
}

func (w rewriter) id(id uuid.UUID) uuid.UUID {
	if other, known := w.ids[id]; known {
		return other
	}
	return id
}

func (w rewriter) optional(id *uuid.UUID) *uuid.UUID {
	if id == nil {
		return nil
	}
	other := w.id(*id)
	return &other
}

// play sends the statements over one connection, as they were sent, and reads every row.
func play(ctx context.Context, pool *pgxpool.Pool, steps []step) error {
	return pool.AcquireFunc(ctx, func(conn *pgxpool.Conn) error {
		for _, s := range steps {
			if err := s.send(ctx, conn.Conn()); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s step) send(ctx context.Context, conn *pgx.Conn) error {
	if len(s) > 1 {
		b := &pgx.Batch{}
		for _, st := range s {
			b.Queue(st.sql, st.args...)
		}
		return conn.SendBatch(ctx, b).Close()
	}
	rows, err := conn.Query(ctx, s[0].sql, s[0].args...)
	if err != nil {
		return err
	}
	for rows.Next() { // a row unread is a row unsent
	}
	return rows.Err()
}
