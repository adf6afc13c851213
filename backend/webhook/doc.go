// Package webhook tells other systems what happened, at addresses that administrators register.
//
// It owns the addresses, what is to be told, and each try. It does not own what happened: booking and
// catalogue say so, in the transaction in which it does. What is told is a kind, an id and a time, signed;
// who may know more asks the API.
//
// Invariants: what happened and that it is to be told are committed together; one that was taken is not sent
// again unless somebody asks; an address that answers 410 is switched off; no address of a private network is
// ever dialled, whatever its name resolves to.
package webhook
