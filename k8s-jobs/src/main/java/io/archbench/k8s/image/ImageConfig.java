package io.archbench.k8s.image;

import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.Manifest;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.ReceivedJson;
import io.archbench.k8s.image.store.VerifiedContent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The configuration of an image for one platform, as the OCI image specification has it. */
public record ImageConfig(JsonNode json) {
  /** The label with the version of the runner. */
  public static final String RUNNER_LABEL = "io.archbench.runner";

  /** The label with the commit. */
  public static final String REVISION_LABEL = "org.opencontainers.image.revision";

  /**
   * Reads and verifies it.
   *
   * @param what names the image in errors
   * @throws io.archbench.k8s.image.store.RegistryException if it is damaged
   */
  public static ImageConfig read(ImageStore store, Manifest manifest, String what)
      throws IOException {
    String digest = manifest.config().digest();
    String whose = what + ": config " + digest;
    try (VerifiedContent content = new VerifiedContent(store.blob(digest), whose, digest)) {
      byte[] bytes = ReceivedJson.bytes(content.stream(), whose);
      content.verify();
      return new ImageConfig(ReceivedJson.read(bytes, whose, "Push the image again."));
    }
  }

  /** What it says that it is for. */
  public Platform platform() {
    return Platform.read(json);
  }

  /** When it was built, as it says. */
  public Optional<String> created() {
    return Optional.of(json.path("created").asString("")).filter(text -> !text.isEmpty());
  }

  /** How many layers it says it has; absent if it says nothing. */
  Optional<Integer> layers() {
    JsonNode diffIds = json.path("rootfs").path("diff_ids");
    return diffIds.isArray() ? Optional.of(diffIds.size()) : Optional.empty();
  }

  /** Empty means root. */
  public String user() {
    return json.path("config").path("User").asString("");
  }

  /** Version of the runner that {@code image build --runner} put into it; absent if none. */
  public Optional<String> runner() {
    return Optional.of(json.path("config").path("Labels").path(RUNNER_LABEL))
        .map(label -> label.asString(""))
        .filter(version -> !version.isEmpty());
  }

  /** What it was built from, as the label of the OCI image specification says; absent if none. */
  public Optional<String> revision() {
    return Optional.of(json.path("config").path("Labels").path(REVISION_LABEL))
        .map(label -> label.asString(""))
        .filter(revision -> !revision.isEmpty());
  }

  /** In exec form. */
  public List<String> entrypoint() {
    return StreamSupport.stream(json.path("config").path("Entrypoint").spliterator(), false)
        .map(word -> word.asString(""))
        .toList();
  }
}
