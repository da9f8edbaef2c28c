package io.archbench.k8s.image;

/**
 * How content came to where it is.
 *
 * @param found blobs that were there already
 * @param mounted blobs taken over from another repository of the same registry
 * @param sent blobs that were sent
 * @param bytes that were sent
 */
public record Transferred(int found, int mounted, int sent, long bytes) {
  static final Transferred NOTHING = new Transferred(0, 0, 0, 0);

  Transferred plus(Transferred other) {
    return new Transferred(
        found + other.found, mounted + other.mounted, sent + other.sent, bytes + other.bytes);
  }
}
