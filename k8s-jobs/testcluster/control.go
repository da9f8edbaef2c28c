package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"

	"github.com/spf13/pflag"
)

// controlDone answers a command that a running cluster was sent and has carried out. Any other
// answer is what went wrong.
const controlDone = "done"

// The commands that a running cluster takes.
const (
	killCommand           = "kill-apiserver"
	startCommand          = "start-apiserver"
	stopSchedulerCommand  = "stop-scheduler"
	startSchedulerCommand = "start-scheduler"
	fillCommand           = "fill-etcd"
	emptyCommand          = "empty-etcd"
	stopRegistryCommand   = "stop-registry"
	startRegistryCommand  = "start-registry"
)

var controlCommands = []string{
	killCommand, startCommand, stopSchedulerCommand, startSchedulerCommand, fillCommand, emptyCommand,
	stopRegistryCommand, startRegistryCommand,
}

// controlPath is a path to the socket on which a running cluster takes commands. It leads through a
// descriptor of the directory, which has to stay open: the kernel takes 107 characters for a
// socket's path, and the directory's own may be longer.
func controlPath(directory *os.File) string {
	return fmt.Sprintf("/proc/self/fd/%d/control", directory.Fd())
}

// serveControl takes commands, each by its name, until ctx ends.
func serveControl(ctx context.Context, path string, commands map[string]func() error) error {
	directory, err := os.Open(path)
	if err != nil {
		return err
	}
	listener, err := endpoint{"unix", controlPath(directory)}.listen()
	if err != nil {
		directory.Close()
		return fmt.Errorf("could not listen for commands: %w", err)
	}
	context.AfterFunc(ctx, func() {
		listener.Close()
		directory.Close()
	})
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return // ctx ended
			}
			go answerControl(connection, commands)
		}
	}()
	return nil
}

// answerControl carries out the command of one connection.
func answerControl(connection net.Conn, commands map[string]func() error) {
	defer connection.Close()
	name, err := bufio.NewReader(io.LimitReader(connection, 100)).ReadString('\n')
	if err != nil {
		return
	}
	answer := controlDone
	if command, ok := commands[strings.TrimSpace(name)]; !ok {
		answer = "this cluster has nothing to do that with"
	} else if err := command(); err != nil {
		answer = err.Error()
	}
	_, _ = io.WriteString(connection, answer)
}

// controlCommand is "testcluster kill-apiserver" and the like.
func controlCommand(ctx context.Context, name string, args []string) error {
	path, err := parseDirectory(pflag.NewFlagSet(name, pflag.ContinueOnError), args)
	if err != nil {
		return err
	}
	return sendControl(ctx, path, name)
}

// sendControl returns when the cluster of the directory has carried out the command.
func sendControl(ctx context.Context, path, name string) error {
	directory, err := os.Open(path)
	if err != nil {
		return err
	}
	defer directory.Close()
	connection, err := (&net.Dialer{}).DialContext(ctx, "unix", controlPath(directory))
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED) {
		return fmt.Errorf("no cluster runs in '%s'; start one there first ('cluster.sh start %s')", path, path)
	} else if err != nil {
		return err
	}
	defer connection.Close()
	defer context.AfterFunc(ctx, func() { connection.Close() })()
	if _, err := io.WriteString(connection, name+"\n"); err != nil {
		return err
	}
	answer, err := io.ReadAll(connection)
	switch {
	case err != nil:
		return err
	case len(answer) == 0:
		return fmt.Errorf("the cluster ended; its reason is in %s/log", path)
	case string(answer) != controlDone:
		return errors.New(string(answer))
	}
	return nil
}
