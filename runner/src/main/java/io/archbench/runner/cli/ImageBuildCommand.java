package io.archbench.runner.cli;

import io.archbench.k8s.image.ImageConfig;
import io.archbench.k8s.image.StoredImage;
import io.archbench.k8s.image.build.DistributionPackages;
import io.archbench.k8s.image.build.ImageBuilder;
import io.archbench.k8s.image.build.ImageRecipe;
import io.archbench.k8s.image.build.ScratchDirectory;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.Platform;
import io.archbench.runner.local.Installation;
import io.archbench.runner.local.JarSuite;
import io.archbench.trial.Names;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds an image with the agent and suites, for several platforms. */
@Command(
    name = "build",
    synopsisHeading =
        "Examples:%n"
            + "  archbench image build --base HOST/JDK:21 --to HOST/BENCH:1%n"
            + "  archbench image build --base HOST/JDK:{jdk} --jdk 25 --suites indexing \\%n"
            + "    --to HOST/BENCH:25%n"
            + "  archbench image build --base HOST/JDK:21 --jmh-jar target/benchmarks.jar \\%n"
            + "    --name ours --to oci:images:1              into files, for elsewhere%n"
            + "%nUsage: ",
    description =
        "Build one image of the agent and suites for several platforms, without a daemon and"
            + " without emulation. The same parts give the same digest.",
    mixinStandardHelpOptions = true)
final class ImageBuildCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--to", required = true, paramLabel = "REF", description = "The new image.")
  private String to = "";

  @Option(
      names = "--base",
      paramLabel = "REF",
      description =
          "An image with a JDK for each platform; {jdk} in it stands for the value of --jdk."
              + " Default: the environment variable ARCHBENCH_BASE_IMAGE.")
  private Optional<String> base = Optional.empty();

  @Option(
      names = "--jdk",
      paramLabel = "N",
      description = "Feature version that the base has to have: 17, 21 or 25.")
  private Optional<Integer> jdk = Optional.empty();

  @Option(
      names = "--platform",
      split = ",",
      paramLabel = "PLATFORM",
      defaultValue = "linux/amd64,linux/arm64",
      description = "What it is for (default: ${DEFAULT-VALUE}).")
  private List<String> platforms = List.of();

  @Option(
      names = "--suites",
      split = ",",
      paramLabel = "NAME",
      description = "Suites of `archbench suites` (default: all).")
  private List<String> names = List.of();

  @Option(
      names = "--jmh-jar",
      paramLabel = "FILE",
      description = "A JMH jar of your own, added as a suite; needs --name.")
  private Optional<Path> jar = Optional.empty();

  @Option(names = "--name", paramLabel = "NAME", description = "The name of your own suite.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--with-postgresql",
      description =
          "Add a PostgreSQL server for each platform, from the packages of this machine's"
              + " distribution (Debian 12); the base has to be of the same one.")
  private boolean withPostgresql;

  @Option(
      names = "--runner",
      description =
          "Add archbench itself, for `run --detach`; the base has to have a JDK of at least 21.")
  private boolean withRunner;

  @Option(
      names = "--revision",
      paramLabel = "TEXT",
      description = "Source revision, for the image's label: \"$(git rev-parse HEAD)\".")
  private Optional<String> revision = Optional.empty();

  @Mixin private final RegistryOptions registries = new RegistryOptions();
  @Mixin private final OutputChoice output = new OutputChoice();

  ImageBuildCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ImageLocation target = ImageLocation.parse(to);
    ImageLocation under = base();
    List<Platform> wanted = platforms.stream().map(Platform::parse).toList();
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      ImageRecipe recipe =
          new ImageRecipe(
              under,
              wanted,
              jdk,
              Home.installation().agent(),
              Optional.of(Home.installation().runner()).filter(lib -> withRunner),
              suites(Home.installation(), scratch.path()),
              packages(Home.installation()),
              labels(),
              created());
      ImageBuilder builder = new ImageBuilder(registries.stores(environment));
      StoredImage built =
          TransferBar.during(console, listener -> builder.build(recipe, target, listener));
      StoredImageText.give(console, output, built);
    }
    return ExitCodes.DONE;
  }

  private ImageLocation base() {
    String text =
        base.or(() -> Optional.ofNullable(environment.get("ARCHBENCH_BASE_IMAGE")))
            .orElseThrow(
                () ->
                    wrong(
                        "which base? Give --base REF, an image with a JDK for each platform (such"
                            + " as Temurin's), or set ARCHBENCH_BASE_IMAGE"));
    if (text.contains("{jdk}") && jdk.isEmpty()) {
      throw wrong("the base " + text + " needs --jdk N");
    }
    return ImageLocation.parse(text.replace("{jdk}", jdk.map(String::valueOf).orElse("")));
  }

  private List<SuiteDirectory> suites(Installation installation, Path scratch) throws IOException {
    List<SuiteDirectory> suites = new ArrayList<>();
    var installed = installation.suiteDescriptions().keySet();
    for (String suite : names.isEmpty() ? installed : names) {
      if (!installed.contains(suite)) {
        throw wrong("no suite '" + suite + "': there are " + String.join(", ", installed));
      }
      suites.add(new SuiteDirectory(installation.suites().resolve(suite)));
    }
    if (jar.isPresent() != name.isPresent()) {
      throw wrong("--jmh-jar and --name go together");
    }
    if (jar.isPresent() && name.isPresent()) {
      suites.add(own(jar.get(), name.get(), scratch, installation));
    }
    return suites;
  }

  private SuiteDirectory own(Path file, String suite, Path scratch, Installation installation)
      throws IOException {
    if (!Names.NAME.matcher(suite).matches()
        || Files.exists(installation.suites().resolve(suite))) {
      throw wrong(
          "--name " + suite + ": a name that no suite has, of at most 16 lower-case letters");
    }
    Path directory = scratch.resolve(suite);
    JarSuite.make(file, suite, directory, installation);
    return new SuiteDirectory(directory);
  }

  private List<DistributionPackages> packages(Installation installation) {
    return withPostgresql
        ? List.of(
            new DistributionPackages(
                "PostgreSQL",
                installation.images().resolve("extract-packages.sh"),
                installation.images().resolve("postgresql-packages.txt")))
        : List.of();
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    labels.put("org.opencontainers.image.title", "archbench");
    labels.put("org.opencontainers.image.version", Version.build());
    if (withRunner) {
      labels.put(ImageConfig.RUNNER_LABEL, Version.build());
    }
    revision.ifPresent(text -> labels.put(ImageConfig.REVISION_LABEL, text));
    return labels;
  }

  /** The same parts give the same image: the time is that of the sources, or none. */
  private Instant created() {
    String seconds = environment.getOrDefault("SOURCE_DATE_EPOCH", "0");
    try {
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (NumberFormatException e) {
      throw wrong("SOURCE_DATE_EPOCH=" + seconds + ": expected seconds since 1970");
    }
  }

  private ParameterException wrong(String words) {
    return new ParameterException(spec.commandLine(), words);
  }
}
