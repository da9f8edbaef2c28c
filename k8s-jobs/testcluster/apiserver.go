package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// apiServer is the API server: a process of its own, so that it can be killed and started again
// while the rest of the cluster lives. Its death takes the cluster with it unless kill was called.
type apiServer struct {
	args []string
	url  string
	port *os.File                // of reservePort
	fail context.CancelCauseFunc // ends the cluster with a reason

	changing sync.Mutex // held by start and kill
	process  *apiServerProcess
}

// apiServerProcess is one process of the API server.
type apiServerProcess struct {
	command *exec.Cmd
	ended   chan struct{}

	mutex  sync.Mutex
	wanted bool // its end is
}

// start starts the API server and returns when it is ready. ctx is the cluster's.
func (a *apiServer) start(ctx context.Context) error {
	a.changing.Lock()
	defer a.changing.Unlock()
	if a.process != nil {
		return errors.New("the API server runs already; kill it first")
	}
	process := &apiServerProcess{
		command: exec.Command("/proc/self/exe", append([]string{"kube-apiserver"}, a.args...)...),
		ended:   make(chan struct{}),
	}
	process.command.Stdout, process.command.Stderr = os.Stderr, os.Stderr
	process.command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	started := make(chan error)
	go func() {
		// It dies with the thread that started it, so that thread waits for its end.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := process.command.Start()
		started <- err
		if err != nil {
			return
		}
		err = process.command.Wait()
		close(process.ended)
		process.mutex.Lock()
		defer process.mutex.Unlock()
		if !process.wanted {
			if err == nil {
				err = errors.New("status 0")
			}
			a.fail(fmt.Errorf("the API server ended: %w", err))
		}
	}()
	if err := <-started; err != nil {
		return fmt.Errorf("the API server did not start: %w", err)
	}
	a.process = process
	return waitForURL(ctx, "the API server", a.url+"/readyz", 60*time.Second)
}

// kill ends the API server with SIGKILL and returns when it is gone.
func (a *apiServer) kill() error {
	a.changing.Lock()
	defer a.changing.Unlock()
	if a.process == nil {
		return errors.New("the API server does not run; start it first")
	}
	a.process.mutex.Lock()
	a.process.wanted = true
	a.process.mutex.Unlock()
	if err := a.process.command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-a.process.ended
	a.process = nil
	return nil
}

// commands are those that a cluster takes from outside.
func (a *apiServer) commands(ctx context.Context) map[string]func() error {
	return map[string]func() error{
		killCommand:  a.kill,
		startCommand: func() error { return a.start(ctx) },
	}
}

// stop ends the API server with the cluster.
func (a *apiServer) stop() {
	_ = a.kill()
	_ = a.port.Close()
}

// apiPort is the port of the API server where the machine can see it, when the API server is in
// another network. It is closed while that is killed: clients see what they would without a relay.
type apiPort struct {
	port   int
	socket endpoint                // leads to the API server
	inner  string                  // the directory where the process that has it takes commands
	fail   context.CancelCauseFunc // ends the cluster with a reason

	changing sync.Mutex // held by kill and start
	close    func()     // nil while the port is closed
}

// open listens on the port and relays it until the port is closed or ctx ends.
func (a *apiPort) open(ctx context.Context) error {
	listener, err := net.Listen("tcp", loopback(a.port))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	a.close = func() {
		cancel()
		listener.Close()
	}
	go func() {
		if err := relay(ctx, listener, a.socket); err != nil {
			a.fail(err)
		}
	}()
	return nil
}

// commands are those that a cluster takes from outside; most of them are the inner process' business.
func (a *apiPort) commands(ctx context.Context) map[string]func() error {
	commands := map[string]func() error{}
	for _, name := range controlCommands {
		commands[name] = func() error { return sendControl(ctx, a.inner, name) }
	}
	maps.Copy(commands, map[string]func() error{
		killCommand: func() error {
			a.changing.Lock()
			defer a.changing.Unlock()
			if a.close != nil {
				a.close()
				a.close = nil
			}
			return sendControl(ctx, a.inner, killCommand)
		},
		startCommand: func() error {
			a.changing.Lock()
			defer a.changing.Unlock()
			if err := sendControl(ctx, a.inner, startCommand); err != nil {
				return err
			}
			return a.open(ctx)
		},
	})
	return commands
}

// reservePort takes a port of 127.0.0.1, a free one for 0, until the returned file is closed. The
// socket does not listen: the API server can do that, again and again, and while it does not,
// connections are refused and nobody else is handed the port.
func reservePort(port int) (*os.File, int, error) {
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, 0, fmt.Errorf("could not make a socket: %w", err)
	}
	file := os.NewFile(uintptr(socket), "port")
	// Go sets the same for every listener; two sockets that have it share a port if one of them listens.
	err = syscall.SetsockoptInt(socket, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	if err == nil {
		err = syscall.Bind(socket, &syscall.SockaddrInet4{Port: port, Addr: [4]byte{127, 0, 0, 1}})
	}
	if err != nil {
		file.Close()
		return nil, 0, fmt.Errorf("could not take port %d of 127.0.0.1: %w; give another --port, or none for a free one", port, err)
	}
	address, err := syscall.Getsockname(socket)
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	return file, address.(*syscall.SockaddrInet4).Port, nil
}

// loopback is a port of 127.0.0.1 as an address.
func loopback(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }
