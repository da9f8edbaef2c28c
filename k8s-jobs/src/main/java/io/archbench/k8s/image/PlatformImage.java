package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Platform;
import java.util.List;
import java.util.Optional;

/**
 * What an image holds for one platform.
 *
 * @param size bytes of its layers as they are transferred
 * @param created as the image says; absent if it does not
 * @param user that its process runs as; empty means root
 * @param runner version of archbench's runner in it, as {@code image build --runner} says; absent
 *     if there is none
 * @param javaVersion empty if there is none
 * @param java its Java launchers
 * @param programs how many were looked at, those of Java included
 * @param nativeLibraries that its jars bring
 * @param notes what makes it slower there; a sentence each
 * @param problems why it will not run; a sentence each
 * @param unchecked what could not be looked into, so that nothing is known of it
 */
public record PlatformImage(
    Platform platform,
    String digest,
    long size,
    Optional<String> created,
    String user,
    List<String> entrypoint,
    Optional<String> runner,
    String javaVersion,
    List<Program> java,
    int programs,
    List<NativeLibrary> nativeLibraries,
    List<String> notes,
    List<String> problems,
    List<String> unchecked) {
  public PlatformImage {
    entrypoint = List.copyOf(entrypoint);
    java = List.copyOf(java);
    nativeLibraries = List.copyOf(nativeLibraries);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
    unchecked = List.copyOf(unchecked);
  }
}
