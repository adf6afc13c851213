package rules

import (
	"fmt"
	"time"
)

// SelfService is until when people may cancel or change by themselves, and whom they ask after that.
type SelfService struct {
	Starts time.Time
	Hours  int // before the start; none: until the start
	Email  string
	Phone  string
}

// AskInstead is whom a delegate or their coordinator asks once it is too late to act by themselves.
type AskInstead struct {
	Message string // why
	Email   string
	Phone   string
}

// Open reports whether who holds a place may still cancel or change it by themselves: until so many hours
// before the start. With none it is until the start, and starting says more than this does.
func (s SelfService) Open(now time.Time) bool {
	return s.Hours == 0 || now.Before(s.Starts.Add(-time.Duration(s.Hours)*time.Hour)) || !now.Before(s.Starts)
}

// AskInstead is whom to ask where it is no longer open.
func (s SelfService) AskInstead() *AskInstead {
	return &AskInstead{
		Message: fmt.Sprintf("It starts in less than %s, so it can no longer be cancelled or changed here.", hoursInWords(s.Hours)),
		Email:   s.Email, Phone: s.Phone,
	}
}

func hoursInWords(hours int) string {
	switch {
	case hours == 1:
		return "an hour"
	case hours%24 == 0 && hours > 24:
		return fmt.Sprintf("%d days", hours/24)
	}
	return fmt.Sprintf("%d hours", hours)
}

// Sentence says why, and whom to ask.
func (a *AskInstead) Sentence() string { return a.Message + " " + a.contact() }

func (a *AskInstead) contact() string {
	switch {
	case a.Email != "" && a.Phone != "":
		return "Write to " + a.Email + " or ring " + a.Phone + "."
	case a.Email != "":
		return "Write to " + a.Email + "."
	case a.Phone != "":
		return "Ring " + a.Phone + "."
	}
	return "Ask the partnership."
}
