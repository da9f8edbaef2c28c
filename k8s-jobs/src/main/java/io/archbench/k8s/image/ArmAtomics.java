package io.archbench.k8s.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells how code for AArch64 makes its atomic operations.
 *
 * <p>Encodings: Arm Architecture Reference Manual, "Loads and stores". LSE are the instructions of
 * Armv8.1 (CAS, SWP, LDADD and their kin); before them a loop of LDXR and STXR was the only way.
 * Compilers' out-of-line helpers hold both and choose while they run: they count as LSE.
 */
final class ArmAtomics {
  private static final int SECTIONS = 40;
  private static final int SECTION_LENGTH = 58;
  private static final int SECTION_COUNT = 60;
  private static final int TYPE = 4;
  private static final int FLAGS = 8;
  private static final int OFFSET = 24;
  private static final int SIZE = 32;
  private static final int PROGRAM_BITS = 1;
  private static final int EXECUTABLE = 4;

  private ArmAtomics() {}

  /** Whether a shared object (ELF64, little-endian) has exclusive loads and stores, and no LSE. */
  static boolean withoutLse(byte[] file) {
    ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 64) {
      return false;
    }
    boolean exclusive = false;
    int length = elf.getShort(SECTION_LENGTH) & 0xffff;
    int count = elf.getShort(SECTION_COUNT) & 0xffff;
    for (int i = 0; i < count; i++) {
      long header = elf.getLong(SECTIONS) + (long) i * length;
      if (header < 0 || header + SIZE + 8 > file.length) {
        return false;
      }
      int section = (int) header;
      long from = elf.getLong(section + OFFSET);
      long to = from + elf.getLong(section + SIZE);
      boolean code =
          elf.getInt(section + TYPE) == PROGRAM_BITS
              && (elf.getLong(section + FLAGS) & EXECUTABLE) != 0
              && from >= 0
              && to <= file.length;
      for (long at = from; code && at + 4 <= to; at += 4) {
        int instruction = elf.getInt((int) at);
        if (isLse(instruction)) {
          return false;
        }
        exclusive |= (instruction & 0x3fa0_0000) == 0x0800_0000;
      }
    }
    return exclusive;
  }

  private static boolean isLse(int instruction) {
    boolean compareAndSwap = (instruction & 0x3fa0_7c00) == 0x08a0_7c00;
    boolean readModifyWrite = (instruction & 0x3f20_0c00) == 0x3820_0000;
    boolean loadAcquire = (instruction & 0xf000) == 0xc000; // LDAPR, which is no atomic operation
    return compareAndSwap || (readModifyWrite && !loadAcquire);
  }
}
