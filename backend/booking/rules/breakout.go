package rules

import "time"

// BreakOut is what the conditions ask of a session that is one: whether the person holds a place at its
// main session, what they have chosen in its slot, and until when they may choose.
type BreakOut struct {
	Main        string // title of the main session
	HoldsMain   bool
	Slot        string
	Chosen      string     // title of another break-out of this slot that they hold; empty: none
	ChooseUntil *time.Time // nil: until the break-out itself closes
}

func (b *BreakOut) open(now time.Time) bool {
	return b == nil || b.ChooseUntil == nil || now.Before(*b.ChooseUntil)
}

func (b *BreakOut) mainSentence() string {
	if b == nil {
		return ""
	}
	return "Book a place at “" + b.Main + "” first: this is one of its break-outs."
}

func (b *BreakOut) chosenSentence() string {
	if b == nil {
		return ""
	}
	return "You have chosen “" + b.Chosen + "” at that time. Change your choice instead."
}
