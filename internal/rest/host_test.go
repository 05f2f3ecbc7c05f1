package rest

import "testing"

func TestOnlyHostsBelowTheVendorsDomainsAreTheVendors(t *testing.T) {
	for base, want := range map[string]bool{
		"https://acme.api.identitynow.com":              true,
		"https://Acme.API.IdentityNow.com.":             true,
		"https://acme.api.identitynow.com:8443/x":       true,
		"https://acme.api.identitynow-demo.com":         true,
		"https://acme.api.saas.sailpointfedramp.com":    true,
		"https://identitynow.com":                       false,
		"https://notidentitynow.com":                    false,
		"https://acme.notidentitynow.com":               false,
		"https://api.identitynow.com.attacker.example":  false,
		"https://attacker.example/acme.identitynow.com": false,
		"https://sailpointfedramp.com.example":          false,
		"http://127.0.0.1:8080":                         false,
	} {
		host, err := HostOf(base)
		if err != nil || host.IsVendor() != want {
			t.Errorf("HostOf(%q) = %v, %v; the vendor's: %v, want %v", base, host, err, host.IsVendor(), want)
		}
	}
}

func TestAHostIsKnownByItsNameAndItsPort(t *testing.T) {
	for _, test := range []struct {
		base, text string
		want       bool
	}{
		{"https://gw.example", "gw.example", true},
		{"https://gw.example.", "GW.Example", true},
		{"https://gw.example:8443", "gw.example", true},
		{"https://gw.example:8443", "gw.example:8443", true},
		{"https://gw.example", "gw.example:443", true},
		{"https://gw.example", "gw.example:8443", false},
		{"https://gw.example.evil", "gw.example", false},
		{"https://x.gw.example", "gw.example", false},
		{"http://[::1]:80", "::1", true},
		{"http://[::1]:80", "[::1]:80", true},
	} {
		host, err := HostOf(test.base)
		if err != nil || host.Is(test.text) != test.want {
			t.Errorf("HostOf(%q).Is(%q) = %v (%v), want %v", test.base, test.text, !test.want, err, test.want)
		}
	}
}
