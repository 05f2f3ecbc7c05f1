package exit

// Meaning is an exit code in words.
type Meaning struct {
	Code int
	Text string
}

// Meanings returns what the codes mean, for help and manual pages.
func Meanings() []Meaning {
	return []Meaning{
		{Done, "done, or nothing to do"},
		{Error, "an error, or you cancelled: nothing was written"},
		{Changes, "there are changes, or resources that wait for an aggregation (plan --detailed-exitcode)"},
		{Incomplete, "the apply is incomplete, also because something waits for an aggregation; the tenant changed or ignored a field; or a source operation ended badly"},
		{Refused, "refused by a guard, before any write"},
		{Stale, "the saved plan is stale or was altered; nothing was written"},
		{Usage, "usage"},
		{Interrupted, "interrupted"},
	}
}
