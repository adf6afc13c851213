package config_test

import (
	"os"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/config"
)

// load reads an environment that holds these variables and nothing else of ours.
func load(t *testing.T, variables ...string) (config.Config, error) {
	t.Helper()
	for _, set := range os.Environ() {
		if name, _, _ := strings.Cut(set, "="); strings.HasPrefix(name, "TURNOUT_") || strings.HasPrefix(name, "DATABASE_") {
			t.Setenv(name, "")
			os.Unsetenv(name)
		}
	}
	for _, set := range variables {
		name, value, _ := strings.Cut(set, "=")
		t.Setenv(name, value)
	}
	return config.Load()
}

func TestWhatIsNotSetHasADefault(t *testing.T) {
	c, err := load(t)
	if err != nil || c.Addr != "127.0.0.1:8080" || c.DataDir != "var" || c.PoolSize != 20 || c.LogLevel != "info" || c.MailFrom != "no-reply@localhost" {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestGoodSettings(t *testing.T) {
	for _, set := range []string{
		"TURNOUT_ADDR=:8080", "TURNOUT_ADDR=[::1]:0", "TURNOUT_ADDR=0.0.0.0:80", "TURNOUT_PUBLIC_URL=https://training.devon.gov.uk",
		"TURNOUT_PUBLIC_URL=http://localhost:8080", "TURNOUT_TRUSTED_PROXIES=10.0.0.0/8,192.168.1.5,::1", "TURNOUT_LOG_LEVEL=debug", "TURNOUT_LOG_LEVEL=WARN",
		"TURNOUT_POOL=1", "TURNOUT_MAIL_FROM=training@devon.gov.uk", "DATABASE_URL=host=db user=turnout", "TURNOUT_PUBLIC_URL=",
	} {
		t.Run(set, func(t *testing.T) {
			if _, err := load(t, set); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAWrongSettingIsNamedWithWhatItMustBe(t *testing.T) {
	for set, want := range map[string]string{
		"TURNOUT_ADDR=8080":                           "settings: TURNOUT_ADDR must be a host and a port, such as 127.0.0.1:8080",
		"TURNOUT_ADDR=localhost:99999":                "settings: TURNOUT_ADDR must be a host and a port, such as 127.0.0.1:8080",
		"TURNOUT_METRICS_ADDR=nowhere":                "settings: TURNOUT_METRICS_ADDR must be a host and a port, such as 127.0.0.1:8080",
		"TURNOUT_PUBLIC_URL=training.devon.gov.uk":    "settings: TURNOUT_PUBLIC_URL must be a web address, such as https://training.example.org",
		"TURNOUT_PUBLIC_URL=https://devon.gov.uk/":    "settings: TURNOUT_PUBLIC_URL must not end with a slash",
		"TURNOUT_MAIL_FROM=Training <t@devon.gov.uk>": "settings: TURNOUT_MAIL_FROM must be a plain e-mail address, such as no-reply@example.org",
		"TURNOUT_TRUSTED_PROXIES=10.0.0.1,the proxy":  "settings: TURNOUT_TRUSTED_PROXIES must be IP addresses or ranges with commas between them, such as 10.0.0.0/8,192.168.1.5",
		"TURNOUT_LOG_LEVEL=loud":                      "settings: TURNOUT_LOG_LEVEL must be one of debug, info, warn, error",
		"TURNOUT_POOL=0":                              "settings: TURNOUT_POOL must be at least 1",
		"TURNOUT_POOL=501":                            "settings: TURNOUT_POOL must be at most 500",
	} {
		t.Run(set, func(t *testing.T) {
			if _, err := load(t, set); err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
	_, err := load(t, "TURNOUT_POOL=0", "TURNOUT_ADDR=8080")
	if err == nil || !strings.Contains(err.Error(), "TURNOUT_ADDR must") || !strings.Contains(err.Error(), "; TURNOUT_POOL must") {
		t.Errorf("two at once: %v", err)
	}
}
