package io.archbench.k8s.detached;

import io.archbench.k8s.image.ImageInspection;
import io.archbench.k8s.image.PlatformImage;
import io.archbench.k8s.image.store.ImageReference;
import io.archbench.k8s.image.store.RegistryException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image with a runner in it, as {@code archbench image build --runner} makes it.
 *
 * @param reference by digest
 * @param java the launcher in it
 * @param architectures that it runs on
 */
public record RunnerImage(String reference, String java, List<String> architectures) {
  /** The runner is compiled for it. */
  private static final int LEAST_JDK = 21;

  private static final Pattern FEATURE = Pattern.compile("\\d+");

  public RunnerImage {
    architectures = List.copyOf(architectures);
  }

  /** Stands for an image that cannot be used, for who looks at what else there is. */
  public static RunnerImage unseen(String name) {
    return new RunnerImage(name, "java", List.of("amd64", "arm64"));
  }

  /**
   * That image, if it can be used.
   *
   * @param version of the runner that has to be in it: another may not know the plan
   * @throws RegistryException with the reason why such a runner does not start from it
   */
  public static RunnerImage of(ImageReference image, ImageInspection found, String version) {
    List<PlatformImage> fit =
        found.platforms().stream()
            .filter(each -> each.problems().isEmpty() && each.unchecked().isEmpty())
            .filter(each -> each.runner().isPresent() && !each.java().isEmpty())
            .filter(each -> feature(each.javaVersion()) >= LEAST_JDK)
            .toList();
    if (fit.isEmpty()) {
      throw new RegistryException(
          image
              + " has no runner that starts: build one with `archbench image build --runner`, on a"
              + " base with a JDK of at least "
              + LEAST_JDK
              + ", and name it as kubernetes.runner.image");
    }
    String there = fit.get(0).runner().orElseThrow();
    if (!there.equals(version)) {
      throw new RegistryException(
          "%s holds archbench %s, and this is %s: build it again".formatted(image, there, version));
    }
    String java = fit.get(0).java().get(0).path();
    return new RunnerImage(
        image.at(found.digest()).toString(),
        java,
        fit.stream()
            .filter(each -> each.java().get(0).path().equals(java)) // one command for all nodes
            .map(each -> each.platform().architecture())
            .distinct()
            .toList());
  }

  private static int feature(String version) {
    Matcher matcher = FEATURE.matcher(version);
    return matcher.find() ? Integer.parseInt(matcher.group()) : 0;
  }
}
