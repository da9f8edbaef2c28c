package main

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// serveFakeLogs answers the API server's questions for the logs of pods on fake nodes, as a kubelet
// would, with the text of the pod's annotation archbench.io/fake-log. It serves until ctx ends.
func serveFakeLogs(ctx context.Context, s state, listener net.Listener, client kubernetes.Interface) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /containerLogs/{namespace}/{pod}/{container}", func(w http.ResponseWriter, r *http.Request) {
		pod, err := client.CoreV1().Pods(r.PathValue("namespace")).Get(r.Context(), r.PathValue("pod"), metav1.GetOptions{})
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/plain")
		_, _ = io.WriteString(w, fakeLog(pod.Annotations))
	})
	server := &http.Server{Handler: mux}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	go func() {
		err := server.ServeTLS(listener, s.path("pki", "server.crt"), s.path("pki", "server.key"))
		if ctx.Err() == nil {
			log.Printf("the server of the fake logs ended: %v", err)
		}
	}()
}

// fakeLog is the log that the annotations of a pod ask for; the one for its index wins.
func fakeLog(annotations map[string]string) string {
	const name = "archbench.io/fake-log"
	if text, ok := annotations[name+"-"+annotations["batch.kubernetes.io/job-completion-index"]]; ok {
		return text
	}
	return annotations[name]
}
