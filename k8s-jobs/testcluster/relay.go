package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"strings"
)

// endpoint is one side of a relay. A Unix socket can be reached from every network namespace, so
// two relays carry a port of 127.0.0.1 from one namespace into another.
type endpoint struct{ network, address string }

// maxSocketPath is what the kernel has room for in the address of a Unix socket.
const maxSocketPath = 107

// parseEndpoint reads tcp:HOST:PORT or unix:/PATH.
func parseEndpoint(text string) (endpoint, error) {
	network, address, _ := strings.Cut(text, ":")
	switch {
	case address == "" || network != "tcp" && network != "unix":
		return endpoint{}, fmt.Errorf("'%s' is not an endpoint, use tcp:HOST:PORT or unix:/PATH; %w", text, errUsage)
	case network == "unix" && len(address) > maxSocketPath:
		return endpoint{}, fmt.Errorf("the socket path '%s' has %d characters and the kernel takes %d; use a directory with a shorter path", address, len(address), maxSocketPath)
	}
	return endpoint{network, address}, nil
}

// listen opens the endpoint; the socket file of an earlier process is replaced.
func (e endpoint) listen() (net.Listener, error) {
	if e.network == "unix" {
		if err := os.Remove(e.address); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	return net.Listen(e.network, e.address)
}

// relay copies every connection to the listener to and from dial, until ctx ends.
func relay(ctx context.Context, listener net.Listener, dial endpoint) error {
	defer context.AfterFunc(ctx, func() { listener.Close() })()
	for {
		client, err := listener.Accept()
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return fmt.Errorf("accepting on %s: %w", listener.Addr(), err)
		}
		go relayConnection(ctx, client, dial)
	}
}

// relayConnection copies one connection in both directions until both ends have closed.
func relayConnection(ctx context.Context, client net.Conn, dial endpoint) {
	defer client.Close()
	server, err := (&net.Dialer{}).DialContext(ctx, dial.network, dial.address)
	if err != nil {
		log.Printf("relay to %s: %v", dial.address, err)
		return
	}
	defer server.Close()
	done := make(chan struct{})
	go func() {
		defer close(done)
		copyHalf(server, client)
	}()
	copyHalf(client, server)
	<-done
}

// copyHalf copies one direction and passes its end on. An error is the end of that direction too.
func copyHalf(to, from net.Conn) {
	_, err := io.Copy(to, from)
	if c, ok := to.(interface{ CloseWrite() error }); ok && err == nil {
		_ = c.CloseWrite()
		return
	}
	_ = to.Close()
}

// relayCommand is "testcluster relay": it prints the address of each listener and stays until ctx
// ends or a relay fails.
func relayCommand(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 0 || len(args)%2 != 0 {
		return fmt.Errorf("needs pairs of endpoints; %w", errUsage)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	for i := 0; i < len(args); i += 2 {
		from, err := parseEndpoint(args[i])
		if err != nil {
			return err
		}
		to, err := parseEndpoint(args[i+1])
		if err != nil {
			return err
		}
		listener, err := from.listen()
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, listener.Addr()); err != nil {
			return err
		}
		go func() { cancel(relay(ctx, listener, to)) }()
	}
	<-ctx.Done()
	return causeOf(ctx)
}

// causeOf is why ctx ended: nil when it was only cancelled, by a signal or by a caller that is done.
func causeOf(ctx context.Context) error {
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}
