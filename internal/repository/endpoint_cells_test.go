package repository

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var mediaWords = map[string]string{
	"application/json": "json", "application/json-patch+json": "json-patch", "multipart/form-data": "form",
}

var (
	filterField  = regexp.MustCompile(`\*\*([\w.]+)\*\*:\s*\*([^*]*)\*`)
	sorterFields = regexp.MustCompile(`fields:\s*\*\*([^*]*)\*\*`)
	comma        = regexp.MustCompile(`\s*,\s*`)
	// patchable finds a field in a text: an item of a list, or in bold. What is
	// called a query parameter is no field.
	patchable = regexp.MustCompile(`(?m)^\s*[*-] (\w+)\s*$|\*\*([\w/]+)\*\*( query)?`)
)

// described are the cells that the vendor's operation would have in a table.
func (o *operation) described() map[string]string {
	cells := map[string]string{"sends": "–", "experimental": "no", "page": "whole", "count": "no", "filters": "–", "sorters": "–"}
	if o.RequestBody != nil {
		var sends []string
		for media := range o.RequestBody.Content {
			sends = append(sends, mediaWords[media])
		}
		slices.Sort(sends)
		cells["sends"] = strings.Join(sends, ", ")
		cells["fields"] = patchableIn(o.Description + "\n" + o.RequestBody.Description)
	}
	isRefusal := func(status string) bool { return !strings.HasPrefix(status, "2") }
	cells["answers"] = strings.Join(slices.DeleteFunc(slices.Sorted(maps.Keys(o.Responses)), isRefusal), ", ")
	if p := o.parameter("X-SailPoint-Experimental"); p != nil && p.Required {
		cells["experimental"] = "yes"
	}
	if p := o.parameter("limit"); p != nil {
		cells["page"] = "open"
		if p.Schema.Maximum > 0 {
			cells["page"] = strconv.Itoa(p.Schema.Maximum)
		}
	}
	if o.parameter("count") != nil {
		cells["count"] = "yes"
	}
	if p := o.parameter("filters"); p != nil {
		cells["filters"] = filtersIn(p.Description)
	}
	if p := o.parameter("sorters"); p != nil {
		cells["sorters"] = sortersIn(p.Description)
	}
	return cells
}

func patchableIn(text string) string {
	var fields []string
	for _, m := range patchable.FindAllStringSubmatch(text, -1) {
		field := "`" + m[1] + m[2] + "`"
		if m[3] == "" && !slices.Contains(fields, field) {
			fields = append(fields, field)
		}
	}
	return strings.Join(fields, ", ")
}

func filtersIn(description string) string {
	var fields []string
	for _, m := range filterField.FindAllStringSubmatch(description, -1) {
		fields = append(fields, "`"+m[1]+"` "+comma.ReplaceAllString(strings.TrimSpace(m[2]), ", "))
	}
	return strings.Join(fields, "; ")
}

func sortersIn(description string) string {
	m := sorterFields.FindStringSubmatch(description)
	if m == nil {
		return "not understood"
	}
	return "`" + strings.Join(comma.Split(strings.TrimSpace(m[1]), -1), "`, `") + "`"
}
