// Package pgserver runs a PostgreSQL of Turnout's own: it finds the programs, makes the data, starts the server as a
// child process, starts it again when it dies and stops it with its parent.
//
// It is what `make run` and the tests use when no DATABASE_URL names a server. It knows nothing of the schema: the
// migrations belong to package migrations, connections for the application to package database.
//
// It never deletes data. Where it cannot go on (another version's data, another user's folder) it says so and stops.
package pgserver
