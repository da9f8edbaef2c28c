package io.archbench.dist;

import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rights of a namespace, each as its verb and resource: {@code get pods/log}. */
final class Rights {
  private static final Path MANIFESTS = Path.of("../k8s-jobs/src/main/resources/manifests");

  private Rights() {}

  /** Those that a Role grants which is shipped in that file. */
  static Set<String> granted(String file, String name) throws Exception {
    return Arrays.stream(Files.readString(MANIFESTS.resolve(file)).split("(?m)^---$"))
        .filter(document -> document.contains("kind: Role\n"))
        .map(document -> Serialization.unmarshal(document, Role.class))
        .filter(role -> role.getMetadata().getName().equals(name))
        .flatMap(role -> role.getRules().stream())
        .flatMap(
            rule ->
                rule.getResources().stream()
                    .flatMap(
                        resource -> rule.getVerbs().stream().map(verb -> verb + " " + resource)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those of which the API server wrote down that the account used them there. */
  static Set<String> used(String namespace, String account) throws Exception {
    try (Stream<String> lines = Files.lines(TestCluster.auditLog())) {
      return lines
          .filter(
              line -> line.contains("\"system:serviceaccount:" + namespace + ":" + account + "\""))
          .map(RunFiles::json)
          .filter(request -> request.path("responseStatus").path("code").asInt(0) < 400)
          .filter(request -> text(request, "namespace").equals(namespace))
          .map(Rights::right)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String right(JsonNode request) {
    String part = text(request, "subresource");
    return request.path("verb").asString("")
        + " "
        + text(request, "resource")
        + (part.isEmpty() ? "" : "/" + part);
  }

  private static String text(JsonNode request, String field) {
    return request.path("objectRef").path(field).asString("");
  }
}
