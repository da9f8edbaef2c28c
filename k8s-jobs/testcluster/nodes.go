package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/pflag"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// poolLabel tells tests' real node from the fake ones.
const poolLabel = "archbench.io/pool"

// addNodes is "testcluster nodes".
func addNodes(ctx context.Context, args []string, out io.Writer) error {
	flags := pflag.NewFlagSet("nodes", pflag.ContinueOnError)
	amd64 := flags.Int("amd64", 0, "fake nodes of amd64 to add")
	arm64 := flags.Int("arm64", 0, "fake nodes of arm64 to add")
	directory, err := parseDirectory(flags, args)
	if err != nil {
		return err
	}
	if *amd64 < 0 || *arm64 < 0 || *amd64+*arm64 == 0 {
		return fmt.Errorf("says how many with --amd64 N and --arm64 N; %w", errUsage)
	}
	kubeconfig, err := existingKubeconfig(directory)
	if err != nil {
		return err
	}
	client, err := newClient(kubeconfig)
	if err != nil {
		return err
	}
	names, err := createFakeNodes(ctx, client, map[string]int{"amd64": *amd64, "arm64": *arm64})
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := fmt.Fprintln(out, name); err != nil {
			return err
		}
	}
	return nil
}

// createFakeNodes adds that many nodes of each architecture, numbered on from those that are there,
// and waits until they are ready.
func createFakeNodes(ctx context.Context, client kubernetes.Interface, counts map[string]int) ([]string, error) {
	existing, err := client.CoreV1().Nodes().List(ctx, metav1.ListOptions{LabelSelector: poolLabel + "=fake"})
	if err != nil {
		return nil, fmt.Errorf("could not list the nodes: %w", err)
	}
	taken := map[string]bool{}
	for _, node := range existing.Items {
		taken[node.Name] = true
	}
	var names []string
	for _, arch := range []string{"amd64", "arm64"} {
		for number, left := 1, counts[arch]; left > 0; number++ {
			name := fmt.Sprintf("fake-%s-%d", arch, number)
			if taken[name] {
				continue
			}
			if _, err := client.CoreV1().Nodes().Create(ctx, fakeNode(name, arch), metav1.CreateOptions{}); err != nil {
				return nil, fmt.Errorf("could not create the node %s: %w", name, err)
			}
			names = append(names, name)
			left--
		}
	}
	for _, name := range names {
		if err := waitForNode(ctx, client, name, 60*time.Second); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// fakeNode is a node for KWOK to play. The arm64 ones have the taint of the pools that the
// benchmarks are made for.
func fakeNode(name, arch string) *corev1.Node {
	capacity := corev1.ResourceList{
		corev1.ResourceCPU:              resource.MustParse("8"),
		corev1.ResourceMemory:           resource.MustParse("32Gi"),
		corev1.ResourceEphemeralStorage: resource.MustParse("100Gi"),
		corev1.ResourcePods:             resource.MustParse("110"),
	}
	node := &corev1.Node{
		ObjectMeta: metav1.ObjectMeta{
			Name:        name,
			Annotations: map[string]string{fakeAnnotation: fakeAnnotationValue},
			Labels: map[string]string{
				corev1.LabelArchStable: arch,
				corev1.LabelOSStable:   "linux",
				corev1.LabelHostname:   name,
				poolLabel:              "fake",
			},
		},
		Status: corev1.NodeStatus{
			Capacity:    capacity,
			Allocatable: capacity,
			NodeInfo:    corev1.NodeSystemInfo{Architecture: arch, OperatingSystem: "linux"},
		},
	}
	if arch == "arm64" {
		node.Spec.Taints = []corev1.Taint{{
			Key: "node-role.vos/arm_controller", Value: "true", Effect: corev1.TaintEffectNoSchedule,
		}}
	}
	return node
}

// waitForNode waits until a node is ready and the taint of a node that is not is gone.
func waitForNode(ctx context.Context, client kubernetes.Interface, name string, limit time.Duration) error {
	return waitFor(ctx, "the node "+name, limit, func(ctx context.Context) error {
		node, err := client.CoreV1().Nodes().Get(ctx, name, metav1.GetOptions{})
		if err != nil {
			return err
		}
		for _, taint := range node.Spec.Taints {
			if taint.Key == corev1.TaintNodeNotReady {
				return fmt.Errorf("it has the taint %s", taint.Key)
			}
		}
		for _, condition := range node.Status.Conditions {
			if condition.Type == corev1.NodeReady {
				if condition.Status == corev1.ConditionTrue {
					return nil
				}
				return fmt.Errorf("%s: %s", condition.Reason, condition.Message)
			}
		}
		return fmt.Errorf("it has reported nothing")
	})
}
