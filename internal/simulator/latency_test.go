package simulator_test

import (
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/internal/simulator"
)

func TestLatencyIsPaidByEachRequestAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tenant, err := simulator.Open(":memory:", simulator.Options{Latency: 200 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		client := &http.Client{Transport: simulator.Transport(tenant)}
		start := time.Now()
		var group sync.WaitGroup
		for range 10 {
			group.Go(func() {
				response, err := client.Get("http://tenant/oauth/info")
				if err != nil {
					t.Error(err)
					return
				}
				response.Body.Close()
			})
		}
		group.Wait()
		if took := time.Since(start); took != 200*time.Millisecond {
			t.Errorf("ten requests at once took %v", took)
		}
	})
}

func TestObserveSeesEveryRequest(t *testing.T) {
	seen := make(chan simulator.Exchange, 8) // what is observed may come after the answer
	_, c := memory(t, simulator.Options{
		Faults:  faults(t, "GET /v2025/sources=lost-before@2"),
		Observe: func(e simulator.Exchange) { seen <- e },
	})
	want := func(all ...simulator.Exchange) {
		t.Helper()
		for _, w := range all {
			if e := <-seen; e != w {
				t.Errorf("observed %v, want %v", e, w)
			}
		}
	}
	c.must(200, "GET", "/v2025/sources", "")
	want(simulator.Exchange{Method: "POST", Path: "/oauth/token", Status: 200}, simulator.Exchange{Method: "GET", Path: "/v2025/sources", Status: 200})
	if _, err := c.do("GET", "/v2025/sources", ""); err == nil {
		t.Error("the fault did not strike")
	}
	want(simulator.Exchange{Method: "GET", Path: "/v2025/sources", Status: 0})
	c.must(404, "GET", "/v2025/nothing", "")
	want(simulator.Exchange{Method: "GET", Path: "/v2025/nothing", Status: 404})
}
