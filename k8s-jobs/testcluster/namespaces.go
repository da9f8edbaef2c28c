package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/vishvananda/netlink"
)

// hidden are the directories that containerd, the CNI plugins and the kubelet write to whatever
// they are told. The inner process mounts memory over them: the machine's own are not touched.
var hidden = []string{"/run", "/var/lib/kubelet", "/var/lib/cni"}

// makeHidden makes those of hidden that do not exist, to have something to mount over. They are left
// there, empty: removing one would take the mount away from another cluster's processes.
func makeHidden() error {
	for _, path := range hidden {
		if err := os.MkdirAll(path, 0o755); err != nil {
			return fmt.Errorf("could not make a directory to mount over: %w", err)
		}
	}
	return nil
}

// prepareNamespaces sets up the mounts and the network of the inner process, which will use the
// needed paths.
func prepareNamespaces(needed ...string) error {
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("making the mounts private: %w", err)
	}
	if err := syscall.Mount("proc", "/proc", "proc", syscall.MS_NOSUID|syscall.MS_NODEV|syscall.MS_NOEXEC, ""); err != nil {
		return fmt.Errorf("mounting /proc: %w", err)
	}
	for _, path := range hidden {
		for _, need := range needed {
			if strings.HasPrefix(need+"/", path+"/") {
				return fmt.Errorf("'%s' is below %s, which the real node hides; use a directory elsewhere", need, path)
			}
		}
		if err := syscall.Mount("tmpfs", path, "tmpfs", 0, "mode=0755"); err != nil {
			return fmt.Errorf("mounting memory over %s: %w", path, err)
		}
	}
	// containerd and the kubelet name theirs by the older path too.
	if target, err := filepath.EvalSymlinks("/var/run"); err != nil {
		return err
	} else if target != "/run" {
		return fmt.Errorf("/var/run leads to %s and not to /run, as on Debian and Ubuntu", target)
	}
	return prepareNetwork()
}

// prepareNetwork brings up the loopback and a bridge with the address of the node, and gives the
// node the address under which pods look for the API server.
func prepareNetwork() error {
	loopback, err := netlink.LinkByName("lo")
	if err != nil {
		return fmt.Errorf("looking for the loopback: %w", err)
	}
	if err := netlink.LinkSetUp(loopback); err != nil {
		return fmt.Errorf("bringing the loopback up: %w", err)
	}
	bridge := &netlink.Bridge{LinkAttrs: netlink.LinkAttrs{Name: bridgeName}}
	if err := netlink.LinkAdd(bridge); err != nil {
		return fmt.Errorf("adding the bridge: %w", err)
	}
	_, network, err := net.ParseCIDR(podRange)
	if err != nil {
		return err
	}
	address := &netlink.Addr{IPNet: &net.IPNet{IP: net.ParseIP(nodeAddress), Mask: network.Mask}}
	if err := netlink.AddrAdd(bridge, address); err != nil {
		return fmt.Errorf("giving the bridge its address: %w", err)
	}
	if err := netlink.LinkSetUp(bridge); err != nil {
		return fmt.Errorf("bringing the bridge up: %w", err)
	}
	// The one Service that pods need; there is no kube-proxy to lead to others.
	service := &netlink.Addr{IPNet: &net.IPNet{IP: net.ParseIP(serviceAddress), Mask: net.CIDRMask(32, 32)}}
	if err := netlink.AddrAdd(loopback, service); err != nil {
		return fmt.Errorf("giving the node the address of the API server's Service: %w", err)
	}
	return nil
}

// bridgeName is the bridge of the node and its pods.
const bridgeName = "archbench0"
