package apply_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"isc-sync/internal/simulator/jsonpatch"
)

// grove is a small strict tenant for made-up kinds. Each collection has rules of
// its own, and whatever breaks one is refused.
type grove struct {
	mu    sync.Mutex
	rules map[string]groveRules
	// rows are the objects by the path of their collection.
	rows map[string][]map[string]any
	last int
	// log holds the writes that arrived: method, path, body and status.
	log []string
	// fault is what happens to each write, by its number from 1.
	fault func(n int) groveFault
	sent  int
	// then is called after each write that arrived.
	then func(n int)
	// behind is how many reads after a write still show what was there before.
	behind int
	old    map[string]oldRow
	// apart are lists of texts, by their path.
	apart map[string][]any
	// listed counts the reads of each path.
	listed map[string]int
	// coming are the new objects that are not shown yet.
	coming map[string]int
	// lampAt is the list with which the lamp of a new farm comes.
	lampAt int
	// leaving are the objects that were deleted and are still shown.
	leaving map[string]int
	// query is that of the request under way.
	query url.Values
}

type oldRow struct {
	left int
	row  map[string]any
}

// groveRules are what one collection refuses. The functions return why, or "".
type groveRules struct {
	create func(body map[string]any) string
	// change also sees the operations, as they were sent; none of a PUT.
	change func(ops []any, before, after map[string]any) string
	delete func(before map[string]any) string
	// id is the member that has the id of a new object, "id" if it is left out.
	id string
	// briefly is what the answer to a creation shows, nil for the whole object.
	briefly func(row map[string]any) map[string]any
	// emptyFirst: an object is not deleted while something is below it.
	emptyFirst bool
	// media is what a patch is sent as; "" is the usual one.
	media string
	// members is what a patch of whole members makes of an object.
	members func(ops []any, before map[string]any) (after map[string]any, why string)
	// put is what a PUT makes of an object; nil is what was sent.
	put func(before, body map[string]any) (after map[string]any, why string)
	// silent: a PUT is answered 204.
	silent bool
	// lingers is how many reads still show an object after its deletion.
	lingers int
	// appears is how many reads do not yet show a new object.
	appears int
	// special takes requests that no other rule is for.
	special func(g *grove, method, path string, body any) (status int, v any, taken bool)
	// shown takes reads that no other rule is for.
	shown func(g *grove, path string) (status int, v any, taken bool)
	// selects tells whether a list has a row, by its query; why refuses the query.
	selects func(query url.Values, row map[string]any) (has bool, why string)
	// made is what the tenant adds to a new object.
	made func(g *grove, path string, row map[string]any)
}

// groveFault is how a write goes wrong.
type groveFault int

const (
	fine groveFault = iota
	lostBefore
	lostAfter
	refused
)

var errCut = errors.New("the connection was cut")

// RoundTrip implements http.RoundTripper.
func (g *grove) RoundTrip(r *http.Request) (*http.Response, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	var raw []byte
	if r.Body != nil {
		raw, _ = io.ReadAll(r.Body)
		_ = r.Body.Close()
	}
	if r.URL.Path == "/oauth/token" {
		return answer(r, 200, map[string]any{"access_token": "t", "expires_in": 700, "org": "acme"}), nil
	}
	g.query = r.URL.Query()
	if r.Method == http.MethodGet {
		status, v := g.read(strings.TrimPrefix(r.URL.Path, "/v2025"))
		rows, isList := v.([]any)
		if row, _ := v.(map[string]any); row[plainText] != nil {
			return plainAnswer(r, row[plainText].(string)), nil
		}
		if !isList {
			return answer(r, status, v), nil
		}
		rows, why := g.selected(r.URL, rows)
		if why != "" {
			return answer(r, 400, refusal(why)), nil
		}
		response := answer(r, status, page(rows, r.URL.Query()))
		response.Header.Set("X-Total-Count", strconv.Itoa(len(rows)))
		return response, nil
	}
	g.sent++
	n := g.sent
	fault := fine
	if g.fault != nil {
		fault = g.fault(n)
	}
	switch fault {
	case lostBefore:
		return nil, errCut
	case refused:
		return answer(r, 400, refusal("not today")), nil
	}
	raw = formless(r, raw)
	status, v := g.write(r, strings.TrimPrefix(r.URL.Path, "/v2025"), raw)
	g.log = append(g.log, strings.TrimSpace(fmt.Sprintf("%d %s %s %s", status, r.Method, r.URL.RequestURI(), raw)))
	if g.then != nil {
		g.then(n)
	}
	if fault == lostAfter {
		return nil, errCut
	}
	return answer(r, status, v), nil
}

// selected are the rows of a list that its rules select.
func (g *grove) selected(u *url.URL, rows []any) (kept []any, why string) {
	rules := g.rulesFor(u.Path)
	if rules.selects == nil {
		return rows, ""
	}
	if _, why = rules.selects(u.Query(), map[string]any{}); why != "" {
		return nil, why
	}
	return slices.DeleteFunc(rows, func(row any) bool {
		has, _ := rules.selects(u.Query(), row.(map[string]any))
		return !has
	}), ""
}

// page is the part of a list that a query asks for.
func page(rows []any, query url.Values) []any {
	offset, _ := strconv.Atoi(query.Get("offset"))
	limit, err := strconv.Atoi(query.Get("limit"))
	if err != nil {
		limit = len(rows)
	}
	offset = min(offset, len(rows))
	return rows[offset:min(offset+limit, len(rows))]
}

func refusal(text string) map[string]any {
	return map[string]any{"detailCode": "400.1 Bad request content", "trackingId": "t1", "messages": []any{map[string]any{"text": text}}}
}

func answer(r *http.Request, status int, v any) *http.Response {
	text := ""
	if v != nil {
		data, _ := json.Marshal(v)
		text = string(data)
	}
	return &http.Response{
		StatusCode: status, Status: fmt.Sprint(status), Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(text)),
		ContentLength: int64(len(text)),
	}
}

// place divides a path into its collection and the id of one object, if any.
func (g *grove) place(at string) (collection, id string) {
	parts := strings.Split(strings.Trim(at, "/"), "/")
	if len(parts)%2 == 1 {
		return "/" + strings.Join(parts, "/"), ""
	}
	return "/" + strings.Join(parts[:len(parts)-1], "/"), parts[len(parts)-1]
}

// rulesFor goes by the last word of a collection's path.
func (g *grove) rulesFor(collection string) groveRules {
	return g.rules[collection[strings.LastIndex(collection, "/")+1:]]
}

func (g *grove) read(path string) (int, any) {
	collection, id := g.place(path)
	if g.listed == nil {
		g.listed = map[string]int{}
	}
	g.listed[path]++
	if list, apart := g.apart[path]; apart {
		return 200, list
	}
	for _, any := range g.rules {
		if any.shown == nil {
			continue
		}
		if status, v, taken := any.shown(g, path); taken {
			return status, v
		}
	}
	rows := []any{}
	if !g.hasAbove(collection) {
		return 404, map[string]any{"detailCode": "404 Not found", "trackingId": "t1", "messages": []any{}}
	}
	g.letGo(collection)
	for _, row := range g.rows[collection] {
		shown := row
		if id := rowID(row); g.coming[id] > 0 {
			g.coming[id]--
			continue
		}
		if old, is := g.old[rowID(row)]; is && old.left > 0 {
			old.left--
			g.old[rowID(row)] = old
			shown = old.row
		}
		if rowID(row) == id {
			return 200, shown
		}
		rows = append(rows, shown)
	}
	if id == "" {
		return 200, rows
	}
	return 404, map[string]any{"detailCode": "404 Not found", "trackingId": "t1", "messages": []any{}}
}

// letGo removes the objects of a collection that were shown long enough.
func (g *grove) letGo(collection string) {
	g.rows[collection] = slices.DeleteFunc(g.rows[collection], func(row map[string]any) bool {
		left, is := g.leaving[rowID(row)]
		if is {
			g.leaving[rowID(row)] = left - 1
		}
		return is && left <= 0
	})
}

func (g *grove) write(r *http.Request, path string, raw []byte) (int, any) {
	collection, id := g.place(path)
	rules := g.rulesFor(collection)
	for _, any := range g.rules {
		if any.special == nil {
			continue
		}
		if status, v, taken := any.special(g, r.Method, path, decoded(raw)); taken {
			return status, v
		}
	}
	if id == "" {
		body, isObject := decoded(raw).(map[string]any)
		if !isObject || r.Method != http.MethodPost {
			return 400, refusal("no object")
		}
		return g.create(rules, collection, body)
	}
	at := slices.IndexFunc(g.rows[collection], func(row map[string]any) bool { return rowID(row) == id })
	if at < 0 {
		return 404, map[string]any{"detailCode": "404 Not found", "trackingId": "t1", "messages": []any{}}
	}
	before := g.rows[collection][at]
	if r.Method == http.MethodDelete {
		if why := allow1(rules.delete, before); why != "" {
			return 400, refusal(why)
		}
		if rules.emptyFirst && g.holds(path) {
			return 400, refusal("it is not empty")
		}
		if rules.lingers > 0 {
			if g.leaving == nil {
				g.leaving = map[string]int{}
			}
			if _, already := g.leaving[id]; !already {
				g.leaving[id] = rules.lingers
			}
			return 202, map[string]any{"type": "THING", "id": id, "name": before["name"]}
		}
		g.rows[collection] = slices.Delete(g.rows[collection], at, at+1)
		return 204, nil
	}
	after, why := rules.changed(r, before, raw)
	if why == "" && rules.change != nil {
		ops, _ := decoded(raw).([]any)
		why = rules.change(ops, before, after)
	}
	if why != "" {
		return 400, refusal(why)
	}
	g.rows[collection][at] = after
	if rules.silent && r.Method == http.MethodPut {
		return 204, nil
	}
	if g.old != nil {
		g.old[id] = oldRow{g.behind, before}
	}
	return 200, after
}

func allow1(rule func(map[string]any) string, row map[string]any) string {
	if rule == nil {
		return ""
	}
	return rule(row)
}

func (g *grove) create(rules groveRules, collection string, body map[string]any) (int, any) {
	if !g.hasAbove(collection) {
		return 404, refusal("what it belongs to does not exist")
	}
	if why := allow1(rules.create, body); why != "" {
		return 400, refusal(why)
	}
	g.last++
	row := maps.Clone(body)
	row[cmp.Or(rules.id, "id")] = fmt.Sprintf("new-%d", g.last)
	g.rows[collection] = append(g.rows[collection], row)
	if rules.made != nil {
		rules.made(g, collection, row)
	}
	if rules.appears > 0 {
		if g.coming == nil {
			g.coming = map[string]int{}
		}
		g.coming[rowID(row)] = rules.appears
		return 202, map[string]any{}
	}
	if rules.briefly != nil {
		return 201, rules.briefly(row)
	}
	return 201, row
}

// rowID is the id of a row: its mark, if nothing else is its id.
func rowID(row map[string]any) string {
	id, known := row["id"]
	if !known {
		id = row["mark"]
	}
	return id.(string)
}

// holds reports whether something is below the object at a path.
func (g *grove) holds(at string) bool {
	for collection, rows := range g.rows {
		if strings.HasPrefix(collection, at+"/") && len(rows) > 0 {
			return true
		}
	}
	return false
}

// hasAbove reports whether all objects in the path of a collection exist, each in
// the one before.
func (g *grove) hasAbove(collection string) bool {
	for {
		above, id := g.place(path.Dir(collection))
		if id == "" {
			return true
		}
		if !slices.ContainsFunc(g.rows[above], func(row map[string]any) bool { return rowID(row) == id }) {
			return false
		}
		collection = above
	}
}

// changed is an object after a patch, or after a PUT.
func (rules groveRules) changed(r *http.Request, before map[string]any, raw []byte) (map[string]any, string) {
	body := decoded(raw)
	if r.Method == http.MethodPut {
		after, isObject := body.(map[string]any)
		switch {
		case !isObject:
			return nil, "no object"
		case rules.put != nil:
			return rules.put(before, after)
		}
		return after, ""
	}
	media := cmp.Or(rules.media, "application/json-patch+json")
	if r.Method != http.MethodPatch || r.Header.Get("Content-Type") != media {
		return nil, "no patch"
	}
	if sent, _ := body.([]any); rules.members != nil {
		return rules.members(sent, before)
	}
	ops, err := jsonpatch.Decode(body)
	if err != nil {
		return nil, err.Error()
	}
	after, err := jsonpatch.Apply(copied(before), ops)
	if err != nil {
		return nil, err.Error()
	}
	return after.(map[string]any), ""
}

// copied is a deep copy.
func copied(v any) any {
	data, _ := json.Marshal(v)
	return decoded(data)
}

// decoded is what a JSON text says, nil if it is none.
func decoded(data []byte) (v any) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	_ = dec.Decode(&v)
	return v
}

// differs reports whether a member has another value afterwards.
func differs(before, after map[string]any, name string) bool {
	return !reflect.DeepEqual(before[name], after[name])
}

// has reports whether a patch was about a member, by name.
func has(ops []any, name string) bool {
	return slices.ContainsFunc(ops, func(op any) bool {
		path, _ := op.(map[string]any)["path"].(string)
		return path == "/"+name || strings.HasPrefix(path, "/"+name+"/")
	})
}

// content is all that the tenant holds, in a stable order.
func (g *grove) content() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	out := ""
	for _, collection := range slices.Sorted(maps.Keys(g.rows)) {
		var lines []string
		for _, row := range g.rows[collection] {
			without := maps.Clone(row)
			delete(without, "id")
			data, _ := json.Marshal(without)
			lines = append(lines, string(data))
		}
		if list, apart := g.apart[collection]; apart {
			lines = append(lines, fmt.Sprint(list))
		}
		slices.Sort(lines)
		out += collection + "\n  " + strings.Join(lines, "\n  ") + "\n"
	}
	return out
}
