package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// groupName is the name of the control group of a cluster: two clusters have two.
func groupName(s state) string {
	sum := sha256.Sum256([]byte(s.directory))
	return "archbench-" + hex.EncodeToString(sum[:4])
}

// groupMounts are the mount points of the control group hierarchies, of version 1 and of version 2.
// A machine may have both.
func groupMounts() (old, unified []string, err error) {
	file, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		before, after, _ := strings.Cut(lines.Text(), " - ")
		kind, _, _ := strings.Cut(after, " ")
		path := strings.Fields(before)[4]
		switch kind {
		case "cgroup":
			old = append(old, path)
		case "cgroup2":
			unified = append(unified, path)
		}
	}
	return old, unified, lines.Err()
}

// makeGroups makes the control group of the node in every hierarchy: the kubelet wants it to exist.
// On a machine with both versions the controllers are those of version 1.
func makeGroups(s state) error {
	mounts, unified, err := groupMounts()
	if err != nil {
		return err
	}
	if len(mounts) == 0 {
		mounts = unified
	}
	if len(mounts) == 0 {
		return errors.New("no control groups are mounted; mount them below /sys/fs/cgroup")
	}
	for _, mount := range mounts {
		group := filepath.Join(mount, groupName(s))
		if err := os.MkdirAll(group, 0o755); err != nil {
			return fmt.Errorf("could not make a control group: %w", err)
		}
		// A group without processors and memory nodes takes no process.
		for _, name := range []string{"cpuset.cpus", "cpuset.mems"} {
			value, err := os.ReadFile(filepath.Join(mount, name))
			if err != nil || len(strings.TrimSpace(string(value))) == 0 {
				continue
			}
			if err := os.WriteFile(filepath.Join(group, name), value, 0o644); err != nil {
				return fmt.Errorf("could not set %s of a control group: %w", name, err)
			}
		}
		// Version 2 hands controllers down one level at a time.
		if value, err := os.ReadFile(filepath.Join(mount, "cgroup.controllers")); err == nil {
			for controller := range strings.FieldsSeq(string(value)) {
				for _, directory := range []string{mount, group} {
					_ = os.WriteFile(filepath.Join(directory, "cgroup.subtree_control"), []byte("+"+controller), 0o644)
				}
			}
		}
	}
	return nil
}

// cleanGroups removes the control groups of the node, the inner ones first. The last processes may
// still be leaving them.
func cleanGroups(s state) {
	old, unified, err := groupMounts()
	if err != nil {
		return
	}
	for _, mount := range append(old, unified...) {
		var groups []string
		_ = filepath.WalkDir(filepath.Join(mount, groupName(s)), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() {
				groups = append(groups, path)
			}
			return nil
		})
		for _, group := range slices.Backward(groups) {
			for range 20 {
				if err := os.Remove(group); err == nil || errors.Is(err, fs.ErrNotExist) {
					break
				}
				time.Sleep(50 * time.Millisecond)
			}
		}
	}
}
