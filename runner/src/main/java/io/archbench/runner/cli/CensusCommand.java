package io.archbench.runner.cli;

import io.archbench.k8s.census.Census;
import io.archbench.k8s.census.CensusSettings;
import io.archbench.k8s.census.CountedNode;
import io.archbench.k8s.census.FleetNode;
import io.archbench.k8s.census.NodeCensus;
import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.job.JobSettings;
import io.archbench.runner.plan.StudyCluster;
import io.archbench.runner.study.DurationText;
import io.archbench.trial.RunId;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says what CPUs the nodes of a cluster have. */
@Command(
    name = "census",
    synopsisHeading =
        "Examples:%n"
            + "  archbench census --image HOST/BENCH@sha256:...       all nodes%n"
            + "  archbench census --image HOST/BENCH:1 -l pool=batch -o csv%n"
            + "%nUsage: ",
    description =
        "Send a small pod to each node for a moment and say what CPU is there, with the shares of"
            + " CPU models as a study's fleet takes them (fleet.cpus).",
    mixinStandardHelpOptions = true)
final class CensusCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--image",
      required = true,
      paramLabel = "REF",
      description = "An image that `archbench image build` made, such as the study's.")
  private String image = "";

  @Option(
      names = {"-l", "--selector"},
      paramLabel = "LABELS",
      description = "Only nodes with these labels, as kubectl takes them (default: all).")
  private Optional<String> selector = Optional.empty();

  @Mixin private final ContextOption context = new ContextOption();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      description = "Namespace of the pods (default: that of the context).")
  private Optional<String> namespace = Optional.empty();

  @Option(
      names = "--image-pull-secret",
      paramLabel = "NAME",
      description = "Secret for the nodes' pull; may be given several times.")
  private List<String> pullSecrets = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = TimeConverter.class,
      description =
          "How long each node has, pulling the image included (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofMinutes(1);

  @Mixin private final RegistryOptions registries = new RegistryOptions();
  @Mixin private final TableForm output = new TableForm();

  CensusCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  /** Times as they stand in a study. */
  static final class TimeConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return DurationText.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "expected a time such as 90s or 5m, found '" + text + "'");
      }
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ImageLocation named = ImageLocation.parse(image);
    try (Census census = Census.of(context.name())) {
      List<FleetNode> nodes = census.nodes(selector);
      if (nodes.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "no node of the cluster has the labels " + selector.orElse("(any)"));
      }
      return take(census, nodes, pinned(named, nodes));
    }
  }

  /** By digest, once it is known to run on all nodes that can run one. */
  private String pinned(ImageLocation named, List<FleetNode> nodes) throws IOException {
    List<Platform> platforms =
        nodes.stream()
            .filter(node -> node.unfit().isEmpty())
            .map(node -> Platform.parse("linux/" + node.architecture()))
            .distinct()
            .toList();
    return new ImageInspector(registries.stores(environment)).require(named, platforms).toString();
  }

  private int take(Census census, List<FleetNode> nodes, String pinned)
      throws InterruptedException {
    CensusSettings settings =
        new CensusSettings(RunId.random(new SecureRandom()), pinned, jobs(), timeout);
    Instant taken = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    console.say(
        "asking "
            + nodes.size()
            + (nodes.size() == 1 ? " node" : " nodes")
            + " by pods in "
            + settings.jobs().namespace()
            + ", each for "
            + DurationText.of(timeout)
            + " at most (--timeout)");
    AtomicBoolean stopped = new AtomicBoolean();
    Signals signals = Signals.listen(() -> stopped.set(true));
    List<CountedNode> counted = census.take(nodes, settings, stopped::get, this::tell);
    if (signals.exitCode() != 0) {
      console.say("interrupted; no pod is left");
      return signals.exitCode();
    }
    NodeCensus result = NodeCensus.of(taken, pinned, counted);
    console.result(
        switch (output.form()) {
          case text -> CensusText.text(result);
          case csv -> CensusText.csv(result);
          case json -> CanonicalJson.indented(result);
        });
    if (result.counted() == 0) {
      console.say("archbench: of no node it is known what CPU it has; the reasons stand above");
      return ExitCodes.INFRASTRUCTURE;
    }
    return ExitCodes.DONE;
  }

  private JobSettings jobs() {
    String where =
        namespace
            .or(() -> Cluster.namespace(context.name()))
            .orElse(StudyCluster.DEFAULT_NAMESPACE);
    return new JobSettings(
        where,
        Optional.empty(),
        pullSecrets,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /** A line for each node as its answer comes. */
  private void tell(CountedNode node) {
    String words =
        Stream.concat(
                node.leftOut().stream().map("not counted: "::concat),
                node.machine().stream().map(machine -> machine.cpu().model()))
            .findFirst()
            .orElse("");
    console.say(TerminalText.of("node " + node.node().name() + ": " + words));
  }
}
