package io.archbench.k8s.image.store;

import io.archbench.trial.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** Content that is compared with its digest once it was read to its end. */
public final class VerifiedContent implements AutoCloseable {
  private final DigestInputStream stream;
  private final String what;
  private final String expected;

  /**
   * @param what names it in errors
   * @param expected {@code sha256:} and 64 digits
   */
  public VerifiedContent(InputStream stream, String what, String expected) {
    this.stream = new DigestInputStream(stream, Sha256.digest());
    this.what = what;
    this.expected = expected;
  }

  /** {@code sha256:} and 64 digits. */
  public static String digest(byte[] bytes) {
    return "sha256:" + Sha256.of(bytes);
  }

  /**
   * Compares what was read at once.
   *
   * @throws RegistryException if the content is not what its digest says
   */
  static void check(byte[] bytes, String expected, String what) {
    String found = digest(bytes);
    if (!found.equals(expected)) {
      throw new RegistryException(what + damaged(found));
    }
  }

  private static String damaged(String found) {
    return " is damaged: its digest is " + found + ". Push the image again.";
  }

  /** To be read from. */
  public InputStream stream() {
    return stream;
  }

  /**
   * Reads what is left, and compares.
   *
   * @throws RegistryException if the content is not what its digest says
   */
  public void verify() throws IOException {
    stream.transferTo(OutputStream.nullOutputStream());
    String found = "sha256:" + HexFormat.of().formatHex(stream.getMessageDigest().digest());
    if (!found.equals(expected)) {
      throw new RegistryException(what + damaged(found));
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
