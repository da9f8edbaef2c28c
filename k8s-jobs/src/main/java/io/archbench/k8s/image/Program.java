package io.archbench.k8s.image;

/**
 * A program in an image.
 *
 * @param architecture what its ELF header says, not what the image claims
 */
public record Program(String path, String architecture) {
  /** Whether this is a Java launcher. */
  boolean isJava() {
    return path.endsWith("/bin/java");
  }
}
