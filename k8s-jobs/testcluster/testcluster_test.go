package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

// TestMain lets the program of the tests be the cluster's as well, which starts itself as the API server.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-") {
		main()
		return
	}
	os.Exit(m.Run())
}

// TestClusterPlaysJobs starts a cluster in this process, the only one it can have, and runs a Job of
// every kind of outcome on its fake nodes.
func TestClusterPlaysJobs(t *testing.T) {
	t.Parallel()
	s, lock, err := openState(filepath.Join(t.TempDir(), "cluster"))
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	ctx, plane, err := startCluster(context.Background(), s, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer plane.stop()
	if err := serveControl(ctx, s.directory, plane.apiServer.commands(ctx)); err != nil {
		t.Fatal(err)
	}
	client, err := newClient(s.kubeconfig())
	if err != nil {
		t.Fatal(err)
	}

	t.Run("a directory takes one cluster", func(t *testing.T) {
		if _, _, err := openState(s.directory); err == nil || !strings.Contains(err.Error(), "another cluster runs") {
			t.Errorf("a second cluster in the directory: %v", err)
		}
	})
	t.Run("nodes are numbered on", func(t *testing.T) {
		var out bytes.Buffer
		if err := addNodes(ctx, []string{s.directory, "--arm64", "1"}, &out); err != nil || out.String() != "fake-arm64-2\n" {
			t.Errorf("nodes says %q and %v", out.String(), err)
		}
	})
	t.Run("a Job completes, with its message, image and log", func(t *testing.T) {
		job, pod := finish(ctx, t, client, "complete", "arm64", map[string]string{
			"archbench.io/fake-message":  "{\"a\": 1}\n",
			"archbench.io/fake-image-id": "x/y@sha256:00",
			"archbench.io/fake-log":      "first\nsecond\n",
		})
		if !hasCondition(job, batchv1.JobComplete) || !hasCondition(job, batchv1.JobSuccessCriteriaMet) {
			t.Errorf("conditions %v", job.Status.Conditions)
		}
		status := pod.Status.ContainerStatuses[0]
		if status.State.Terminated.Message != "{\"a\": 1}\n" || status.ImageID != "x/y@sha256:00" {
			t.Errorf("status %v", status)
		}
		log, err := client.CoreV1().Pods("default").GetLogs(pod.Name, &corev1.PodLogOptions{}).DoRaw(ctx)
		if err != nil || string(log) != "first\nsecond\n" {
			t.Errorf("log %q, %v", log, err)
		}
	})
	t.Run("a Job fails by its policy", func(t *testing.T) {
		job, pod := finish(ctx, t, client, "fail", "amd64", map[string]string{
			"archbench.io/fake-outcome": "fail", "archbench.io/fake-exit-code-0": "65", "archbench.io/fake-exit-code": "1",
		})
		if !hasCondition(job, batchv1.JobFailed) || !hasCondition(job, batchv1.JobFailureTarget) {
			t.Errorf("conditions %v", job.Status.Conditions)
		}
		if code := pod.Status.ContainerStatuses[0].State.Terminated.ExitCode; code != 65 {
			t.Errorf("exit code %d", code)
		}
	})
	t.Run("an evicted pod has the condition of a disruption", func(t *testing.T) {
		_, pod := finish(ctx, t, client, "evict", "amd64", map[string]string{"archbench.io/fake-outcome": "evict"})
		for _, condition := range pod.Status.Conditions {
			if condition.Type == corev1.DisruptionTarget && condition.Status == corev1.ConditionTrue {
				return
			}
		}
		t.Errorf("conditions %v", pod.Status.Conditions)
	})
	t.Run("a pod that hangs fails when it is deleted", func(t *testing.T) {
		createJob(ctx, t, client, "hang", "amd64", map[string]string{"archbench.io/fake-outcome": "hang"})
		pod := waitForPod(ctx, t, client, "hang", corev1.PodRunning)
		if err := client.CoreV1().Pods("default").Delete(ctx, pod.Name, metav1.DeleteOptions{}); err != nil {
			t.Fatal(err)
		}
		if job := waitForJob(ctx, t, client, "hang"); !hasCondition(job, batchv1.JobFailed) {
			t.Errorf("conditions %v", job.Status.Conditions)
		}
	})
	t.Run("the rest lives without an API server, and goes on with the next", func(t *testing.T) {
		// This one runs on while nobody can see it, and has ended before the next can be asked.
		createJob(ctx, t, client, "unseen", "amd64", map[string]string{"archbench.io/fake-duration": "3s"})
		waitForPod(ctx, t, client, "unseen", corev1.PodRunning)
		if err := sendControl(ctx, s.directory, startCommand); err == nil || !strings.Contains(err.Error(), "runs already") {
			t.Errorf("a second API server: %v", err)
		}
		if err := sendControl(ctx, s.directory, killCommand); err != nil {
			t.Fatal(err)
		}
		if _, err := client.Discovery().ServerVersion(); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Errorf("the killed API server answers with %v", err)
		}
		if err := sendControl(ctx, s.directory, killCommand); err == nil || !strings.Contains(err.Error(), "does not run") {
			t.Errorf("killing it again: %v", err)
		}
		time.Sleep(outage)
		if ctx.Err() != nil {
			t.Fatal(causeOf(ctx))
		}
		if err := sendControl(ctx, s.directory, startCommand); err != nil {
			t.Fatal(err)
		}
		started := time.Now()
		for _, arch := range []string{"amd64", "arm64"} {
			if job, _ := finish(ctx, t, client, "after-"+arch, arch, nil); !hasCondition(job, batchv1.JobComplete) {
				t.Errorf("conditions %v", job.Status.Conditions)
			}
		}
		if job := waitForJob(ctx, t, client, "unseen"); !hasCondition(job, batchv1.JobComplete) {
			t.Errorf("conditions %v", job.Status.Conditions)
		}
		t.Logf("all Jobs had ended %s after the start", time.Since(started).Round(time.Second))
	})
	t.Run("an API server that dies by itself takes the cluster with it", func(t *testing.T) {
		if err := plane.apiServer.process.command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(10 * time.Second):
		}
		if cause := causeOf(ctx); cause == nil || cause.Error() != "the API server ended: signal: killed" {
			t.Errorf("the cluster ends with %v", cause)
		}
	})
}

const (
	// outage is how long the API server is gone in the tests.
	outage = 15 * time.Second
	// limit is for what is waited for: after an outage, watches may stay away for a minute.
	limit = 120 * time.Second
)

// TestNothingOutlivesTheCluster kills the process of a cluster.
func TestNothingOutlivesTheCluster(t *testing.T) {
	t.Parallel()
	// More than the address of a Unix socket has room for.
	s := state{filepath.Join(t.TempDir(), strings.Repeat("long", 30))}
	command := exec.Command("/proc/self/exe", "up", s.directory)
	var errors bytes.Buffer
	command.Stderr = &errors
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = command.Process.Kill() }()
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("says %q, %v:\n%s", line, err, &errors)
	}
	config, err := clientcmd.BuildConfigFromFlags("", s.kubeconfig())
	if err != nil {
		t.Fatal(err)
	}
	address := strings.TrimPrefix(config.Host, "https://")
	connection, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	connection.Close()
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait() // for the end of the last process that writes to errors as well
	if connection, err := net.Dial("tcp", address); err == nil {
		connection.Close()
		t.Error("the API server still listens")
	}
	if err := sendControl(t.Context(), s.directory, killCommand); err == nil || !strings.Contains(err.Error(), "no cluster runs") {
		t.Errorf("killing the API server of no cluster: %v", err)
	}
}

// TestCPUManager runs a pod of class Guaranteed with a whole CPU on a real node with each policy, by
// the script: only that unpacks the programs of the node. It also takes the API server from one.
func TestCPUManager(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("dpkg-deb"); err != nil || os.Geteuid() != 0 || runtime.GOARCH != "amd64" || runtime.NumCPU() < 2 {
		t.Skip("needs root, two processors and Debian or Ubuntu on amd64")
	}
	s := state{filepath.Join(t.TempDir(), "c")}
	for _, policy := range []string{"none", "static"} {
		t.Run(policy, func(t *testing.T) {
			script(t, "start", s.directory, "--real-node", "--cpu-manager", policy)
			defer script(t, "stop", s.directory)
			client, err := newClient(s.kubeconfig())
			if err != nil {
				t.Fatal(err)
			}
			// In this order: the kubelet takes processors away from containers that run within 10 s.
			exclusive := realPod(t, client, s, "exclusive", "1")
			shared := realPod(t, client, s, "shared", "")
			all := processors(t, os.Getpid())
			switch policy {
			case "none":
				if shared != all || exclusive != all {
					t.Errorf("pods run on the processors %s and %s, the machine has %s", shared, exclusive, all)
				}
			case "static":
				if len(exclusive) != 1 || strings.Contains(shared, exclusive) {
					t.Errorf("pods run on the processors %s and %s, the machine has %s", shared, exclusive, all)
				}
				script(t, "kill-apiserver", s.directory)
				if _, err := client.Discovery().ServerVersion(); !errors.Is(err, syscall.ECONNREFUSED) {
					t.Errorf("the killed API server answers with %v", err)
				}
				time.Sleep(outage)
				script(t, "start-apiserver", s.directory)
				if after := realPod(t, client, s, "after", ""); after != shared {
					t.Errorf("a pod runs on the processors %s, an earlier one on %s", after, shared)
				}
			}
		})
	}
}

// script runs cluster.sh.
func script(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("./cluster.sh", args...).CombinedOutput(); err != nil {
		t.Fatalf("cluster.sh %q: %v\n%s", args, err, out)
	}
}

// realPod starts a pod on the real node and returns the processors that its container may use. With
// cpus it is of class Guaranteed.
func realPod(t *testing.T, client kubernetes.Interface, s state, name, cpus string) string {
	t.Helper()
	registry, err := os.ReadFile(s.path("registry"))
	if err != nil {
		t.Fatal(err)
	}
	pod := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: name},
		Spec: corev1.PodSpec{
			NodeSelector: map[string]string{poolLabel: "real"},
			Containers: []corev1.Container{{
				Name: "main", Image: strings.TrimSpace(string(registry)) + "/" + pauseName + ":" + pauseTag,
			}},
		},
	}
	if cpus != "" {
		pod.Spec.Containers[0].Resources.Limits = corev1.ResourceList{
			corev1.ResourceCPU: resource.MustParse(cpus), corev1.ResourceMemory: resource.MustParse("32Mi"),
		}
	}
	pods := client.CoreV1().Pods("default")
	if _, err := pods.Create(t.Context(), pod, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	err = waitFor(t.Context(), "the pod "+name, limit, func(ctx context.Context) error {
		pod, err = pods.Get(ctx, name, metav1.GetOptions{})
		if err == nil && pod.Status.Phase != corev1.PodRunning {
			err = fmt.Errorf("it is %v", pod.Status)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	container := strings.TrimPrefix(pod.Status.ContainerStatuses[0].ContainerID, "containerd://")
	return processors(t, processOf(t, s, container))
}

// processOf is a process of a container.
func processOf(t *testing.T, s state, container string) int {
	t.Helper()
	old, unified, err := groupMounts()
	if err != nil {
		t.Fatal(err)
	}
	var pid int
	for _, mount := range append(old, unified...) {
		_ = filepath.WalkDir(filepath.Join(mount, groupName(s)), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() && entry.Name() == container {
				processes, _ := os.ReadFile(filepath.Join(path, "cgroup.procs"))
				_, _ = fmt.Sscan(string(processes), &pid)
			}
			return nil
		})
	}
	if pid == 0 {
		t.Fatalf("no control group has a process of the container %s", container)
	}
	return pid
}

// processors is the list of the processors that a process may use.
func processors(t *testing.T, pid int) string {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(text), "Cpus_allowed_list:")
	return strings.Fields(list)[0]
}

func TestCPUManagerPolicy(t *testing.T) {
	for _, test := range []struct{ realNode, policy string }{{"", "none"}, {"/root", "dynamic"}} {
		if policy, err := cpuManagerPolicy(test.realNode, test.policy); err == nil {
			t.Errorf("%+v gives %s", test, policy)
		}
	}
	if policy, err := cpuManagerPolicy("/root", "none"); err != nil || policy != "none" {
		t.Errorf("none gives %s and %v", policy, err)
	}
	config := (&realNode{cpuManager: "none"}).kubeletConfig()
	if config["cpuManagerPolicy"] != "none" {
		t.Errorf("the kubelet is given %v", config["cpuManagerPolicy"])
	}
}

func TestAReservedPortIsNotHandedOut(t *testing.T) {
	file, port, err := reservePort(0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for range 2 {
		listener, err := net.Listen("tcp", loopback(port))
		if err != nil {
			t.Fatal(err)
		}
		if other, _, err := reservePort(port); err == nil {
			other.Close()
			t.Error("the port is taken twice")
		}
		listener.Close()
		if connection, err := net.Dial("tcp", loopback(port)); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Errorf("connecting gives %v, %v", connection, err)
		}
	}
}

// finish runs a Job of one pod and returns both when they have ended.
func finish(ctx context.Context, t *testing.T, client kubernetes.Interface, name, arch string, annotations map[string]string) (*batchv1.Job, *corev1.Pod) {
	t.Helper()
	createJob(ctx, t, client, name, arch, annotations)
	job := waitForJob(ctx, t, client, name)
	phase := corev1.PodFailed
	if hasCondition(job, batchv1.JobComplete) {
		phase = corev1.PodSucceeded
	}
	return job, waitForPod(ctx, t, client, name, phase)
}

func createJob(ctx context.Context, t *testing.T, client kubernetes.Interface, name, arch string, annotations map[string]string) {
	t.Helper()
	one, none, indexed, replace := int32(1), int32(0), batchv1.IndexedCompletion, batchv1.Failed
	job := &batchv1.Job{
		ObjectMeta: metav1.ObjectMeta{Name: name},
		Spec: batchv1.JobSpec{
			Completions: &one, Parallelism: &one, BackoffLimit: &none, CompletionMode: &indexed, PodReplacementPolicy: &replace,
			Template: corev1.PodTemplateSpec{
				ObjectMeta: metav1.ObjectMeta{Annotations: annotations},
				Spec: corev1.PodSpec{
					RestartPolicy: corev1.RestartPolicyNever,
					NodeSelector:  map[string]string{corev1.LabelArchStable: arch},
					Tolerations:   []corev1.Toleration{{Key: "node-role.vos/arm_controller", Operator: corev1.TolerationOpExists}},
					Containers:    []corev1.Container{{Name: "main", Image: "x/y:1"}},
				},
			},
		},
	}
	if _, err := client.BatchV1().Jobs("default").Create(ctx, job, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
}

func waitForJob(ctx context.Context, t *testing.T, client kubernetes.Interface, name string) *batchv1.Job {
	t.Helper()
	var job *batchv1.Job
	err := waitFor(ctx, "the Job "+name, limit, func(ctx context.Context) (err error) {
		job, err = client.BatchV1().Jobs("default").Get(ctx, name, metav1.GetOptions{})
		if err == nil && !hasCondition(job, batchv1.JobComplete) && !hasCondition(job, batchv1.JobFailed) {
			err = io.ErrNoProgress
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return job
}

func waitForPod(ctx context.Context, t *testing.T, client kubernetes.Interface, job string, phase corev1.PodPhase) *corev1.Pod {
	t.Helper()
	var pod *corev1.Pod
	err := waitFor(ctx, "the pod of "+job, limit, func(ctx context.Context) error {
		pods, err := client.CoreV1().Pods("default").List(ctx, metav1.ListOptions{LabelSelector: "job-name=" + job})
		if err != nil || len(pods.Items) != 1 || pods.Items[0].Status.Phase != phase {
			return io.ErrNoProgress
		}
		pod = &pods.Items[0]
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pod
}

func hasCondition(job *batchv1.Job, kind batchv1.JobConditionType) bool {
	for _, condition := range job.Status.Conditions {
		if condition.Type == kind && condition.Status == corev1.ConditionTrue {
			return true
		}
	}
	return false
}

func TestRelayCarriesAPortThroughASocket(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	echo, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer echo.Close()
	go func() {
		for {
			connection, err := echo.Accept()
			if err != nil {
				return
			}
			_, _ = io.Copy(connection, connection)
			_ = connection.Close()
		}
	}()
	socket := endpoint{"unix", filepath.Join(t.TempDir(), "s")}
	middle, err := socket.listen()
	if err != nil {
		t.Fatal(err)
	}
	outer, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go relay(ctx, middle, endpoint{"tcp", echo.Addr().String()})
	go relay(ctx, outer, socket)

	client, err := net.Dial("tcp", outer.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	sent := strings.Repeat("0123456789", 100_000)
	go func() {
		_, _ = io.WriteString(client, sent)
		_ = client.(*net.TCPConn).CloseWrite()
	}()
	received, err := io.ReadAll(client)
	if err != nil || string(received) != sent {
		t.Errorf("%d of %d bytes came back, %v", len(received), len(sent), err)
	}
}

func TestParseEndpointRefuses(t *testing.T) {
	for _, text := range []string{"", "tcp", "tcp:", "udp:127.0.0.1:1", "unix:/" + strings.Repeat("x", maxSocketPath)} {
		if _, err := parseEndpoint(text); err == nil {
			t.Errorf("%q is taken for an endpoint", text)
		}
	}
}

func TestStagesGiveNoAddresses(t *testing.T) {
	var out bytes.Buffer
	if err := printStages(&out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "podIP") {
		t.Error("a stage hands out pod addresses")
	}
	stages, err := loadStages()
	if err != nil || len(stages) != 2 {
		t.Errorf("stages of %d kinds, %v", len(stages), err)
	}
	if _, err := withoutAddresses("kind: Stage"); err == nil {
		t.Error("a stage of another shape is taken")
	}
}

func TestOpenStateRefusesADirectoryOfSomethingElse(t *testing.T) {
	directory := t.TempDir()
	if err := writePEM(filepath.Join(directory, "thesis.pem"), "X", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := openState(directory); err == nil || !strings.Contains(err.Error(), "thesis.pem") {
		t.Errorf("the directory is taken: %v", err)
	}
}

func TestAPartThatIsStoppedCanBeStartedAgain(t *testing.T) {
	begun := 0
	part := &switchable{name: "the part", begin: func(ctx context.Context) (<-chan struct{}, error) {
		begun++
		ended := make(chan struct{})
		context.AfterFunc(ctx, func() { close(ended) })
		return ended, nil
	}}
	for range 2 {
		if err := part.start(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := part.start(t.Context()); err == nil {
			t.Error("it was started while it ran")
		}
		if err := part.stop(); err != nil {
			t.Fatal(err)
		}
		if err := part.stop(); err == nil {
			t.Error("it was stopped while it did not run")
		}
	}
	if begun != 2 {
		t.Errorf("begun %d times, not 2", begun)
	}
}
