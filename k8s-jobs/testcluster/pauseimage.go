package main

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
)

// The image that holds the namespaces of a pod.
const (
	pauseName = "testcluster/pause"
	pauseTag  = "1"
)

// descriptor is an OCI content descriptor.
type descriptor struct {
	MediaType string `json:"mediaType"`
	Digest    string `json:"digest"`
	Size      int    `json:"size"`
}

// blob describes content and keeps it.
type blob struct {
	descriptor
	content []byte
}

func newBlob(mediaType string, content []byte) blob {
	sum := sha256.Sum256(content)
	return blob{descriptor{mediaType, "sha256:" + hex.EncodeToString(sum[:]), len(content)}, content}
}

// pushPause makes an image of the program "pause" beside this one and pushes it.
func pushPause(ctx context.Context, registry string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	program, err := os.ReadFile(filepath.Join(filepath.Dir(self), "pause"))
	if err != nil {
		return fmt.Errorf("%w; 'cluster.sh build' puts it beside testcluster", err)
	}
	layer, err := singleFileLayer("pause", program)
	if err != nil {
		return err
	}
	config, err := marshalBlob("application/vnd.oci.image.config.v1+json", map[string]any{
		"architecture": "amd64",
		"os":           "linux",
		"config":       map[string]any{"Entrypoint": []string{"/pause"}, "User": "65535:65535"},
		"rootfs":       map[string]any{"type": "layers", "diff_ids": []string{layer.Digest}},
	})
	if err != nil {
		return err
	}
	manifest, err := marshalBlob("application/vnd.oci.image.manifest.v1+json", map[string]any{
		"schemaVersion": 2,
		"mediaType":     "application/vnd.oci.image.manifest.v1+json",
		"config":        config.descriptor,
		"layers":        []descriptor{layer.descriptor},
	})
	if err != nil {
		return err
	}
	base := "http://" + registry + "/v2/" + pauseName
	for _, b := range []blob{layer, config} {
		if err := pushBlob(ctx, base, b); err != nil {
			return err
		}
	}
	_, err = send(ctx, http.MethodPut, base+"/manifests/"+pauseTag, manifest.MediaType, manifest.content, http.StatusCreated)
	return err
}

// singleFileLayer is an uncompressed layer with one program.
func singleFileLayer(name string, program []byte) (blob, error) {
	var content bytes.Buffer
	archive := tar.NewWriter(&content)
	if err := archive.WriteHeader(&tar.Header{Name: name, Mode: 0o755, Size: int64(len(program))}); err != nil {
		return blob{}, err
	}
	if _, err := archive.Write(program); err != nil {
		return blob{}, err
	}
	if err := archive.Close(); err != nil {
		return blob{}, err
	}
	return newBlob("application/vnd.oci.image.layer.v1.tar", content.Bytes()), nil
}

func marshalBlob(mediaType string, value any) (blob, error) {
	content, err := json.Marshal(value)
	return newBlob(mediaType, content), err
}

// pushBlob uploads a blob in one piece.
func pushBlob(ctx context.Context, base string, b blob) error {
	location, err := send(ctx, http.MethodPost, base+"/blobs/uploads/", "", nil, http.StatusAccepted)
	if err != nil {
		return err
	}
	query := location.Query()
	query.Set("digest", b.Digest)
	location.RawQuery = query.Encode()
	_, err = send(ctx, http.MethodPut, location.String(), "application/octet-stream", b.content, http.StatusCreated)
	return err
}

// send makes a request that has to be answered with the status, and returns where the answer points to.
func send(ctx context.Context, method, target, contentType string, body []byte, status int) (*url.URL, error) {
	request, err := http.NewRequestWithContext(ctx, method, target, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != status {
		text, _ := io.ReadAll(io.LimitReader(response.Body, 1000))
		return nil, fmt.Errorf("%s %s was answered with %s: %s", method, target, response.Status, text)
	}
	return response.Location()
}
