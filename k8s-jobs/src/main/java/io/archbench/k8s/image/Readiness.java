package io.archbench.k8s.image;

/** Whether an image runs on a platform. */
public enum Readiness {
  /** It does. */
  READY,
  /** It does, on a slower path: a native library is missing, or is slow there. */
  SLOWER,
  /** It does not. */
  BLOCKED,
  /** It could not be read, or nothing in it could be checked; never counts as ready. */
  UNKNOWN
}
