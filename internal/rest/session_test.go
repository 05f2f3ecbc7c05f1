package rest

import (
	"net/http"
	"slices"
	"testing"
	"time"
)

func TestASessionIsWhatTheSignInSays(t *testing.T) {
	far := &tenant{}
	said, err := far.client(t).Session(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if said.Org == "" || said.Life <= 0 {
		t.Errorf("the session is %+v, without a tenant or a life", said)
	}
	tok, err := parseToken(&Response{Body: []byte(`{"access_token":"x","scope":"idn:a:read idn:b:manage"}`)}, time.Now())
	if want := []string{"idn:a:read", "idn:b:manage"}; err != nil || !slices.Equal(tok.said.Scopes, want) {
		t.Errorf("the scopes are %v, want %v (%v)", tok.said.Scopes, want, err)
	}
}

func TestClocksAreComparedInTheMiddleOfARequest(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 0, 0, time.UTC)
	header := http.Header{"Date": {at.Format(http.TimeFormat)}}
	for _, test := range []struct {
		sent, received, want time.Duration
	}{
		{0, 0, 0},
		{-2 * time.Second, 3 * time.Second, 0},
		{5 * time.Minute, 5*time.Minute + 2*time.Second, 5*time.Minute + time.Second},
		{-time.Hour, -time.Hour, -time.Hour},
	} {
		got, dated := ahead(header, at.Add(test.sent), at.Add(test.received))
		if !dated || got != test.want {
			t.Errorf("sent %s, received %s: ahead by %s (%v), want %s", test.sent, test.received, got, dated, test.want)
		}
	}
	if _, dated := ahead(http.Header{}, at, at); dated {
		t.Error("an answer without a date has one")
	}
}
