package io.archbench.pipeline;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.ScratchDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * A queue on disk in the format of Logstash's: elements with sequence number, length and CRC-32 in
 * a memory-mapped page, which is flushed every 1,024 writes, and a small checkpoint file that is
 * replaced then and when elements were acknowledged. A page that is half full and whose elements
 * were all read is written again from its start. For one thread.
 */
final class PagedQueue implements Closeable {
  /** How many writes there are between two flushes ({@code queue.checkpoint.writes}). */
  static final int CHECKPOINT = 1_024;

  private static final int PAGE_BYTES = 16 << 20;
  private static final int HEADER = Long.BYTES + Integer.BYTES;
  private static final int OVERHEAD = HEADER + Integer.BYTES;
  private static final int CHECKPOINT_BYTES = 34;

  private final CellDirectory directory;
  private final ScratchDirectory scratch = new ScratchDirectory("queue");
  private final MappedByteBuffer page;
  private int pageNumber;
  private int writeAt;
  private int readAt;
  private long written;
  private long read;

  PagedQueue(CellDirectory directory) throws IOException {
    this.directory = directory;
    try (FileChannel file =
        FileChannel.open(
            pageFile(),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      reserve(file);
      page = file.map(FileChannel.MapMode.READ_WRITE, 0, PAGE_BYTES);
    }
  }

  /** A page that the disk has no room for would end the JVM's access to it, and not be named. */
  private void reserve(FileChannel file) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(PAGE_BYTES);
    try {
      while (zeros.hasRemaining()) {
        file.write(zeros);
      }
    } catch (IOException e) {
      throw new IOException(
          "no room for a page of "
              + (PAGE_BYTES >> 20)
              + " MiB in "
              + scratch.path()
              + " ("
              + e.getMessage()
              + "): each thread needs one; give the run a directory with more space",
          e);
    }
  }

  /** Where elements are. */
  Path pageFile() {
    return scratch.path().resolve("page.0");
  }

  /** Adds an element. */
  void write(byte[] element) throws IOException {
    if (readAt == writeAt && writeAt > PAGE_BYTES / 2) {
      startAgain();
    }
    if (PAGE_BYTES - writeAt < OVERHEAD + element.length) {
      throw new IllegalStateException("the page is full of elements that nobody has read");
    }
    page.putLong(writeAt, written);
    page.putInt(writeAt + Long.BYTES, element.length);
    page.put(writeAt + HEADER, element);
    page.putInt(writeAt + HEADER + element.length, checksum(element, element.length));
    writeAt += OVERHEAD + element.length;
    written++;
    if (written % CHECKPOINT == 0) {
      page.force();
      writeCheckpoint();
    }
  }

  private void startAgain() {
    writeAt = 0;
    readAt = 0;
    pageNumber++;
  }

  /**
   * The next element.
   *
   * @throws io.archbench.workload.WrongAnswerException if it is not the one that was written
   */
  byte[] read() {
    if (read == written) {
      throw directory.wrongAnswer("elements in the queue", "one more", "none");
    }
    long sequence = page.getLong(readAt);
    if (sequence != read) {
      throw directory.wrongAnswer("sequence number of an element", read, sequence);
    }
    int length = page.getInt(readAt + Long.BYTES);
    if (length < 0 || length > writeAt - readAt - OVERHEAD) {
      throw directory.wrongAnswer("length of element " + read, "one that fits", length);
    }
    byte[] element = new byte[length];
    page.get(readAt + HEADER, element);
    int expected = page.getInt(readAt + HEADER + length);
    int checksum = checksum(element, length);
    if (checksum != expected) {
      throw directory.wrongAnswer("checksum of element " + read, expected, checksum);
    }
    readAt += OVERHEAD + length;
    read++;
    return element;
  }

  /** Says that what was read is not needed any more. */
  void acknowledge() throws IOException {
    writeCheckpoint();
  }

  /** Version, page, first page and first element that are not acknowledged, first and count. */
  private void writeCheckpoint() throws IOException {
    ByteBuffer checkpoint = ByteBuffer.allocate(CHECKPOINT_BYTES);
    checkpoint.putShort((short) 1).putInt(pageNumber).putInt(pageNumber);
    checkpoint.putLong(read).putLong(read).putInt((int) (written - read));
    checkpoint.putInt(checksum(checkpoint.array(), checkpoint.position())).flip();
    Path next = scratch.path().resolve("checkpoint.head.tmp");
    try (FileChannel file =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (checkpoint.hasRemaining()) {
        file.write(checkpoint);
      }
      file.force(true);
    }
    Files.move(next, scratch.path().resolve("checkpoint.head"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
