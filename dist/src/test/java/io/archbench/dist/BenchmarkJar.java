package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A team's own jar of benchmarks, compiled with JMH's annotation processor. */
final class BenchmarkJar {
  private BenchmarkJar() {}

  /** A jar of that class alone, with its libraries beside it in {@code lib/}. */
  static Path thin(Path jar, String type, String source) throws IOException {
    Path libraries = Files.createDirectories(jar.resolveSibling("lib"));
    for (Path library : libraries()) {
      Path copy = libraries.resolve(library.getFileName());
      if (!Files.exists(copy)) {
        Files.copy(library, copy);
      }
    }
    try (JarOutputStream out = open(jar)) {
      add(compile(jar, type, source), out);
    }
    return jar;
  }

  /** A jar with all that it needs. */
  static Path uber(Path jar, String type, String source) throws IOException {
    Set<String> names = new HashSet<>();
    try (JarOutputStream out = open(jar)) {
      add(compile(jar, type, source), out);
      for (Path library : libraries()) {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(library))) {
          for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
            if (entry.getName().endsWith(".class") && names.add(entry.getName())) {
              out.putNextEntry(new JarEntry(entry.getName()));
              in.transferTo(out);
            }
          }
        }
      }
    }
    return jar;
  }

  private static JarOutputStream open(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    OutputStream file = Files.newOutputStream(jar);
    return new JarOutputStream(file);
  }

  private static Path compile(Path jar, String type, String source) throws IOException {
    Path classes = Files.createTempDirectory(jar.getParent(), "classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter words = new StringWriter();
    String path = System.getProperty("java.class.path");
    boolean compiled =
        compiler
            .getTask(
                words,
                null,
                null,
                List.of(
                    "--release",
                    "17",
                    "-proc:full",
                    "-cp",
                    path,
                    "-processorpath",
                    path,
                    "-processor",
                    "org.openjdk.jmh.generators.BenchmarkProcessor",
                    "-d",
                    classes.toString()),
                null,
                List.of(new Source(type, source)))
            .call();
    assertThat(compiled).as(words.toString()).isTrue();
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String type, String text) {
      super(URI.create("string:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static void add(Path classes, JarOutputStream out) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  /** JMH and what it needs, from this test's own class path. */
  private static List<Path> libraries() {
    List<Path> found =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(
                path ->
                    path.getFileName()
                        .toString()
                        .matches("(jmh-core|jopt-simple|commons-math3)-.*\\.jar"))
            .toList();
    assertThat(found).hasSize(3);
    return found;
  }
}
