package main

import (
	"fmt"
	"io"
	"slices"
)

// aim is one bar of the promises: how the median of one side should stand to that of another.
type aim struct {
	what     string
	side, to int
	least    float64
}

var aims = []aim{
	{"bookings through the API : the same statements", apiBookings, bareBookings, 0.6},
	{"one hot session, 64 connections : 8", hotMany, hotFew, 0.7},
	{"list of 50, signed in : its bare statements", apiList, bareList, 0.3},
	{"list of 50, unchanged : the list", unchanged, apiList, 1.5},
	{"list of 50, unchanged : the anonymous list", unchanged, anonymousList, 1.5},
}

// report prints both sides and how they stand to one another. It judges nothing: a busy machine is no
// reason to fail.
func report(w io.Writer, sides []side, rates [][]float64) {
	fmt.Fprintf(w, "\n%-56s %10s   %s\n", "a second, medians of the rounds", "median", "lowest … highest")
	for i, s := range sides {
		fmt.Fprintf(w, "%-56s %10.1f   %.1f … %.1f\n", s.name, median(rates[i]), slices.Min(rates[i]), slices.Max(rates[i]))
	}
	fmt.Fprintf(w, "\n%-56s %10s   %s\n", "ratio", "", "aim")
	for _, a := range aims {
		fmt.Fprintf(w, "%-56s %10.2f   ≥ %.1f\n", a.what, median(rates[a.side])/median(rates[a.to]), a.least)
	}
}
