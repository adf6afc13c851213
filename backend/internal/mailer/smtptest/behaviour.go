package smtptest

import "math/rand/v2"

// Behaviour is what the server does with one message.
type Behaviour int

// The behaviours. Those that break or hang end the connection or the conversation without the answer a
// client waits for.
const (
	Accept               Behaviour = iota
	RefuseSender                   // 550 to MAIL FROM
	RefuseForNow                   // 451 to RCPT TO
	RefuseRecipient                // 550 to RCPT TO
	RefuseTextForNow               // 452 after the text
	RefuseText                     // 554 after the text
	BreakBeforeAnswer              // takes the text, then breaks the connection instead of answering
	BreakAfterAcceptance           // answers 250 to the text, then breaks the connection
	Hang                           // never answers RCPT TO
	RefuseSenderForNow             // 451 to MAIL FROM
	BreakAtSender                  // breaks the connection at MAIL FROM
	BreakAtRecipient               // breaks it at RCPT TO
	BreakInText                    // breaks it while the text comes
	BreakBeforeKeeping             // reads the whole text, keeps none of it, and breaks the connection
	breakAtConnect                 // takes the connection and breaks it at once
	refuseHello                    // 421 to EHLO
)

// forNow are the failures after which the same message may be taken, and was not kept.
var forNow = []Behaviour{
	breakAtConnect, refuseHello, RefuseSenderForNow, BreakAtSender, RefuseForNow, BreakAtRecipient, BreakInText,
	RefuseTextForNow, BreakBeforeKeeping,
}

// odds decide what happens to each connection.
type odds struct{ dice *rand.Rand }

// FailHalf leaves what Next did not lay down to chance: half of the connections fail, at any stage, in a
// way that lets the message be taken later. Of the others half break once the message was accepted. The
// same seed fails the same way.
func (s *Server) FailHalf(seed uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.odds = &odds{rand.New(rand.NewPCG(seed, seed))}
}

func (o *odds) throw() Behaviour {
	switch {
	case o.dice.IntN(2) == 0:
		return forNow[o.dice.IntN(len(forNow))]
	case o.dice.IntN(2) == 0:
		return BreakAfterAcceptance
	}
	return Accept
}

// Next lays down what happens to the next messages, one behaviour each; afterwards the server
// does what Always said, or accepts.
func (s *Server) Next(behaviours ...Behaviour) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.behaviours = append(s.behaviours, behaviours...)
}

// Always lays down what happens to every message for which Next said nothing.
func (s *Server) Always(behaviour Behaviour) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lasting = behaviour
}

// fate is what chance has in store for a new connection.
func (s *Server) fate() Behaviour {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tries++
	if s.odds == nil {
		return Accept
	}
	return s.odds.throw()
}

// behaviour is what happens to the next message of a connection with the given fate.
func (s *Server) behaviour(fate Behaviour) Behaviour {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.behaviours) > 0 {
		next := s.behaviours[0]
		s.behaviours = s.behaviours[1:]
		return next
	}
	if fate != Accept {
		return fate
	}
	return s.lasting
}
