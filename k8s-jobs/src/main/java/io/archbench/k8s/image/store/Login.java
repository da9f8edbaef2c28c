package io.archbench.k8s.image.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and a password; its text hides the password. */
record Login(String user, String password) {
  /** The value of an {@code Authorization} header. */
  String basic() {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  @Override
  public String toString() {
    return user + ":***";
  }
}
