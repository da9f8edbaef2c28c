package io.archbench.k8s.detached;

import io.archbench.k8s.image.ImageInspection;
import io.archbench.k8s.image.PlatformImage;
import io.archbench.k8s.image.store.ImageLocation;
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

  /**
   * That image, if it can be used.
   *
   * @throws RegistryException with the reason why a runner does not start from it
   */
  public static RunnerImage of(ImageLocation image, ImageInspection found) {
    List<PlatformImage> fit =
        found.platforms().stream()
            .filter(
                each ->
                    each.runner().isPresent()
                        && each.problems().isEmpty()
                        && each.unchecked().isEmpty()
                        && !each.java().isEmpty()
                        && feature(each.javaVersion()) >= LEAST_JDK)
            .toList();
    if (fit.isEmpty()) {
      throw new RegistryException(
          image
              + " has no runner that starts: build one with `archbench image build --runner`, on a"
              + " base with a JDK of at least "
              + LEAST_JDK
              + ", and name it as kubernetes.runner.image");
    }
    return new RunnerImage(
        image.at(found.digest()).toString(),
        fit.get(0).java().get(0).path(),
        fit.stream().map(each -> each.platform().architecture()).distinct().toList());
  }

  private static int feature(String version) {
    Matcher matcher = FEATURE.matcher(version);
    return matcher.find() ? Integer.parseInt(matcher.group()) : 0;
  }
}
