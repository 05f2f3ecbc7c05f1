package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"isc-sync/internal/yamltree"
)

// referenceWorkers is how many requests of the reference are under way at once.
const referenceWorkers = 8

// reference requests the URLs that a file lists, decodes the answers, and decodes the
// documents of a directory once. It does nothing else: what isc-sync needs beyond is what
// the table shows.
func reference(args []string) int {
	if err := errors.Join(fetchAll(args[0]), decodeDocuments(args[1])); err != nil {
		fmt.Fprintln(os.Stderr, "reference:", err)
		return 1
	}
	return 0
}

func fetchAll(list string) error {
	data, err := os.ReadFile(list)
	if err != nil || len(data) == 0 {
		return err
	}
	base, token, err := signIn()
	if err != nil {
		return err
	}
	urls := make(chan string)
	var failed error
	var once sync.Once
	var wg sync.WaitGroup
	for range referenceWorkers {
		wg.Go(func() {
			for u := range urls {
				if err := fetch(base+u, token); err != nil {
					once.Do(func() { failed = err })
				}
			}
		})
	}
	for u := range strings.Lines(string(data)) {
		urls <- strings.TrimSpace(u)
	}
	close(urls)
	wg.Wait()
	return failed
}

// client keeps as many connections open as there are workers.
var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: referenceWorkers}}

func signIn() (base, token string, err error) {
	base = os.Getenv("SAIL_BASE_URL")
	answer, err := client.PostForm(base+"/oauth/token", url.Values{
		"grant_type": {"client_credentials"}, "client_id": {os.Getenv("SAIL_CLIENT_ID")}, "client_secret": {os.Getenv("SAIL_CLIENT_SECRET")},
	})
	if err != nil {
		return "", "", err
	}
	defer answer.Body.Close()
	var body struct {
		Token string `json:"access_token"`
	}
	err = json.NewDecoder(answer.Body).Decode(&body)
	return base, body.Token, err
}

func fetch(address, token string) error {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	answer, err := client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	if !strings.Contains(answer.Header.Get("Content-Type"), "json") || len(data) == 0 {
		return nil // such as a text, or nothing
	}
	var value any
	return json.Unmarshal(data, &value)
}

// decodeDocuments decodes every YAML file below a directory.
func decodeDocuments(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, text := range bytes.Split(data, []byte("\n---\n")) {
			var value any
			if err := yamltree.Into(text, &value); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
		return nil
	})
}
