package io.archbench.runner.cli;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.ImageScan;
import io.archbench.k8s.image.ImageScanner;
import io.archbench.k8s.image.NamedImage;
import io.archbench.k8s.image.store.Platform;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which of many images run on a platform. */
@Command(
    name = "scan",
    synopsisHeading =
        "Examples:%n"
            + "  archbench image scan -A                           all that runs in the cluster%n"
            + "  archbench image scan -n team --json > scan.json   for a study's readiness%n"
            + "  archbench image scan --from images.txt            images of a list%n"
            + "%nUsage: ",
    description =
        "Say of each image of running pods, or of a list, whether it runs on a platform: ready,"
            + " slower, blocked or unknown.",
    mixinStandardHelpOptions = true)
final class ImageScanCommand implements Callable<Integer> {
  /** Where the images are named. */
  static final class Source extends PodScope {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "FILE",
        description = "A list of images, a reference each line; empty lines and # pass.")
    private Optional<Path> file = Optional.empty();
  }

  private final Console console;
  private final Map<String, String> environment;

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  @Mixin private final ContextOption context = new ContextOption();

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      defaultValue = "linux/arm64",
      description = "Where they are to run (default: ${DEFAULT-VALUE}).")
  private String platform = "";

  @Mixin private final RegistryOptions registries = new RegistryOptions();
  @Mixin private final TableForm output = new TableForm();

  ImageScanCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ImageScanner scanner =
        new ImageScanner(
            new ImageInspector(registries.stores(environment)), Platform.parse(platform));
    ImageScan scan = scanner.scan(images());
    console.result(
        switch (output.form()) {
          case text -> ImageScanText.text(scan);
          case csv -> ImageScanText.csv(scan);
          case json -> CanonicalJson.indented(scan);
        });
    return ExitCodes.DONE;
  }

  private List<NamedImage> images() throws IOException {
    if (source.file.isEmpty()) {
      try (Cluster cluster = Cluster.of(context.name())) {
        return cluster.runningImages(source.namespace());
      }
    }
    return Files.readAllLines(source.file.get()).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .distinct()
        .map(reference -> new NamedImage(reference, List.of()))
        .toList();
  }
}
