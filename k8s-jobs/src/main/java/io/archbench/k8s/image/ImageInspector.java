package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.ImageStores;
import io.archbench.k8s.image.store.Manifest;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.suite.SuiteDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads an image from its index down to the files of its layers, and verifies each digest.
 * Thread-safe.
 */
public final class ImageInspector {
  /** Where suites lie in an image, each in a directory of its name. */
  public static final String SUITES = "/archbench/suites";

  private final ImageStores stores;
  private final ImageLayers layers = new ImageLayers();

  /** An inspector of the images in these stores. */
  public ImageInspector(ImageStores stores) {
    this.stores = stores;
  }

  /**
   * What the image holds, for all of its platforms.
   *
   * @throws RegistryException if it cannot be read, or a digest is not that of its content
   */
  public ImageInspection inspect(ImageLocation image) throws IOException {
    return inspect(image, platform -> true);
  }

  /**
   * What the image holds for these platforms; of others nothing is read.
   *
   * @throws RegistryException if it cannot be read, or a digest is not that of its content
   */
  public ImageInspection inspect(ImageLocation image, List<Platform> platforms) throws IOException {
    return inspect(image, platforms::contains);
  }

  /** Attestations, which are no images, are left out. */
  private ImageInspection inspect(ImageLocation image, Predicate<Platform> wanted)
      throws IOException {
    ImageStore store = stores.of(image);
    Manifest top = store.manifest(image.version());
    Map<Manifest, Optional<Platform>> images = new LinkedHashMap<>();
    if (!top.isIndex()) {
      images.put(top, Optional.empty());
    }
    for (Descriptor entry : top.entries()) {
      if (!entry.attestation() && entry.platform().filter(wanted).isPresent()) {
        images.put(store.manifest(entry.digest()), entry.platform());
      }
    }
    // those of all platforms at the same time
    layers.read(
        store,
        image.toString(),
        images.keySet().stream().flatMap(manifest -> manifest.layers().stream()).toList());
    List<PlatformImage> platforms = new ArrayList<>();
    for (Map.Entry<Manifest, Optional<Platform>> one : images.entrySet()) {
      platforms.add(platform(image, store, one.getKey(), one.getValue()));
    }
    return new ImageInspection(image.toString(), top.digest(), top.isIndex(), platforms);
  }

  /**
   * The very image that runs on these platforms, named by its digest: what it was when it was
   * looked at is what will be pulled.
   *
   * @throws RegistryException with every reason why it does not run there
   */
  public ImageLocation require(ImageLocation image, List<Platform> platforms) throws IOException {
    ImageInspection found = inspect(image, platforms);
    List<String> missing = found.missing(platforms);
    if (!missing.isEmpty()) {
      throw new RegistryException(
          image + " does not run on all that is asked for: " + String.join("; ", missing));
    }
    return image.at(found.digest());
  }

  /**
   * The suites that it brings for a platform, by name; none if it holds nothing for that platform.
   *
   * @throws RegistryException if it cannot be read, or the description of a suite cannot
   */
  public SortedMap<String, SuiteDescription> suites(ImageLocation image, Platform platform)
      throws IOException {
    ImageStore store = stores.of(image);
    SortedMap<String, SuiteDescription> suites = new TreeMap<>();
    for (Manifest manifest : manifests(image, store, platform)) {
      for (Map.Entry<String, String> found : files(image, store, manifest).suites().entrySet()) {
        SuiteDescription suite = suite(image, found.getKey(), found.getValue());
        suites.put(suite.name(), suite);
      }
    }
    return suites;
  }

  /**
   * The commit that it was built from for a platform, as its label says.
   *
   * @throws RegistryException if it cannot be read
   */
  public Optional<String> revision(ImageLocation image, Platform platform) throws IOException {
    ImageStore store = stores.of(image);
    Optional<String> revision = Optional.empty();
    for (Manifest manifest : manifests(image, store, platform)) {
      revision = revision.or(ImageConfig.read(store, manifest, image.toString())::revision);
    }
    return revision;
  }

  /** What it holds for a platform; an image that is no index is taken to be for it. */
  private static List<Manifest> manifests(ImageLocation image, ImageStore store, Platform platform)
      throws IOException {
    Manifest top = store.manifest(image.version());
    List<Manifest> held = new ArrayList<>();
    if (!top.isIndex()) {
      held.add(top);
    }
    for (Descriptor entry : top.entries()) {
      if (!entry.attestation() && entry.platform().filter(platform::equals).isPresent()) {
        held.add(store.manifest(entry.digest()));
      }
    }
    return held;
  }

  private ImageFiles files(ImageLocation image, ImageStore store, Manifest manifest)
      throws IOException {
    ImageFiles files = new ImageFiles();
    for (ReadLayer layer : layers.read(store, image.toString(), manifest.layers())) {
      layer.files().ifPresent(files::add);
    }
    return files;
  }

  private static SuiteDescription suite(ImageLocation image, String path, String text)
      throws RegistryException {
    try {
      return CanonicalJson.read(
          text.getBytes(StandardCharsets.UTF_8), SuiteDescription.class, image + ": " + path);
    } catch (UnreadableDocumentException e) {
      throw new RegistryException(
          e.getMessage() + ". Build the image with this version of archbench", e);
    }
  }

  private PlatformImage platform(
      ImageLocation image, ImageStore store, Manifest manifest, Optional<Platform> claimed)
      throws IOException {
    ImageConfig config = ImageConfig.read(store, manifest, image.toString());
    Platform platform = claimed.orElse(config.platform());
    List<String> problems = new ArrayList<>();
    if (!config.platform().equals(platform)) {
      problems.add("the index says " + platform + ", the image itself says " + config.platform());
    }
    if (config.layers().filter(number -> number != manifest.layers().size()).isPresent()) {
      problems.add(
          "the manifest has %d layers, the image itself says %d"
              .formatted(manifest.layers().size(), config.layers().get()));
    }
    List<String> unchecked = new ArrayList<>();
    for (ReadLayer layer : layers.read(store, image.toString(), manifest.layers())) {
      layer.problem().ifPresent(unchecked::add);
    }
    ImageFiles files = files(image, store, manifest);
    List<Program> programs = files.programs();
    List<Program> java = programs.stream().filter(Program::isJava).toList();
    foreign(java.isEmpty() ? programs : java, platform)
        .or(() -> first(config.entrypoint(), programs, platform))
        .ifPresent(problems::add);
    return new PlatformImage(
        platform,
        manifest.digest(),
        manifest.layers().stream().mapToLong(Descriptor::size).sum(),
        config.created(),
        config.user(),
        config.entrypoint(),
        config.runner(),
        files.javaVersion(),
        java,
        programs.size(),
        files.nativeLibraries(),
        notes(files, platform),
        problems,
        unchecked);
  }

  private static List<String> notes(ImageFiles files, Platform platform) {
    return Stream.concat(
            files.nativeLibraries().stream()
                .flatMap(library -> library.notes(platform.architecture()).stream()),
            files.unreadableJars().stream()
                .map(jar -> jar + " cannot be looked into: its native libraries are unknown"))
        .toList();
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
    return wrong ? Optional.of(words(foreign.get(0))) : Optional.empty();
  }

  private static String words(Program program) {
    return "%s is a program for %s".formatted(program.path(), program.architecture());
  }

  /** What the image starts with, if that is a program for another platform. */
  private static Optional<String> first(
      List<String> entrypoint, List<Program> programs, Platform platform) {
    return programs.stream()
        .filter(program -> entrypoint.stream().limit(1).anyMatch(program.path()::equals))
        .filter(program -> !program.architecture().equals(platform.architecture()))
        .map(ImageInspector::words)
        .findFirst();
  }
}
