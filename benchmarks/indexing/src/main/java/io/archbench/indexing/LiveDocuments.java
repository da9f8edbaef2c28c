package io.archbench.indexing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;

/** All that a reader sees, read document by document without a query. */
final class LiveDocuments {
  private LiveDocuments() {}

  /** Sequence number and source by id. */
  static Map<Integer, List<Object>> of(DirectoryReader reader) throws IOException {
    Map<Integer, List<Object>> documents = new TreeMap<>();
    for (LeafReaderContext segment : reader.leaves()) {
      read(segment, documents);
    }
    return documents;
  }

  private static void read(LeafReaderContext segment, Map<Integer, List<Object>> documents)
      throws IOException {
    Bits live = segment.reader().getLiveDocs();
    StoredFields stored = segment.reader().storedFields();
    NumericDocValues sequences = LogFields.numbers(segment, LogFields.SEQUENCE);
    for (int number = 0; number < segment.reader().maxDoc(); number++) {
      if ((live == null || live.get(number)) && sequences.advanceExact(number)) {
        Document document = stored.document(number);
        documents.put(
            LogFields.id(document), List.of(sequences.longValue(), LogFields.source(document)));
      }
    }
  }
}
