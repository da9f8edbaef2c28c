package io.archbench.workload;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Compresses blocks by a native library, which has to be there. For one thread.
 *
 * <p>A suite that uses it names lz4-java and zstd-jni among its own libraries.
 */
public interface BlockCodec extends Closeable {
  /** What a block that cannot be decompressed has for a length. */
  int DAMAGED = -1;

  /** LZ4 or Zstandard. */
  static BlockCodec of(String name) {
    return switch (name) {
      case "lz4" -> new Lz4();
      case "zstd" -> new Zstd();
      default -> throw new IllegalArgumentException("codec '" + name + "': expected lz4 or zstd");
    };
  }

  /** The name of the library. */
  String library();

  /** Compresses a block, and returns the length of the result. */
  int compress(byte[] block, byte[] to);

  /** Decompresses the first bytes of an array, and returns the length of the result. */
  int decompress(byte[] compressed, int length, byte[] to);

  @Override
  void close();

  /** LZ4's fast compression. */
  final class Lz4 implements BlockCodec {
    private final LZ4Compressor compressor;
    private final LZ4SafeDecompressor decompressor;

    /** Fails where there is no native library: others would do the same in Java, and slower. */
    private Lz4() {
      LZ4Factory factory = LZ4Factory.nativeInstance();
      compressor = factory.fastCompressor();
      decompressor = factory.safeDecompressor();
    }

    @Override
    public String library() {
      return "liblz4-java";
    }

    @Override
    public int compress(byte[] block, byte[] to) {
      return compressor.compress(block, 0, block.length, to, 0, to.length);
    }

    @Override
    public int decompress(byte[] compressed, int length, byte[] to) {
      try {
        return decompressor.decompress(compressed, 0, length, to, 0, to.length);
      } catch (LZ4Exception e) {
        return DAMAGED;
      }
    }

    @Override
    public void close() {}
  }

  /** Zstandard at its default level. */
  final class Zstd implements BlockCodec {
    private static final int LEVEL = 3;

    private final ZstdCompressCtx compressor = new ZstdCompressCtx();
    private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();

    private Zstd() {
      compressor.setLevel(LEVEL);
    }

    @Override
    public String library() {
      return "libzstd-jni";
    }

    @Override
    public int compress(byte[] block, byte[] to) {
      return compressor.compressByteArray(to, 0, to.length, block, 0, block.length);
    }

    @Override
    public int decompress(byte[] compressed, int length, byte[] to) {
      try {
        return decompressor.decompressByteArray(to, 0, to.length, compressed, 0, length);
      } catch (ZstdException e) {
        return DAMAGED;
      }
    }

    @Override
    public void close() {
      compressor.close();
      decompressor.close();
    }
  }
}
