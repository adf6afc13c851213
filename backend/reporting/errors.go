package reporting

import "github.com/turnout-uk/turnout/backend/internal/fault"

// ErrNoRows: the figure is not made of rows that can be opened.
var ErrNoRows = fault.OnField("figure", "no_rows", "This figure has no rows to open.")

// ErrUnknownFigure: no figure has this key.
var ErrUnknownFigure = fault.OnField("figure", "unknown_figure", "Choose one of the figures on the page.")

// ErrUnknownDimension: figures cannot be broken down that way.
var ErrUnknownDimension = fault.OnField("by", "unknown_dimension", "Choose how to break the figures down.")
