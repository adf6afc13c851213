// Package load asks a running Turnout for places by the thousand, and remembers what it was told.
//
// Its ledger holds one line for every answer, safe on disk before the next request goes out: acked (we
// were told that we have a place), refused (we were told that we have none), or unknown (the answer was
// lost). Run in a process of its own, as backend/internal/load/ledger, it outlives whatever it tests.
// Afterwards Settle asks again, with the same keys, about everything unknown.
//
// It also builds the towns that are asked: partnerships with as many people, logins and sessions as are
// wanted, copied in as the owner of the schema. It knows Turnout by its API and its tables only, and
// talks to this machine alone.
package load
