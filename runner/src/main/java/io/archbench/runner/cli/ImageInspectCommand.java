package io.archbench.runner.cli;

import io.archbench.k8s.image.ImageInspection;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.PlatformImage;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.Platform;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an image holds, and whether it is what it claims. */
@Command(
    name = "inspect",
    synopsisHeading =
        "Examples:%n"
            + "  archbench image inspect HOST/REPOSITORY:TAG%n"
            + "  archbench image inspect HOST/REPOSITORY:TAG \\%n"
            + "    --require linux/amd64,linux/arm64          exit code 5 if one is missing%n"
            + "%nUsage: ",
    description =
        "Verify an image from its index down to the programs in its layers, and say which"
            + " platforms it really holds.",
    mixinStandardHelpOptions = true)
final class ImageInspectCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "REF",
      description =
          "HOST[:PORT]/REPOSITORY[:TAG|@sha256:...], http:// before it for a registry without"
              + " TLS; or oci:DIRECTORY[:TAG], an OCI layout.")
  private String reference = "";

  @Option(
      names = "--require",
      split = ",",
      paramLabel = "PLATFORM",
      description = "Platforms that must be there and right, such as linux/amd64,linux/arm64.")
  private List<String> required = List.of();

  @Mixin private final RegistryOptions registries = new RegistryOptions();
  @Mixin private final OutputChoice output = new OutputChoice();

  ImageInspectCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  private record Output(int schemaVersion, ImageInspection image, List<String> missing) {}

  @Override
  public Integer call() throws IOException {
    ImageLocation image = ImageLocation.parse(reference);
    List<Platform> platforms = required.stream().map(Platform::parse).toList();
    ImageInspection found = new ImageInspector(registries.stores(environment)).inspect(image);
    List<String> missing = found.missing(platforms);
    console.result(
        output.isJson() ? CanonicalJson.indented(new Output(1, found, missing)) : text(found));
    missing.forEach(
        line -> console.say("archbench: " + found.reference() + ": " + TerminalText.of(line)));
    return missing.isEmpty() ? ExitCodes.DONE : ExitCodes.INFRASTRUCTURE;
  }

  private static String text(ImageInspection image) {
    StringBuilder text = new StringBuilder();
    text.append(image.reference()).append('\n').append("  ").append(image.digest()).append('\n');
    if (!image.index()) {
      text.append("  no index: an image for one platform\n");
    }
    image.platforms().forEach(platform -> describe(platform, text));
    return text.toString();
  }

  private static void describe(PlatformImage platform, StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s  %.1f MB%n",
            TerminalText.of(platform.platform().toString()),
            platform.size() / 1e6));
    text.append("  ").append(platform.digest()).append('\n');
    platform.created().ifPresent(created -> line(text, "created", created));
    line(text, "user", platform.user().isEmpty() ? "root" : platform.user());
    line(text, "entrypoint", String.join(" ", platform.entrypoint()));
    line(text, "JDK", platform.javaVersion().isEmpty() ? "none" : platform.javaVersion());
    platform
        .java()
        .forEach(java -> line(text, "java", java.path() + " is for " + java.architecture()));
    platform.notes().forEach(note -> line(text, "slower", note));
    platform.problems().forEach(problem -> line(text, "PROBLEM", problem));
    platform.unchecked().forEach(words -> line(text, "UNCHECKED", words));
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "  %-11s %s%n", label, TerminalText.of(value)));
  }
}
