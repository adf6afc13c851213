package notify

import (
	"fmt"
	"maps"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify/wording"
)

// writeAll puts into words what is a letter still: every letter passes here, and takes the words its
// partnership has chosen, whoever sends it.
func writeAll(tx *database.Tx, all []Message) ([]Message, error) {
	chosen, err := chosenFor(tx, all)
	if err != nil {
		return nil, err
	}
	ready := make([]Message, len(all))
	for i, m := range all {
		if m.Letter == nil {
			ready[i] = m
			continue
		}
		if ready[i], err = Write(m, chosen); err != nil {
			return nil, fmt.Errorf("notify %s: %w", m.Kind, err)
		}
	}
	return ready, nil
}

func chosenFor(tx *database.Tx, all []Message) (map[string]wording.Words, error) {
	names := map[string]bool{}
	for _, m := range all {
		if m.Letter != nil && m.Letter.Wording.Name != "" {
			names[m.Letter.Wording.Name] = true
		}
	}
	if len(names) == 0 {
		return nil, nil
	}
	return chosenWords(tx, names)
}

// Write returns a message with subject and bodies made of its letter, in the words chosen for letters of its
// name, else in the standard ones. A wording nobody knows, or one without all its values, is a fault of the
// caller's code.
func Write(m Message, chosen map[string]wording.Words) (Message, error) {
	l := *m.Letter
	if l.Wording.Name != "" {
		written, err := inWords(l, chosen)
		if err != nil {
			return m, err
		}
		m.Subject, l.Title, l.Opening, l.Closing = written.Subject, written.Title, written.Opening, written.Closing
	}
	if m.PassOn != "" {
		m.Subject += " (" + m.PassOn + ")"
		l.Opening = append([]string{fmt.Sprintf("Hello %s, we have no email address of %s, so this comes to you. Please pass it on:", m.ToName, m.PassOn)}, l.Opening...)
	}
	m.Letter, m.Text, m.HTML = nil, l.PlainText(), l.HTML()
	return m, nil
}

func inWords(l mailer.Letter, chosen map[string]wording.Words) (wording.Written, error) {
	letter, found := wording.ByName(l.Wording.Name)
	if !found {
		return wording.Written{}, fmt.Errorf("there is no wording %q", l.Wording.Name)
	}
	words, changed := chosen[letter.Name]
	if !changed {
		words = letter.Standard
	}
	values := maps.Clone(l.Wording.Values)
	values["partnership"] = l.Partnership
	return letter.Write(words, values)
}
