package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A volume of the tests' cluster: a directory on the disk of the real node, which is this machine.
 *
 * @param name of the volume, and of the namespace that it is for
 */
record LocalVolume(String name, Path path) {
  /** Makes one below a test's directory; everybody may write there. */
  static LocalVolume create(Path directory, ClusterNamespace namespace) throws Exception {
    Path path = Files.createDirectory(directory.resolve("volume"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    LocalVolume volume = new LocalVolume(namespace.name(), path);
    kubectl(
        "apply",
        "-f",
        Files.writeString(directory.resolve("volume.yaml"), volume.manifest()).toString());
    return volume;
  }

  private String manifest() {
    return """
    apiVersion: v1
    kind: PersistentVolume
    metadata: {name: %s}
    spec:
      capacity: {storage: 50Gi}
      accessModes: [ReadWriteOnce]
      persistentVolumeReclaimPolicy: Retain
      local: {path: %s}
      nodeAffinity:
        required:
          nodeSelectorTerms:
            - matchExpressions: [{key: archbench.io/pool, operator: In, values: [real]}]
    """
        .formatted(name, path);
  }

  /** A manifest whose claim gets this volume and no other. */
  String claimedIn(String manifest) {
    return manifest.replace(
        "spec:\n  accessModes",
        "spec:\n  storageClassName: ''\n  volumeName: " + name + "\n  accessModes");
  }

  void delete() throws Exception {
    kubectl("delete", "pv", name, "--wait=false");
  }
}
