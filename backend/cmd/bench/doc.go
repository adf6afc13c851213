// Command bench measures Turnout as ratios: each thing beside what it costs at the least, both sides in
// one run on one machine, medians of several rounds. Absolute times of one machine say nothing about
// another.
//
// It starts a PostgreSQL of its own, fills it, and starts the real binary beside it. The least that a
// request costs is what its statements cost: bench lets one request through the application while it
// listens to the statements, and then sends the same statements itself, for other people, over as many
// connections. So the two sides cannot drift apart.
package main
