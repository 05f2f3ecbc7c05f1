// Package formats checks texts that follow a grammar, by the word format of the kinds.
//
// Its input is the name of a format and a text. Its output is what is wrong with the text,
// and an example. It refuses only what nothing can take, since a tenant may take more than
// its description says. It reads no network and no clock.
package formats

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/text/language"

	"isc-sync/internal/documents/cron"
)

// format is a grammar, and a text that follows it.
type format struct {
	check   func(string) error
	example string
}

var all = map[string]format{
	"quartz-cron":   {cron.CheckQuartz, `"0 0 6 ? * MON-FRI": at six on weekdays`},
	"cron":          {cron.CheckPlain, `"0 0 6 * * MON-FRI": at six on weekdays`},
	"address-range": {addressRange, "203.0.113.7, or 203.0.113.0/24"},
	"country":       {country, "CH: the code of ISO 3166 in two capital letters"},
	"color":         {color, `"0074D9", in quotes`},
	"email":         {email, "jane@example.com"},
	"web-address":   {webAddress, "https://example.com/path"},
	"time-zone":     {timeZone, "Europe/Berlin"},
	"xml":           {wellFormed, ""},
}

// Check returns an example of a format, "" if there is none, and what is wrong with a text:
// nothing if the format is not one of these.
func Check(name, text string) (example string, err error) {
	f, known := all[name]
	if !known {
		return "", nil
	}
	return f.example, f.check(text)
}

func addressRange(text string) error {
	if !strings.Contains(text, "/") {
		_, err := netip.ParseAddr(text)
		return named(err, "%q is neither an address nor a subnet", text)
	}
	_, err := netip.ParsePrefix(text)
	return named(err, "%q is not a subnet", text)
}

func country(text string) error {
	region, err := language.ParseRegion(text)
	if err != nil || !region.IsCountry() {
		return fmt.Errorf("%q is not the code of a country", text)
	}
	return nil
}

var hexColor = regexp.MustCompile(`^#?([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$`)

func color(text string) error {
	if !hexColor.MatchString(text) {
		return fmt.Errorf("%q is not a hexadecimal color", text)
	}
	return nil
}

func email(text string) error {
	parsed, err := mail.ParseAddress(text)
	if err == nil && parsed.Address != text {
		err = errors.New("there is more than the address")
	}
	return named(err, "%q is not an e-mail address", text)
}

func webAddress(text string) error {
	u, err := url.Parse(text)
	if err == nil && (u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
		err = errors.New("it has no host")
	}
	return named(err, "%q is not an address that begins with https:// or http://", text)
}

func wellFormed(text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	elements := 0
	for {
		token, err := d.Token()
		if _, opens := token.(xml.StartElement); opens {
			elements++
		}
		switch {
		case errors.Is(err, io.EOF) && elements == 0:
			return errors.New("it is not XML: it has no element")
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("it is not XML: %s", strings.TrimPrefix(err.Error(), "XML syntax error on "))
		}
	}
}

// named returns an error with a text of its own in the place of another one.
func named(err error, text string, args ...any) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf(text, args...)
}
