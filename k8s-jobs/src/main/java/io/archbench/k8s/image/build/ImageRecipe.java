package io.archbench.k8s.image.build;

import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.Platform;
import io.archbench.trial.suite.SuiteDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image that runs trials is made of.
 *
 * @param base holds a JDK for each of the platforms
 * @param jdk feature version that the base has to have
 * @param agent directory of the agent's jars
 * @param runner directory of the runner's jars, for images that carry out whole runs
 * @param suites with distinct names
 * @param packages of the distribution that the suites need
 * @param labels beside those that name the suites
 * @param created time that the image says; a fixed one, so that the same parts give the same image
 */
public record ImageRecipe(
    ImageLocation base,
    List<Platform> platforms,
    Optional<Integer> jdk,
    Path agent,
    Optional<Path> runner,
    List<SuiteDirectory> suites,
    List<DistributionPackages> packages,
    Map<String, String> labels,
    Instant created) {
  public ImageRecipe {
    platforms = List.copyOf(platforms);
    suites = List.copyOf(suites);
    packages = List.copyOf(packages);
    labels = Map.copyOf(labels);
  }
}
