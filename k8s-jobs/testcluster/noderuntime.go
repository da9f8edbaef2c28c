package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// realNode is what the inner process runs beside the control plane.
type realNode struct {
	state      state
	root       string                  // the unpacked packages
	registry   string                  // host:port
	cpuManager string                  // the policy
	images     *switchable             // the registry, once the runtime is started
	fail       context.CancelCauseFunc // ends the inner process with a reason
}

// path is a path among the files of the node.
func (n *realNode) path(elements ...string) string {
	return n.state.path(append([]string{"node"}, elements...)...)
}

// start runs a program until ctx ends. One that ends by itself takes the cluster with it.
func (n *realNode) start(ctx context.Context, name string, program string, args ...string) error {
	_, err := n.begin(ctx, name, program, args...)
	return err
}

// begin is start; the channel is closed when the program has ended.
func (n *realNode) begin(ctx context.Context, name string, program string, args ...string) (<-chan struct{}, error) {
	output, err := os.Create(n.path(name + ".log"))
	if err != nil {
		return nil, err
	}
	defer output.Close()
	command := exec.CommandContext(ctx, program, args...)
	command.Stdout, command.Stderr = output, output
	command.Env = []string{
		"PATH=" + filepath.Join(n.root, "usr/bin") + ":" + filepath.Join(n.root, "usr/sbin") + ":/usr/sbin:/usr/bin:/sbin:/bin",
		"HOME=" + n.path(),
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("%s did not start: %w", name, err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		err := command.Wait()
		if ctx.Err() == nil {
			n.fail(fmt.Errorf("%s ended (%v); its last lines:\n%s", name, err, lastLines(output.Name())))
		}
	}()
	return ended, nil
}

// lastLines are the last lines of a log.
func lastLines(path string) []byte {
	text, err := os.ReadFile(path)
	if err != nil {
		return []byte(err.Error())
	}
	lines := bytes.SplitAfter(bytes.TrimSpace(text), []byte("\n"))
	return bytes.Join(lines[max(0, len(lines)-10):], nil)
}

// startRuntime starts the registry and containerd, and returns when pods can be run with them.
func (n *realNode) startRuntime(ctx context.Context) error {
	files := map[string]string{
		"registry.yml":              n.registryConfig(),
		"containerd.toml":           n.containerdConfig(),
		"cni/10-archbench.conflist": cniConfig,
		"certs.d/" + n.registry + "/hosts.toml": fmt.Sprintf(
			"server = \"http://%[1]s\"\n[host.\"http://%[1]s\"]\n  capabilities = [\"pull\", \"resolve\"]\n", n.registry),
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(n.path(name)), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(n.path(name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	n.images = &switchable{name: "the registry", begin: n.startRegistry}
	if err := n.images.start(ctx); err != nil {
		return err
	}
	if err := n.start(ctx, "containerd", filepath.Join(n.root, "usr/bin/containerd"), "--config", n.path("containerd.toml")); err != nil {
		return err
	}
	if err := pushPause(ctx, n.registry); err != nil {
		return fmt.Errorf("could not push the pause image: %w", err)
	}
	// Its version can be asked for before it answers a kubelet; this line comes when it does.
	return waitFor(ctx, "containerd", 60*time.Second, func(context.Context) error {
		text, err := os.ReadFile(n.path("containerd.log"))
		if err == nil && !bytes.Contains(text, []byte("Start streaming server")) {
			err = fmt.Errorf("nothing of a streaming server in %s", n.path("containerd.log"))
		}
		return err
	})
}

// startRegistry starts the registry and returns when it answers.
func (n *realNode) startRegistry(ctx context.Context) (<-chan struct{}, error) {
	ended, err := n.begin(ctx, "registry", filepath.Join(n.root, "usr/bin/docker-registry"), "serve", n.path("registry.yml"))
	if err != nil {
		return nil, err
	}
	return ended, waitFor(ctx, "the registry", 30*time.Second, func(ctx context.Context) error {
		return expectOK(ctx, http.DefaultClient, "http://"+n.registry+"/v2/")
	})
}

// registryConfig lets pods reach the registry as well, at the node's address: its network is the node's own.
func (n *realNode) registryConfig() string {
	_, port, _ := net.SplitHostPort(n.registry)
	return fmt.Sprintf(`version: 0.1
log: {level: error}
storage:
  filesystem: {rootdirectory: %q}
  delete: {enabled: true}
http: {addr: %q}
`, n.path("registry"), net.JoinHostPort("0.0.0.0", port))
}

func (n *realNode) containerdConfig() string {
	return fmt.Sprintf(`version = 2
root = %[1]q
state = %[2]q
[grpc]
  address = %[3]q
[plugins."io.containerd.internal.v1.opt"]
  path = %[4]q
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = %[5]q
  # A root without CAP_SYS_RESOURCE cannot lower a score; sandboxes would not start.
  restrict_oom_score_adj = true
  disable_tcp_service = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = %[6]q
    conf_dir = %[7]q
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = %[8]q
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      BinaryName = %[9]q
      SystemdCgroup = false
`, n.path("containerd"), "/run/containerd", n.socket(), n.path("opt"), n.registry+"/"+pauseName+":"+pauseTag,
		filepath.Join(n.root, "usr/lib/cni"), n.path("cni"), n.path("certs.d"), filepath.Join(n.root, "usr/sbin/runc"))
}

// socket is containerd's, in the /run of the inner process.
func (n *realNode) socket() string { return "/run/containerd/containerd.sock" }

// cniConfig puts every pod on the bridge of the node, without a way out of it but to the API server.
const cniConfig = `{
  "cniVersion": "0.4.0",
  "name": "archbench",
  "plugins": [{
    "type": "bridge", "bridge": "` + bridgeName + `", "isGateway": true, "ipMasq": false,
    "ipam": {"type": "host-local", "ranges": [[{"subnet": "` + podRange + `", "gateway": "` + nodeAddress + `"}]],
      "routes": [{"dst": "` + serviceAddress + `/32"}]}
  }]
}
`
