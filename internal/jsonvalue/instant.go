package jsonvalue

import (
	"regexp"
	"strconv"
	"strings"
)

// SameInstant reports whether two texts are the same point in time, such as
// 2027-01-01T00:00:00Z and 2027-01-01T01:00:00.000+01:00. Both have to be in the
// form of RFC 3339.
func SameInstant(a, b string) bool {
	x, isTime := instantOf(a)
	y, also := instantOf(b)
	return isTime && also && x == y
}

// instant is a point in time: seconds, and the digits behind the point without
// zeros at the end.
type instant struct {
	seconds  int
	fraction string
}

var rfc3339 = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$`)

func instantOf(text string) (instant, bool) {
	m := rfc3339.FindStringSubmatch(text)
	if m == nil {
		return instant{}, false
	}
	n := make([]int, len(m))
	for i, digits := range m {
		n[i], _ = strconv.Atoi(digits) // "" is 0
	}
	east := n[9]*60 + n[10]
	if m[8] == "-" {
		east = -east
	}
	minutes := (daysBefore(n[1], n[2], n[3])*24+n[4])*60 + n[5] - east
	return instant{minutes*60 + n[6], strings.TrimRight(m[7], "0")}, true
}

// daysBefore counts the days before a date of the Gregorian calendar, from some day
// in the past. Its years begin in March, so that a leap day is the last one.
func daysBefore(year, month, day int) int {
	if month <= 2 {
		year, month = year-1, month+12
	}
	return year*365 + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day
}
