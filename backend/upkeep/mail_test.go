package upkeep_test

import (
	"errors"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/mailer/smtptest"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/upkeep"
)

// A refusal stands against the person until a later message is taken, or the address is another; mail is
// tried all the same.
func TestABounceStandsAgainstThePerson(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	agency := o.devon.Agency(fixture.Agency{Name: "Exeter Schools"})
	anna := o.devon.Person(fixture.Person{Name: "Anna", Agency: agency.ID})
	coordinator, another := o.coordinatorOf(agency), o.coordinatorOf(o.devon.Agency(fixture.Agency{}))

	o.write(anna, "a", smtptest.RefuseRecipient)
	o.refused(anna, "no_mailbox")
	o.Clock.Advance(time.Hour)
	o.write(anna, "b", smtptest.RefuseRecipient)
	for _, who := range []fixture.Person{o.staff, coordinator} {
		list, err := o.Unreached(who.Ctx())
		if err != nil || len(list) != 1 || list[0].PersonID != anna.ID || list[0].Refusals != 2 || !list[0].Since.Equal(fixture.Now) || list[0].Agencies[0] != "Exeter Schools" {
			t.Errorf("%v, %v", list, err)
		}
	}
	if list, err := o.Unreached(another.Ctx()); err != nil || len(list) != 0 {
		t.Errorf("another agency's lead sees %v, %v", list, err)
	}
	o.write(anna, "c", smtptest.Accept)
	o.refused(anna, "")

	o.write(anna, "d", smtptest.RefuseRecipient)
	if _, err := o.people.UpdatePerson(o.staff.Ctx(), anna.ID, people.PersonUpdate{Name: "Anna", Email: "anna.new@devon.example"}); err != nil {
		t.Fatal(err)
	}
	o.refused(anna, "")
	if list, err := o.Unreached(o.staff.Ctx()); err != nil || len(list) != 0 {
		t.Errorf("with another address: %v, %v", list, err)
	}
}

// A server that is busy, or refuses this one message or us, says nothing about the address.
func TestOtherFailuresAreNotThePersons(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	anna := o.devon.Person(fixture.Person{})
	for key, behaviour := range map[string]smtptest.Behaviour{"a": smtptest.RefuseForNow, "b": smtptest.RefuseText, "c": smtptest.RefuseSender} {
		o.write(anna, key, behaviour)
		o.refused(anna, "")
	}
}

func (o *office) refused(who fixture.Person, reason string) {
	o.t.Helper()
	d, err := o.people.Person(o.staff.Ctx(), who.ID)
	if err != nil || (d.Refused == nil) != (reason == "") || d.Refused != nil && string(d.Refused.Reason) != reason {
		o.t.Errorf("refused %v (%v), want %q", d.Refused, err, reason)
	}
}

func TestMailIsListedRetriedAndDiscarded(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	anna := o.devon.Person(fixture.Person{Name: "Anna"})
	o.write(anna, "failed", smtptest.RefuseRecipient)
	o.write(anna, "waits", smtptest.RefuseForNow)
	o.write(anna, "went", smtptest.Accept)

	o.expect("failed", upkeep.Failed, "no_mailbox", 1)
	o.expect("waits", upkeep.Waiting, "try_later", 1)
	o.expect("went", upkeep.Sent, "", 1)
	if p, err := o.Mail(o.staff.Ctx(), upkeep.MailFilter{Status: upkeep.Failed, To: "aNNa"}, ""); err != nil || len(p.Mail) != 1 || p.Counts != (upkeep.MailCounts{Waiting: 1, Failed: 1, Sent: 1}) {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := o.RetryMail(o.staff.Ctx(), "went"); !errors.Is(err, upkeep.ErrAlreadySent) {
		t.Errorf("what was sent: %v", err)
	}
	if _, err := o.DiscardMail(o.staff.Ctx(), "waits", " "); fault.KindOf(err) != fault.Invalid {
		t.Errorf("without a reason: %v", err)
	}
	m, err := o.DiscardMail(o.staff.Ctx(), "waits", "The session has passed.")
	if err != nil || m.Status != upkeep.Discarded || m.DiscardReason != "The session has passed." || m.DiscardedBy != o.staff.Name {
		t.Errorf("%+v, %v", m, err)
	}
	o.Clock.Advance(time.Hour)
	o.deliver()
	o.expect("waits", upkeep.Discarded, "try_later", 1)

	for _, key := range []string{"failed", "waits"} {
		if m, err := o.RetryMail(o.staff.Ctx(), key); err != nil || m.Status != upkeep.Waiting || m.Tries != 0 {
			t.Errorf("%+v, %v", m, err)
		}
	}
	o.deliver()
	o.expect("failed", upkeep.Sent, "", 1)
	o.expect("waits", upkeep.Sent, "", 1)
	if n := o.Count(`SELECT count(*) FROM audit WHERE action IN ('mail.retry', 'mail.discard') AND object_id = $1 AND person_id = $2`, anna.ID, o.staff.ID); n != 3 {
		t.Errorf("%d rows of audit, want 3", n)
	}
}

func TestEverythingThatFailedIsTriedAgain(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	anna := o.devon.Person(fixture.Person{})
	o.write(anna, "a", smtptest.RefuseRecipient)
	o.write(anna, "b", smtptest.RefuseText)
	if n, err := o.RetryFailedMail(o.staff.Ctx()); err != nil || n != 2 {
		t.Errorf("%d, %v", n, err)
	}
	if n, err := o.RetryFailedMail(o.staff.Ctx()); err != nil || n != 0 {
		t.Errorf("again: %d, %v", n, err)
	}
	o.deliver()
	o.expect("a", upkeep.Sent, "", 1)
	o.expect("b", upkeep.Sent, "", 1)
}

func (o *office) expect(key string, status upkeep.MailStatus, reason string, tries int) {
	o.t.Helper()
	p, err := o.Mail(o.staff.Ctx(), upkeep.MailFilter{}, "")
	if err != nil {
		o.t.Fatal(err)
	}
	for _, m := range p.Mail {
		if m.Key == key && (m.Status != status || m.Reason != reason || m.Tries != tries) {
			o.t.Errorf("%s is %s for %q after %d tries; want %s, %q, %d", key, m.Status, m.Reason, m.Tries, status, reason, tries)
		}
	}
}
