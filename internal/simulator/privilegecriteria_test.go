package simulator_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

const criteriaGroups = `[{"operator":"AND","criteriaItems":[{"targetType":"group","operator":"IN","property":"attributes.sort","values":["admin"]}]}]`

func criteriaBody(source, level, groups string) string {
	return fmt.Sprintf(`{"sourceId":%q,"type":"CUSTOM","operator":"AND","privilegeLevel":%q,"groups":%s}`, source, level, groups)
}

func TestLifeOfPrivilegeCriteria(t *testing.T) {
	for _, version := range []string{"v2025", "v2026", "v1"} {
		_, c := memory(t, simulator.Options{})
		source, path := id(c.source("v2025", "Ticket Desk")), wire(version, "/criteria/privilege")
		made := c.must(201, "POST", path, criteriaBody(source, "LOW", criteriaGroups))
		one := path + "/" + made.at("/id")
		if made.at("/groups/0/criteriaItems/0/ignoreCase") != "false" {
			t.Errorf("%s: made %s", version, made.text)
		}
		c.refused(400, "LOW already", "POST", path, criteriaBody(source, "LOW", criteriaGroups))
		whole := strings.Replace(criteriaBody(source, "LOW", `[]`), `{`, `{"id":"`+made.at("/id")+`",`, 1)
		c.must(200, "PUT", one, strings.Replace(whole, `"operator":"AND"`, `"operator":"OR"`, 1))
		if got := c.must(200, "GET", one, ""); got.at("/operator") != "OR" || got.at("/groups/0") != "(absent)" {
			t.Errorf("%s: after the change %s", version, got.text)
		}
		c.refused(400, "privilegeLevel", "PUT", one, strings.Replace(whole, "LOW", "HIGH", 1))
		c.refused(400, "id", "PUT", one, criteriaBody(source, "LOW", `[]`))
		c.must(204, "DELETE", one, "")
		c.must(404, "GET", one, "")
	}
	_, c := memory(t, simulator.Options{})
	c.must(404, "GET", "/v2024/criteria/privilege", "")
}

func TestPrivilegeCriteriaAreListedBySource(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	const path = "/v2025/criteria/privilege"
	desk := id(c.source("v2025", "Ticket Desk"))
	for filter, want := range map[string][]string{
		`sourceId eq "` + desk + `"`:                                         {"CONNECTOR", "CUSTOM"},
		`type eq "CUSTOM" and sourceId eq "` + desk + `"`:                    {"CUSTOM"},
		`type eq "custom" and sourceId eq "` + desk + `"`:                    nil,
		`sourceId eq "` + desk + `" and privilegeLevel eq "LOW"`:             nil,
		`sourceId eq "` + id(c.source("v2025", "Corporate Directory")) + `"`: nil,
	} {
		got := c.must(200, "GET", path+"?filters="+url.QueryEscape(filter), "").names("type")
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", filter, got, want)
		}
	}
	for filter, cause := range map[string]string{
		``: "not valid", `type eq "CUSTOM"`: "need a sourceId", `sourceId in ("x")`: "not valid", `id eq "x"`: "not valid",
	} {
		c.refused(400, cause, "GET", path+"?filters="+url.QueryEscape(filter), "")
	}
	c.refused(400, "limit", "GET", path+"?limit=5&filters="+url.QueryEscape(`sourceId eq "`+desk+`"`), "")
}

func TestPrivilegeCriteriaOfOthersStay(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	desk := id(c.source("v2025", "Ticket Desk"))
	const path = "/v2025/criteria/privilege"
	filter := "?filters=" + url.QueryEscape(`type eq "CONNECTOR" and sourceId eq "`+desk+`"`)
	one := path + "/" + c.must(200, "GET", path+filter, "").names("id")[0]
	c.refused(400, "CONNECTOR", "DELETE", one, "")
	c.must(400, "PUT", one, criteriaBody(desk, "HIGH", `[]`))
	item := `{"targetType":"group","operator":"IN","property":"value","values":["x"]}`
	for from, to := range map[string]string{
		`"targetType":"group"`: `"targetType":"user"`, `"operator":"IN"`: `"operator":"LIKE"`, `"property":"value"`: `"property":"name"`,
		`["x"]`: `[]`, `,"values":["x"]`: ``, `"x"`: `"` + strings.Repeat("x", 451) + `"`,
	} {
		c.must(400, "POST", path, criteriaBody(desk, "LOW", `[{"operator":"AND","criteriaItems":[`+strings.Replace(item, from, to, 1)+`]}]`))
	}
	c.must(400, "POST", path, criteriaBody(desk, "LOW", `[{"operator":"AND","criteriaItems":[]}]`))
	c.must(400, "POST", path, criteriaBody("short", "LOW", criteriaGroups))
	c.must(201, "POST", path, criteriaBody(desk, "LOW", `[{"operator":"AND","criteriaItems":[`+item+`]}]`))
}
