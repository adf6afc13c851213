package mailer

import (
	"html/template"
	"math"
	"strconv"
	"strings"
)

// letterPage is one column, readable without images and by a screen reader: a heading, the facts
// as a table with row headers, a link that looks like a button.
var letterPage = template.Must(template.New("letter").Funcs(template.FuncMap{
	"lines":   lines,
	"oneLine": oneLine,
}).Parse(`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{oneLine .Title}}</title>
</head>
<body style="margin:0;padding:0;background-color:#f3f2f1;">
<div style="max-width:38em;margin:0 auto;background-color:#ffffff;color:#0b0c0c;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
{{- with .Partnership}}
<div style="padding:16px 24px;background-color:{{$.Background}};color:{{$.Foreground}};font-weight:bold;">{{oneLine .}}</div>
{{- end}}
<div style="padding:8px 24px 24px;">
{{- with .Title}}
<h1 style="font-size:24px;line-height:1.25;margin:16px 0;">{{oneLine .}}</h1>
{{- end}}
{{- range .Opening}}
<p style="margin:16px 0;">{{template "text" .}}</p>
{{- end}}
{{- range .Said}}
<p style="margin:16px 0;">{{template "text" .}}</p>
{{- end}}
{{- with .Facts}}
<table style="width:100%;border-collapse:collapse;margin:16px 0;">
{{- range .}}
<tr>
<th scope="row" style="text-align:left;vertical-align:top;padding:8px 16px 8px 0;border-bottom:1px solid #b1b4b6;width:30%;">{{oneLine .Label}}</th>
<td style="vertical-align:top;padding:8px 0;border-bottom:1px solid #b1b4b6;">{{template "text" .Value}}</td>
</tr>
{{- end}}
</table>
{{- end}}
{{- with .Button}}
<p style="margin:24px 0;"><a href="{{.URL}}" style="display:inline-block;padding:12px 20px;background-color:{{$.Background}};color:{{$.Foreground}};font-weight:bold;text-decoration:underline;">{{oneLine .Label}}</a></p>
{{- end}}
{{- range .Notes}}
<p style="margin:16px 0;">{{template "text" .}}</p>
{{- end}}
{{- range .Closing}}
<p style="margin:16px 0;">{{template "text" .}}</p>
{{- end}}
</div>
{{- with .Footer}}
<div style="padding:16px 24px;border-top:1px solid #b1b4b6;font-size:14px;color:#484949;">
{{- range .}}
<p style="margin:8px 0;">{{template "text" .}}</p>
{{- end}}
</div>
{{- end}}
</div>
</body>
</html>
{{define "text"}}{{range $i, $line := lines .}}{{if $i}}<br>{{end}}{{$line}}{{end}}{{end}}`))

type letterView struct {
	Letter
	Button     *Link // nil when there is none to show
	Background template.CSS
	Foreground template.CSS
}

// HTML returns the letter as a page of its own.
func (l Letter) HTML() string {
	view := letterView{Letter: l, Background: template.CSS(l.colour()), Foreground: template.CSS(readableOn(l.colour()))}
	if l.Button.shown() {
		view.Button = &l.Button
	}
	var page strings.Builder
	if err := letterPage.Execute(&page, view); err != nil {
		panic(err) // the template and its data are ours, and a Builder takes everything
	}
	return page.String()
}

// readableOn returns white or black, whichever stands out more from a "#rrggbb" background by
// the contrast of WCAG 2.2; the better of the two is always at least 4.5 to 1.
func readableOn(colour string) string {
	luminance := luminanceOf(colour)
	if 1.05/(luminance+0.05) >= (luminance+0.05)/0.05 {
		return "#ffffff"
	}
	return "#000000"
}

func luminanceOf(colour string) float64 {
	value, _ := strconv.ParseUint(colour[1:], 16, 32)
	channel := func(shift uint) float64 {
		c := float64(value>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}
