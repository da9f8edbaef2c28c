package io.archbench.runner.cli;

import io.archbench.k8s.shares.WorkloadReader;
import io.archbench.k8s.shares.WorkloadShares;
import io.archbench.trial.json.CanonicalJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what the workloads of a cluster request and use. */
@Command(
    name = "shares",
    synopsisHeading =
        "Examples:%n"
            + "  archbench shares -n NS                   workloads of a namespace%n"
            + "  archbench shares -A -o csv > use.csv     all of them, for a spreadsheet%n"
            + "%nUsage: ",
    description =
        "Say what each workload requests and uses of the nodes, with lines for the shares of a"
            + " study's suites (suites.*.share).",
    mixinStandardHelpOptions = true)
final class SharesCommand implements Callable<Integer> {
  private final Console console;

  @ArgGroup(multiplicity = "1")
  private PodScope pods = new PodScope();

  @Mixin private final ContextOption context = new ContextOption();

  @Mixin private final TableForm output = new TableForm();

  SharesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    WorkloadShares shares;
    try (WorkloadReader reader = WorkloadReader.of(context.name())) {
      shares = reader.read(pods.namespace());
    }
    console.result(
        switch (output.form()) {
          case text -> SharesText.text(shares);
          case csv -> SharesText.csv(shares);
          case json -> CanonicalJson.indented(shares);
        });
    return ExitCodes.DONE;
  }
}
