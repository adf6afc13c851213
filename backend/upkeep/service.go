package upkeep

import "github.com/turnout-uk/turnout/backend/internal/database"

// Service is what the screens of upkeep ask.
type Service struct{ db *database.DB }

// New returns the service.
func New(db *database.DB) *Service { return &Service{db} }
