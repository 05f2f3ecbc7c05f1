package jsonvalue_test

import (
	"testing"
	"time"

	"isc-sync/internal/jsonvalue"
)

func TestSameInstant(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"2027-01-01T00:00:00Z", "2027-01-01T00:00:00.000Z", true},
		{"2027-01-01T00:30:00+01:00", "2026-12-31T23:30:00z", true},
		{"2028-02-29T20:00:00-05:00", "2028-03-01T01:00:00Z", true},
		{"2027-01-01T00:00:00Z", "2027-01-01T00:00:00.001Z", false},
		{"2027-01-01T00:00:00Z", "2027-01-01T00:00:00", false},
		{"2027-01-01T00:00:00", "2027-01-01T00:00:00", false},
		{"2027-01-01", "2027-01-01T00:00:00Z", false},
		{"2027-01-01T00:00:00+00:00", "2027-01-01T00:00:00-00:00", true},
	}
	for _, tt := range tests {
		if got := jsonvalue.SameInstant(tt.a, tt.b); got != tt.want {
			t.Errorf("SameInstant(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}

// TestEachDayIsOneInstantInTwoZones compares the calendar with that of package time
// over two centuries.
func TestEachDayIsOneInstantInTwoZones(t *testing.T) {
	east := time.FixedZone("east", 5*3600+1800)
	for at := time.Date(1899, 12, 30, 22, 0, 0, 0, time.UTC); at.Year() < 2102; at = at.Add(24 * time.Hour) {
		a, b := at.Format(time.RFC3339), at.In(east).Format(time.RFC3339)
		if !jsonvalue.SameInstant(a, b) {
			t.Fatalf("%s and %s are the same", a, b)
		}
		if next := at.Add(24 * time.Hour).Format(time.RFC3339); jsonvalue.SameInstant(a, next) {
			t.Fatalf("%s and %s differ", a, next)
		}
	}
}
