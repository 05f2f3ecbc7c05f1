package documents

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var commitID = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)

// maxGitFile bounds the files of Git that are read.
const maxGitFile = 16 << 20

// Commit returns the Git commit that is checked out in a directory, or "" if it
// is not known. It reads the files of Git itself: the program git would run
// commands from the directory's own configuration.
func Commit(dir string) string {
	git := gitFolder(dir)
	if git == "" {
		return ""
	}
	head := strings.TrimSpace(readGit(filepath.Join(git, "HEAD")))
	ref, isRef := strings.CutPrefix(head, "ref: ")
	if !isRef {
		return asCommit(head)
	}
	if !filepath.IsLocal(ref) {
		return ""
	}
	for _, folder := range []string{git, commonFolder(git)} {
		if id := asCommit(readGit(filepath.Join(folder, filepath.FromSlash(ref)))); id != "" {
			return id
		}
	}
	return packedRef(filepath.Join(commonFolder(git), "packed-refs"), ref)
}

// gitFolder finds the folder of Git for a directory, in it or above it. In a
// worktree .git is a file that names the folder.
func gitFolder(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for ; ; dir = filepath.Dir(dir) {
		at := filepath.Join(dir, ".git")
		info, err := os.Stat(at)
		switch {
		case err == nil && info.IsDir():
			return at
		case err == nil:
			to, _ := strings.CutPrefix(strings.TrimSpace(readGit(at)), "gitdir: ")
			if !filepath.IsAbs(to) {
				to = filepath.Join(dir, to)
			}
			return to
		case dir == filepath.Dir(dir):
			return ""
		}
	}
}

// commonFolder is the folder that a worktree shares with others.
func commonFolder(git string) string {
	to := strings.TrimSpace(readGit(filepath.Join(git, "commondir")))
	switch {
	case to == "":
		return git
	case filepath.IsAbs(to):
		return to
	}
	return filepath.Join(git, to)
}

func packedRef(file, ref string) string {
	lines := bufio.NewScanner(strings.NewReader(readGit(file)))
	for lines.Scan() {
		if id, name, _ := strings.Cut(lines.Text(), " "); name == ref {
			return asCommit(id)
		}
	}
	return ""
}

func asCommit(text string) string {
	if text = strings.TrimSpace(text); commitID.MatchString(text) {
		return text
	}
	return ""
}

// readGit returns the text of a regular file, or "".
func readGit(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxGitFile))
	if err != nil {
		return ""
	}
	return string(data)
}
