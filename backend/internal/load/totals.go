package load

import (
	"fmt"
	"os"
)

// Totals is what a scenario came to, for the one line that is printed of it.
type Totals struct {
	Scenario     string
	Attempts     int // requests sent, or tries to hand a message over
	Acknowledged int // of which somebody was told that they succeeded
	Lost         int // acknowledged, or due, and not there
	Oversold     int // places given that there were not
	Duplicated   int // there once more than they ought to be
}

// String is the line.
func (t Totals) String() string {
	return fmt.Sprintf("%-72s attempts %6d  acknowledged %6d  lost %4d  oversold %4d  duplicated %4d",
		t.Scenario, t.Attempts, t.Acknowledged, t.Lost, t.Oversold, t.Duplicated)
}

// reportVariable names the file that lines are added to, for whoever runs all scenarios.
const reportVariable = "TURNOUT_FAULT_REPORT"

// Print adds the line to the report, if one is kept.
func (t Totals) Print() error {
	path := os.Getenv(reportVariable)
	if path == "" {
		return nil
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = fmt.Fprintln(file, t)
	return err
}
