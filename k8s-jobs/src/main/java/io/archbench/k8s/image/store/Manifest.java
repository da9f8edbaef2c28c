package io.archbench.k8s.image.store;

import io.archbench.trial.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A manifest or an index, as the bytes that its digest is taken of. Immutable. */
public final class Manifest {
  private final byte[] bytes;
  private final String what;
  private final JsonNode json;

  private Manifest(byte[] bytes, String what, JsonNode json) {
    this.bytes = bytes;
    this.what = what;
    this.json = json;
  }

  /**
   * Reads what a store gave.
   *
   * @param what names it in errors
   * @throws RegistryException if it is no manifest
   */
  static Manifest read(byte[] bytes, String what) {
    JsonNode json = ReceivedJson.read(bytes, what, "Push the image again.");
    if (json.path("schemaVersion").asInt(2) != 2) {
      throw new RegistryException(
          what + " has the format of Docker before 1.10, which holds no digests: push it again");
    }
    return new Manifest(bytes.clone(), what, json);
  }

  private static Manifest write(Object document) {
    return read(CanonicalJson.bytes(document), "a manifest of archbench");
  }

  /**
   * A manifest of OCI's format.
   *
   * @param layers the lowest first; those of Docker's format are the same bytes under another name
   */
  public static Manifest image(Descriptor config, List<Descriptor> layers) {
    return write(
        Map.of(
            "schemaVersion",
            2,
            "mediaType",
            MediaTypes.OCI_MANIFEST,
            "config",
            config.document(),
            "layers",
            layers.stream().map(Descriptor::ofOci).map(Descriptor::document).toList()));
  }

  /** An index of these images, each with its platform. */
  public static Manifest index(List<Descriptor> images) {
    List<Object> entries = new ArrayList<>();
    for (Descriptor image : images) {
      Map<String, Object> entry = image.document();
      image.platform().ifPresent(platform -> entry.put("platform", platform.document()));
      entries.add(entry);
    }
    return write(
        Map.of("schemaVersion", 2, "mediaType", MediaTypes.OCI_INDEX, "manifests", entries));
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** {@code sha256:} and 64 digits. */
  public String digest() {
    return VerifiedContent.digest(bytes);
  }

  /** Whether it names images for platforms, and is none itself. */
  public boolean isIndex() {
    return json.has("manifests");
  }

  /** As it says itself; OCI's where it says none, for Docker's have to. */
  public String mediaType() {
    return json.path("mediaType")
        .asString(isIndex() ? MediaTypes.OCI_INDEX : MediaTypes.OCI_MANIFEST);
  }

  /** What names it elsewhere. */
  public Descriptor descriptor(Optional<Platform> platform) {
    return new Descriptor(mediaType(), digest(), bytes.length, platform, false);
  }

  /** The images of an index, attestations included; none of a manifest. */
  public List<Descriptor> entries() {
    return read("manifests");
  }

  /** The configuration of a manifest's image. */
  public Descriptor config() {
    return Descriptor.read(json.path("config"), what + ": config");
  }

  /** The layers of a manifest's image, the lowest first. */
  public List<Descriptor> layers() {
    return read("layers");
  }

  private List<Descriptor> read(String field) {
    List<Descriptor> found = new ArrayList<>();
    for (JsonNode node : json.path(field)) {
      found.add(Descriptor.read(node, what + ": " + field));
    }
    return List.copyOf(found);
  }
}
