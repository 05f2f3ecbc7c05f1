package simulator

import (
	"slices"
	"strings"
)

// segmentParameters are those of lists that segments narrow, and more.
func segmentParameters(more ...string) []string {
	return append(more, "for-segment-ids", "include-unsegmented")
}

// bySegment keeps what is in one of the segments or, unless that is turned
// off, in none.
func bySegment(c *call, rows []object) ([]object, error) {
	if person := c.query.Get("for-subadmin"); person != "" {
		return nil, refuse("The identity %q is not a subadmin.", person)
	}
	ids, others := c.query.Get("for-segment-ids"), c.query.Get("include-unsegmented") != "false"
	if ids == "" {
		if !others && c.query.Get("segmented-for-identity") == "" {
			return nil, refuse("include-unsegmented=false needs for-segment-ids.")
		}
		return rows, nil
	}
	wanted := strings.Split(ids, ",")
	return slices.DeleteFunc(slices.Clone(rows), func(o object) bool {
		segments := list(o, "segments")
		if len(segments) == 0 {
			return !others
		}
		return !slices.ContainsFunc(segments, func(id any) bool { return slices.Contains(wanted, id.(string)) })
	}), nil
}
