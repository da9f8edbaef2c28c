package io.archbench.k8s.job;

import io.archbench.trial.Architecture;
import io.archbench.trial.Sha256;
import io.archbench.trial.Toleration;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.json.CanonicalJson;
import java.util.List;
import java.util.Map;

/** What decides which nodes a variant gets; variants that are equal in it share them. */
record NodeSelection(
    Architecture architecture,
    Map<String, String> nodeLabels,
    List<Toleration> tolerations,
    List<String> nodes) {
  private static final int LENGTH = 8;

  static NodeSelection of(VariantSpec variant) {
    return new NodeSelection(
        variant.architecture(), variant.nodeLabels(), variant.tolerations(), variant.nodes());
  }

  /** A short name that is the same for the same selection, whichever variant it is of. */
  String id() {
    return Sha256.of(CanonicalJson.bytes(this)).substring(0, LENGTH);
  }
}
