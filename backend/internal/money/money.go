// Package money holds sums as whole pence and prints them as GOV.UK does.
package money

import (
	"fmt"
	"strconv"
)

// Pence is a sum of money in pence; negative when it is owed the other way.
type Pence int64

// Pounds returns whole pounds as pence.
func Pounds(pounds int64) Pence { return Pence(pounds * 100) }

// String prints "£50", "£1,234.50" or "-£5": pence only when there are any.
func (p Pence) String() string {
	sign, amount := "", uint64(p)
	if p < 0 {
		sign, amount = "-", -amount
	}
	text := sign + "£" + grouped(amount/100)
	if amount%100 != 0 {
		text += fmt.Sprintf(".%02d", amount%100)
	}
	return text
}

// grouped puts a comma between thousands.
func grouped(number uint64) string {
	digits := strconv.FormatUint(number, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
