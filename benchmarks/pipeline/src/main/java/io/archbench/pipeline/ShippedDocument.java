package io.archbench.pipeline;

/** What a shipper sent, with its position in the corpus, which says what has to come of it. */
final class ShippedDocument {
  private final int position;
  private final byte[] bytes;

  ShippedDocument(int position, byte[] bytes) {
    this.position = position;
    this.bytes = bytes;
  }

  int position() {
    return position;
  }

  /** Its bytes, which nobody changes. */
  byte[] bytes() {
    return bytes;
  }
}
