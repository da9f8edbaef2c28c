package io.archbench.indexing;

import io.archbench.workload.WebLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/** The fields of a log line, indexed as Elasticsearch's default mapping of them is. */
final class LogFields {
  static final String ID = "_id";
  static final String SOURCE = "_source";
  static final String SEQUENCE = "_seq_no";
  static final String TIMESTAMP = "@timestamp";
  static final String CLIENT = "clientip";
  static final String REQUEST = "request";
  static final String REQUEST_RAW = "request.raw";
  static final String STATUS = "status";
  static final String SIZE = "size";

  private LogFields() {}

  static Document document(WebLog line, String id, long sequence) {
    Document document = new Document();
    document.add(new StringField(ID, id, Field.Store.YES));
    document.add(new StoredField(SOURCE, new BytesRef(line.json())));
    document.add(new LongField(SEQUENCE, sequence, Field.Store.NO));
    document.add(new LongField(TIMESTAMP, line.timestamp(), Field.Store.NO));
    document.add(new InetAddressPoint(CLIENT, address(line.clientAddress())));
    document.add(new SortedSetDocValuesField(CLIENT, clientTerm(line.clientAddress())));
    document.add(new TextField(REQUEST, line.request(), Field.Store.NO));
    document.add(new KeywordField(REQUEST_RAW, line.request(), Field.Store.NO));
    document.add(new IntField(STATUS, line.status(), Field.Store.NO));
    document.add(new IntField(SIZE, line.size(), Field.Store.NO));
    return document;
  }

  /** The values of a field that each document has one of, in a segment. */
  static NumericDocValues numbers(LeafReaderContext segment, String field) throws IOException {
    SortedNumericDocValues values = DocValues.getSortedNumeric(segment.reader(), field);
    NumericDocValues single = DocValues.unwrapSingleton(values);
    if (single == null) {
      throw new IllegalStateException("some documents have several values of " + field);
    }
    return single;
  }

  /** The ordinals of a field that each document has one value of, in a segment. */
  static SortedDocValues ordinals(LeafReaderContext segment, String field) throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(segment.reader(), field);
    SortedDocValues single = DocValues.unwrapSingleton(values);
    if (single == null) {
      throw new IllegalStateException("some documents have several values of " + field);
    }
    return single;
  }

  /** A client's address as it is in doc values. */
  static BytesRef clientTerm(int address) {
    return new BytesRef(InetAddressPoint.encode(address(address)));
  }

  /** The id of a document that was loaded. */
  static int id(Document document) {
    return Integer.parseInt(document.get(ID));
  }

  /** The source of a document that was loaded. */
  static String source(Document document) {
    return document.getBinaryValue(SOURCE).utf8ToString();
  }

  private static InetAddress address(int address) {
    try {
      return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(address).array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
