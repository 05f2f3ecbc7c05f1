package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// varState names the folder in which the stand-in for GitHub keeps what it knows.
const varState = "GITHUB_STATE"

// state is a repository of the stand-in.
type state struct {
	dir string
	// Runs counts the runs of workflows.
	Runs int
	// Merged has the head of the pull request that a commit on main merged.
	Merged    map[string]string
	Comments  []map[string]any
	Issues    []map[string]any
	Pulls     []map[string]any
	Artifacts []artifact
}

type artifact struct {
	Name, Run, Head string
	// Repository is 1 for the repository itself, else a fork of it.
	Repository int
}

func loadState(dir string) *state {
	s := &state{dir: dir, Merged: map[string]string{}}
	data, err := os.ReadFile(filepath.Join(dir, "state.json"))
	if err == nil {
		err = json.Unmarshal(data, s)
	}
	if err != nil && !os.IsNotExist(err) {
		panic(err)
	}
	return s
}

func (s *state) save() error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.dir, "state.json"), data, 0o666)
}

func (s *state) next() string {
	s.Runs++
	if err := s.save(); err != nil {
		panic(err)
	}
	return strconv.Itoa(s.Runs)
}

func (s *state) folder(run, name string) string { return filepath.Join(s.dir, "artifacts", run, name) }

// gh stands in for GitHub's program: the requests that action.yml sends.
func gh() {
	s := loadState(os.Getenv(varState))
	args := slices.DeleteFunc(os.Args[1:], func(a string) bool { return a == "--paginate" || a == "--silent" })
	flags, words := map[string]string{"--method": "GET"}, []string{}
	for i := 0; i < len(args); i++ {
		if strings.HasPrefix(args[i], "-") {
			flags[args[i]] = args[i+1]
			i++
			continue
		}
		words = append(words, args[i])
	}
	if os.Getenv("GH_TOKEN") == "" {
		fail("there is no GH_TOKEN")
	}
	if words[0] == "run" {
		from := s.folder(words[2], flags["--name"])
		if err := os.CopyFS(flags["--dir"], os.DirFS(from)); err != nil {
			fail(err)
		}
		return
	}
	answer := s.answer(flags["--method"], words[1], bodyOf(flags))
	to := json.NewEncoder(os.Stdout)
	to.SetEscapeHTML(false)
	if err := errors.Join(s.save(), to.Encode(answer)); err != nil {
		fail(err)
	}
}

func bodyOf(flags map[string]string) map[string]any {
	body := map[string]any{}
	if name, value, given := strings.Cut(flags["-f"], "="); given {
		body[name] = value
	}
	if file := flags["--input"]; file != "" {
		data, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(data, &body)
		}
		if err != nil {
			fail(err)
		}
	}
	return body
}

func fail(why any) {
	fmt.Fprintln(os.Stderr, "gh:", why)
	os.Exit(1)
}

func (s *state) answer(method, address string, body map[string]any) any {
	u, err := url.Parse(address)
	if err != nil {
		fail(err)
	}
	path := strings.Split(strings.TrimPrefix(u.Path, "repos/acme/tenant/"), "/")
	route := method + " " + strings.Join(path, "/")
	switch {
	case strings.HasPrefix(route, "GET commits/"):
		return s.pullsOf(path[1])
	case route == "GET actions/artifacts":
		return s.stored(u.Query().Get("name"))
	case strings.HasPrefix(route, "PATCH issues/comments/"):
		return merged(s.Comments, path[2], body)
	case strings.HasSuffix(route, "/comments") && method == "GET":
		return listed(s.Comments, "on", path[1])
	case strings.HasSuffix(route, "/comments"):
		body["on"], body["user"] = path[1], map[string]any{"type": "Bot"}
		return added(&s.Comments, body)
	case route == "GET issues":
		return listed(s.Issues, "state", u.Query().Get("state"))
	case route == "POST issues":
		body["state"] = "open"
		return added(&s.Issues, body)
	case strings.HasPrefix(route, "PATCH issues/"):
		return merged(s.Issues, path[1], body)
	case route == "GET pulls":
		return listed(s.Pulls, "head", strings.TrimPrefix(u.Query().Get("head"), "acme:"))
	case route == "POST pulls":
		return added(&s.Pulls, body)
	}
	fail("there is nothing at " + route)
	return nil
}

func (s *state) pullsOf(commit string) any {
	pulls := []any{}
	if head := s.Merged[commit]; head != "" {
		pulls = append(pulls, map[string]any{"merge_commit_sha": commit, "merged_at": "2026-01-01T00:00:00Z", "head": map[string]any{"sha": head}})
	}
	return pulls
}

func (s *state) stored(name string) any {
	found := []any{}
	for i, a := range s.Artifacts {
		run, _ := strconv.Atoi(a.Run)
		if a.Name == name {
			found = append(found, map[string]any{"expired": false, "created_at": fmt.Sprintf("2026-01-01T00:00:%02dZ", i), "workflow_run": map[string]any{
				"id": run, "head_sha": a.Head, "repository_id": 1, "head_repository_id": a.Repository,
			}})
		}
	}
	return map[string]any{"artifacts": found}
}

func listed(all []map[string]any, field, value string) any {
	found := []map[string]any{}
	for _, one := range all {
		if one[field] == value {
			found = append(found, one)
		}
	}
	return found
}

func added(all *[]map[string]any, body map[string]any) any {
	body["id"], body["number"] = len(*all)+1, len(*all)+1
	*all = append(*all, body)
	return body
}

func merged(all []map[string]any, id string, body map[string]any) any {
	for _, one := range all {
		if fmt.Sprint(one["id"]) == id {
			for k, v := range body {
				one[k] = v
			}
			return one
		}
	}
	fail("there is no " + id)
	return nil
}
