// Package config reads the environment, once, at the start. Flags of the command line win over it.
package config

import (
	"fmt"

	"github.com/caarlos0/env/v11"
)

// Config is everything that differs between deployments.
type Config struct {
	DatabaseURL      string   `env:"DATABASE_URL"`       // empty: our own PostgreSQL in DataDir
	DatabaseOwnerURL string   `env:"DATABASE_OWNER_URL"` // empty: DATABASE_URL may make the app role itself
	DataDir          string   `env:"TURNOUT_DATA" envDefault:"var" validate:"required"`
	Addr             string   `env:"TURNOUT_ADDR" envDefault:"127.0.0.1:8080" validate:"address"`
	MetricsAddr      string   `env:"TURNOUT_METRICS_ADDR" envDefault:"127.0.0.1:0" validate:"address"` // loopback, apart from the API
	PublicURL        string   `env:"TURNOUT_PUBLIC_URL" validate:"omitempty,http_url,endsnotwith=/"`   // empty: http:// and the address
	SMTPURL          string   `env:"TURNOUT_SMTP_URL"`                                                 // smtp://user:password@host:587; empty: mail stays in the outbox
	MailFrom         string   `env:"TURNOUT_MAIL_FROM" envDefault:"no-reply@localhost" validate:"mailbox"`
	TrustedProxies   []string `env:"TURNOUT_TRUSTED_PROXIES" validate:"dive,ip|cidr"`
	PrivateWebhooks  bool     `env:"TURNOUT_PRIVATE_WEBHOOKS"` // other systems may stand in private networks
	LogLevel         string   `env:"TURNOUT_LOG_LEVEL" envDefault:"info" validate:"oneofci=debug info warn error"`
	PoolSize         int32    `env:"TURNOUT_POOL" envDefault:"20" validate:"min=1,max=500"`
}

// Load reads the environment and says which variable is wrong.
func Load() (Config, error) {
	c, err := env.ParseAs[Config]()
	if err != nil {
		return Config{}, fmt.Errorf("settings: %w", err)
	}
	if err := check(c); err != nil {
		return Config{}, fmt.Errorf("settings: %w", err)
	}
	return c, nil
}
