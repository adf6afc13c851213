// Package testdb gives each test a migrated PostgreSQL database of its own.
//
// The server is the one that TURNOUT_TEST_PG names (the address of a superuser of a server that only tests use), or
// else one that all test programs of this user share: the first to need it starts it, the last to end stops it. The
// schema is built once per set of migrations, as a template; a test's database is a copy of it, made in tens of
// milliseconds. A test that passes drops its database, one that fails keeps it and says how to open it.
//
// A test that cannot have a database fails; it never skips itself.
package testdb
