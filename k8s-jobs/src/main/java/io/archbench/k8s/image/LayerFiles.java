package io.archbench.k8s.image;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one layer brings and takes away, as far as it says on which machines an image runs. Paths
 * begin with a slash.
 *
 * @param emptied directories of the layers below that it empties (opaque whiteouts)
 * @param deleted files and directories of the layers below that it deletes (whiteouts)
 * @param written all that it replaces or adds
 * @param programs architecture of each program
 * @param links targets of hard links
 * @param javaVersions versions in {@code release} files of JDKs
 * @param natives what each jar holds
 * @param suites text of each suite's description
 * @param unreadableJars of a form that is not understood, or damaged
 */
record LayerFiles(
    Set<String> emptied,
    Set<String> deleted,
    Set<String> written,
    Map<String, String> programs,
    Map<String, String> links,
    Map<String, String> javaVersions,
    Map<String, List<NativeCode>> natives,
    Map<String, String> suites,
    Set<String> unreadableJars) {
  LayerFiles {
    emptied = Set.copyOf(emptied);
    deleted = Set.copyOf(deleted);
    written = Set.copyOf(written);
    programs = Map.copyOf(programs);
    links = Map.copyOf(links);
    javaVersions = Map.copyOf(javaVersions);
    natives = Map.copyOf(natives);
    suites = Map.copyOf(suites);
    unreadableJars = Set.copyOf(unreadableJars);
  }
}
