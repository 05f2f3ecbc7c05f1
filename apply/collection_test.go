package apply_test

import (
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
)

// An uneven transport takes another time for each request.
type uneven struct {
	http.RoundTripper
	requests *atomic.Int64
}

func (u uneven) RoundTrip(r *http.Request) (*http.Response, error) {
	time.Sleep(time.Duration(u.requests.Add(1)*7%13) * time.Millisecond)
	return u.RoundTripper.RoundTrip(r)
}

// The list of connector rules has no filter and small pages: a look into it while
// others create rules would not come to its end.
func TestManyAreCreatedInACollectionThatIsReadWhole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBenchBehind(t, func(next http.RoundTripper) http.RoundTripper { return uneven{next, new(atomic.Int64)} }, simulator.Options{})
		b.write("d.yaml", rules(120))
		report, err := apply.Run(b.t.Context(), b.plan(), b.kinds, b.client, b.options(apply.Options{Workers: 8}))
		if err != nil {
			t.Fatal(err)
		}
		b.wantDone(report)
	})
}
