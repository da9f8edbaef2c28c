package io.archbench.runner.plan;

import io.archbench.k8s.doctor.ImageCheck;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.store.ImageReference;
import io.archbench.k8s.image.store.InvalidReferenceException;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.Variant;
import io.archbench.trial.finding.Severity;
import io.archbench.trial.suite.SuiteDescription;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The suites that a study's images hold: on a cluster they are what is measured. */
public final class ImageSuites {
  private ImageSuites() {}

  /**
   * What each variant's image holds for the variant's architecture, by variant and suite. An image
   * that cannot be used holds nothing here: what is wrong with it is told by whoever checks it.
   *
   * @throws RegistryException if one that can be used was not to be read twice: other suites than
   *     its own are never measured in their place
   * @throws InvalidStudyException if a variant has no image
   */
  public static Map<String, SortedMap<String, SuiteDescription>> read(
      ParsedStudy study, ImageInspector inspector) throws IOException {
    Map<String, SortedMap<String, SuiteDescription>> suites = new TreeMap<>();
    Map<String, String> images = StudyCluster.images(study);
    for (Map.Entry<String, Variant> variant : study.study().variants().entrySet()) {
      String image = images.getOrDefault(variant.getKey(), "");
      Platform platform = Platform.parse("linux/" + variant.getValue().arch().text());
      suites.put(variant.getKey(), read(image, platform, inspector));
    }
    return suites;
  }

  private static SortedMap<String, SuiteDescription> read(
      String image, Platform platform, ImageInspector inspector) throws IOException {
    try {
      return inspector.suites(ImageReference.parse(image), platform);
    } catch (InvalidReferenceException e) {
      return new TreeMap<>();
    } catch (RegistryException e) {
      return isUsable(image, platform, inspector)
          ? inspector.suites(ImageReference.parse(image), platform)
          : new TreeMap<>();
    }
  }

  /** Whether whoever checks it will find nothing wrong: the registry was out of order just once. */
  private static boolean isUsable(String image, Platform platform, ImageInspector inspector)
      throws IOException {
    return new ImageCheck(inspector)
        .look(image, List.of(platform)).findings().stream()
            .noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
