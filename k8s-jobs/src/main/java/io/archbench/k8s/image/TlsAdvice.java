package io.archbench.k8s.image;

import java.io.IOException;
import javax.net.ssl.SSLException;

/** What to do about a connection that could not be made safe. */
final class TlsAdvice {
  private TlsAdvice() {}

  /** Begins with a full stop; empty where TLS is not the cause. */
  static String of(ImageReference image, IOException failure) {
    return failure instanceof SSLException
        ? ". If the registry speaks plain HTTP, say http://" + image.host() + "/…"
        : "";
  }
}
