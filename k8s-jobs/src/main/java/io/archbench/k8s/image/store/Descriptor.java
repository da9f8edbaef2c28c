package io.archbench.k8s.image.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Names content by its digest, as manifests and indexes do.
 *
 * @param digest {@code sha256:} and 64 digits
 * @param size in bytes, as claimed
 * @param platform what an index claims that it is for
 * @param attestation whether it is about another image, and none itself
 */
public record Descriptor(
    String mediaType, String digest, long size, Optional<Platform> platform, boolean attestation) {

  /** Of content that is no image. */
  public static Descriptor of(String mediaType, String digest, long size) {
    return new Descriptor(mediaType, digest, size, Optional.empty(), false);
  }

  Descriptor ofOci() {
    return mediaType.equals(MediaTypes.DOCKER_LAYER)
        ? new Descriptor(MediaTypes.OCI_LAYER, digest, size, platform, attestation)
        : this;
  }

  /** As it stands in manifests; may be added to. */
  Map<String, Object> document() {
    return new TreeMap<>(Map.of("mediaType", mediaType, "digest", digest, "size", size));
  }

  /**
   * Reads one.
   *
   * @throws RegistryException if it has no SHA-256
   */
  static Descriptor read(JsonNode node, String what) {
    JsonNode platform = node.path("platform");
    return new Descriptor(
        node.path("mediaType").asString(""),
        ReceivedJson.digest(node, what),
        node.path("size").asLong(0),
        platform.isObject() ? Optional.of(Platform.read(platform)) : Optional.empty(),
        node.path("annotations").has("vnd.docker.reference.type")
            || platform.path("os").asString("").equals("unknown"));
  }
}
