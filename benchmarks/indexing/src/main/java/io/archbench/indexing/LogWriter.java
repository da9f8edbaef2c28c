package io.archbench.indexing;

import io.archbench.workload.WebLog;
import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** Writes documents with ids and sequence numbers; closing forgets what was not committed. */
class LogWriter implements Closeable {
  final IndexWriter writer;
  private long sequence;

  LogWriter(IndexWriter writer) {
    this.writer = writer;
  }

  /** Writes a document whose id no live document has. */
  final void add(WebLog line, int id) throws IOException {
    writer.addDocument(next(line, Integer.toString(id)));
  }

  /** Writes a document over the one with its id. */
  final void overwrite(WebLog line, int id) throws IOException {
    String text = Integer.toString(id);
    writer.updateDocument(new Term(LogFields.ID, text), next(line, text));
  }

  /** How many documents were written since it was empty: the next one's sequence number. */
  final long written() {
    return sequence;
  }

  /** Removes all documents. */
  final void empty() throws IOException {
    writer.deleteAll();
    sequence = 0;
  }

  private Document next(WebLog line, String id) {
    return LogFields.document(line, id, sequence++);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
