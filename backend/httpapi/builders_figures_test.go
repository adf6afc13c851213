package httpapi_test

import (
	"maps"
)

func init() { maps.Copy(builders, figuresBuilders) }

// figuresBuilders are those of figures.
var figuresBuilders = map[string]builder{
	"getFigures":           at("GET", "/devon/figures?year=2025-26"),
	"getBreakdown":         at("GET", "/devon/figures/breakdown?year=2025-26&by=month"),
	"getFigureRows":        at("GET", "/devon/figures/rows?year=2025-26&figure=attended"),
	"exportFigures":        at("GET", "/devon/figures/export?year=2025-26"),
	"exportFigureRows":     at("GET", "/devon/figures/rows/export?figure=attended&year=2025-26"),
	"listPublishedFigures": at("GET", "/devon/published-figures"),
	"createPublishedFigure": with("POST", "/devon/published-figures", func(cell) any {
		return body{
			"series": "safeguarding-week", "label": fresh()[:30], "from": "2023-10-16", "to": "2023-10-20", "figure": "other",
			"title": "Average", "value": "23.3", "source": "Annual report",
		}
	}),
}
