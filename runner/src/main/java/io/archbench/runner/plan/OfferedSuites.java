package io.archbench.runner.plan;

import io.archbench.trial.suite.SuiteDescription;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What can be measured: the suites that are installed, those that the study brings along, and on a
 * cluster those that the variants' images hold.
 *
 * @param installed by name
 * @param brought by suite and variant; taken instead of any other suite of that name
 * @param imaged by variant and suite; taken instead of an installed suite of that name
 */
public record OfferedSuites(
    Map<String, SuiteDescription> installed,
    Map<String, Map<String, SuiteDescription>> brought,
    Map<String, SortedMap<String, SuiteDescription>> imaged) {
  private static final SortedMap<String, SuiteDescription> NONE =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  public OfferedSuites {
    installed = Map.copyOf(installed);
    brought = Map.copyOf(brought);
    imaged = Map.copyOf(imaged);
  }

  /** Suites of this machine. */
  public OfferedSuites(
      Map<String, SuiteDescription> installed, Map<String, Map<String, SuiteDescription>> brought) {
    this(installed, brought, Map.of());
  }

  /** These, and what the images of variants hold. */
  public OfferedSuites with(Map<String, SortedMap<String, SuiteDescription>> images) {
    return new OfferedSuites(installed, brought, images);
  }

  /** Installed suites alone. */
  public static OfferedSuites installed(Map<String, SuiteDescription> installed) {
    return new OfferedSuites(installed, Map.of());
  }

  /** The same suites, whose cells may use what is embedded in them. */
  public OfferedSuites allowingEmbedded() {
    Map<String, SortedMap<String, SuiteDescription>> ofImages = new TreeMap<>(imaged);
    ofImages.replaceAll((variant, suites) -> allowing(suites));
    return new OfferedSuites(allowing(installed), brought, ofImages);
  }

  private static SortedMap<String, SuiteDescription> allowing(Map<String, SuiteDescription> all) {
    SortedMap<String, SuiteDescription> allowing = new TreeMap<>(all);
    allowing.replaceAll((name, suite) -> suite.allowingEmbedded());
    return allowing;
  }

  /** The suite as a variant has it. */
  Optional<SuiteDescription> of(String suite, String variant) {
    return Optional.ofNullable(brought.getOrDefault(suite, Map.of()).get(variant))
        .or(() -> Optional.ofNullable(imaged.getOrDefault(variant, NONE).get(suite)))
        .or(() -> Optional.ofNullable(installed.get(suite)));
  }

  /** Names of the installed suites, sorted. */
  public Set<String> names() {
    return new TreeMap<>(installed).keySet();
  }
}
