package io.archbench.indexing;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;

/** A shard that is written to; closing deletes it. For one thread. */
final class LogShard extends LogWriter {
  private static final int DOCUMENTS_PER_FLUSH = 20_000;
  private static final String LAST_SEQUENCE = "max_seq_no";

  private final MappedDirectory scratch;

  LogShard(ShardSettings settings) throws IOException {
    this(settings, new MappedDirectory());
  }

  private LogShard(ShardSettings settings, MappedDirectory scratch) throws IOException {
    super(new IndexWriter(scratch.directory(), settings.writer(DOCUMENTS_PER_FLUSH)));
    this.scratch = scratch;
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

  /** Makes all that was written durable, and notes the last sequence number with it. */
  void commit() throws IOException {
    writer.setLiveCommitData(Map.of(LAST_SEQUENCE, Long.toString(written() - 1)).entrySet());
    writer.commit();
  }

  /** The sequence number that the last commit notes, read from its files. */
  long committed() throws IOException {
    String last =
        SegmentInfos.readLatestCommit(scratch.directory()).getUserData().get(LAST_SEQUENCE);
    return last == null ? -1 : Long.parseLong(last);
  }

  /** A reader of all that was committed; the caller closes it. */
  DirectoryReader openCommitted() throws IOException {
    return DirectoryReader.open(scratch.directory());
  }

  @Override
  public void close() throws IOException {
    super.close();
    scratch.close();
  }
}
