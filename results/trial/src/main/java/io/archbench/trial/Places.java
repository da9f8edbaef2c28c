package io.archbench.trial;

import java.util.List;

/** The places held for one variant until closed. */
public interface Places extends AutoCloseable {
  /** The places; empty if the variant cannot run here. */
  List<Place> places();

  /**
   * Why there are no places, or fewer than wanted, and how to get them; empty if none is missing.
   */
  String missing();

  /** Gives the places back. */
  @Override
  void close();
}
