package onbehalf

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// TellKeptShrunk tells agencies that fewer places are kept for them, because there are fewer places.
func (s *Service) TellKeptShrunk(tx *database.Tx, shrunk []places.Shrunk) error {
	for _, a := range shrunk {
		if err := s.tellFewer(tx, a.Allocation, a.Fewer); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) tellFewer(tx *database.Tx, a places.Allocation, fewer int) error {
	key := fmt.Sprintf("kept_fewer:%s:%d:%d", a.ID, a.Places, tx.Now.UnixMicro())
	return s.letters.Kept(tx, a, key, "Fewer places are kept for you", fmt.Sprintf(
		"%s kept for your agency any more; %s left to name people for. Nobody you have named loses a place.", isKept(fewer)+" not", letters.PlacesInWords(a.Left())))
}

func isKept(n int) string {
	if n == 1 {
		return "1 place is"
	}
	return fmt.Sprintf("%d places are", n)
}
