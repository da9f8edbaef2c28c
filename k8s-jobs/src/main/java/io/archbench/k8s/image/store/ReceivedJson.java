package io.archbench.k8s.image.store;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** JSON that others wrote: anything may be in it. */
public final class ReceivedJson {
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /** Twice what registries have to take of a manifest (OCI distribution specification). */
  private static final int LONGEST = 8 << 20;

  private ReceivedJson() {}

  /**
   * The bytes of a document.
   *
   * @throws RegistryException if there are more than registries take of any
   */
  public static byte[] bytes(InputStream stream, String what) throws IOException {
    byte[] bytes = stream.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new RegistryException(
          what + " is longer than " + (LONGEST >> 20) + " MiB: that is no document of an image");
    }
    return bytes;
  }

  /**
   * Reads it.
   *
   * @param remedy what to do if it cannot be read
   * @throws RegistryException if it is no JSON
   */
  public static JsonNode read(byte[] bytes, String what, String remedy) {
    try {
      return CanonicalJson.read(bytes, JsonNode.class, what);
    } catch (UnreadableDocumentException e) {
      throw new RegistryException(e.getMessage() + ". " + remedy, e);
    }
  }

  /**
   * The digest of a descriptor.
   *
   * @throws RegistryException if there is none, or one that is not SHA-256
   */
  public static String digest(JsonNode descriptor, String what) {
    String digest = descriptor.path("digest").asString("");
    if (!DIGEST.matcher(digest).matches()) {
      throw new RegistryException(
          what + ": expected a digest such as sha256:…, found '" + digest + "'. Push it again.");
    }
    return digest;
  }
}
