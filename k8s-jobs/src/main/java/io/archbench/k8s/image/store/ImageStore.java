package io.archbench.k8s.image.store;

import java.io.IOException;
import java.io.InputStream;

/** Holds the manifests and blobs of images under one name. Thread-safe. */
public interface ImageStore {
  /** Opens content; may be asked again when a transfer broke. */
  interface Content {
    InputStream open() throws IOException;
  }

  /**
   * The manifest or index of a version.
   *
   * @throws RegistryException if there is none, or its digest is not the version
   */
  Manifest manifest(String version) throws IOException;

  /** A blob's bytes, not yet verified; to be closed. */
  InputStream blob(String digest) throws IOException;

  /** Whether the blob need not be sent. */
  boolean has(Descriptor blob) throws IOException;

  /** Takes a blob over from another name of the same store, if it can. */
  boolean mount(Descriptor blob, ImageStore from) throws IOException;

  /**
   * Adds a blob.
   *
   * @throws RegistryException if the content is not what the digest says
   */
  void put(Descriptor blob, Content content) throws IOException;

  /** Adds a manifest whose parts are all there, under a tag or its own digest. */
  void put(String version, Manifest manifest) throws IOException;
}
