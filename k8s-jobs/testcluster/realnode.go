package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/pflag"
)

// A cluster with a real node runs in two processes. The outer one stays in the network of the
// machine and relays the ports of the API server and of the registry. The inner one is the first
// process of namespaces of its own (network, mounts, processes): the control plane, the registry,
// containerd, the kubelet and every container are in them, so all of it ends with that process, and
// nothing of it can be seen in the network or the mounts of the machine.

const (
	// insideCommand is the command of the inner process. It is no command for people.
	insideCommand = "up-inside"
	realNodeName  = "real-amd64"
	// nodeAddress is the address of the node's bridge; a kubelet refuses one of the loopback.
	nodeAddress = "10.86.0.1"
	podRange    = "10.86.0.0/24"
)

// upOutside runs the outer process until ctx ends or the inner process does.
func upOutside(ctx context.Context, s state, api net.Listener, options upOptions) error {
	if os.Geteuid() != 0 {
		return errors.New("a real node needs root: it makes namespaces and control groups; leave --real-node out or run this as root")
	}
	if runtime.GOARCH != "amd64" {
		return fmt.Errorf("the real node is amd64 and this machine is %s; leave --real-node out", runtime.GOARCH)
	}
	registry, err := listenLoopback(0)
	if err != nil {
		return err
	}
	cleanGroups(s) // of a run that was killed
	defer cleanGroups(s)
	if err := makeHidden(); err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if err := os.MkdirAll(s.path("node"), 0o700); err != nil {
		return err
	}
	for name, listener := range map[string]net.Listener{"api": api, "registry": registry} {
		socket, err := parseEndpoint("unix:" + s.path("node", name+".sock"))
		if err != nil {
			return err
		}
		go func() { cancel(relay(ctx, listener, socket)) }()
	}

	// The inner process dies with the thread that started it, so that thread must not end before.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	inner, err := startInner(s, portOf(api), portOf(registry), options)
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- inner.Wait() }()
	select {
	case err := <-ended:
		if ctx.Err() != nil {
			return causeOf(ctx)
		}
		if err == nil {
			err = errors.New("status 0")
		}
		return fmt.Errorf("the process of the real node ended (%w); its reason is above", err)
	case <-ctx.Done():
	}
	_ = inner.Process.Signal(syscall.SIGTERM)
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		_ = inner.Process.Kill()
		<-ended
	}
	return causeOf(ctx)
}

// startInner starts this program again, in namespaces of its own.
func startInner(s state, api, registry int, options upOptions) (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	command := exec.Command(self, insideCommand, s.directory,
		"--port", strconv.Itoa(api), "--registry-port", strconv.Itoa(registry),
		"--nodes", strconv.Itoa(options.nodes), "--real-node", options.realNode)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	command.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWNET | syscall.CLONE_NEWNS | syscall.CLONE_NEWPID,
		Pdeathsig:  syscall.SIGKILL,
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("could not start a process in namespaces of its own: %w; the container or machine has to allow that to root", err)
	}
	return command, nil
}

// portOf is the port that a listener has.
func portOf(listener net.Listener) int { return listener.Addr().(*net.TCPAddr).Port }

// upInside is the inner process.
func upInside(ctx context.Context, args []string, out io.Writer) error {
	flags := pflag.NewFlagSet(insideCommand, pflag.ContinueOnError)
	port := flags.Int("port", 0, "port of the API server")
	registryPort := flags.Int("registry-port", 0, "port of the registry")
	nodes := flags.Int("nodes", 0, "fake nodes of each architecture")
	root := flags.String("real-node", "", "directory with the programs")
	directory, err := parseDirectory(flags, args)
	if err != nil {
		return err
	}
	if os.Getpid() != 1 {
		return fmt.Errorf("is started by 'testcluster up --real-node', in namespaces of its own; %w", errUsage)
	}
	s := state{directory}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if err := prepareNamespaces(s.directory, *root, self); err != nil {
		return fmt.Errorf("could not set up the namespaces of the real node: %w", err)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	for name, port := range map[string]int{"api": *port, "registry": *registryPort} {
		listener, err := endpoint{"unix", s.path("node", name+".sock")}.listen()
		if err != nil {
			return err
		}
		target := endpoint{"tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port))}
		go func() { cancel(relay(ctx, listener, target)) }()
	}
	api, err := listenLoopback(*port)
	if err != nil {
		return err
	}
	n := realNode{state: s, root: *root, registry: net.JoinHostPort("127.0.0.1", strconv.Itoa(*registryPort)), fail: cancel}
	// The node's programs start while the control plane does.
	runtimeReady := make(chan error, 1)
	go func() { runtimeReady <- n.startRuntime(ctx) }()
	cluster, plane, err := startCluster(ctx, s, api, *nodes)
	if err != nil {
		return err
	}
	defer plane.stop()
	if err := <-runtimeReady; err != nil {
		return err
	}
	if err := n.startKubelet(cluster); err != nil {
		return err
	}
	if err := os.WriteFile(s.path("registry"), []byte(n.registry+"\n"), 0o644); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(out, "ready"); err != nil {
		return err
	}
	<-cluster.Done()
	return causeOf(cluster)
}
