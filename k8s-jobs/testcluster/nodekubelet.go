package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"time"
)

// startKubelet starts the kubelet and returns when its node is ready.
func (n *realNode) startKubelet(ctx context.Context) error {
	if err := makeGroups(n.state); err != nil {
		return err
	}
	config, err := json.MarshalIndent(n.kubeletConfig(), "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(n.path("kubelet.json"), config, 0o644); err != nil {
		return err
	}
	err = n.start(ctx, "kubelet", "/proc/self/exe", "kubelet",
		"--config="+n.path("kubelet.json"),
		"--kubeconfig="+n.state.kubeconfig(),
		"--root-dir="+n.path("kubelet"),
		"--cert-dir="+n.path("kubelet-pki"),
		"--hostname-override="+realNodeName,
		"--node-ip="+nodeAddress,
		"--node-labels="+poolLabel+"=real")
	if err != nil {
		return err
	}
	client, err := newClient(n.state.kubeconfig())
	if err != nil {
		return err
	}
	if err := waitForNode(ctx, client, realNodeName, 60*time.Second); err != nil {
		return fmt.Errorf("%w; the kubelet's log is %s", err, n.path("kubelet.log"))
	}
	return nil
}

// kubeletConfig is the KubeletConfiguration. It is written as data: the defaults of its Go type
// are not those of the file.
func (n *realNode) kubeletConfig() map[string]any {
	config := map[string]any{
		"apiVersion":        "kubelet.config.k8s.io/v1beta1",
		"kind":              "KubeletConfiguration",
		"address":           nodeAddress,
		"tlsCertFile":       n.state.path("pki", "server.crt"),
		"tlsPrivateKeyFile": n.state.path("pki", "server.key"),
		"authentication": map[string]any{
			"anonymous": map[string]any{"enabled": false},
			"webhook":   map[string]any{"enabled": false},
			"x509":      map[string]any{"clientCAFile": n.state.path("pki", "ca.crt")},
		},
		"authorization":            map[string]any{"mode": "AlwaysAllow"},
		"containerRuntimeEndpoint": "unix://" + n.socket(),
		"podLogsDir":               n.path("pods"),
		"resolvConf":               "",
		"failSwapOn":               false,
		"makeIPTablesUtilChains":   false,
		// Control groups: of version 1 too, and all below one group of our own.
		"failCgroupV1":           false,
		"cgroupDriver":           "cgroupfs",
		"cgroupRoot":             "/" + groupName(n.state),
		"enforceNodeAllocatable": []string{"pods"},
		"oomScoreAdj":            0,
		// The machine's disk is not the node's: nothing is evicted or removed for it.
		"evictionHard": map[string]string{
			"memory.available": "100Mi", "nodefs.available": "1%", "imagefs.available": "1%", "nodefs.inodesFree": "1%",
		},
		"imageGCHighThresholdPercent": 100,
		"imageGCLowThresholdPercent":  99,
		"nodeStatusUpdateFrequency":   "2s",
	}
	// With "static" a pod with whole processors gets them for itself, and one has to be left for the
	// rest. With "none" it is left as well: the node offers the same under both.
	config["cpuManagerPolicy"] = n.cpuManager
	if runtime.NumCPU() > 1 {
		config["reservedSystemCPUs"] = "0"
	}
	return config
}
