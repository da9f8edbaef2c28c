package io.archbench.keyvalue;

import io.archbench.workload.RootCause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lmdbjava.BufferProxy;
import org.lmdbjava.ByteBufferProxy;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;

/** Opens LMDB, and says what to do where it cannot. */
final class Environment {
  /** System property: the most that one peer's store may hold, in MiB. */
  static final String MAP_PROPERTY = "archbench.keyvalue.mapMiB";

  private static final int DEFAULT_MAP_MIB = 1_024;
  private static final long BYTES_PER_MIB = 1 << 20;
  private static final int DATABASES = 4;
  private static final int READERS = 1_024;
  private static final String PROXY = "UnsafeProxy";

  private Environment() {}

  /**
   * Opens one below a directory. Nothing is forced to disk but by {@link Env#sync}: what was lost
   * in between the log brings back.
   *
   * @throws StoreException if LMDB's native library or its direct access to memory is missing
   */
  static Env<ByteBuffer> open(Path directory) {
    try {
      BufferProxy<ByteBuffer> proxy = ByteBufferProxy.PROXY_OPTIMAL;
      checkProxy(proxy.getClass().getSimpleName());
      return Env.create(proxy)
          .setMapSize(mapMiB() * BYTES_PER_MIB)
          .setMaxDbs(DATABASES)
          .setMaxReaders(READERS)
          .open(Files.createDirectories(directory).toFile(), EnvFlags.MDB_NOSYNC);
    } catch (LinkageError e) {
      throw unusable(e);
    } catch (IOException e) {
      throw new StoreException("the store's directory " + directory + " cannot be made: " + e, e);
    }
  }

  static int mapMiB() {
    return Integer.getInteger(MAP_PROPERTY, DEFAULT_MAP_MIB);
  }

  static StoreException full(Throwable cause) {
    return new StoreException(
        "LMDB's map of "
            + mapMiB()
            + " MiB is full: choose a smaller corpus, or raise -D"
            + MAP_PROPERTY
            + " and the disk that the suite needs",
        cause);
  }

  /** LMDB's Java part would use reflection instead, in silence, where it may not touch buffers. */
  static void checkProxy(String used) {
    if (!used.equals(PROXY)) {
      throw new StoreException(
          "lmdbjava reads buffers by "
              + used
              + " and not by "
              + PROXY
              + ": the JVM needs --add-opens=java.base/java.nio=ALL-UNNAMED and"
              + " --add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          new IllegalAccessException(used));
    }
  }

  static StoreException unusable(Throwable cause) {
    return new StoreException(
        "LMDB's native library cannot be loaded on "
            + System.getProperty("os.arch")
            + ": "
            + RootCause.of(cause)
            + ": the suite's lib/ needs org.lmdbjava:native and jffi-native with this architecture,"
            + " the system glibc, and a java.io.tmpdir that programs may be run from",
        cause);
  }
}
