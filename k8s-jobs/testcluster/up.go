package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/pflag"
)

// upOptions are the options of "testcluster up".
type upOptions struct {
	port       int
	nodes      int
	realNode   string
	cpuManager string
}

// parseDirectory parses flags and the one argument DIR of a command.
func parseDirectory(flags *pflag.FlagSet, args []string) (string, error) {
	flags.Usage = func() {}
	if err := flags.Parse(args); err != nil {
		return "", fmt.Errorf("%w; %w", err, errUsage)
	}
	if flags.NArg() != 1 || flags.Arg(0) == "" {
		return "", fmt.Errorf("takes one directory, not %q; %w", flags.Args(), errUsage)
	}
	return flags.Arg(0), nil
}

// up is "testcluster up": it runs a cluster until ctx ends or a part of it does.
func up(ctx context.Context, args []string, out io.Writer) error {
	var options upOptions
	flags := pflag.NewFlagSet("up", pflag.ContinueOnError)
	flags.IntVar(&options.port, "port", 0, "port of the API server on 127.0.0.1; 0 takes a free one")
	flags.IntVar(&options.nodes, "nodes", 0, "fake nodes of each architecture")
	flags.StringVar(&options.realNode, "real-node", "", "directory with the programs of a real node")
	flags.StringVar(&options.cpuManager, "cpu-manager", "", "policy of the real node's CPU manager")
	directory, err := parseDirectory(flags, args)
	if err != nil {
		return err
	}
	if options.cpuManager, err = cpuManagerPolicy(options.realNode, options.cpuManager); err != nil {
		return err
	}
	if options.nodes < 0 {
		return fmt.Errorf("--nodes is %d, it cannot be negative; %w", options.nodes, errUsage)
	}
	s, lock, err := openState(directory)
	if err != nil {
		return err
	}
	defer lock.Close()
	if options.realNode != "" {
		return upOutside(ctx, s, options)
	}
	cluster, plane, err := startCluster(ctx, s, options.port, options.nodes)
	if err != nil {
		return err
	}
	defer plane.stop()
	if err := serveControl(cluster, s.directory, plane.commands(cluster)); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(out, "ready"); err != nil {
		return err
	}
	<-cluster.Done()
	return causeOf(cluster)
}

// startCluster starts the control plane and KWOK with some nodes, and returns when all are ready.
// The API server takes the port of 127.0.0.1, a free one for 0.
func startCluster(ctx context.Context, s state, port, nodes int) (context.Context, *controlPlane, error) {
	reserved, port, err := reservePort(port)
	if err != nil {
		return nil, nil, err
	}
	authority, err := s.writeKeys()
	if err != nil {
		return nil, nil, fmt.Errorf("could not write the cluster's keys: %w", err)
	}
	if err := s.writeAccess("https://"+loopback(port), authority.pem); err != nil {
		return nil, nil, fmt.Errorf("could not write the kubeconfig: %w", err)
	}
	cluster, plane, err := startControlPlane(ctx, s, reserved, port)
	if err != nil {
		return nil, nil, err
	}
	if err := startFakes(cluster, s, nodes); err != nil {
		plane.stop()
		return nil, nil, err
	}
	return cluster, plane, nil
}

// startFakes starts KWOK and adds its first nodes.
func startFakes(ctx context.Context, s state, nodes int) error {
	if err := startKWOK(ctx, s); err != nil {
		return err
	}
	client, err := newClient(s.kubeconfig())
	if err != nil {
		return err
	}
	_, err = createFakeNodes(ctx, client, map[string]int{"amd64": nodes, "arm64": nodes})
	return err
}
