package io.archbench.workload;

/** Told, by whatever thread, how an operation that was sent has ended; once for each operation. */
public interface Completion {
  /** It was answered, and the answer was checked. */
  void done();

  /** It failed, or its answer was wrong. */
  void failed(RuntimeException cause);
}
