package mailer

import (
	"bytes"

	gomail "github.com/wneessen/go-mail"
)

// compose makes the MIME message: text, HTML and invitation as alternatives of one another, in
// rising order of preference, and the invitation once more as a file.
func compose(m Message) (*gomail.Msg, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := addAddresses(msg, m); err != nil {
		return nil, err
	}
	msg.Subject(subjectLine(m.Subject))
	msg.SetMessageIDWithValue(m.ID)
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetGenHeader("X-Auto-Response-Suppress", "OOF, AutoReply")
	if m.ListUnsubscribe != "" {
		msg.SetGenHeader(gomail.HeaderListUnsubscribe, "<"+m.ListUnsubscribe+">")
		msg.SetGenHeader(gomail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click") // RFC 8058
	}
	msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	if m.HTML != "" {
		msg.AddAlternativeString(gomail.TypeTextHTML, m.HTML)
	}
	return msg, addCalendar(msg, m)
}

func addAddresses(msg *gomail.Msg, m Message) error {
	if err := msg.From(m.From.header()); err != nil {
		return err
	}
	if err := msg.To(m.To.header()); err != nil {
		return err
	}
	if m.ReplyTo.Email == "" {
		return nil
	}
	return msg.ReplyTo(m.ReplyTo.header())
}

func addCalendar(msg *gomail.Msg, m Message) error {
	if m.Calendar == nil {
		return nil
	}
	invitation := gomail.ContentType("text/calendar; method=" + string(m.Calendar.Method))
	msg.AddAlternativeString(invitation, string(m.Calendar.Body), gomail.WithPartEncoding(gomail.EncodingB64))
	return msg.AttachReader("invite.ics", bytes.NewReader(m.Calendar.Body), gomail.WithFileContentType("application/ics"))
}
