package cron

import "testing"

func TestCheckQuartzAccepts(t *testing.T) {
	for _, e := range []string{
		"0 0 12 1/1 * ? *", "0 0 5 ? * *", "0 0/15 * * * ?", "0 0 6,18 ? * MON-FRI", "0 0 0 L * ?", "0 0 0 LW * ?", "0 0 0 L-3 * ?",
		"0 0 0 15W * ?", "0 0 0 ? * 6L", "0 0 0 ? * fri#2", "0 0 0 ? JAN-MAR,dec 2-6/2", "*/10 * * ? * * 2030-2040", "/5 * * ? * *", "0 0 22-6 ? * *",
	} {
		if err := CheckQuartz(e); err != nil {
			t.Errorf("CheckQuartz(%q) = %v, want nil", e, err)
		}
	}
}

func TestCheckQuartzRefuses(t *testing.T) {
	cases := []struct{ name, expression, want string }{
		{"nothing", "", "a cron expression has 6 or 7 fields (seconds first), not 0"},
		{"an expression of Unix", "0 12 * * *", "a cron expression has 6 or 7 fields (seconds first), not 5"},
		{"too many fields", "0 0 12 * * ? * *", "a cron expression has 6 or 7 fields (seconds first), not 8"},
		{"both days given", "0 0 12 1 * MON", "exactly one of day of month and day of week must be ?"},
		{"no day given", "0 0 12 ? * ?", "exactly one of day of month and day of week must be ?"},
		{"a minute that does not exist", "0 60 12 * * ?", `minutes: "60" is not valid there (0-59)`},
		{"Sunday as zero", "0 0 12 ? * 0", `day of week: "0" is not valid there (1-7 or SUN-SAT)`},
		{"a word that is no month", "0 0 12 ? FOO *", `month: "FOO" is not valid there (1-12 or JAN-DEC)`},
		{"an open range", "0 0 1- * * ?", `hours: "1-" is not valid there (0-23)`},
		{"a step of nothing", "0 0/0 1 * * ?", `minutes: "0/0" is not valid there (0-59)`},
		{"an empty item", "0 0 1, * * ?", `hours: "" is not valid there (0-23)`},
		{"a question mark elsewhere", "? 0 1 * * ?", `seconds: "?" is not valid there (0-59)`},
		{"a sign", "+1 0 1 * * ?", `seconds: "+1" is not valid there (0-59)`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if err := CheckQuartz(c.expression); err == nil || err.Error() != c.want {
				t.Errorf("CheckQuartz(%q) = %v, want %q", c.expression, err, c.want)
			}
		})
	}
}

func TestCheckPlainAccepts(t *testing.T) {
	for _, e := range []string{
		"@every 24h", "@every 1h30m", "@daily", " @hourly", "0 0 8 * * ?", "0 0 8 ? * mon-fri", "30 4 * * 0", "0 30 8 * *", "*/10 1-5/2 * 1,15 JAN *",
		"0 0 12 ? * MON#1 2027", "0 15 10 L * ?",
	} {
		if err := CheckPlain(e); err != nil {
			t.Errorf("CheckPlain(%q) = %v, want nil", e, err)
		}
	}
}

func TestCheckPlainRefuses(t *testing.T) {
	cases := []struct{ name, expression, want string }{
		{"nothing", "", "a cron expression has 5 or 6 fields here, or is a name such as @daily, and has not 0"},
		{"words", "every day at six sharp", `minutes: "EVERY" is not valid there (0-59)`},
		{"a year that Quartz does not read either", "0 0 8 * * * 2030", "a cron expression has 5 or 6 fields here, or is a name such as @daily, and has not 7"},
		{"an hour that does not exist", "0 0 24 * * *", `hours: "24" is not valid there (0-23)`},
		{"Saturday as seven", "0 0 8 * * 7", `day of week: "7" is not valid there (0-6 or SUN-SAT)`},
		{"the last day", "0 0 8 L * *", `day of month: "L" is not valid there (1-31)`},
		{"five fields that fit neither way", "0 61 * * *", `hours: "61" is not valid there (0-23)`},
		{"a name that nobody knows", "@fortnightly", "there is no schedule @fortnightly: it is one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, or @every DURATION"},
		{"an interval without a unit", "@every 24", `@every takes a duration such as 24h or 1h30m, not "24"`},
		{"an interval of nothing", "@every 0s", `@every takes a duration such as 24h or 1h30m, not "0s"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if err := CheckPlain(c.expression); err == nil || err.Error() != c.want {
				t.Errorf("CheckPlain(%q) = %v, want %q", c.expression, err, c.want)
			}
		})
	}
}
