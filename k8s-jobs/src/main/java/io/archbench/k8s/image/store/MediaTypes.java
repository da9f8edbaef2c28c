package io.archbench.k8s.image.store;

/** The names of formats, as OCI and Docker give them. */
public final class MediaTypes {
  /** Of images for several platforms. */
  public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

  /** Of one image. */
  public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  /** Docker's name for an index. */
  public static final String DOCKER_LIST =
      "application/vnd.docker.distribution.manifest.list.v2+json";

  /** Docker's name for a manifest. */
  public static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";

  /** Of an image's configuration. */
  public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";

  /** Docker's name for a layer. */
  static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

  /** Of a layer. */
  public static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

  private MediaTypes() {}
}
