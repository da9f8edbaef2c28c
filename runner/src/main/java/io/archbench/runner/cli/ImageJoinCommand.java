package io.archbench.runner.cli;

import io.archbench.k8s.image.ImageJoiner;
import io.archbench.k8s.image.StoredImage;
import io.archbench.k8s.image.store.ImageLocation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one image of several that are for a platform each. */
@Command(
    name = "join",
    synopsisHeading =
        "Examples:%n"
            + "  archbench image join HOST/APP:1-amd64 HOST/APP:1-arm64 --to HOST/APP:1%n"
            + "%nUsage: ",
    description =
        "Make one index of images that were built apart, each on a machine of its own platform."
            + " Nothing is written unless each is what it claims to be.",
    mixinStandardHelpOptions = true)
final class ImageJoinCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Parameters(arity = "2..*", paramLabel = "REF", description = "The images.")
  private List<String> parts = List.of();

  @Option(names = "--to", required = true, paramLabel = "REF", description = "The new image.")
  private String to = "";

  @Mixin private final RegistryOptions registries = new RegistryOptions();
  @Mixin private final OutputChoice output = new OutputChoice();

  ImageJoinCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    List<ImageLocation> sources = parts.stream().map(ImageLocation::parse).toList();
    ImageLocation target = ImageLocation.parse(to);
    ImageJoiner joiner = new ImageJoiner(registries.stores(environment));
    StoredImage joined =
        TransferBar.during(console, listener -> joiner.join(sources, target, listener));
    StoredImageText.give(console, output, joined);
    return ExitCodes.DONE;
  }
}
