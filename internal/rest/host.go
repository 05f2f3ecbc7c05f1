package rest

import (
	"cmp"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// vendorDomains are the domains below which the vendor serves tenants: the
// usual ones, those for demonstrations and partners, and those for the United
// States' government.
var vendorDomains = []string{"identitynow.com", "identitynow-demo.com", "saas.sailpointfedramp.com"}

// Host is the host and port that a base URL names.
type Host struct {
	name, port string
}

// HostOf returns the host of a base URL. The error has a hint and is the one
// that New would return.
func HostOf(baseURL string) (Host, error) {
	u, err := parseBase(baseURL)
	if err != nil {
		return Host{}, err
	}
	return hostOf(u), nil
}

func hostOf(u *url.URL) Host {
	port := map[string]string{"http": "80", "https": "443"}[u.Scheme]
	return Host{name: plainHost(u.Hostname()), port: cmp.Or(u.Port(), port)}
}

// plainHost spells a host name in one way: a final dot and letter case do not
// count.
func plainHost(name string) string {
	return strings.ToLower(strings.TrimSuffix(name, "."))
}

// String returns the host name, with the port if it is not that of https.
func (h Host) String() string {
	if h.port == "443" {
		return h.name
	}
	return net.JoinHostPort(h.name, h.port)
}

// IsVendor reports whether the host is below one of the vendor's domains.
func (h Host) IsVendor() bool {
	return slices.ContainsFunc(vendorDomains, func(domain string) bool { return strings.HasSuffix(h.name, "."+domain) })
}

// IsLoopback reports whether the host is this machine.
func (h Host) IsLoopback() bool { return loopback(h.name) }

// Is reports whether text names the host: by its name alone, or with the port.
func (h Host) Is(text string) bool {
	if name, port, err := net.SplitHostPort(text); err == nil {
		return plainHost(name) == h.name && port == h.port
	}
	return plainHost(strings.Trim(text, "[]")) == h.name
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}
