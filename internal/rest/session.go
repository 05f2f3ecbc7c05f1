package rest

import (
	"context"
	"net/http"
	"time"
)

// Session is what the answer to a sign-in says, without the token.
type Session struct {
	// Org is the name of the tenant, as Client.Org returns it.
	Org string
	// Scopes are those of the token, none if the tenant does not name them.
	Scopes []string
	// Life is how long the token is used.
	Life time.Duration
	// Ahead is how much later it is on this machine than at the tenant, if Dated.
	Ahead time.Duration
	Dated bool
}

// Session returns what the tenant said at the last sign-in, and signs in if that
// has not happened yet.
func (c *Client) Session(ctx context.Context) (Session, error) {
	tok, err := c.signedIn(ctx)
	if err != nil {
		return Session{}, err
	}
	said := tok.said
	said.Org = c.nameIn(tok)
	return said, nil
}

// ahead compares the clock of an answer with the middle of the time between asking and
// answering. The clock of an answer has seconds only.
func ahead(answer http.Header, sent, received time.Time) (time.Duration, bool) {
	date, err := http.ParseTime(answer.Get("Date"))
	if err != nil {
		return 0, false
	}
	middle := sent.Add(received.Sub(sent) / 2)
	return middle.Sub(date).Truncate(time.Second), true
}
