package io.archbench.conformance;

/**
 * A bad practice at a place.
 *
 * @param place method or field, with the simple name of its class
 * @param words what is done there
 */
public record Finding(BadPractice practice, String place, String words) {
  /** Practice and place: what an exception is made for. */
  public String key() {
    return practice + " " + place;
  }

  /** Whether an exception is made for it; one that ends with {@code *} is for all that follows. */
  boolean is(String exception) {
    return exception.endsWith("*")
        ? key().startsWith(exception.substring(0, exception.length() - 1))
        : key().equals(exception);
  }
}
