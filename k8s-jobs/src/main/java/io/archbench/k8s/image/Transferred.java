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
  static final Transferred FOUND = new Transferred(1, 0, 0, 0);
  static final Transferred MOUNTED = new Transferred(0, 1, 0, 0);

  static Transferred sent(long bytes) {
    return new Transferred(0, 0, 1, bytes);
  }

  Transferred plus(Transferred other) {
    return new Transferred(
        found + other.found, mounted + other.mounted, sent + other.sent, bytes + other.bytes);
  }
}
