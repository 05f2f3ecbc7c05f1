package rest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// wire is a client of a real server on loopback. The handler gets everything
// but sign-ins.
func wire(t *testing.T, handler http.HandlerFunc, change ...func(*Config)) *Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/oauth/token" {
			handler(w, r)
			return
		}
		if err := r.ParseForm(); err != nil || r.URL.RawQuery != "" || r.PostForm.Get("client_secret") != "correct-horse-battery" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, `{"access_token":"token-of-the-wire","expires_in":749,"org":"acme"}`)
	}))
	t.Cleanup(server.Close)
	cfg := Config{
		BaseURL:      server.URL + "/",
		ClientID:     "id",
		ClientSecret: "correct-horse-battery",
		Backoff:      time.Microsecond,
	}
	for _, f := range change {
		f(&cfg)
	}
	c, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestRequestOnTheWire(t *testing.T) {
	c := wire(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		fmt.Fprintln(w, r.Method, r.RequestURI, string(body))
		for _, name := range []string{"Accept", "Authorization", "Content-Type", "X-SailPoint-Experimental", "User-Agent"} {
			fmt.Fprintf(w, "%s: %s\n", name, r.Header.Get(name))
		}
	}, func(cfg *Config) { cfg.UserAgent = "isc-sync/1" })
	for _, test := range []struct {
		name string
		r    Request
		want string
	}{
		{
			"a list with a filter",
			Request{Method: "GET", Path: "/v2025/sources", Query: map[string][]string{"filters": {`name eq "A+B / ä"`}, "limit": {"1"}}},
			"GET /v2025/sources?filters=name%20eq%20%22A%2BB%20%2F%20%C3%A4%22&limit=1 \n" +
				"Accept: application/json\nAuthorization: Bearer token-of-the-wire\nContent-Type: \n" +
				"X-SailPoint-Experimental: true\nUser-Agent: isc-sync/1\n",
		},
		{
			"a patch of an escaped path",
			Request{Method: "PATCH", Path: "/v2025/x/a%2Fb%20c", Body: []byte(`[]`), ContentType: "application/json-patch+json"},
			"PATCH /v2025/x/a%2Fb%20c []\n" +
				"Accept: application/json\nAuthorization: Bearer token-of-the-wire\nContent-Type: application/json-patch+json\n" +
				"X-SailPoint-Experimental: true\nUser-Agent: isc-sync/1\n",
		},
		{
			"a body is JSON if nobody says otherwise",
			Request{Method: "POST", Path: "/beta/x", Body: []byte(`{}`)},
			"POST /beta/x {}\n" +
				"Accept: application/json\nAuthorization: Bearer token-of-the-wire\nContent-Type: application/json\n" +
				"X-SailPoint-Experimental: true\nUser-Agent: isc-sync/1\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			resp, err := c.Do(context.Background(), test.r)
			if err != nil {
				t.Fatal(err)
			}
			if string(resp.Body) != test.want {
				t.Errorf("sent\n%s\nwant\n%s", resp.Body, test.want)
			}
		})
	}
}

func TestPathsThatAreNotPathsAreRefused(t *testing.T) {
	c := wire(t, func(http.ResponseWriter, *http.Request) {})
	for _, path := range []string{"", "v2025/sources", "@evil.example/", "/v2025?x=1", "/v2025#x", "/v2025/%zz", "/a\nb"} {
		if _, err := c.Do(context.Background(), get(path)); err == nil {
			t.Errorf("%q was sent", path)
		}
	}
	if c.Requests() != 0 {
		t.Errorf("%d requests, want 0", c.Requests())
	}
}

// cut ends the connection in one of the places where it can end.
func cut(w http.ResponseWriter, where string) {
	if where == "mid-body" {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", "100")
		fmt.Fprint(w, `{"a":`)
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	if where == "mid-JSON" {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"a":{"b":1}`)
		return
	}
	conn, buffered, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(err)
	}
	if where == "mid-header" {
		fmt.Fprint(buffered, "HTTP/1.1 200 OK\r\nContent-Ty")
		buffered.Flush()
	}
	conn.Close()
}

func TestCutAnswers(t *testing.T) {
	for _, where := range []string{"before the header", "mid-header", "mid-body", "mid-JSON"} {
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE"} {
			for _, kept := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s %s, kept connection %v", method, where, kept), func(t *testing.T) {
					var acted atomic.Int32
					c := wire(t, func(w http.ResponseWriter, r *http.Request) {
						if r.URL.Path == "/v2025/warm" {
							fmt.Fprint(w, `{}`)
							return
						}
						_, _ = io.Copy(io.Discard, r.Body)
						acted.Add(1)
						cut(w, where)
					})
					if kept {
						if _, err := c.Do(context.Background(), get("/v2025/warm")); err != nil {
							t.Fatal(err)
						}
					}
					r := Request{Method: method, Path: "/v2025/x"}
					if method != "GET" && method != "DELETE" {
						r.Body = []byte(`{"a":1}`)
					}
					_, err := c.Do(context.Background(), r)
					var lost *LostError
					if method == "GET" {
						if err == nil || errors.As(err, &lost) || acted.Load() < maxTries {
							t.Errorf("after %d tries Do says %v", acted.Load(), err)
						}
						return
					}
					if !errors.As(err, &lost) || acted.Load() != 1 {
						t.Errorf("after %d tries Do says %v, want a LostError after 1", acted.Load(), err)
					}
				})
			}
		}
	}
}

func TestReadIsRepeatedUntilItIsWhole(t *testing.T) {
	places := []string{"before the header", "mid-header", "mid-body", "mid-JSON"}
	var calls atomic.Int32
	c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
		if i := int(calls.Add(1)) - 1; i < len(places) {
			cut(w, places[i])
			return
		}
		fmt.Fprint(w, `{"whole":true}`)
	}, func(cfg *Config) {
		transport := defaultTransport()
		transport.DisableKeepAlives = true // or net/http repeats some by itself
		cfg.Transport = transport
	})
	resp, err := c.Do(context.Background(), get("/v2025/x"))
	if err != nil || string(resp.Body) != `{"whole":true}` || c.Requests() != 5 {
		t.Errorf("after %d requests Do says %v", c.Requests(), err)
	}
}

func TestDeadlineOfAWriteIsALostAnswer(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	c := wire(t, func(_ http.ResponseWriter, r *http.Request) { <-release }, func(cfg *Config) {
		cfg.Timeout = 50 * time.Millisecond
	})
	_, err := c.Do(context.Background(), Request{Method: "POST", Path: "/v2025/x"})
	var lost *LostError
	if !errors.As(err, &lost) || !strings.Contains(err.Error(), "no answer within 50ms") {
		t.Errorf("Do says %v", err)
	}
}

func TestCancelledWriteThatWasSentIsALostAnswer(t *testing.T) {
	why := errors.New("interrupted twice")
	ctx, cancel := context.WithCancelCause(context.Background())
	release := make(chan struct{})
	defer close(release)
	c := wire(t, func(http.ResponseWriter, *http.Request) {
		cancel(why)
		<-release
	})
	_, err := c.Do(ctx, Request{Method: "DELETE", Path: "/v2025/x"})
	var lost *LostError
	if !errors.As(err, &lost) || !errors.Is(err, context.Canceled) || !errors.Is(err, why) {
		t.Errorf("Do says %v, want a LostError that was cancelled", err)
	}
}

func TestCancelledWriteThatNeverLeftIsNotLost(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	transport := defaultTransport()
	c := wire(t, nil, func(cfg *Config) { cfg.Transport = transport })
	if _, err := c.Org(context.Background()); err != nil {
		t.Fatal(err)
	}
	transport.CloseIdleConnections()
	transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
		cancel()
		<-ctx.Done()
		return nil, ctx.Err()
	}
	_, err := c.Do(ctx, Request{Method: "POST", Path: "/v2025/x"})
	if err == nil || err.Error() != "POST /v2025/x: context canceled" || !errors.Is(err, context.Canceled) {
		t.Errorf("Do says %v", err)
	}
}

func TestUnreachableHost(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	tls := httptest.NewUnstartedServer(http.NotFoundHandler())
	tls.Config.ErrorLog = log.New(io.Discard, "", 0) // it says that we hung up
	tls.StartTLS()
	defer tls.Close()
	for name, base := range map[string]string{
		"nobody listens":         "http://" + address,
		"an unknown certificate": tls.URL,
		"no such name":           "https://tenant.invalid",
	} {
		t.Run(name, func(t *testing.T) {
			c := wire(t, nil, func(cfg *Config) {
				cfg.BaseURL = base
				transport := defaultTransport()
				transport.Proxy = nil
				cfg.Transport = transport
			})
			_, err := c.Do(context.Background(), Request{Method: "POST", Path: "/v2025/x"})
			var unreachable *UnreachableError
			if !errors.As(err, &unreachable) || hintOf(err) == "" || strings.Contains(err.Error(), "correct-horse") {
				t.Errorf("Do says %v, want an UnreachableError", err)
			}
			if c.Requests() != 0 {
				t.Errorf("%d requests, want 0", c.Requests())
			}
		})
	}
}

func TestWriteThatNeverLeftIsRepeated(t *testing.T) {
	var dials atomic.Int32
	transport := defaultTransport()
	transport.DisableKeepAlives = true
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if n := dials.Add(1); n == 2 || n == 3 { // after the sign-in
			return nil, errors.New("no route")
		}
		return new(net.Dialer).DialContext(ctx, network, address)
	}
	var acted atomic.Int32
	c := wire(t, func(http.ResponseWriter, *http.Request) { acted.Add(1) }, func(cfg *Config) {
		cfg.Transport = transport
		cfg.Rate = 2
		cfg.OnWait = func(w Wait) { t.Errorf("what was not sent holds a slot: %v", w) }
	})
	_, err := c.Do(context.Background(), Request{Method: "POST", Path: "/v2025/x", Body: []byte(`{}`)})
	if err != nil || acted.Load() != 1 || dials.Load() != 4 || c.Requests() != 1 {
		t.Errorf("acted %d times after %d dials and %d requests, error %v", acted.Load(), dials.Load(), c.Requests(), err)
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	var strangers atomic.Int32
	stranger := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { strangers.Add(1) }))
	defer stranger.Close()
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, method := range []string{"GET", "POST"} {
			c := wire(t, func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, stranger.URL+"/x?token=hush", status)
			})
			_, err := c.Do(context.Background(), Request{Method: method, Path: "/v2025/x"})
			if err == nil || !strings.HasSuffix(err.Error(), "redirected to "+stranger.URL) || !strings.Contains(hintOf(err), stranger.URL) {
				t.Errorf("%d: Do says %v (hint %q)", status, err, hintOf(err))
			}
		}
	}
	if strangers.Load() > 0 {
		t.Errorf("%d requests reached another host", strangers.Load())
	}
}

// Over HTTP/2 net/http repeats writes in cases that prove nothing.
func TestDefaultTransportStaysWithHTTP1(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.Proto)
	}))
	server.EnableHTTP2 = true
	server.StartTLS()
	defer server.Close()
	transport := defaultTransport()
	transport.TLSClientConfig = server.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	resp, err := (&http.Client{Transport: transport}).Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if proto, _ := io.ReadAll(resp.Body); string(proto) != "HTTP/1.1" {
		t.Errorf("spoke %s", proto)
	}
}

func TestCancelledReadSaysSoOnOneLine(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
		cancel()
		cut(w, "before the header")
	})
	_, err := c.Do(ctx, get("/v2025/x"))
	if !errors.Is(err, context.Canceled) || err.Error() != "GET /v2025/x: context canceled" {
		t.Errorf("Do says %v", err)
	}
}

type broken struct{ calls int }

func (b *broken) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Path == "/oauth/token" {
		return reply(http.StatusOK, `{"access_token":"x"}`), nil
	}
	b.calls++
	return nil, errors.New("broken")
}

func TestTransportThatReportsNothingMayHaveSent(t *testing.T) {
	far := &broken{}
	c := (&tenant{}).client(t, func(cfg *Config) { cfg.Transport = far })
	_, err := c.Do(context.Background(), Request{Method: "PUT", Path: "/v2025/x"})
	var lost *LostError
	if !errors.As(err, &lost) || far.calls != 1 {
		t.Errorf("after %d calls Do says %v, want a LostError after 1", far.calls, err)
	}
}
