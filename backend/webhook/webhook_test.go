package webhook_test

import (
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/webhook"
)

// system is another system that listens.
type system struct {
	*httptest.Server
	mu      sync.Mutex
	answer  int
	heard   []string // Webhook-Id of each request
	bodies  []string
	headers []http.Header
}

func listen(t *testing.T, answer int) *system {
	s := &system{answer: answer}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.heard, s.bodies, s.headers = append(s.heard, r.Header.Get("Webhook-Id")), append(s.bodies, string(body)), append(s.headers, r.Header)
		if s.answer == http.StatusFound {
			w.Header().Set("Location", "/elsewhere")
		}
		w.WriteHeader(s.answer)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *system) answers(status int) { s.mu.Lock(); defer s.mu.Unlock(); s.answer = status }

func (s *system) times() int { s.mu.Lock(); defer s.mu.Unlock(); return len(s.heard) }

type house struct {
	*fixture.World
	t     *testing.T
	devon *fixture.Partnership
	admin fixture.Person
	hooks *webhook.Service
}

func start(t *testing.T) house {
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	return house{w, t, devon, devon.Person(fixture.Person{Roles: []actor.Role{actor.Administrator}}), webhook.New(w.DB, true)}
}

func (h house) register(url string, kinds ...webhook.Kind) (uuid.UUID, string) {
	h.t.Helper()
	made, secret, err := h.hooks.Create(h.admin.Ctx(), url, kinds)
	if err != nil {
		h.t.Fatal(err)
	}
	return made.ID, secret
}

// happens commits that something happened to an object.
func (h house) happens(kind webhook.Kind) uuid.UUID {
	h.t.Helper()
	object := uuid.New()
	err := database.Do(h.admin.Ctx(), h.DB, func(tx *database.Tx) error { return webhook.Happened(tx, kind, object) })
	if err != nil {
		h.t.Fatal(err)
	}
	return object
}

func (h house) deliver() int {
	h.t.Helper()
	taken, err := h.hooks.Deliver(h.t.Context(), h.devon.ID)
	if err != nil {
		h.t.Fatal(err)
	}
	return taken
}

func (h house) told(id uuid.UUID) []webhook.Told {
	h.t.Helper()
	a, err := h.hooks.Get(h.admin.Ctx(), id)
	if err != nil {
		h.t.Fatal(err)
	}
	return a.Told
}

func TestFiveHundredForADayThenTwoHundredIsDeliveredOnceMoreAndEachTryIsListed(t *testing.T) {
	h, other := start(t), listen(t, http.StatusInternalServerError)
	id, _ := h.register(other.URL, webhook.BookingConfirmed)
	h.happens(webhook.BookingConfirmed)
	for range 24 * 4 {
		h.deliver()
		h.Clock.Advance(15 * time.Minute)
	}
	failed := other.times()
	if failed < 10 || failed > 20 {
		t.Errorf("%d tries in a day", failed)
	}
	other.answers(http.StatusOK)
	for range 12 {
		h.deliver()
		h.Clock.Advance(time.Hour)
	}
	if n := other.times(); n != failed+1 {
		t.Errorf("%d more after it could be taken, want 1", n-failed)
	}
	all := h.told(id)
	if len(all) != 1 || all[0].Status != webhook.Delivered || len(all[0].Attempts) != failed+1 {
		t.Fatalf("%+v", all)
	}
	for i, try := range all[0].Attempts {
		want := http.StatusInternalServerError
		if i == failed {
			want = http.StatusOK
		}
		if try.Status != want {
			t.Errorf("try %d is listed as %d", i, try.Status)
		}
	}
	if len(slices.Compact(slices.Clone(other.heard))) != 1 {
		t.Errorf("told under several ids: %v", other.heard)
	}
}

func TestFourHundredAndTenSwitchesItOff(t *testing.T) {
	h, other := start(t), listen(t, http.StatusGone)
	id, _ := h.register(other.URL, webhook.BookingConfirmed)
	h.happens(webhook.BookingConfirmed)
	h.deliver()
	h.happens(webhook.BookingConfirmed)
	h.Clock.Advance(72 * time.Hour)
	h.deliver()
	if other.times() != 1 {
		t.Errorf("asked %d times", other.times())
	}
	a, err := h.hooks.Get(h.admin.Ctx(), id)
	if err != nil || a.OffAt == nil || a.OffReason != webhook.Gone || len(a.Told) != 1 || a.Told[0].Status != webhook.Failed {
		t.Errorf("%+v, %v", a, err)
	}
	if err := h.hooks.Try(h.admin.Ctx(), id); !errors.Is(err, webhook.ErrOff) {
		t.Errorf("a test of it: %v", err)
	}
	if err := h.hooks.Resend(h.admin.Ctx(), id, a.Told[0].ID); !errors.Is(err, webhook.ErrOff) {
		t.Errorf("sending again: %v", err)
	}
}

func TestWhatWasToldCanBeToldAgainUnderTheSameID(t *testing.T) {
	h, other := start(t), listen(t, http.StatusOK)
	id, _ := h.register(other.URL, webhook.SessionPublished)
	h.happens(webhook.SessionPublished)
	h.deliver()
	if err := h.hooks.Resend(h.admin.Ctx(), id, h.told(id)[0].ID); err != nil {
		t.Fatal(err)
	}
	h.deliver()
	if all := h.told(id); len(other.heard) != 2 || other.heard[0] != other.heard[1] || len(all[0].Attempts) != 2 || all[0].Status != webhook.Delivered {
		t.Errorf("heard %v, %+v", other.heard, all)
	}
	if err := h.hooks.Resend(h.admin.Ctx(), id, uuid.New()); !errors.Is(err, fault.Missing) {
		t.Errorf("what was never told: %v", err)
	}
}

func TestTwoWorkersDoNotTellTwice(t *testing.T) {
	h, other := start(t), listen(t, http.StatusOK)
	h.register(other.URL, webhook.BookingOffered)
	for range 20 {
		h.happens(webhook.BookingOffered)
	}
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			for range 4 {
				if _, err := webhook.New(h.DB, true).Deliver(t.Context(), h.devon.ID); err != nil {
					t.Error(err)
				}
			}
		})
	}
	both.Wait()
	slices.Sort(other.heard)
	if n := len(slices.Compact(slices.Clone(other.heard))); n != 20 || len(other.heard) != 20 {
		t.Errorf("%d requests about %d things, want 20 about 20", len(other.heard), n)
	}
}

func TestWhatIsToldIsSignedAndNamesNobody(t *testing.T) {
	h, other := start(t), listen(t, http.StatusNoContent)
	_, secret := h.register(other.URL, webhook.BookingConfirmed)
	object := h.happens(webhook.BookingConfirmed)
	h.happens(webhook.BookingOffered) // of which it wants to know nothing
	h.deliver()
	if len(other.bodies) != 1 {
		t.Fatalf("heard %v", other.bodies)
	}
	head, body := other.headers[0], other.bodies[0]
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "v1," + webhook.Sign(key, head.Get("Webhook-Id"), head.Get("Webhook-Timestamp"), []byte(body)); head.Get("Webhook-Signature") != want {
		t.Errorf("signed %s, want %s", head.Get("Webhook-Signature"), want)
	}
	if !strings.Contains(body, object.String()) || !strings.Contains(body, `"booking.confirmed"`) || strings.Contains(body, "@") {
		t.Errorf("told %s", body)
	}
}

func TestNoRedirectIsFollowed(t *testing.T) {
	h, other := start(t), listen(t, http.StatusFound)
	id, _ := h.register(other.URL, webhook.BookingConfirmed)
	h.happens(webhook.BookingConfirmed)
	h.deliver()
	if all := h.told(id); other.times() != 1 || all[0].Status != webhook.Due || all[0].Attempts[0].Status != http.StatusFound {
		t.Errorf("asked %d times, %+v", other.times(), all)
	}
}

func TestPrivateAddressesAreRefusedWhenRegisteredAndWhenDialled(t *testing.T) {
	h, other := start(t), listen(t, http.StatusOK)
	outward := webhook.New(h.DB, false)
	for _, url := range []string{
		"http://example.org/", "https://127.0.0.1/", "https://10.1.2.3/", "https://[::1]/", "https://169.254.169.254/latest", "https://192.168.0.1/",
		"https://[::ffff:10.0.0.1]/", "https://100.64.0.1/", "https://user:word@example.org/", "ftp://example.org", "https://", "example.org",
	} {
		if _, _, err := outward.Create(h.admin.Ctx(), url, []webhook.Kind{webhook.BookingConfirmed}); fault.CodeOf(err) != fault.CodeOf(webhook.ErrAddress) {
			t.Errorf("%s: %v", url, err)
		}
	}
	// Registered when it was allowed, or a name that came to point inwards.
	id, _ := h.register(other.URL, webhook.BookingConfirmed)
	h.happens(webhook.BookingConfirmed)
	if _, err := outward.Deliver(t.Context(), h.devon.ID); err != nil {
		t.Fatal(err)
	}
	if tries := h.told(id)[0].Attempts; other.times() != 0 || len(tries) != 1 || tries[0].Reason != "private network" {
		t.Errorf("asked %d times, %+v", other.times(), tries)
	}
}
