package formats

import (
	"fmt"
	"regexp"
	"time"
	_ "time/tzdata" // zones on machines that have none
)

// other are zones that Java knows beside those of the IANA: CST, GMT+1, SystemV/PST8.
var other = regexp.MustCompile(`^([A-Z]{3,4}|(GMT|UTC?)[+-][0-9:]+|SystemV/.+)$`)

func timeZone(text string) error {
	if _, err := time.LoadLocation(text); err == nil && text != "Local" && text != "" || other.MatchString(text) {
		return nil
	}
	return fmt.Errorf("%q is not a time zone", text)
}
