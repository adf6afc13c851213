package mailer_test

import (
	"errors"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/mailer/smtptest"
)

func TestWhyAMessageWasNotTaken(t *testing.T) {
	for _, c := range []struct {
		behaviour           smtptest.Behaviour
		want                mailer.Reason
		unsure, unreachable bool
	}{
		{smtptest.RefuseSender, mailer.SenderRefused, false, false},
		{smtptest.RefuseSenderForNow, mailer.TryLater, false, false},
		{smtptest.RefuseForNow, mailer.TryLater, false, false},
		{smtptest.RefuseRecipient, mailer.NoMailbox, false, false},
		{smtptest.RefuseTextForNow, mailer.TryLater, false, false},
		{smtptest.RefuseText, mailer.MessageRefused, false, false},
		{smtptest.BreakAtSender, mailer.NotReached, false, false},
		{smtptest.BreakAtRecipient, mailer.NotReached, false, false},
		{smtptest.BreakBeforeKeeping, mailer.NoAnswer, true, false},
		{smtptest.BreakBeforeAnswer, mailer.NoAnswer, true, false},
	} {
		server := smtptest.New(t)
		server.Next(c.behaviour)
		err := mailerTo(t, server).Send(t.Context(), letter())
		if got := mailer.ReasonOf(err); got != c.want || mailer.Unsure(err) != c.unsure || mailer.Unreachable(err) != c.unreachable {
			t.Errorf("%v: %s, unsure %t, unreachable %t; want %s, %t, %t", err, got, mailer.Unsure(err), mailer.Unreachable(err), c.want, c.unsure, c.unreachable)
		}
	}
	if got := mailer.ReasonOf(errors.New("odd")); got != mailer.CannotBeSent {
		t.Errorf("of a message that cannot be sent: %s", got)
	}
}

// A refusal is told apart by the finer code where there is one (RFC 3463), else by the reply.
func TestWhyARecipientIsRefused(t *testing.T) {
	for _, c := range []struct {
		failure mailer.Failure
		want    mailer.Reason
		address bool
	}{
		{mailer.Failure{Stage: "RCPT TO", Code: 550, Enhanced: "5.1.1"}, mailer.NoMailbox, true},
		{mailer.Failure{Stage: "RCPT TO", Code: 550, Enhanced: "5.2.1"}, mailer.NoMailbox, true},
		{mailer.Failure{Stage: "RCPT TO", Code: 552, Enhanced: "5.2.2"}, mailer.MailboxFull, true},
		{mailer.Failure{Stage: "RCPT TO", Code: 550, Enhanced: "5.7.1"}, mailer.Refused, true},
		{mailer.Failure{Stage: "RCPT TO", Code: 550}, mailer.NoMailbox, true},
		{mailer.Failure{Stage: "RCPT TO", Code: 552}, mailer.MailboxFull, true},
		{mailer.Failure{Stage: "RCPT TO", Code: 554}, mailer.Refused, true},
		{mailer.Failure{Stage: "DATA", Code: 550, Enhanced: "5.1.1"}, mailer.NoMailbox, true},
		{mailer.Failure{Stage: "DATA", Code: 554, Enhanced: "5.7.1"}, mailer.MessageRefused, false},
		{mailer.Failure{Stage: "connect", Code: 535}, mailer.SenderRefused, false},
	} {
		if got := mailer.ReasonOf(&c.failure); got != c.want || got.AboutAddress() != c.address {
			t.Errorf("%+v: %s, about the address %t; want %s, %t", c.failure, got, got.AboutAddress(), c.want, c.address)
		}
	}
}

// A dead server answers nobody; alive again, on the same port, it still has what it kept.
func TestADeadServerComesBack(t *testing.T) {
	server := smtptest.New(t)
	post, port := mailerTo(t, server), server.Port()
	for _, alive := range []bool{true, false, true} {
		if !alive {
			if err := server.Die(); err != nil {
				t.Fatal(err)
			}
		} else if len(server.Messages()) > 0 {
			server.Revive(t)
		}
		err := post.Send(t.Context(), letter())
		if (err == nil) != alive || !alive && !mailer.Unreachable(err) {
			t.Errorf("alive %t: %v", alive, err)
		}
	}
	if len(server.Messages()) != 2 || server.Port() != port {
		t.Errorf("%d messages on port %d, want 2 on %d", len(server.Messages()), server.Port(), port)
	}
}
