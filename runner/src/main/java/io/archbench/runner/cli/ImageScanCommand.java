package io.archbench.runner.cli;

import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.ImageScanner;
import io.archbench.k8s.image.Readiness;
import io.archbench.k8s.image.ScannedImage;
import io.archbench.k8s.image.store.Platform;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which of many images run on a platform. */
@Command(
    name = "scan",
    synopsisHeading =
        "Examples:%n"
            + "  archbench image scan --from images.txt            for linux/arm64%n"
            + "  archbench image scan --from images.txt --json     for programs%n"
            + "%nUsage: ",
    description =
        "Say of each image whether it runs on a platform: ready, slower, blocked or unknown.",
    mixinStandardHelpOptions = true)
final class ImageScanCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE",
      description = "The images, a reference each line; empty lines and # pass.")
  private Path from = Path.of("");

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      defaultValue = "linux/arm64",
      description = "Where they are to run (default: ${DEFAULT-VALUE}).")
  private String platform = "";

  @Mixin private final RegistryOptions registries = new RegistryOptions();
  @Mixin private final OutputChoice output = new OutputChoice();

  ImageScanCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  private record Output(int schemaVersion, String platform, List<ScannedImage> images) {}

  @Override
  public Integer call() throws IOException {
    ImageScanner scanner =
        new ImageScanner(
            new ImageInspector(registries.stores(environment)), Platform.parse(platform));
    List<ScannedImage> images =
        Files.readAllLines(from).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .distinct()
            .map(scanner::scan)
            .toList();
    console.result(
        output.isJson() ? CanonicalJson.indented(new Output(1, platform, images)) : text(images));
    return ExitCodes.DONE;
  }

  private String text(List<ScannedImage> images) {
    StringBuilder text = new StringBuilder();
    for (ScannedImage image : images) {
      text.append(
          String.format(Locale.ROOT, "%-8s %s%n", word(image.readiness()), image.reference()));
      image.evidence().forEach(line -> text.append("         ").append(line).append('\n'));
    }
    String counts =
        Arrays.stream(Readiness.values())
            .map(
                readiness ->
                    images.stream().filter(image -> image.readiness() == readiness).count()
                        + " "
                        + word(readiness))
            .collect(Collectors.joining(", "));
    return text.append(images.size())
        .append(images.size() == 1 ? " image on " : " images on ")
        .append(platform)
        .append(": ")
        .append(counts)
        .append('\n')
        .toString();
  }

  private static String word(Readiness readiness) {
    return switch (readiness) {
      case READY -> "ready";
      case SLOWER -> "slower";
      case BLOCKED -> "blocked";
      case UNKNOWN -> "unknown";
    };
  }
}
