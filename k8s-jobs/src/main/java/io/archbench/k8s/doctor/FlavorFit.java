package io.archbench.k8s.doctor;

import io.archbench.k8s.cluster.KueueObject;
import io.archbench.k8s.job.NodeReader;
import io.archbench.trial.Toleration;
import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether quota of a flavor can be had for a variant's pods, by the rules that Kueue has for it.
 *
 * @param flavor a ResourceFlavor
 */
record FlavorFit(KueueObject flavor, VariantSpec variant) {
  /** Why it does not fit; absent if it does. */
  Optional<String> misfit() {
    return label().or(this::taint);
  }

  /** Labels that the pods say nothing of are given to them on admission. */
  private Optional<String> label() {
    Map<String, String> wanted = new TreeMap<>(variant.nodeLabels());
    wanted.put("kubernetes.io/arch", variant.architecture().text());
    wanted.put("kubernetes.io/os", "linux");
    return flavor.texts("spec", "nodeLabels").entrySet().stream()
        .filter(label -> wanted.containsKey(label.getKey()))
        .filter(label -> !label.getValue().equals(wanted.get(label.getKey())))
        .map(
            label ->
                "is of nodes with %s=%s instead of %s"
                    .formatted(label.getKey(), label.getValue(), wanted.get(label.getKey())))
        .findFirst();
  }

  /** Tolerations of the flavor are given to the pods on admission. */
  private Optional<String> taint() {
    List<Taint> taints =
        flavor
            .maps("spec", "nodeTaints")
            .map(
                taint ->
                    new TaintBuilder()
                        .withKey(KueueObject.text(taint, "key"))
                        .withValue(KueueObject.text(taint, "value"))
                        .withEffect(KueueObject.text(taint, "effect"))
                        .build())
            .toList();
    List<Toleration> tolerations =
        Stream.concat(variant.tolerations().stream(), ofFlavor()).toList();
    return NodeReader.keepingAway(taints, tolerations).stream()
        .map(taint -> "has the taint " + NodeReader.text(taint) + ", which is not tolerated")
        .findFirst();
  }

  private Stream<Toleration> ofFlavor() {
    return flavor
        .maps("spec", "tolerations")
        .map(
            toleration ->
                new Toleration(
                    KueueObject.text(toleration, "key"),
                    KueueObject.text(toleration, "operator"),
                    KueueObject.text(toleration, "value"),
                    KueueObject.text(toleration, "effect")));
  }
}
