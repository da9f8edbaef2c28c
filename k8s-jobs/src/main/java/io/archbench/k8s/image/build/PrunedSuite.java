package io.archbench.k8s.image.build;

import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.suite.PrunedFiles;
import io.archbench.trial.suite.PrunedFiles.PrunedFile;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A suite as it is for one platform: without native libraries of others, its digest the same. */
final class PrunedSuite {
  private PrunedSuite() {}

  /**
   * Its layers: libraries, which change seldom, below the suite itself.
   *
   * @param root of the suite in the image
   * @param scratch directory for what is made for the platform
   */
  static List<LayerContent> layers(
      SuiteDirectory suite, String root, String architecture, Path scratch) throws IOException {
    Map<String, PrunedFile> pruned = new TreeMap<>();
    List<ImageFile> libraries = new ArrayList<>();
    List<ImageFile> own = new ArrayList<>();
    for (Path file : suite.files()) {
      String name = suite.path().relativize(file).toString();
      Path smaller = scratch.resolve(architecture + "-" + suite.path().getFileName()).resolve(name);
      Files.createDirectories(smaller.getParent());
      boolean made = JarPruner.prune(file, architecture, smaller);
      if (made) {
        pruned.put(name, new PrunedFile(Sha256.of(file), Sha256.of(smaller)));
      }
      (name.contains("/") ? libraries : own)
          .add(new ImageFile(root + "/" + name, made ? smaller : file));
    }
    own.add(new ImageFile(root + "/suite.json", suite.descriptionFile()));
    if (!pruned.isEmpty()) {
      Path list = scratch.resolve(architecture + "-" + suite.path().getFileName() + ".json");
      Files.write(list, CanonicalJson.bytes(new PrunedFiles(PrunedFiles.SCHEMA, pruned)));
      own.add(new ImageFile(root + "/" + PrunedFiles.NAME, list));
    }
    String name = String.valueOf(suite.path().getFileName());
    return libraries.isEmpty()
        ? List.of(new LayerContent("suite " + name, own))
        : List.of(
            new LayerContent("libraries of suite " + name, libraries),
            new LayerContent("suite " + name, own));
  }
}
