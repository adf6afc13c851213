package main

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/load"
)

func TestABookingIsRehearsedForSomebodyElse(t *testing.T) {
	anna, ben := resident("anna"), resident("ben")
	here, there := uuid.New(), uuid.New()
	own := ownWords(anna, here)
	own["booking"], own["reference"], own["key"], own["request"] = uuid.NewString(), "AB12CD", uuid.NewString(), uuid.NewString()
	recorded := score{own: own, steps: []step{
		{{"one", []any{anna.ID, &anna.Account, here, 3, "stays"}}},
		{{"two", []any{"booking_confirmed:" + own["booking"]}}, {"three", []any{[]byte(plain(own["booking"])), "Reference AB12CD"}}},
		{{"many", []any{[]string{"booking_confirmed:" + own["booking"]}, []*uuid.UUID{&anna.ID, nil}, [][]byte{nil, []byte(plain(own["booking"]))}}}},
	}}
	steps := recorded.rehearse(ben, there)
	if diff := cmp.Diff([]any{ben.ID, &ben.Account, there, 3, "stays"}, steps[0][0].args); diff != "" {
		t.Error(diff)
	}
	key := steps[1][0].args[0].(string)
	made := key[len("booking_confirmed:"):]
	if made == own["booking"] || uuid.Validate(made) != nil {
		t.Errorf("the booking is %s", made)
	}
	if got := string(steps[1][1].args[0].([]byte)); got != plain(made) {
		t.Errorf("its calendar entry is %s, want %s", got, plain(made))
	}
	if diff := cmp.Diff([]any{[]string{key}, []*uuid.UUID{&ben.ID, nil}, [][]byte{nil, []byte(plain(made))}}, steps[2][0].args); diff != "" {
		t.Error(diff)
	}
	if again := recorded.rehearse(ben, there); again[1][0].args[0] == steps[1][0].args[0] {
		t.Error("two rehearsals make the same booking")
	}
}

func resident(login string) load.Resident {
	return load.Resident{ID: uuid.New(), Account: uuid.New(), Login: login}
}

func TestARateEndsWithTheFirstFailure(t *testing.T) {
	var done atomic.Int64
	perSecond, err := rate(t.Context(), 100, 4, func(context.Context, int) error { done.Add(1); return nil })
	if err != nil || done.Load() != 100 || perSecond <= 0 {
		t.Errorf("%d done, %f a second, %v", done.Load(), perSecond, err)
	}
	broken := errors.New("broken")
	if _, err := rate(t.Context(), 100, 4, func(context.Context, int) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("a failure was taken for %v", err)
	}
}
