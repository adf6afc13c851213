package main

import (
	"bytes"
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

func (w rewriter) all(args []any) []any {
	rewritten := make([]any, len(args))
	for i, arg := range args {
		rewritten[i] = w.one(arg)
	}
	return rewritten
}

func (w rewriter) one(arg any) any {
	switch v := arg.(type) {
	case string:
		return w.texts.Replace(v)
	case []byte:
		if other, known := w.bytes[string(v)]; known {
			return other
		}
		return []byte(w.texts.Replace(string(bytes.Clone(v))))
	case uuid.UUID:
		return w.id(v)
	case *uuid.UUID:
		if v == nil {
			return v
		}
		id := w.id(*v)
		return &id
	case []uuid.UUID:
		ids := make([]uuid.UUID, len(v))
		for i, id := range v {
			ids[i] = w.id(id)
		}
		return ids
	}
	return arg
}

func (w rewriter) id(id uuid.UUID) uuid.UUID {
	if other, known := w.ids[id]; known {
		return other
	}
	return id
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
