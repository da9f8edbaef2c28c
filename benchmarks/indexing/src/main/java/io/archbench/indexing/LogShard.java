package io.archbench.indexing;

import io.archbench.workload.WebLog;
import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** A shard that is written to. For one thread. */
final class LogShard implements Closeable {
  private static final int DOCUMENTS_PER_FLUSH = 20_000;

  private final MappedDirectory scratch = new MappedDirectory();
  private final IndexWriter writer;
  private long sequence;

  LogShard(ShardSettings settings) throws IOException {
    writer = new IndexWriter(scratch.directory(), settings.writer(DOCUMENTS_PER_FLUSH));
  }

  /** Writes a document whose id no live document has. */
  void add(WebLog line, int id) throws IOException {
    writer.addDocument(next(line, Integer.toString(id)));
  }

  /** Writes a document over the one with its id. */
  void overwrite(WebLog line, int id) throws IOException {
    String text = Integer.toString(id);
    writer.updateDocument(new Term(LogFields.ID, text), next(line, text));
  }

  /** How many documents were written since it was empty: the next one's sequence number. */
  long written() {
    return sequence;
  }

  /** A reader of all that was written; the caller closes it. */
  DirectoryReader open() throws IOException {
    return DirectoryReader.open(writer);
  }

  /** A reader of all that was written, in place of an older one, which is closed. */
  DirectoryReader refresh(DirectoryReader older) throws IOException {
    DirectoryReader newer = DirectoryReader.openIfChanged(older, writer);
    if (newer == null) {
      return older;
    }
    older.close();
    return newer;
  }

  /** Removes all documents. */
  void empty() throws IOException {
    writer.deleteAll();
    sequence = 0;
  }

  private Document next(WebLog line, String id) {
    return LogFields.document(line, id, sequence++);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    scratch.close();
  }
}
