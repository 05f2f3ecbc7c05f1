package formats_test

import (
	"testing"

	"isc-sync/internal/documents/formats"
)

func TestCheck(t *testing.T) {
	tests := []struct {
		format      string
		good, wrong []string
	}{
		{"address-range", []string{"203.0.113.7", "203.0.113.0/24", "2001:db8::/32", "2001:db8::1", "0.0.0.0/0", "203.0.113.7/24"}, []string{"", "203.0.113", "203.0.113.256", "203.0.113.0/33", "2001:db8::/129", "/24"}},
		{"country", []string{"CH", "US", "XK", "TW"}, []string{"", "XX", "ZZ", "Q", "EU7", "001"}},
		{"color", []string{"0074D9", "#0074d9", "fff", "0074D9FF"}, []string{"", "#", "0074D", "blue", "0074D9F"}},
		{"email", []string{"jane@example.com", "o'neil+x@mail.example.co.uk", "a@localhost"}, []string{"", "jane", "jane@", "Jane <jane@example.com>", "a@b@c", "jane@example.com, joe@example.com"}},
		{"web-address", []string{"https://example.com", "http://10.0.0.1:8080/a?b=c"}, []string{"", "example.com", "ftp://example.com", "https://", "https:example.com", "https://exa mple.com"}},
		{"time-zone", []string{"Europe/Berlin", "UTC", "CST", "US/Central", "Etc/GMT+8", "GMT", "GMT+01:00", "SystemV/PST8", "America/Argentina/Buenos_Aires"}, []string{"", "Local", "Europe/Berln", "Berlin", "europe", "Central European Time"}},
		{"xml", []string{"<a/>", "<?xml version='1.0' encoding='ISO-8859-1'?>\n<!DOCTYPE Form PUBLIC \"sailpoint.dtd\" \"sailpoint.dtd\">\n<Form><A b=\"1\">&lt;</A></Form>\n"}, []string{"", "text", "<a>", "<a></b>", "<a b=1/>", "<a>&nope;</a>"}},
		{"cron", []string{"0 5 * * *"}, []string{"now"}},
		{"unknown", []string{"anything"}, nil},
	}
	for _, tt := range tests {
		for _, text := range tt.good {
			if _, err := formats.Check(tt.format, text); err != nil {
				t.Errorf("%s %q: %v", tt.format, text, err)
			}
		}
		for _, text := range tt.wrong {
			if _, err := formats.Check(tt.format, text); err == nil {
				t.Errorf("%s takes %q", tt.format, text)
			}
		}
	}
}
