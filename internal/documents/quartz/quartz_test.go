package quartz

import "testing"

func TestCheckAccepts(t *testing.T) {
	for _, e := range []string{
		"0 0 12 1/1 * ? *", "0 0 5 ? * *", "0 0/15 * * * ?", "0 0 6,18 ? * MON-FRI", "0 0 0 L * ?", "0 0 0 LW * ?", "0 0 0 L-3 * ?",
		"0 0 0 15W * ?", "0 0 0 ? * 6L", "0 0 0 ? * fri#2", "0 0 0 ? JAN-MAR,dec 2-6/2", "*/10 * * ? * * 2030-2040", "/5 * * ? * *", "0 0 22-6 ? * *",
	} {
		if err := Check(e); err != nil {
			t.Errorf("Check(%q) = %v, want nil", e, err)
		}
	}
}

func TestCheckRefuses(t *testing.T) {
	cases := []struct{ name, expression, want string }{
		{"nothing", "", "a cron expression has 6 or 7 fields (seconds first), not 0"},
		{"an expression of Unix", "0 12 * * *", "a cron expression has 6 or 7 fields (seconds first), not 5"},
		{"too many fields", "0 0 12 * * ? * *", "a cron expression has 6 or 7 fields (seconds first), not 8"},
		{"both days given", "0 0 12 1 * MON", "exactly one of day of month and day of week must be ?"},
		{"no day given", "0 0 12 ? * ?", "exactly one of day of month and day of week must be ?"},
		{"a minute that does not exist", "0 60 12 * * ?", `minutes: "60" cannot stand there (0-59)`},
		{"Sunday as zero", "0 0 12 ? * 0", `day of week: "0" cannot stand there (1-7 or SUN-SAT)`},
		{"a word that is no month", "0 0 12 ? FOO *", `month: "FOO" cannot stand there (1-12 or JAN-DEC)`},
		{"an open range", "0 0 1- * * ?", `hours: "1-" cannot stand there (0-23)`},
		{"a step of nothing", "0 0/0 1 * * ?", `minutes: "0/0" cannot stand there (0-59)`},
		{"an empty item", "0 0 1, * * ?", `hours: "" cannot stand there (0-23)`},
		{"a question mark elsewhere", "? 0 1 * * ?", `seconds: "?" cannot stand there (0-59)`},
		{"a sign", "+1 0 1 * * ?", `seconds: "+1" cannot stand there (0-59)`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if err := Check(c.expression); err == nil || err.Error() != c.want {
				t.Errorf("Check(%q) = %v, want %q", c.expression, err, c.want)
			}
		})
	}
}
