package io.archbench.runner.cli;

import io.archbench.k8s.image.ImageCopier;
import io.archbench.k8s.image.StoredImage;
import io.archbench.k8s.image.store.ImageLocation;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies an image with all its platforms. */
@Command(
    name = "copy",
    synopsisHeading =
        "Examples:%n"
            + "  archbench image copy HOST/TEAM/APP:1 OTHER/MIRROR/APP:1%n"
            + "  archbench image copy HOST/TEAM/APP:1 oci:images:1    into files%n"
            + "  archbench image copy oci:images:1 OTHER/APP:1        and out of them%n"
            + "%nUsage: ",
    description =
        "Copy an image with all its platforms, so that its digest stays the same. What is there"
            + " already is not sent: the same command goes on after an interruption.",
    mixinStandardHelpOptions = true)
final class ImageCopyCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Parameters(index = "0", paramLabel = "FROM", description = "What to copy.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "Where to, with a tag.")
  private String to = "";

  @Mixin private final RegistryOptions registries = new RegistryOptions();
  @Mixin private final OutputChoice output = new OutputChoice();

  ImageCopyCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ImageLocation source = ImageLocation.parse(from);
    ImageLocation target = ImageLocation.parse(to);
    ImageCopier copier = new ImageCopier(registries.stores(environment));
    StoredImage copied =
        TransferBar.during(console, listener -> copier.copy(source, target, listener));
    StoredImageText.give(console, output, copied);
    return ExitCodes.DONE;
  }
}
