package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/pflag"
	"go.etcd.io/etcd/api/v3/etcdserverpb"
	"go.etcd.io/etcd/server/v3/embed"
	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/component-base/configz"
	logsapi "k8s.io/component-base/logs/api/v1"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	controllermanageroptions "k8s.io/kubernetes/cmd/kube-controller-manager/app/options"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	scheduleroptions "k8s.io/kubernetes/cmd/kube-scheduler/app/options"
)

// controlPlane is etcd, the controller manager and the scheduler in this process, and the API server
// in its own. A component that ends takes the others with it, with its reason.
type controlPlane struct {
	cancel     context.CancelCauseFunc
	components sync.WaitGroup
	etcd       *embed.Etcd

	apiServer         *apiServer
	controllerManager *controllermanageroptions.KubeControllerManagerOptions
	scheduler         *switchable
}

// startControlPlane starts the four components and returns when all of them are ready. The returned
// context ends when one of them does. The API server takes the reserved port.
func startControlPlane(ctx context.Context, s state, reserved *os.File, port int) (context.Context, *controlPlane, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	p := &controlPlane{cancel: cancel}
	if err := p.start(ctx, s, reserved, port); err != nil {
		// What stops first tells more than what waits for it.
		if cause := causeOf(ctx); cause != nil {
			err = cause
		}
		p.stop()
		return nil, nil, err
	}
	return ctx, p, nil
}

func (p *controlPlane) start(ctx context.Context, s state, reserved *os.File, port int) error {
	etcdURL, err := p.startEtcd(ctx, s.path("etcd"))
	if err != nil {
		return fmt.Errorf("etcd did not start: %w", err)
	}
	if err := p.configure(s); err != nil {
		return err
	}
	p.apiServer = &apiServer{
		args: apiserverFlags(s, etcdURL, port),
		url:  "https://" + loopback(port),
		port: reserved,
		fail: p.cancel,
	}
	if err := p.apiServer.start(ctx); err != nil {
		return err
	}
	p.run("the controller manager", func() error {
		config, err := p.controllerManager.Config(ctx, controllermanager.KnownControllers(),
			controllermanager.ControllersDisabledByDefault(), controllermanager.ControllerAliases())
		if err != nil {
			return err
		}
		return controllermanager.Run(ctx, config.Complete())
	})
	p.scheduler = &switchable{name: "the scheduler", begin: func(ctx context.Context) (<-chan struct{}, error) {
		return p.startScheduler(ctx, s)
	}}
	if err := p.scheduler.start(ctx); err != nil {
		return err
	}
	return waitForAccount(ctx, s.kubeconfig(), 60*time.Second)
}

// startScheduler starts a scheduler that runs until ctx ends, and returns when it is ready. The
// channel is closed when it has ended.
func (p *controlPlane) startScheduler(ctx context.Context, s state) (<-chan struct{}, error) {
	options := scheduleroptions.NewOptions()
	if err := parseFlags("the scheduler", *options.Flags, schedulerFlags(s)); err != nil {
		return nil, err
	}
	var err error
	if options.SecureServing.Listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, err
	}
	readyz := "https://" + options.SecureServing.Listener.Addr().String() + "/readyz"
	config, sched, err := scheduler.Setup(ctx, options)
	if err != nil {
		return nil, err
	}
	// An earlier one has left its configuration under that name.
	configz.Delete("componentconfig")
	ended := make(chan struct{})
	p.components.Go(func() {
		defer close(ended)
		if err := scheduler.Run(ctx, config, sched); ctx.Err() == nil {
			p.cancel(fmt.Errorf("the scheduler ended: %w", orNoReason(err)))
		}
	})
	return ended, waitForURL(ctx, "the scheduler", readyz, 60*time.Second)
}

// commands are those that a cluster takes from outside.
func (p *controlPlane) commands(ctx context.Context) map[string]func() error {
	commands := p.apiServer.commands(ctx)
	commands[stopSchedulerCommand] = p.scheduler.stop
	commands[startSchedulerCommand] = func() error { return p.scheduler.start(ctx) }
	commands[fillCommand] = func() error { return p.alarm(ctx, etcdserverpb.AlarmRequest_ACTIVATE) }
	commands[emptyCommand] = func() error { return p.alarm(ctx, etcdserverpb.AlarmRequest_DEACTIVATE) }
	return commands
}

// alarm raises or takes back the alarm of an etcd whose space is used up: it then refuses whatever
// would be written.
func (p *controlPlane) alarm(ctx context.Context, action etcdserverpb.AlarmRequest_AlarmAction) error {
	_, err := p.etcd.Server.Alarm(ctx, &etcdserverpb.AlarmRequest{
		Action: action, MemberID: uint64(p.etcd.Server.MemberID()), Alarm: etcdserverpb.AlarmType_NOSPACE,
	})
	return err
}

// run runs a component until it ends, which ends the others.
func (p *controlPlane) run(name string, component func() error) {
	p.components.Go(func() {
		p.cancel(fmt.Errorf("%s ended: %w", name, orNoReason(component())))
	})
}

func orNoReason(err error) error {
	if err == nil {
		return errors.New("it gave no reason")
	}
	return err
}

// stop ends the components. They get a moment for their last words only: their data is not kept.
func (p *controlPlane) stop() {
	p.cancel(nil)
	if p.apiServer != nil {
		p.apiServer.stop()
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		p.components.Wait()
	}()
	select {
	case <-ended:
	case <-time.After(2 * time.Second):
	}
	if p.etcd != nil {
		p.etcd.Server.HardStop()
	}
}

// startEtcd starts etcd on free ports of 127.0.0.1 and returns the URL of its clients. Others start at
// the same time: a port that was free a moment ago may be taken.
func (p *controlPlane) startEtcd(ctx context.Context, directory string) (string, error) {
	for try := 1; ; try++ {
		clients, err := p.tryEtcd(ctx, directory)
		if err == nil || try == 3 || !errors.Is(err, syscall.EADDRINUSE) {
			return clients, err
		}
	}
}

func (p *controlPlane) tryEtcd(ctx context.Context, directory string) (string, error) {
	addresses, err := freeAddresses(2)
	if err != nil {
		return "", err
	}
	clients := url.URL{Scheme: "http", Host: addresses[0]}
	peers := url.URL{Scheme: "http", Host: addresses[1]}
	config := embed.NewConfig()
	config.Dir = directory
	config.UnsafeNoFsync = true // the data does not outlive the process
	config.LogLevel = "error"
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{clients}, []url.URL{clients}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{peers}, []url.URL{peers}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	if p.etcd, err = embed.StartEtcd(config); err != nil {
		return "", err
	}
	select {
	case <-p.etcd.Server.ReadyNotify():
		return clients.String(), nil
	case err := <-p.etcd.Err():
		return "", err
	case <-ctx.Done():
		return "", context.Cause(ctx)
	case <-time.After(30 * time.Second):
		return "", errors.New("it was not ready after 30 s; see its log above")
	}
}

// freeAddresses are addresses of 127.0.0.1 that nothing listens on, for servers that cannot be
// handed a listener.
func freeAddresses(count int) ([]string, error) {
	var addresses []string
	for range count {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		// Closed only when all are chosen: they have to differ.
		defer listener.Close()
		addresses = append(addresses, listener.Addr().String())
	}
	return addresses, nil
}

// configure sets the options of the components of Kubernetes in this process. They share one registry of
// feature gates, so all flags are parsed before it is set, once.
func (p *controlPlane) configure(s state) error {
	// The components would each set up logging and refuse a second time.
	logsapi.ReapplyHandling = logsapi.ReapplyHandlingIgnoreUnchanged

	var err error
	if p.controllerManager, err = controllermanageroptions.NewKubeControllerManagerOptions(); err != nil {
		return err
	}
	flags := p.controllerManager.Flags(controllermanager.KnownControllers(),
		controllermanager.ControllersDisabledByDefault(), controllermanager.ControllerAliases())
	p.controllerManager.ParsedFlags = &flags
	if err := parseFlags("the controller manager", flags, controllerManagerFlags(s)); err != nil {
		return err
	}
	if p.controllerManager.SecureServing.Listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return err
	}

	return p.controllerManager.ComponentGlobalsRegistry.Set()
}

// parseFlags parses the flags of one component as its own command would.
func parseFlags(name string, sets cliflag.NamedFlagSets, args []string) error {
	all := pflag.NewFlagSet(name, pflag.ContinueOnError)
	for _, set := range sets.FlagSets {
		all.AddFlagSet(set)
	}
	if err := all.Parse(args); err != nil {
		return fmt.Errorf("%s refuses a flag: %w", name, err)
	}
	return nil
}

func apiserverFlags(s state, etcdURL string, port int) []string {
	return []string{
		"--etcd-servers=" + etcdURL,
		"--bind-address=127.0.0.1",
		"--secure-port=" + strconv.Itoa(port),
		"--advertise-address=127.0.0.1",
		"--endpoint-reconciler-type=none",
		"--tls-cert-file=" + s.path("pki", "server.crt"),
		"--tls-private-key-file=" + s.path("pki", "server.key"),
		"--token-auth-file=" + s.path("tokens.csv"),
		"--audit-policy-file=" + s.path("audit.json"),
		"--audit-log-path=" + s.path("audit.log"),
		"--authorization-mode=Node,RBAC",
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-signing-key-file=" + s.path("pki", "account.key"),
		"--service-account-key-file=" + s.path("pki", "account.pub"),
		"--service-cluster-ip-range=" + serviceRange,
		"--kubelet-client-certificate=" + s.path("pki", "client.crt"),
		"--kubelet-client-key=" + s.path("pki", "client.key"),
		"--kubelet-preferred-address-types=InternalIP",
		"--allow-privileged=true",
		"--max-requests-inflight=800",
		"--max-mutating-requests-inflight=400",
	}
}

func controllerManagerFlags(s state) []string {
	return []string{
		"--kubeconfig=" + s.kubeconfig(),
		"--leader-elect=false",
		"--bind-address=127.0.0.1",
		"--service-account-private-key-file=" + s.path("pki", "account.key"),
		"--root-ca-file=" + s.path("pki", "ca.crt"),
		"--controllers=*,-node-ipam-controller",
		"--concurrent-job-syncs=20",
		// The defaults of 20 and 30 allow 3.5 Jobs a second.
		"--kube-api-qps=200",
		"--kube-api-burst=400",
	}
}

func schedulerFlags(s state) []string {
	return []string{
		"--kubeconfig=" + s.kubeconfig(),
		"--leader-elect=false",
		"--bind-address=127.0.0.1",
		"--kube-api-qps=200",
		"--kube-api-burst=400",
	}
}
