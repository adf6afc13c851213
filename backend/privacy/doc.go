// Package privacy says what is kept about whom, and clears away what is past its time.
//
// map.yaml names every column of every table: whom it is about, what kind of data it is, why and on
// which legal basis it is kept, who reads it, how long, and how it is erased. A test holds it against
// the live schema.
//
// It owns no table. What other packages keep they delete themselves: each hands over a function for
// what is past its class, and this package calls them, hourly, in every partnership.
package privacy
