package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// TestClusterPlaysJobs starts a cluster in this process, the only one it can have, and runs a Job of
// every kind of outcome on its fake nodes.
func TestClusterPlaysJobs(t *testing.T) {
	s, lock, err := openState(filepath.Join(t.TempDir(), "cluster"))
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	listener, err := listenLoopback(0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, plane, err := startCluster(context.Background(), s, listener, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer plane.stop()
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
	err := waitFor(ctx, "the Job "+name, 30*time.Second, func(ctx context.Context) (err error) {
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
	err := waitFor(ctx, "the pod of "+job, 30*time.Second, func(ctx context.Context) error {
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
