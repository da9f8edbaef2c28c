package io.archbench.indexing;

import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;

/** Takes the source of a document and skips all else. For one thread. */
final class SourceVisitor extends StoredFieldVisitor {
  private byte[] source = {};

  @Override
  public Status needsField(FieldInfo field) {
    return field.name.equals(LogFields.SOURCE) ? Status.YES : Status.NO;
  }

  @Override
  public void binaryField(FieldInfo field, byte[] value) {
    source = value;
  }

  /** That of the last document. */
  byte[] source() {
    return source;
  }
}
