package command

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// languageServer is the program that editors ask about YAML files, told of the settings
// of a folder.
type languageServer struct {
	t           *testing.T
	to          io.Writer
	folder      string
	settings    map[string]any
	nextID      int
	answers     chan message
	diagnostics chan message
}

type message struct {
	ID     *int            `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
}

// startLanguageServer skips the test where the server is not installed (npm install
// --global yaml-language-server).
func startLanguageServer(t *testing.T, folder string, settings map[string]any) *languageServer {
	t.Helper()
	path, err := exec.LookPath("yaml-language-server")
	if err != nil {
		t.Skip("yaml-language-server is not on the PATH")
	}
	cmd := exec.Command(path, "--stdio")
	to, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	from, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // killed
	})
	s := &languageServer{t: t, to: to, folder: folder, settings: settings, answers: make(chan message, 100), diagnostics: make(chan message, 100)}
	go s.listen(bufio.NewReader(from))
	s.ask("initialize", map[string]any{
		"processId": nil, "rootUri": "file://" + folder,
		"workspaceFolders": []any{map[string]any{"uri": "file://" + folder, "name": filepath.Base(folder)}},
		"capabilities": map[string]any{
			"workspace":    map[string]any{"configuration": true, "workspaceFolders": true, "didChangeConfiguration": map[string]any{"dynamicRegistration": true}},
			"textDocument": map[string]any{"completion": map[string]any{"completionItem": map[string]any{"documentationFormat": []any{"markdown"}}}, "hover": map[string]any{}},
		},
	})
	s.send(map[string]any{"jsonrpc": "2.0", "method": "initialized", "params": map[string]any{}})
	s.send(map[string]any{"jsonrpc": "2.0", "method": "workspace/didChangeConfiguration", "params": map[string]any{"settings": s.sections()}})
	return s
}

// sections are the settings by the first part of their names, as editors keep them.
func (s *languageServer) sections() map[string]any {
	yaml := map[string]any{"hover": true, "completion": true, "validate": true, "schemaStore": map[string]any{"enable": false}}
	for name, value := range s.settings {
		if len(name) > 5 && name[:5] == "yaml." {
			yaml[name[5:]] = value
		}
	}
	return map[string]any{"yaml": yaml, "http": map[string]any{}}
}

func (s *languageServer) send(v any) {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(s.to, "Content-Length: %d\r\n\r\n%s", len(data), data)
}

// ask waits for the answer to a request.
func (s *languageServer) ask(method string, params any) json.RawMessage {
	s.t.Helper()
	s.nextID++
	s.send(map[string]any{"jsonrpc": "2.0", "id": s.nextID, "method": method, "params": params})
	for {
		select {
		case m := <-s.answers:
			if *m.ID == s.nextID {
				return m.Result
			}
		case <-time.After(time.Minute):
			s.t.Fatalf("no answer to %s", method)
		}
	}
}

// listen reads messages to the end, and answers the server's own questions.
func (s *languageServer) listen(from *bufio.Reader) {
	headers := textproto.NewReader(from)
	for {
		header, err := headers.ReadMIMEHeader()
		if err != nil {
			return
		}
		length, _ := strconv.Atoi(header.Get("Content-Length"))
		data := make([]byte, length)
		if _, err := io.ReadFull(from, data); err != nil {
			return
		}
		var m message
		if json.Unmarshal(data, &m) != nil {
			continue
		}
		switch {
		case m.Method == "textDocument/publishDiagnostics":
			s.diagnostics <- m
		case m.ID != nil && m.Method != "":
			s.send(map[string]any{"jsonrpc": "2.0", "id": *m.ID, "result": s.reply(m)})
		case m.ID != nil:
			s.answers <- m
		}
	}
}

// reply has the settings that the server asks for, in the order of its items.
func (s *languageServer) reply(m message) any {
	var asked struct {
		Items []struct {
			Section string `json:"section"`
		} `json:"items"`
	}
	if m.Method != "workspace/configuration" || json.Unmarshal(m.Params, &asked) != nil {
		return nil
	}
	all := s.sections()
	out := make([]any, len(asked.Items))
	for i, item := range asked.Items {
		out[i] = all[item.Section]
	}
	return out
}
