package io.archbench.jvm;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Byte arrays: made, digested, and compared at the price of a comparison. */
final class Bytes {
  private Bytes() {}

  /** That many arrays of that length. */
  static List<byte[]> random(SeededRandom random, int count, int length) {
    return Stream.generate(() -> random(random, length)).limit(count).collect(Collectors.toList());
  }

  static byte[] random(SeededRandom random, int length) {
    byte[] bytes = new byte[length];
    for (int index = 0; index < length; index++) {
      bytes[index] = (byte) (random.nextLong() >>> 56);
    }
    return bytes;
  }

  /** SHA-256 over all of them, hexadecimal. */
  static String sha256(List<byte[]> parts) {
    MessageDigest digest = Sha256.digest();
    parts.forEach(digest::update);
    return Sha256.hexadecimal(digest);
  }

  /** SHA-256 over texts, one a line, hexadecimal. */
  static String sha256OfLines(Iterable<String> lines) {
    MessageDigest digest = Sha256.digest();
    lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return Sha256.hexadecimal(digest);
  }

  static List<String> hex(byte[] bytes) {
    return List.of(HexFormat.of().formatHex(bytes));
  }

  /** Compares every byte. */
  static void check(
      String question, int item, byte[] expected, byte[] actual, CellDirectory directory) {
    if (!Arrays.equals(expected, actual)) {
      throw directory.wrongAnswer(question + " " + item, shown(expected), shown(actual));
    }
  }

  /** Length and digest, because arrays may be long. */
  private static String shown(byte[] bytes) {
    return bytes.length + " bytes with SHA-256 " + sha256(List.of(bytes));
  }
}
