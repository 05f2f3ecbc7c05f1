package apply_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
)

// echo is a tenant that repeats what it was sent wherever it can: in refusals,
// and in fields of its answers.
type echo struct {
	*rest.Client
	refuse bool
}

func (e echo) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	response, err := e.Client.Do(ctx, r)
	switch {
	case r.Method == "GET" || err != nil:
		return response, err
	case e.refuse:
		said := string(r.Body)
		return nil, &rest.StatusError{Method: r.Method, Path: r.Path, Status: 400, DetailCode: said, TrackingID: said, Causes: []string{said}}
	}
	response.Body = bytes.ReplaceAll(response.Body, []byte("The laboratory"), []byte("you sent correct horse battery"))
	return response, err
}

func TestNothingThatIsToldHoldsASecret(t *testing.T) {
	for _, refuse := range []bool{false, true} {
		t.Run(fmt.Sprintf("the tenant refuses: %t", refuse), func(t *testing.T) {
			inBench(t, simulator.Options{}, func(b *bench) {
				const secret = "correct horse battery"
				b.env["LAB_PASSWORD"] = secret
				b.write("lab.yaml", lab)
				p := b.plan()
				var told bytes.Buffer
				var mu sync.Mutex
				report, err := apply.Run(b.t.Context(), p, b.kinds, echo{b.client, refuse}, b.options(apply.Options{
					Report: &told,
					Event: func(e apply.Event) {
						mu.Lock()
						defer mu.Unlock()
						fmt.Fprintf(&told, "%+v\n", e)
					},
				}))
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&told, "%s%+v", report.Encode(), report)
				if strings.Contains(told.String(), secret) {
					t.Errorf("the secret is told:\n%s", told.String())
				}
				if !strings.Contains(told.String(), "(sensitive)") {
					t.Error("nothing was cut out, so nothing was tried")
				}
			})
		})
	}
}

func TestOnlyTheSecretsOfARequestGoWithIt(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.env["LAB_PASSWORD"], b.env["PORT"] = "correct horse battery", "7"
		b.write("lab.yaml", `
kind: Source
name: Lab Directory
spec:
  owner: grace.okafor
  cluster: Corporate Cluster
  connector: active-directory
  deleteThreshold: !env PORT
  connectorAttributes: {password: !env LAB_PASSWORD}
---
kind: Source
name: Payroll Database
spec: {description: Mine}
`)
		p := b.plan()
		to := guarded{b.client, func(r rest.Request) {
			want := 0
			if r.Method == "POST" {
				want = 1 // the port is shown by the tenant
				if !bytes.Contains(r.Body, []byte(`"deleteThreshold":7`)) || !bytes.Contains(r.Body, []byte(`"password":"correct horse battery"`)) {
					t.Errorf("the body is %s", r.Body)
				}
			}
			if len(r.Secrets) != want {
				t.Errorf("%s has %d secrets, want %d", r, len(r.Secrets), want)
			}
		}}
		report, err := apply.Run(b.t.Context(), p, b.kinds, to, b.options(apply.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		b.wantDone(report)
		b.wantNothingLeft()
	})
}

func TestAllThatIsMissingIsToldBeforeTheFirstWrite(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("query.sql", "select 1\r\n")
		b.write("d.yaml", `
kind: Source
name: Lab Directory
spec:
  owner: grace.okafor
  connector: jdbc
  cluster: Corporate Cluster
  deleteThreshold: !env PORT
  connectorAttributes: {password: !env LAB_PASSWORD}
---
kind: Source
name: Payroll Database
spec: {connectorAttributes: {SQL: !file query.sql}}
`)
		p := b.plan()
		b.env["PORT"] = "many"
		b.write("query.sql", "select 2\n")
		report, err := apply.Run(b.t.Context(), p, b.kinds, b.client, b.options(apply.Options{}))
		if report != nil || err == nil || b.writes() != 0 {
			t.Fatalf("report %v, error %v, %d writes", report, err, b.writes())
		}
		for _, want := range []string{"LAB_PASSWORD is not set", "PORT is not an integer", "query.sql is not the one that was planned"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q is not told:\n%v", want, err)
			}
		}
	})
}

func TestAFileIsReadAgainForASavedPlan(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("query.sql", "select 1\r\nfrom dual\r\n")
		b.write("d.yaml", "kind: Source\nname: Payroll Database\nspec: {connectorAttributes: {SQL: !file query.sql}}\n")
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
	})
}

func TestAFileIsNotReadThroughALinkOutOfTheDirectory(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("query.sql", "select 1\n")
		b.write("d.yaml", "kind: Source\nname: Payroll Database\nspec: {connectorAttributes: {SQL: !file query.sql}}\n")
		p := b.plan()
		b.linkOutside("query.sql", "select 1\n")
		_, err := apply.Run(b.t.Context(), p, b.kinds, b.client, b.options(apply.Options{}))
		if err == nil || errors.Is(err, context.Canceled) || b.writes() != 0 {
			t.Errorf("error %v after %d writes", err, b.writes())
		}
	})
}
