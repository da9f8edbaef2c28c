package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;

/** Messages with their SHA-256, computed from its definition. Thread-safe. */
final class Hashing implements Work {
  private final List<byte[]> messages;
  private final List<byte[]> expected;

  Hashing(Seed seed, int count, int bytes) {
    this.messages = Bytes.random(seed.corpus(), count, bytes);
    this.expected = messages.stream().map(PlainSha256::of).collect(Collectors.toList());
  }

  /** The JDK's. */
  static MessageDigest digest() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256");
  }

  int count() {
    return messages.size();
  }

  byte[] hash(int item, MessageDigest digest) {
    return digest.digest(messages.get(item));
  }

  void check(int item, byte[] hash, CellDirectory directory) {
    Bytes.check("SHA-256 of message", item, expected.get(item), hash, directory);
  }

  @Override
  public String sha256() {
    return Bytes.sha256(messages);
  }

  @Override
  public void checkAll(AnswerDigest answers) throws NoSuchAlgorithmException {
    MessageDigest digest = digest();
    answers.expect(
        "SHA-256 of abc",
        List.of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        Bytes.hex(digest.digest("abc".getBytes(StandardCharsets.US_ASCII))));
    for (int item = 0; item < count(); item++) {
      answers.expect(
          "SHA-256 of message " + item,
          Bytes.hex(expected.get(item)),
          Bytes.hex(hash(item, digest)));
    }
  }
}
