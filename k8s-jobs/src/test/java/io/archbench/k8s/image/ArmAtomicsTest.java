package io.archbench.k8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Instructions as an assembler writes them. */
class ArmAtomicsTest {
  private static final int LDXR = 0x885f_7c20; // ldxr w0, [x1]
  private static final int LDADD = 0xb820_0041; // ldadd w0, w1, [x2]
  private static final int CAS = 0x88a0_7c41; // cas w0, w1, [x2]
  private static final int LDAPR = 0xb8bf_c020; // ldapr w0, [x1]
  private static final int NOP = 0xd503_201f;

  /** A shared object with one executable section. */
  private static byte[] code(int... instructions) {
    ByteBuffer elf =
        ByteBuffer.allocate(64 + 64 + 4 * instructions.length).order(ByteOrder.LITTLE_ENDIAN);
    elf.putLong(40, 64).putShort(58, (short) 64).putShort(60, (short) 1);
    elf.putInt(64 + 4, 1).putLong(64 + 8, 6).putLong(64 + 24, 128);
    elf.putLong(64 + 32, 4L * instructions.length);
    for (int i = 0; i < instructions.length; i++) {
      elf.putInt(128 + 4 * i, instructions[i]);
    }
    return elf.array();
  }

  @Test
  void exclusiveLoadsWithoutLseAreSlow() {
    assertThat(ArmAtomics.withoutLse(code(NOP, LDXR))).isTrue();
    assertThat(ArmAtomics.withoutLse(code(LDXR, LDAPR))).isTrue();
  }

  @Test
  void oneInstructionOfLseIsEnough() {
    assertThat(ArmAtomics.withoutLse(code(LDXR, LDADD))).isFalse();
    assertThat(ArmAtomics.withoutLse(code(CAS, LDXR))).isFalse();
  }

  @Test
  void codeWithoutAtomicOperationsIsNotSlow() {
    assertThat(ArmAtomics.withoutLse(code(NOP, NOP))).isFalse();
  }

  @Test
  void aFileThatIsCutShortIsNoError() {
    byte[] whole = code(NOP, LDXR);
    for (int length = 0; length < whole.length; length++) {
      assertThat(ArmAtomics.withoutLse(Arrays.copyOf(whole, length))).isFalse();
    }
  }
}
