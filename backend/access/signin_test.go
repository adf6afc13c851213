package access_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/notify"
)

// desk is a sign-in page of one partnership.
type desk struct {
	*fixture.World
	*access.Service
	t     *testing.T
	devon *fixture.Partnership
	ctx   context.Context
}

func newDesk(t *testing.T) *desk {
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	return &desk{w, access.New(w.DB, notify.Site{PublicURL: "https://turnout.example"}), t, devon, devon.Anonymous()}
}

var digits = regexp.MustCompile(`\b[0-9]{6}\b`)

// ask asks for a code from a browser and returns what the mail says.
func (d *desk) ask(address, browser string) string {
	d.t.Helper()
	if _, err := d.RequestCode(d.ctx, address, browser); err != nil {
		d.t.Fatalf("code for %s: %v", address, err)
	}
	var text string
	err := d.Owner.QueryRow(d.ctx, `SELECT body_text FROM outbox WHERE kind = 'sign_in_code' ORDER BY id DESC LIMIT 1`).Scan(&text)
	if err != nil {
		d.t.Fatal(err)
	}
	return digits.FindString(text)
}

// wrong is another code than the right one.
func wrong(right string) string {
	if right == "000000" {
		return "000001"
	}
	return "000000"
}

func (d *desk) refused(what string, want error, err error) {
	d.t.Helper()
	if !errors.Is(err, want) {
		d.t.Errorf("%s: %v, want %v", what, err, want)
	}
}

func TestSignInWithTheCode(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	var told []access.Account
	d.OnSignedIn = func(_ *database.Tx, a access.Account) error { told = append(told, a); return nil }
	code := d.ask("Anna@Devon.Example", "firefox")
	account, err := d.SignIn(d.ctx, "anna@devon.example", " "+code[:3]+" "+code[3:], "firefox")
	if err != nil || account.EmailKey != "anna@devon.example" {
		t.Fatalf("%+v, %v", account, err)
	}
	if len(told) != 1 || told[0].ID != account.ID {
		t.Errorf("OnSignedIn heard %v", told)
	}
	if n := d.Count(`SELECT count(*) FROM audit WHERE action = 'access.sign_in' AND account_id = $1 AND class = 'one_year'`, account.ID); n != 1 {
		t.Errorf("%d audit rows, want 1", n)
	}
	again := d.ask("anna@devon.example", "firefox")
	second, err := d.SignIn(d.ctx, "anna@devon.example", again, "firefox")
	if err != nil || second.ID != account.ID {
		t.Errorf("the same address became account %v (%v), want %v", second.ID, err, account.ID)
	}
}

func TestCodeOnlyWorksInItsBrowser(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	code := d.ask("anna@devon.example", "firefox")
	_, err := d.SignIn(d.ctx, "anna@devon.example", code, "a thief's")
	d.refused("another browser", access.ErrNoLiveCode, err)
	_, err = d.SignIn(d.ctx, "anna@devon.example", code, "")
	d.refused("no browser", access.ErrNoLiveCode, err)
	_, err = d.SignIn(d.ctx, "bert@devon.example", code, "firefox")
	d.refused("another address", access.ErrNoLiveCode, err)
	if _, err := d.SignIn(d.ctx, "anna@devon.example", code, "firefox"); err != nil {
		t.Errorf("a thief's tries used up the owner's: %v", err)
	}
}

func TestSixthTryIsOneTooMany(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	code := d.ask("anna@devon.example", "firefox")
	for try := 1; try <= 5; try++ {
		_, err := d.SignIn(d.ctx, "anna@devon.example", wrong(code), "firefox")
		want := error(access.ErrWrongCode)
		if try == 5 {
			want = access.ErrTooManyTries
		}
		d.refused(fmt.Sprintf("wrong try %d", try), want, err)
	}
	_, err := d.SignIn(d.ctx, "anna@devon.example", code, "firefox")
	d.refused("the right code at the sixth try", access.ErrNoLiveCode, err)
	fresh := d.ask("anna@devon.example", "firefox")
	if _, err := d.SignIn(d.ctx, "anna@devon.example", fresh, "firefox"); err != nil {
		t.Errorf("a new code after that: %v", err)
	}
}

func TestTriesAtOneMomentAreAllCounted(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	code := d.ask("anna@devon.example", "firefox")
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() { _, _ = d.SignIn(d.ctx, "anna@devon.example", wrong(code), "firefox") })
	}
	all.Wait()
	if n := d.Count(`SELECT tries FROM sign_in_codes`); n != 5 {
		t.Errorf("20 tries at once counted %d, want 5 and no more", n)
	}
	_, err := d.SignIn(d.ctx, "anna@devon.example", code, "firefox")
	d.refused("the right code after them", access.ErrNoLiveCode, err)
}

func TestCodeIsForThirtyMinutesAndOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	code := d.ask("anna@devon.example", "firefox")
	d.Clock.Advance(30*time.Minute - time.Microsecond)
	if _, err := d.SignIn(d.ctx, "anna@devon.example", code, "firefox"); err != nil {
		t.Errorf("in the last moment: %v", err)
	}
	_, err := d.SignIn(d.ctx, "anna@devon.example", code, "firefox")
	d.refused("a second time", access.ErrNoLiveCode, err)
	late := d.ask("anna@devon.example", "firefox")
	d.Clock.Advance(30 * time.Minute)
	_, err = d.SignIn(d.ctx, "anna@devon.example", late, "firefox")
	d.refused("after thirty minutes", access.ErrNoLiveCode, err)
}

func TestResendKeepsTheOldCodeAlive(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	first := d.ask("anna@devon.example", "firefox")
	d.Clock.Advance(5 * time.Minute)
	second := d.ask("anna@devon.example", "firefox")
	if _, err := d.SignIn(d.ctx, "anna@devon.example", first, "firefox"); err != nil {
		t.Errorf("the first of two: %v", err)
	}
	_, err := d.SignIn(d.ctx, "anna@devon.example", second, "firefox")
	d.refused("the other, once one was used", access.ErrNoLiveCode, err)
}

func TestKnownAndUnknownAddressesAreAnsweredAlike(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	known := d.devon.Person(fixture.Person{Email: "anna@devon.example"})
	for _, address := range []string{known.Email, "stranger@devon.example"} {
		statements := d.Count(`SELECT count(*) FROM outbox`)
		if got, err := d.RequestCode(d.ctx, address, "firefox"); err != nil || got.Text != address {
			t.Errorf("%s: %v, %v", address, got, err)
		}
		if n := d.Count(`SELECT count(*) FROM outbox`) - statements; n != 1 {
			t.Errorf("%s: %d mails, want 1", address, n)
		}
		_, err := d.SignIn(d.ctx, address, "nonsense", "firefox")
		d.refused(address, access.ErrWrongCode, err)
	}
	if n := d.Count(`SELECT count(*) FROM accounts`); n != 1 {
		t.Errorf("%d accounts: asking for a code made one", n)
	}
}

func TestAddressesThatCannotBeAPersons(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for address, want := range map[string]error{
		"training@devon.example": access.ErrRoleMailbox, "Info@Devon.example": access.ErrRoleMailbox,
		"": access.ErrInvalidEmail, "anna": access.ErrInvalidEmail, "anna@devon.example\nBcc: x@y.example": access.ErrInvalidEmail,
	} {
		_, err := d.RequestCode(d.ctx, address, "firefox")
		d.refused("code for "+address, want, err)
		if f := fault.Of(err); len(f.Fields) != 1 || f.Fields[0].Field != "email" {
			t.Errorf("%q: fields %v, want email", address, f.Fields)
		}
		_, err = d.SignIn(d.ctx, address, "123456", "firefox")
		d.refused("sign in as "+address, want, err)
	}
	if n := d.Count(`SELECT count(*) FROM sign_in_codes`); n != 0 {
		t.Errorf("%d codes were made", n)
	}
}

func TestTooManyCodesForOneAddress(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for range 10 {
		d.ask("anna@devon.example", "firefox")
	}
	_, err := d.RequestCode(d.ctx, "ANNA@devon.example", "another")
	d.refused("the eleventh in an hour", access.ErrTooManyRequests, err)
	d.ask("bert@devon.example", "firefox")
	d.Clock.Advance(time.Hour)
	d.ask("anna@devon.example", "firefox")
}

func TestTooManyRequestsFromOneNetwork(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	try := func(ip string) error {
		_, err := d.SignIn(access.WithNetwork(d.ctx, netip.MustParseAddr(ip)), "anna@devon.example", "123456", "firefox")
		return err
	}
	for range 60 {
		d.refused("one of sixty", access.ErrNoLiveCode, try("2001:db8::1"))
	}
	d.refused("the next from the same /64", access.ErrTooManyRequests, try("2001:db8::2"))
	d.refused("from another network", access.ErrNoLiveCode, try("203.0.113.7"))
	d.Clock.Advance(time.Second)
	d.refused("a second later", access.ErrNoLiveCode, try("2001:db8::1"))
	if f := fault.Of(access.ErrTooManyRequests); f.Kind != fault.TooMany || f.RetryAfter == 0 {
		t.Errorf("%+v", f)
	}
}

func TestCodesAreNotKeptInClear(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	code := d.ask("anna@devon.example", "secret-of-firefox")
	if n := d.Count(`SELECT count(*) FROM sign_in_codes c WHERE c::text LIKE '%' || $1 || '%' OR c::text LIKE '%secret-of-firefox%'`, code); n != 0 {
		t.Error("the code, or the browser's secret, stands in the table")
	}
	if n := d.Count(`SELECT count(*) FROM audit`); n != 0 {
		t.Errorf("asking for a code wrote %d audit rows", n)
	}
}

// Row-level security: a transaction sees the codes and accounts of the address it signs in, no others.
func TestCodesAndAccountsOfOthersAreInvisible(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.ask("anna@devon.example", "firefox")
	anna := d.devon.Person(fixture.Person{Email: "bert@devon.example"})
	see := func(p actor.Principal, address string) (codes, accounts int) {
		err := database.Do(actor.With(context.Background(), p), d.DB, func(tx *database.Tx) error {
			if err := tx.Bind("turnout.email", address); err != nil {
				return err
			}
			return tx.PGX.QueryRow(`SELECT (SELECT count(*) FROM sign_in_codes), (SELECT count(*) FROM accounts)`).Scan(&codes, &accounts)
		})
		if err != nil {
			t.Fatal(err)
		}
		return codes, accounts
	}
	for _, c := range []struct {
		who             string
		p               actor.Principal
		address         string
		codes, accounts int
	}{
		{"nobody", actor.Principal{}, "", 0, 0},
		{"who signs in as anna", actor.Principal{}, "anna@devon.example", 1, 0},
		{"bert", anna.Principal(), "", 0, 1},
		{"anybody else signed in", actor.Principal{Account: d.devon.ID}, "", 0, 0},
	} {
		if codes, accounts := see(c.p, c.address); codes != c.codes || accounts != c.accounts {
			t.Errorf("%s sees %d codes and %d accounts, want %d and %d", c.who, codes, accounts, c.codes, c.accounts)
		}
	}
}

func TestForgetExpired(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.ask("anna@devon.example", "firefox")
	d.Exec(`INSERT INTO login_sessions (token_hash, data, expires_at) VALUES ('\x01', '', now() - interval '1 second'), ('\x02', '', now() + interval '1 day')`)
	n, err := d.ForgetExpired(d.ctx)
	if err != nil || n != 1 {
		t.Errorf("forgot %d (%v), want the ended login", n, err)
	}
	d.Clock.Advance(25 * time.Hour)
	if n, err = d.ForgetExpired(d.ctx); err != nil || n != 1 {
		t.Errorf("forgot %d (%v), want the old code", n, err)
	}
}
