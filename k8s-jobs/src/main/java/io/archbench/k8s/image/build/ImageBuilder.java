package io.archbench.k8s.image.build;

import io.archbench.k8s.image.ImageConfig;
import io.archbench.k8s.image.ImageInspection;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.ImageWriter;
import io.archbench.k8s.image.PlatformImage;
import io.archbench.k8s.image.StoredImage;
import io.archbench.k8s.image.TransferListener;
import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.ImageStores;
import io.archbench.k8s.image.store.Manifest;
import io.archbench.k8s.image.store.MediaTypes;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import io.archbench.k8s.image.store.VerifiedContent;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds images that run trials. The same recipe over the same base gives the same digest, on every
 * machine with the same JDK (whose compression decides on bytes).
 */
public final class ImageBuilder {
  /** Where the agent's jars lie in an image. */
  static final String AGENT = "/archbench/agent";

  /** Where the runner's jars lie in an image that has one. */
  public static final String RUNNER = "/archbench/runner";

  /** Where suites lie in an image, each in a directory of its name. */
  static final String SUITES = ImageInspector.SUITES;

  private final ImageStores stores;

  /** A builder from and into these stores. */
  public ImageBuilder(ImageStores stores) {
    this.stores = stores;
  }

  /**
   * Builds and writes an image, and reads it back.
   *
   * @param to with a tag, not a digest
   * @throws RegistryException if the base does not run on one of the platforms, or has another JDK
   */
  public StoredImage build(ImageRecipe recipe, ImageLocation to, TransferListener listener)
      throws IOException {
    ImageWriter writer = new ImageWriter(stores, to, listener);
    ImageInspection base = new ImageInspector(stores).inspect(recipe.base(), recipe.platforms());
    check(recipe, base);
    List<Manifest> manifests = new ArrayList<>();
    List<Descriptor> entries = new ArrayList<>();
    try (LayerArchives archives = new LayerArchives()) {
      for (Platform platform : recipe.platforms()) {
        Manifest manifest = write(recipe, base.of(platform), archives, writer);
        manifests.add(manifest);
        entries.add(manifest.descriptor(Optional.of(platform)));
      }
      manifests.add(Manifest.index(entries));
      return writer.finish(manifests);
    }
  }

  private static void check(ImageRecipe recipe, ImageInspection base) {
    List<String> missing = new ArrayList<>(base.missing(recipe.platforms()));
    for (PlatformImage image : base.platforms()) {
      if (recipe.platforms().contains(image.platform())) {
        if (image.java().isEmpty()) {
          missing.add(image.platform() + ": no java in it");
        }
        recipe
            .jdk()
            .filter(wanted -> !image.javaVersion().matches(wanted + "\\b.*"))
            .ifPresent(
                wanted ->
                    missing.add(
                        image.platform()
                            + ": its JDK is "
                            + image.javaVersion()
                            + ", asked for is "
                            + wanted));
      }
    }
    if (!missing.isEmpty()) {
      throw new RegistryException(
          "the base " + recipe.base() + " will not do: " + String.join("; ", missing));
    }
  }

  private Manifest write(
      ImageRecipe recipe, PlatformImage base, LayerArchives archives, ImageWriter writer)
      throws IOException {
    ImageStore source = stores.of(recipe.base());
    Manifest under = source.manifest(base.digest());
    List<LayerArchive> own = archives.of(contents(recipe, base.platform(), archives.scratch()));
    byte[] config =
        BuiltConfig.write(
            ImageConfig.read(source, under, recipe.base().toString()).json(),
            base.java().get(0).path(),
            own,
            labels(recipe),
            recipe.created().toString());
    Descriptor described =
        Descriptor.of(MediaTypes.OCI_CONFIG, VerifiedContent.digest(config), config.length);
    List<Descriptor> layers = new ArrayList<>(under.layers());
    writer.bring(source, layers);
    for (LayerArchive layer : own) {
      writer.bring(layer.descriptor(), () -> Files.newInputStream(layer.file()));
      layers.add(layer.descriptor());
    }
    writer.bring(described, () -> new ByteArrayInputStream(config));
    return Manifest.image(described, layers);
  }

  private static List<LayerContent> contents(ImageRecipe recipe, Platform platform, Path scratch)
      throws IOException {
    List<LayerContent> contents = new ArrayList<>();
    for (DistributionPackages packages : recipe.packages()) {
      contents.add(packages.layer(platform.architecture(), scratch));
    }
    contents.add(jars("agent", recipe.agent(), AGENT));
    if (recipe.runner().isPresent()) {
      contents.add(jars("runner", recipe.runner().get(), RUNNER));
    }
    for (SuiteDirectory suite : recipe.suites()) {
      String root = SUITES + "/" + suite.path().getFileName();
      contents.addAll(PrunedSuite.layers(suite, root, platform.architecture(), scratch));
    }
    return contents;
  }

  private static LayerContent jars(String name, Path directory, String root) throws IOException {
    try (Stream<Path> jars = Files.list(directory)) {
      return new LayerContent(
          name,
          jars.sorted().map(jar -> new ImageFile(root + "/" + jar.getFileName(), jar)).toList());
    }
  }

  private static Map<String, String> labels(ImageRecipe recipe) throws IOException {
    Map<String, String> labels = new TreeMap<>(recipe.labels());
    for (SuiteDirectory suite : recipe.suites()) {
      labels.put("io.archbench.suite." + suite.path().getFileName(), suite.description().sha256());
    }
    labels.put(
        "io.archbench.suites",
        recipe.suites().stream()
            .map(suite -> String.valueOf(suite.path().getFileName()))
            .collect(Collectors.joining(",")));
    return labels;
  }
}
