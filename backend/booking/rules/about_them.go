package rules

import "strings"

// aboutThem turns a sentence to somebody about themselves into one about somebody else.
var aboutThem = strings.NewReplacer(
	"You have", "They have", "You need", "They need", "You can hold", "They can hold",
	"Tell us which agency you work for before you book.", "They belong to no agency, or are suspended.",
	"Choose which agency you are booking for.", "They belong to several agencies: say which one this is for.",
	"Choose an agency you work for.", "They do not work for that agency.", "Choose whether you will", "Choose whether they will",
)

// AboutThem is a refusal's sentence as it is said to whoever books for somebody else.
func AboutThem(sentence string) string { return aboutThem.Replace(sentence) }
