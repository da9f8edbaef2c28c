package io.archbench.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * A method of the suite that a benchmark calls, at once or through others.
 *
 * @param type that declares it
 */
record ReachedMethod(ClassNode type, MethodNode method) {
  private static final Set<String> GROWING =
      Set.of(
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "append",
          "offer",
          "offerFirst",
          "offerLast",
          "push",
          "put",
          "putAll",
          "putIfAbsent");

  /** The benchmark itself, and all that is reached from it; constructors are not followed. */
  static Collection<ReachedMethod> from(
      ClassNode type, MethodNode benchmark, Map<String, ClassNode> classes) {
    Map<String, ReachedMethod> reached = new LinkedHashMap<>();
    Deque<ReachedMethod> left = new ArrayDeque<>(List.of(new ReachedMethod(type, benchmark)));
    while (!left.isEmpty()) {
      ReachedMethod next = left.remove();
      String key = next.type.name + "." + next.method.name + next.method.desc;
      if (reached.putIfAbsent(key, next) == null) {
        next.calls(classes).forEach(left::add);
      }
    }
    return reached.values();
  }

  private Stream<ReachedMethod> calls(Map<String, ClassNode> classes) {
    return Stream.of(method.instructions.toArray())
        .flatMap(ReachedMethod::handles)
        .filter(called -> !called.getName().startsWith("<"))
        .flatMap(called -> declared(called, classes).stream());
  }

  private static Stream<Handle> handles(AbstractInsnNode instruction) {
    if (instruction instanceof MethodInsnNode call) {
      return Stream.of(new Handle(0, call.owner, call.name, call.desc, call.itf));
    }
    return instruction instanceof InvokeDynamicInsnNode dynamic
        ? Stream.of(dynamic.bsmArgs).filter(Handle.class::isInstance).map(Handle.class::cast)
        : Stream.empty();
  }

  /** In its class or the next of its superclasses; empty if that is not the suite's. */
  private static List<ReachedMethod> declared(Handle called, Map<String, ClassNode> classes) {
    @Nullable ClassNode type = classes.get(called.getOwner());
    while (type != null) {
      for (MethodNode each : type.methods) {
        if (each.name.equals(called.getName()) && each.desc.equals(called.getDesc())) {
          return List.of(new ReachedMethod(type, each));
        }
      }
      type = type.superName == null ? null : classes.get(type.superName);
    }
    return List.of();
  }

  /** Whether it throws something where an answer is wrong, and so needs the answer. */
  boolean checksAnswer() {
    return Stream.of(method.instructions.toArray())
        .anyMatch(
            each ->
                each instanceof MethodInsnNode call
                    && call.desc.endsWith("/WrongAnswerException;"));
  }

  /** Random numbers without a seed, and collections in fields that grow. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    @Nullable Frame<SourceValue>[] frames = frames();
    int index = 0;
    for (AbstractInsnNode each : method.instructions) {
      if (each instanceof MethodInsnNode call) {
        if (call.owner.equals("java/util/concurrent/ThreadLocalRandom")
            || (call.owner.equals("java/lang/Math") && call.name.equals("random"))) {
          findings.add(
              finding(BadPractice.SHARED_RANDOM, "draws random numbers that have no seed"));
        }
        @Nullable Frame<SourceValue> frame = frames.length == 0 ? null : frames[index];
        if (frame != null && growsField(call, frame)) {
          findings.add(
              finding(
                  BadPractice.GROWING_STATE, "calls " + call.name + " on a collection in a field"));
        }
      }
      index++;
    }
    return findings;
  }

  private @Nullable Frame<SourceValue>[] frames() {
    try {
      return new Analyzer<>(new SourceInterpreter()).analyze(type.name, method);
    } catch (AnalyzerException e) {
      throw new IllegalStateException(
          "byte code of " + BenchmarkLint.place(type, method.name) + " cannot be followed", e);
    }
  }

  /** Whether a call is made for what it adds, and not for what it returns. */
  static boolean grows(MethodInsnNode call) {
    return GROWING.contains(call.name)
        && (call.owner.startsWith("java/util/") || call.owner.equals("java/lang/StringBuilder"));
  }

  private static boolean growsField(MethodInsnNode call, Frame<SourceValue> frame) {
    int receiver = frame.getStackSize() - 1 - Type.getArgumentTypes(call.desc).length;
    return grows(call)
        && receiver >= 0
        && frame.getStack(receiver).insns.stream().anyMatch(FieldInsnNode.class::isInstance);
  }

  private Finding finding(BadPractice practice, String words) {
    return new Finding(practice, BenchmarkLint.place(type, method.name), words);
  }
}
