package io.archbench.runner.plan;

import io.archbench.trial.suite.SuiteDescription;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be measured: the suites that are installed, and those that the study brings along.
 *
 * @param installed by name
 * @param brought by suite and variant; taken instead of an installed suite of that name
 */
public record OfferedSuites(
    Map<String, SuiteDescription> installed, Map<String, Map<String, SuiteDescription>> brought) {
  public OfferedSuites {
    installed = Map.copyOf(installed);
    brought = Map.copyOf(brought);
  }

  /** Installed suites alone. */
  public static OfferedSuites installed(Map<String, SuiteDescription> installed) {
    return new OfferedSuites(installed, Map.of());
  }

  /** The same suites, whose cells may use what is embedded in them. */
  public OfferedSuites allowingEmbedded() {
    Map<String, SuiteDescription> allowing = new TreeMap<>(installed);
    allowing.replaceAll((name, suite) -> suite.allowingEmbedded());
    return new OfferedSuites(allowing, brought);
  }

  /** The suite as a variant has it. */
  Optional<SuiteDescription> of(String suite, String variant) {
    return Optional.ofNullable(brought.getOrDefault(suite, Map.of()).get(variant))
        .or(() -> Optional.ofNullable(installed.get(suite)));
  }

  /** Names of the installed suites, sorted. */
  public Set<String> names() {
    return new TreeMap<>(installed).keySet();
  }
}
