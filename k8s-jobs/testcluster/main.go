// Testcluster is a Kubernetes cluster for the tests of archbench, in one static program.
//
// "testcluster up DIR" runs etcd, the controller manager, the scheduler and KWOK (nodes that only
// pretend to run pods) in one process, and the API server in another, which can be killed and started
// again. With "--real-node ROOT" it also runs containerd, a registry and a kubelet, in namespaces of
// their own. See README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"
	_ "time/tzdata" // CronJobs may name a time zone, and a container image may have no database of them.
)

const usage = `usage: testcluster COMMAND ...

  up DIR [--port N] [--nodes N] [--real-node ROOT [--cpu-manager POLICY]]
        run a cluster with its state in DIR until SIGTERM; says "ready" on standard output
        --port N          port of the API server on 127.0.0.1 (default: a free one)
        --nodes N         fake nodes of each architecture to begin with (default: 0)
        --real-node ROOT  also run a real amd64 node, with the programs below ROOT (needs root)
        --cpu-manager POLICY
                          the CPU manager of its kubelet: static (the default, but for a machine
                          with one processor) or none
  nodes DIR [--amd64 N] [--arm64 N]
        add fake nodes to the cluster of DIR and wait until they are ready
  kill-apiserver DIR
        end the API server of the cluster of DIR with SIGKILL, and nothing else
  start-apiserver DIR
        start it again, as it was, and wait until it is ready
  stop-scheduler DIR, start-scheduler DIR
        the same with the scheduler, which ends in peace
  stop-registry DIR, start-registry DIR
        the same with the registry of the real node
  fill-etcd DIR, empty-etcd DIR
        raise the alarm that etcd raises when its space is used up, and take it back
  kubectl ...
        kubectl of the same version
  stages
        print the KWOK stages that fake nodes and their pods follow
  etcd | kube-apiserver | kube-controller-manager | kube-scheduler | kubelet ...
        one component by itself, with its own flags
  relay LISTEN DIAL [LISTEN DIAL]...
        copy streams between endpoints, each tcp:HOST:PORT or unix:/PATH
`

// errUsage is wrapped by errors of the command line, which end the program with status 2.
var errUsage = errors.New("see 'testcluster help'")

func main() {
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	name, args := os.Args[1], os.Args[2:]
	if slices.Contains(componentNames, name) {
		// The commands of Kubernetes read their flags from os.Args.
		os.Args = os.Args[1:]
		os.Exit(runComponent(name))
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, name, args, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "testcluster %s: %v\n", name, err)
		if errors.Is(err, errUsage) {
			os.Exit(2)
		}
		os.Exit(1)
	}
}

// run executes a command that is not a component of Kubernetes.
func run(ctx context.Context, name string, args []string, out io.Writer) error {
	if slices.Contains(controlCommands, name) {
		return controlCommand(ctx, name, args)
	}
	switch name {
	case "up":
		return up(ctx, args, out)
	case insideCommand:
		return upInside(ctx, args, out)
	case "nodes":
		return addNodes(ctx, args, out)
	case "stages":
		return printStages(out)
	case "relay":
		return relayCommand(ctx, args, out)
	case "help", "-h", "--help":
		_, err := io.WriteString(out, usage)
		return err
	default:
		return fmt.Errorf("there is no such command; %w", errUsage)
	}
}
