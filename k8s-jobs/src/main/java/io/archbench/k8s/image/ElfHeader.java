package io.archbench.k8s.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The first bytes of a program: the machine that it was built for (ELF, {@code e_machine}). */
public final class ElfHeader {
  /** How many bytes are needed. */
  public static final int LENGTH = 20;

  private static final int MAGIC = 0x7f454c46;
  private static final int MACHINE = 18;

  private ElfHeader() {}

  /** The architecture as platforms name it; empty if this is no ELF file. */
  public static Optional<String> architecture(byte[] head) {
    if (head.length < LENGTH || ByteBuffer.wrap(head).getInt() != MAGIC) {
      return Optional.empty();
    }
    ByteOrder order = head[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int machine = ByteBuffer.wrap(head).order(order).getShort(MACHINE) & 0xffff;
    return Optional.of(
        switch (machine) {
          case 3 -> "386";
          case 21 -> order == ByteOrder.LITTLE_ENDIAN ? "ppc64le" : "ppc64";
          case 22 -> "s390x";
          case 40 -> "arm";
          case 62 -> "amd64";
          case 183 -> "arm64";
          case 243 -> "riscv64";
          default -> "machine " + machine;
        });
  }
}
