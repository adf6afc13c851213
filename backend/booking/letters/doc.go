// Package letters is what every letter about a booking has in common: when, where and how a session is held, in
// words; the calendar entries that go along; and who is written to: the person, whoever acts for somebody without
// an address, the training leads of an agency, a copy to the line manager. What a letter has to say is for who
// sends it.
//
// It writes nothing but messages into the outbox (notify), and owns no table. It knows of a booking only what a
// letter shows.
package letters
