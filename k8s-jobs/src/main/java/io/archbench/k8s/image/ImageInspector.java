package io.archbench.k8s.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** Reads an image from its index down to the files of its layers, and verifies each digest. */
public final class ImageInspector {
  private static final String PUSH_AGAIN = "Push the image again.";

  private final RegistryClient registry;

  /** An inspector that reads through this client. */
  public ImageInspector(RegistryClient registry) {
    this.registry = registry;
  }

  /**
   * What the image holds. Attestations, which are no images, are left out.
   *
   * @throws RegistryException if it cannot be read, or a digest is not that of its content
   */
  public ImageInspection inspect(ImageReference image) throws IOException {
    byte[] top = registry.manifest(image, image.version());
    String digest = VerifiedContent.digest(top);
    if (image.isPinned() && !digest.equals(image.version())) {
      throw new RegistryException(image + " is damaged: its digest is " + digest);
    }
    JsonNode document = ReceivedJson.read(top, image.toString(), PUSH_AGAIN);
    List<PlatformImage> platforms = new ArrayList<>();
    if (!document.has("manifests")) {
      platforms.add(platform(image, document, digest, Optional.empty()));
    }
    for (JsonNode entry : document.path("manifests")) {
      if (!isAttestation(entry)) {
        String child = ReceivedJson.digest(entry, image.toString());
        byte[] manifest = registry.manifest(image, child);
        if (!VerifiedContent.digest(manifest).equals(child)) {
          throw new RegistryException(
              image + ": manifest " + child + " is damaged. Push the image again.");
        }
        platforms.add(
            platform(
                image,
                ReceivedJson.read(manifest, child, PUSH_AGAIN),
                child,
                Optional.of(named(entry.path("platform")))));
      }
    }
    return new ImageInspection(image.toString(), digest, document.has("manifests"), platforms);
  }

  private static boolean isAttestation(JsonNode entry) {
    return entry.path("annotations").has("vnd.docker.reference.type")
        || entry.path("platform").path("os").asString("").equals("unknown");
  }

  private static Platform named(JsonNode platform) {
    return new Platform(
        platform.path("os").asString("unknown"), platform.path("architecture").asString("unknown"));
  }

  private PlatformImage platform(
      ImageReference image, JsonNode manifest, String digest, Optional<Platform> claimed)
      throws IOException {
    JsonNode config =
        config(image, ReceivedJson.digest(manifest.path("config"), image + ": config"));
    Platform platform = claimed.orElseGet(() -> named(config));
    List<String> problems = new ArrayList<>();
    if (!named(config).equals(platform)) {
      problems.add("the index says " + platform + ", the image itself says " + named(config));
    }
    ImageFiles files = new ImageFiles();
    long size = 0;
    for (JsonNode layer : manifest.path("layers")) {
      size += layer.path("size").asLong(0);
      add(image, layer, files).ifPresent(problems::add);
    }
    List<Program> java = files.programs().stream().filter(Program::isJava).toList();
    foreign(java.isEmpty() ? files.programs() : java, platform).ifPresent(problems::add);
    JsonNode process = config.path("config");
    return new PlatformImage(
        platform,
        digest,
        size,
        Optional.of(config.path("created").asString("")).filter(text -> !text.isEmpty()),
        process.path("User").asString(""),
        StreamSupport.stream(process.path("Entrypoint").spliterator(), false)
            .map(word -> word.asString(""))
            .toList(),
        files.javaVersion(),
        java,
        files.programs().size(),
        files.nativeLibraries(),
        notes(files, platform),
        problems);
  }

  private static List<String> notes(ImageFiles files, Platform platform) {
    return Stream.concat(
            files.nativeLibraries().stream()
                .flatMap(library -> library.notes(platform.architecture()).stream()),
            files.unreadableJars().stream()
                .map(jar -> jar + " cannot be looked into: its native libraries are unknown"))
        .toList();
  }

  private JsonNode config(ImageReference image, String digest) throws IOException {
    String what = image + ": config " + digest;
    try (InputStream blob = registry.blob(image, digest)) {
      byte[] bytes = blob.readAllBytes();
      if (!VerifiedContent.digest(bytes).equals(digest)) {
        throw new RegistryException(what + " is damaged. Push the image again.");
      }
      return ReceivedJson.read(bytes, what, PUSH_AGAIN);
    }
  }

  /** A problem if the layer cannot be looked into. */
  private Optional<String> add(ImageReference image, JsonNode layer, ImageFiles files)
      throws IOException {
    String digest = ReceivedJson.digest(layer, image + ": layer");
    String mediaType = layer.path("mediaType").asString("");
    String what = image + ": layer " + digest;
    try (VerifiedContent content =
        new VerifiedContent(registry.blob(image, digest), what, digest)) {
      Optional<String> problem = Optional.empty();
      try {
        if (mediaType.endsWith("gzip")) {
          files.add(new GZIPInputStream(content.stream(), 65_536));
        } else if (mediaType.endsWith("tar")) {
          files.add(content.stream());
        } else {
          problem = Optional.of("not checked: layer " + digest + " is " + mediaType);
        }
      } catch (IOException e) {
        // a damaged layer is no archive either: the digest says which of the two it is
        problem = Optional.of("layer " + digest + " is no archive: " + e.getMessage());
      }
      content.verify();
      return problem;
    }
  }

  /**
   * All of a Java image's launchers have to fit. Of other programs one that fits is enough, for
   * images carry tools of other machines on purpose.
   */
  private static Optional<String> foreign(List<Program> programs, Platform platform) {
    List<Program> foreign =
        programs.stream()
            .filter(program -> !program.architecture().equals(platform.architecture()))
            .toList();
    boolean wrong =
        !foreign.isEmpty() && (foreign.get(0).isJava() || foreign.size() == programs.size());
    return wrong
        ? Optional.of(
            "%s is a program for %s"
                .formatted(foreign.get(0).path(), foreign.get(0).architecture()))
        : Optional.empty();
  }
}
