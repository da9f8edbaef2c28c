package io.archbench.indexing;

import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;

/**
 * How a shard is written.
 *
 * @param codec {@code default} (LZ4) or {@code best} (deflate), Elasticsearch's {@code index.codec}
 * @param sort {@code none} or {@code timestamp} (newest first), Elasticsearch's {@code index.sort}
 */
record ShardSettings(String codec, String sort) {
  static final ShardSettings DEFAULT = new ShardSettings("default", "none");

  ShardSettings {
    if (!codec.equals("default") && !codec.equals("best")) {
      throw new IllegalArgumentException("codec '" + codec + "': expected default or best");
    }
    if (!sort.equals("none") && !sort.equals("timestamp")) {
      throw new IllegalArgumentException("sort '" + sort + "': expected none or timestamp");
    }
  }

  boolean newestFirst() {
    return sort.equals("timestamp");
  }

  /**
   * A writer's configuration with which the same documents give the same segments everywhere: it
   * flushes by number of documents, never by memory, and merges in the thread that writes.
   */
  IndexWriterConfig writer(int documentsPerFlush) {
    IndexWriterConfig config =
        new IndexWriterConfig(new StandardAnalyzer())
            .setCodec(luceneCodec())
            .setMergeScheduler(new SerialMergeScheduler())
            .setMaxBufferedDocs(documentsPerFlush)
            .setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH)
            .setCommitOnClose(false);
    return newestFirst() ? config.setIndexSort(newest()) : config;
  }

  /** Newest first; ties in the order of the index. */
  static Sort newest() {
    return new Sort(
        LongField.newSortField(LogFields.TIMESTAMP, true, SortedNumericSelector.Type.MAX));
  }

  private Codec luceneCodec() {
    return new Lucene912Codec(
        codec.equals("best")
            ? Lucene912Codec.Mode.BEST_COMPRESSION
            : Lucene912Codec.Mode.BEST_SPEED);
  }
}
