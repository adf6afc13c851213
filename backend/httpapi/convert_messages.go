package httpapi

import (
	"net/http"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/messages"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/notify/wording"
)

func toAPIMessageRule(r messages.Rule) api.MessageRule {
	return api.MessageRule{
		Kind: api.MessageRuleKind(r.Kind), Timing: api.MessageRuleTiming(r.Timing), Amount: r.Amount,
		Unit: api.MessageRuleUnit(r.Unit), Late: api.MessageRuleLate(r.Late), Note: r.Note,
	}
}

func fromAPIMessageRules(rules []api.MessageRule) []messages.Rule {
	return each(rules, func(r api.MessageRule) messages.Rule {
		return messages.Rule{
			Kind: messages.Kind(r.Kind), Timing: messages.Timing(r.Timing), Amount: r.Amount,
			Unit: messages.Unit(r.Unit), Late: messages.Late(r.Late), Note: r.Note,
		}
	})
}

func toAPIMessageSettings(s messages.Settings) api.MessageSettings {
	return api.MessageSettings{
		Rules: each(s.Rules, toAPIMessageRule), TrainersWrite: s.TrainersWrite, CopyManager: s.CopyManager, Version: ptr(s.Version()),
	}
}

func fromAPIMessageSettings(s api.MessageSettings) messages.Settings {
	return messages.Settings{Rules: fromAPIMessageRules(s.Rules), TrainersWrite: s.TrainersWrite, CopyManager: s.CopyManager}
}

func (s *Server) toAPISessionMessages(o messages.OfSession) api.SessionMessages {
	now := s.DB.Clock.Now()
	return api.SessionMessages{
		Own: o.Own, Rules: each(o.Rules, toAPIMessageRule), Broadcasts: each(o.Broadcasts, toAPIBroadcast), MayWrite: o.MayWrite,
		Version: o.Version(),
		Moments: each(o.Moments, func(m messages.Moment) api.MessageMoment {
			about := m.Part.StartsAt
			if m.Rule.Timing == messages.AfterEnd {
				about = m.Part.EndsAt
			}
			return api.MessageMoment{Kind: api.MessageMomentKind(m.Rule.Kind), At: m.At, About: about, Past: !m.At.After(now)}
		}),
	}
}

func fromAPIBroadcastDraft(d api.BroadcastDraft) messages.Draft {
	return messages.Draft{
		Target:  messages.Target{Audience: messages.Audience(d.Audience), SessionID: d.SessionID, EventID: d.EventID},
		Subject: d.Subject, Body: d.Body,
	}
}

func toAPIBroadcastPreview(p messages.Preview) api.BroadcastPreview {
	const named = 500
	return api.BroadcastPreview{
		People: len(p.Readers), Unreachable: p.Unreachable(), Subject: p.Subject, Text: p.Text,
		Names: each(p.Readers[:min(named, len(p.Readers))], func(r messages.Reader) api.BroadcastReader {
			one := api.BroadcastReader{Name: r.Name, Reachable: r.Email != "" || r.Lead != nil}
			if r.Lead != nil {
				one.Via = &r.Lead.Name
			}
			return one
		}),
	}
}

func toAPIBroadcast(p messages.Progress) api.Broadcast {
	return api.Broadcast{
		ID: p.ID, Audience: api.BroadcastAudience(p.Audience), SessionID: p.SessionID, EventID: p.EventID, About: p.About,
		Subject: p.Subject, At: p.CreatedAt, By: some(p.By), People: p.People,
		Sent: p.Sent, Failed: p.Failed, Unreachable: p.Unreachable, Left: p.Left, Done: p.Done(),
	}
}

func toAPISentBroadcast(p messages.Progress) (int, any) { return http.StatusCreated, toAPIBroadcast(p) }

func toAPIBroadcastLetter(l messages.Letter) api.BroadcastLetter {
	return api.BroadcastLetter{Name: l.Name, Via: some(l.Via), Status: api.BroadcastLetterStatus(l.Status), Why: some(l.Why)}
}

func toAPIPreferences(p messages.Preferences) api.Preferences {
	return api.Preferences{News: p.News, Digest: api.DigestChoice(p.Digest), Coordinator: p.Coordinator}
}

func fromAPIPreferences(p api.PreferencesWrite) messages.Preferences {
	return messages.Preferences{News: p.News, Digest: messages.Digest(p.Digest)}
}

func toAPISubscription(sub messages.Subscription) api.Subscription {
	return api.Subscription{List: api.SubscriptionList(sub.List), Name: sub.Name, Subscribed: sub.Subscribed}
}

func toAPILetterSummary(w messages.Wording) api.LetterSummary {
	summary := api.LetterSummary{Name: w.Name, Group: w.Group, Label: w.Label, When: w.When, Own: w.Own, Outdated: w.Outdated}
	if len(w.History) > 0 {
		summary.ChangedAt, summary.ChangedBy = ptr(w.ChangedAt()), some(w.History[0].Name)
	}
	return summary
}

func toAPILetterWords(w wording.Words) api.LetterWords {
	return api.LetterWords{Subject: w.Subject, Opening: w.Opening, Closing: w.Closing}
}

func toAPILetter(w messages.Wording) api.Letter {
	return api.Letter{
		Letter: toAPILetterSummary(w), Title: w.Title, Adds: w.Adds, Words: toAPILetterWords(w.Words), Standard: toAPILetterWords(w.Standard), Version: w.Version(),
		Placeholders: each(w.Placeholders(), func(p wording.Placeholder) api.LetterPlaceholder {
			return api.LetterPlaceholder{Name: p.Name, Meaning: p.Meaning, Example: p.Example}
		}),
		History: each(w.History, func(c notify.Choice) api.LetterChoice {
			return api.LetterChoice{Standard: c.Standard, Words: toAPILetterWords(c.Words()), At: c.ChosenAt, By: some(c.Name)}
		}),
	}
}

func fromAPILetterDraft(letter string, d api.LetterDraft) messages.WordingDraft {
	draft := messages.WordingDraft{Letter: letter, Words: wording.Words{Subject: d.Subject, Opening: d.Opening, Closing: d.Closing}}
	if d.Reference != nil {
		draft.Reference = *d.Reference
	}
	return draft
}
