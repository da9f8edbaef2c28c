package io.archbench.trial;

/**
 * One pod or process of a trial and where it runs.
 *
 * @param role {@code bench} for the one that measures
 * @param place name of the place
 */
public record Member(String role, String place) {
  /** The member that measures, at that place. */
  public static Member bench(String place) {
    return new Member("bench", place);
  }
}
