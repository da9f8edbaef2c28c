package io.archbench.analysis.gate;

import java.util.Optional;

/** What a change of a series means to whoever looks at tonight's. */
public sealed interface ChangeStatus {
  /**
   * Nobody was told of it before tonight.
   *
   * @param lapsed the acceptance that held for its cell until it expired, in words
   */
  record New(Optional<String> lapsed) implements ChangeStatus {}

  /**
   * It became worse on an earlier night, and is neither accepted nor over.
   *
   * @param lapsed the acceptance that held for its cell until it expired, in words
   */
  record Open(Optional<String> lapsed) implements ChangeStatus {}

  /**
   * It became worse, and somebody bears it.
   *
   * @param words who, until when and why
   */
  record Accepted(String words) implements ChangeStatus {}

  /** It became better on an earlier night, or worse and better again: nothing to do. */
  record Settled() implements ChangeStatus {}
}
