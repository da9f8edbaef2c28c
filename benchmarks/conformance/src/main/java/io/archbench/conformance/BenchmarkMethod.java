package io.archbench.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What is wrong with one benchmark.
 *
 * @param type that declares it
 * @param classes of the suite, by internal name
 */
record BenchmarkMethod(ClassNode type, MethodNode method, Map<String, ClassNode> classes) {
  private static final String BLACKHOLE = "Lorg/openjdk/jmh/infra/Blackhole;";

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Collection<ReachedMethod> reached = ReachedMethod.from(type, method, classes);
    if (Type.getReturnType(method.desc).equals(Type.VOID_TYPE)
        && !method.desc.contains(BLACKHOLE)
        && reached.stream().noneMatch(ReachedMethod::checksAnswer)) {
      findings.add(finding(BadPractice.DEAD_CODE, "returns nothing, and checks nothing"));
    }
    for (AbstractInsnNode each : method.instructions) {
      if (isPop(each)
          && each.getPrevious() instanceof MethodInsnNode call
          && !ReachedMethod.grows(call)) {
        findings.add(finding(BadPractice.DEAD_CODE, "throws away what " + call.name + " returns"));
      }
    }
    if (loops() && !JmhAnnotations.countsOperations(type, method)) {
      findings.add(finding(BadPractice.LOOP, "loops, and counts one operation"));
    }
    if (!readsState()) {
      findings.add(finding(BadPractice.CONSTANT_FOLDING, "reads no state"));
    }
    reached.forEach(each -> findings.addAll(each.findings()));
    return findings;
  }

  private static boolean isPop(AbstractInsnNode instruction) {
    return instruction.getOpcode() == Opcodes.POP || instruction.getOpcode() == Opcodes.POP2;
  }

  private boolean loops() {
    InsnList code = method.instructions;
    return Stream.of(code.toArray())
        .filter(JumpInsnNode.class::isInstance)
        .map(JumpInsnNode.class::cast)
        .anyMatch(jump -> code.indexOf(jump.label) < code.indexOf(jump));
  }

  /** From a parameter that is a state, or from a field of its own object. */
  private boolean readsState() {
    boolean given =
        Stream.of(Type.getArgumentTypes(method.desc))
            .map(argument -> classes.get(argument.getInternalName()))
            .anyMatch(argument -> argument != null && JmhAnnotations.isState(argument));
    return given
        || Stream.of(method.instructions.toArray())
            .anyMatch(
                each ->
                    each instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETFIELD);
  }

  private Finding finding(BadPractice practice, String words) {
    return new Finding(practice, BenchmarkLint.place(type, method.name), words);
  }
}
