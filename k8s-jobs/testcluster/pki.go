package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"time"
)

// serviceAddress is the first address of serviceRange: the Service "kubernetes".
const (
	serviceRange   = "10.96.0.0/16"
	serviceAddress = "10.96.0.1"
)

// authority signs the certificates of one cluster.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	pem         []byte
}

// writeKeys makes an authority and writes, into pki/: ca.crt; server.crt and .key, for every server
// of the cluster; client.crt and .key, with which the API server calls kubelets; and account.key
// and .pub, which sign and check the tokens of ServiceAccounts.
func (s state) writeKeys() (authority, error) {
	if err := os.MkdirAll(s.path("pki"), 0o700); err != nil {
		return authority{}, err
	}
	ca, err := newAuthority()
	if err != nil {
		return authority{}, fmt.Errorf("making the cluster's authority: %w", err)
	}
	if err := os.WriteFile(s.path("pki", "ca.crt"), ca.pem, 0o644); err != nil {
		return authority{}, err
	}
	server := &x509.Certificate{
		Subject:     pkix.Name{CommonName: "testcluster"},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames:    []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", realNodeName},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.ParseIP(serviceAddress), net.ParseIP(nodeAddress)},
	}
	client := &x509.Certificate{
		Subject:     pkix.Name{CommonName: "apiserver", Organization: []string{"system:masters"}},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	if err := ca.write(s.path("pki", "server"), server); err != nil {
		return authority{}, err
	}
	if err := ca.write(s.path("pki", "client"), client); err != nil {
		return authority{}, err
	}
	return ca, writeAccountKey(s.path("pki", "account"))
}

// newAuthority makes a self-signed authority.
func newAuthority() (authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return authority{}, err
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "testcluster authority"},
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
		IsCA:                  true,
		BasicConstraintsValid: true,
	}
	setValidity(template)
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return authority{}, err
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return authority{}, err
	}
	return authority{certificate, key, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})}, nil
}

// write makes a key, signs its certificate from the template and writes PATH.crt and PATH.key.
func (a authority) write(path string, template *x509.Certificate) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return err
	}
	template.SerialNumber = serial
	template.KeyUsage = x509.KeyUsageDigitalSignature
	setValidity(template)
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, &key.PublicKey, a.key)
	if err != nil {
		return fmt.Errorf("signing %s.crt: %w", path, err)
	}
	if err := writePEM(path+".crt", "CERTIFICATE", der, 0o644); err != nil {
		return err
	}
	return writeKey(path+".key", key)
}

// setValidity makes a certificate valid for a day, from an hour ago: clocks differ, clusters are short-lived.
func setValidity(template *x509.Certificate) {
	now := time.Now()
	template.NotBefore = now.Add(-time.Hour)
	template.NotAfter = now.Add(24 * time.Hour)
}

// writeAccountKey writes PATH.key and PATH.pub.
func writeAccountKey(path string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	if err := writeKey(path+".key", key); err != nil {
		return err
	}
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return err
	}
	return writePEM(path+".pub", "PUBLIC KEY", der, 0o644)
}

// writeKey writes a private key for the owner only.
func writeKey(path string, key *ecdsa.PrivateKey) error {
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	return writePEM(path, "EC PRIVATE KEY", der, 0o600)
}

// writePEM writes one PEM block.
func writePEM(path, kind string, der []byte, mode os.FileMode) error {
	return os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), mode)
}
