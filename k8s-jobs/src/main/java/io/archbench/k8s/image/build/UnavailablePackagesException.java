package io.archbench.k8s.image.build;

/** Packages of the distribution that cannot be fetched here; says why. */
public final class UnavailablePackagesException extends RuntimeException {
  UnavailablePackagesException(String words) {
    super(words);
  }
}
