// Package rounding turns whole numbers into the one rounded figure that is printed.
//
// Every printed rate and average comes from here: rounded once, from whole numbers, halves away
// from zero (82.5 prints 83, never 82), so that no page can disagree with another.
package rounding

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// A Ratio is a numerator over a denominator, neither yet rounded. When the denominator is 0
// there is no figure, and every function says so with nil.
type Ratio struct {
	Num int64
	Den int64
}

// Round returns the ratio as a plain number, such as an average, or nil when Den is 0.
func (r Ratio) Round(decimals int) *Number { return round(r.exact(), decimals) }

// Percent returns the ratio as a percentage, or nil when Den is 0.
func (r Ratio) Percent(decimals int) *Number { return round(hundredfold(r.exact()), decimals) }

// Minus returns this ratio less another, from their exact values, or nil when either has none.
func (r Ratio) Minus(other Ratio, decimals int) *Number {
	return round(difference(r.exact(), other.exact()), decimals)
}

// PercentagePoints returns this percentage less another, from their exact values, or nil when
// either has none.
func (r Ratio) PercentagePoints(other Ratio, decimals int) *Number {
	return round(hundredfold(difference(r.exact(), other.exact())), decimals)
}

func (r Ratio) exact() *big.Rat {
	if r.Den == 0 {
		return nil
	}
	return big.NewRat(r.Num, r.Den)
}

func hundredfold(value *big.Rat) *big.Rat {
	if value == nil {
		return nil
	}
	return new(big.Rat).Mul(value, big.NewRat(100, 1))
}

func difference(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Sub(a, b)
}

// round returns nil for nil. A value is |value| × 10^decimals + ½, cut off, with its sign again.
func round(value *big.Rat, decimals int) *Number {
	if value == nil {
		return nil
	}
	scaled := new(big.Rat).Mul(new(big.Rat).Abs(value), new(big.Rat).SetInt(powerOfTen(decimals)))
	scaled.Add(scaled, big.NewRat(1, 2))
	units := new(big.Int).Quo(scaled.Num(), scaled.Denom())
	if value.Sign() < 0 {
		units.Neg(units)
	}
	return &Number{units.Int64(), decimals}
}

func powerOfTen(exponent int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exponent)), nil)
}

// A Number is a rounded decimal: Units tenths when Decimals is 1. 48.6 is {486, 1}.
type Number struct {
	Units    int64
	Decimals int
}

// ErrNotANumber is returned for text that is no plain decimal such as 48.6 or -3.
var ErrNotANumber = errors.New("not a plain decimal number")

// ParseNumber reads a published figure such as "23.3", keeping as many decimals as were printed.
func ParseNumber(text string) (Number, error) {
	whole, fraction, pointed := strings.Cut(text, ".")
	digits := strings.TrimPrefix(whole, "-")
	if digits == "" || pointed && fraction == "" || !isDigits(digits+fraction) {
		return Number{}, ErrNotANumber
	}
	units, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return Number{}, ErrNotANumber
	}
	return Number{units, len(fraction)}, nil
}

func isDigits(text string) bool {
	return strings.Trim(text, "0123456789") == ""
}

// Minus returns n less other, both as printed, with the decimals of the finer of the two.
func (n Number) Minus(other Number) Number {
	decimals := max(n.Decimals, other.Decimals)
	return *round(difference(n.exact(), other.exact()), decimals)
}

func (n Number) exact() *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(n.Units), powerOfTen(n.Decimals))
}

// String prints every decimal: "48.6", "50.0", "-0.4".
func (n Number) String() string { return n.exact().FloatString(n.Decimals) }

// Float64 returns the nearest floating-point number, for charts.
func (n Number) Float64() float64 {
	value, _ := n.exact().Float64()
	return value
}

// MarshalJSON writes a JSON number with the decimals it is printed with: 48.6, 50.0.
func (n Number) MarshalJSON() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (n *Number) UnmarshalJSON(data []byte) error {
	number, err := ParseNumber(string(data))
	if err != nil {
		return fmt.Errorf("%w: %s", err, data)
	}
	*n = number
	return nil
}
