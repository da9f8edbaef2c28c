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

// The policies of the kubelet's CPU manager.
const (
	cpuManagerStatic = "static"
	cpuManagerNone   = "none"
)

// upOutside runs the outer process until ctx ends or the inner process does.
func upOutside(ctx context.Context, s state, options upOptions) error {
	if os.Geteuid() != 0 {
		return errors.New("a real node needs root: it makes namespaces and control groups; leave --real-node out or run this as root")
	}
	if runtime.GOARCH != "amd64" {
		return fmt.Errorf("the real node is amd64 and this machine is %s; leave --real-node out", runtime.GOARCH)
	}
	reserved, port, err := reservePort(options.port)
	if err != nil {
		return err
	}
	defer reserved.Close()
	registry, err := net.Listen("tcp", loopback(0))
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
	// Its path is the longest: the others fit if it does.
	registrySocket, err := parseEndpoint("unix:" + s.path("node", "registry.sock"))
	if err != nil {
		return err
	}
	go func() { cancel(relay(ctx, registry, registrySocket)) }()
	api := apiPort{port: port, socket: endpoint{"unix", s.path("node", "api.sock")}, inner: s.path("node"), fail: cancel}
	if err := api.open(ctx); err != nil {
		return err
	}
	if err := serveControl(ctx, s.directory, api.commands(ctx)); err != nil {
		return err
	}

	// The inner process dies with the thread that started it, so that thread must not end before.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	inner, err := startInner(s, port, registry.Addr().(*net.TCPAddr).Port, options)
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
		"--nodes", strconv.Itoa(options.nodes), "--real-node", options.realNode, "--cpu-manager", options.cpuManager)
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

// cpuManagerPolicy is the policy of a real node's CPU manager that a command line asks for: one
// processor has to be left for the pods that get none for themselves.
func cpuManagerPolicy(realNode, policy string) (string, error) {
	switch {
	case realNode == "" && policy != "":
		return "", fmt.Errorf("--cpu-manager is for the real node; give --real-node as well; %w", errUsage)
	case policy == "" && runtime.NumCPU() > 1:
		return cpuManagerStatic, nil
	case policy == "":
		return cpuManagerNone, nil
	case policy == cpuManagerStatic && runtime.NumCPU() == 1:
		return "", errors.New("--cpu-manager static needs two processors and this machine has one; use none")
	case policy == cpuManagerStatic || policy == cpuManagerNone:
		return policy, nil
	default:
		return "", fmt.Errorf("--cpu-manager is '%s', it can be static or none; %w", policy, errUsage)
	}
}

// upInside is the inner process.
func upInside(ctx context.Context, args []string, out io.Writer) error {
	flags := pflag.NewFlagSet(insideCommand, pflag.ContinueOnError)
	port := flags.Int("port", 0, "port of the API server")
	registryPort := flags.Int("registry-port", 0, "port of the registry")
	nodes := flags.Int("nodes", 0, "fake nodes of each architecture")
	root := flags.String("real-node", "", "directory with the programs")
	cpuManager := flags.String("cpu-manager", "", "policy of the CPU manager")
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
		target := endpoint{"tcp", loopback(port)}
		go func() { cancel(relay(ctx, listener, target)) }()
	}
	service, err := net.Listen("tcp", net.JoinHostPort(serviceAddress, "443"))
	if err != nil {
		return fmt.Errorf("listening as the API server's Service: %w", err)
	}
	go func() { cancel(relay(ctx, service, endpoint{"tcp", loopback(*port)})) }()
	n := realNode{state: s, root: *root, registry: loopback(*registryPort), cpuManager: *cpuManager, fail: cancel}
	// The node's programs start while the control plane does.
	runtimeReady := make(chan error, 1)
	go func() { runtimeReady <- n.startRuntime(ctx) }()
	cluster, plane, err := startCluster(ctx, s, *port, *nodes)
	if err != nil {
		return err
	}
	defer plane.stop()
	if err := <-runtimeReady; err != nil {
		return err
	}
	commands := plane.commands(cluster)
	commands[stopRegistryCommand] = n.images.stop
	commands[startRegistryCommand] = func() error { return n.images.start(ctx) }
	if err := serveControl(cluster, s.path("node"), commands); err != nil {
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
