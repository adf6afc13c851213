package config

import (
	"errors"
	"fmt"
	"net"
	"net/mail"
	"reflect"
	"strings"

	"github.com/go-playground/validator/v10"
)

// sentences says of each rule in Config's validate tags what it asks of a variable.
var sentences = map[string]string{
	"address":     "must be a host and a port, such as 127.0.0.1:8080",
	"endsnotwith": "must not end with a slash",
	"http_url":    "must be a web address, such as https://training.example.org",
	"ip|cidr":     "must be IP addresses or ranges with commas between them, such as 10.0.0.0/8,192.168.1.5",
	"mailbox":     "must be a plain e-mail address, such as no-reply@example.org",
	"max":         "must be at most %s",
	"min":         "must be at least %s",
	"oneofci":     "must be one of %s",
	"required":    "must not be empty",
}

// check says of every variable that is wrong what it must be. It repeats no value: some hold passwords.
func check(c Config) error {
	var wrong validator.ValidationErrors
	if err := rules().Struct(c); !errors.As(err, &wrong) {
		return err
	}
	said := make([]string, len(wrong))
	for i, w := range wrong {
		variable, _, _ := strings.Cut(w.Field(), "[") // an element of a list is named with its index
		sentence := sentences[w.Tag()]
		if strings.Contains(sentence, "%s") {
			sentence = fmt.Sprintf(sentence, strings.ReplaceAll(w.Param(), " ", ", "))
		}
		said[i] = variable + " " + sentence
	}
	return errors.New(strings.Join(said, "; "))
}

// rules knows the variables by their own names, and two rules that the package lacks.
func rules() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string { return f.Tag.Get("env") })
	for name, holds := range map[string]func(string) bool{"address": isAddress, "mailbox": isMailbox} {
		err := v.RegisterValidation(name, func(f validator.FieldLevel) bool { return holds(f.Field().String()) })
		if err != nil {
			panic(err) // the names are ours and not empty
		}
	}
	return v
}

// isAddress: port 0 lets the kernel choose, and a host may be left out or be IPv6.
func isAddress(text string) bool {
	_, port, err := net.SplitHostPort(text)
	if err != nil {
		return false
	}
	_, err = net.LookupPort("tcp", port)
	return err == nil
}

// isMailbox: no-reply@localhost is one.
func isMailbox(text string) bool {
	parsed, err := mail.ParseAddress(text)
	return err == nil && parsed.Address == text
}
