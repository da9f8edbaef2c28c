package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"net/http"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

// waitFor calls check until it returns nil. It gives up with the last error of check after the
// limit, and at once when ctx ends: then what was waited for, or what it needs, is gone.
func waitFor(ctx context.Context, what string, limit time.Duration, check func(context.Context) error) error {
	deadline := time.Now().Add(limit)
	for {
		try, cancel := context.WithTimeout(ctx, 5*time.Second)
		err := check(try)
		cancel()
		if err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s not ready after %s; the last answer: %w", what, limit, err)
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// waitForURL waits until an https URL answers 200.
func waitForURL(ctx context.Context, what, url string, limit time.Duration) error {
	client := &http.Client{Transport: &http.Transport{
		// The scheduler signs its own certificate. Nothing is sent but the question whether it is ready.
		TLSClientConfig:   &tls.Config{InsecureSkipVerify: true},
		DisableKeepAlives: true,
	}}
	return waitFor(ctx, what, limit, func(ctx context.Context) error {
		return expectOK(ctx, client, url)
	})
}

// expectOK returns an error unless the URL answers 200.
func expectOK(ctx context.Context, client *http.Client, url string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", url, response.Status)
	}
	return nil
}

// waitForAccount waits for the ServiceAccount without which no pod is accepted. The controller
// manager makes it.
func waitForAccount(ctx context.Context, kubeconfig string, limit time.Duration) error {
	client, err := newClient(kubeconfig)
	if err != nil {
		return err
	}
	return waitFor(ctx, "the ServiceAccount default", limit, func(ctx context.Context) error {
		_, err := client.CoreV1().ServiceAccounts("default").Get(ctx, "default", metav1.GetOptions{})
		return err
	})
}

// newClient is a client without a rate limit.
func newClient(kubeconfig string) (kubernetes.Interface, error) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, err
	}
	config.QPS = -1
	return kubernetes.NewForConfig(config)
}
