package imports

// What one file may hold. A partnership's ten years of bookings fit; what is larger is refused before
// it is read to the end, and can be split.
const (
	MaxBytes   = 20 << 20
	MaxRows    = 50_000
	MaxColumns = 100
	MaxCell    = 4_000 // characters
)
