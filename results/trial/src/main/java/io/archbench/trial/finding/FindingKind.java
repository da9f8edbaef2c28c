package io.archbench.trial.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Each kind of finding: docs/findings.md is this list. */
public enum FindingKind {
  DEBUGGER(
      Subject.STUDY,
      Severity.ERROR,
      "A variant's flags attach a debugger, which keeps the compiler from optimising",
      "take the debugger's flags out of jvmArgs"),
  DEBUG_FLAGS(
      Subject.STUDY,
      Severity.ERROR,
      "A variant's flags make the JVM check what production does not, or compile less or otherwise: assertions, verification, the interpreter",
      "take those flags out of jvmArgs, unless production runs with them on both sides"),
  SHORT_ITERATION(
      Subject.STUDY,
      Severity.WARNING,
      "An iteration is shorter than 100 ms, so that the clock and the end of the iteration are part of the score",
      "give jmh.iterationTime 100ms or more"),
  PRICE_MISSING(
      Subject.STUDY,
      Severity.NOTE,
      "A variant has no price, so that no comparison with it tells what costs less",
      "give the variant a price; `archbench prices` lists them"),
  PRICE_OLD(
      Subject.STUDY,
      Severity.WARNING,
      "A price is older than 180 days, or that of a spot machine older than a day: a node may cost another amount by now",
      "look it up again, and state it in the study's price file with its date"),
  CLUSTER_UNREACHABLE(
      Subject.CLUSTER,
      Severity.ERROR,
      "The API server does not answer, or does not know who asks",
      "choose the right context, renew its login, look at HTTPS_PROXY and NO_PROXY"),
  CLUSTER_VERSION(
      Subject.CLUSTER,
      Severity.ERROR,
      "The API server is older than 1.29 and does not know how Jobs here tell why their pod failed",
      "use a cluster of 1.29 or later"),
  CLUSTER_PERMISSION(
      Subject.CLUSTER,
      Severity.ERROR,
      "The runner may not do something that each run does",
      "add the rule to the Role archbench (docs/kubernetes.md)"),
  NODES_NOT_READABLE(
      Subject.CLUSTER,
      Severity.WARNING,
      "Nodes, or who else is on them, cannot be looked at: reports say that it was not checked",
      "bind the ClusterRole archbench-node-reader (docs/kubernetes.md)"),
  NODES_UNKNOWN(
      Subject.CLUSTER,
      Severity.ERROR,
      "The study names no nodes, and nodes may not be looked at",
      "bind the ClusterRole archbench-node-reader, or name the variant's nodes"),
  POD_REFUSED(
      Subject.CLUSTER,
      Severity.ERROR,
      "The cluster does not admit the pods of a variant or of a runner: Pod Security, a quota, a limit range, a missing namespace, account or priority class, or a webhook",
      "do what the cluster's words ask for"),
  POD_CHANGED(
      Subject.CLUSTER,
      Severity.WARNING,
      "The cluster changes the resources of a pod when it admits it",
      "take the limit range or webhook off the namespace, or state those resources in the study"),
  PRIORITY_PREEMPTS(
      Subject.CLUSTER,
      Severity.WARNING,
      "Pods of that priority class end other pods to get their node",
      "use a priority class with preemptionPolicy: Never"),
  QUEUE_MISSING(
      Subject.CLUSTER,
      Severity.ERROR,
      "The queue that the study names is not there: its Jobs would wait for ever",
      "create the LocalQueue in the namespace, or take kubernetes.queue out of the study"),
  QUEUE_INACTIVE(
      Subject.CLUSTER,
      Severity.ERROR,
      "The queue that the study names admits nothing: its Jobs would wait for ever",
      "start the queue if it is stopped, create what it names, or take another queue"),
  QUEUE_FLAVOR(
      Subject.CLUSTER,
      Severity.ERROR,
      "No flavor of the queue fits the nodes of a variant: its Jobs would wait for ever",
      "add a ResourceFlavor with the architecture and labels of those nodes to the ClusterQueue"),
  QUEUE_QUOTA(
      Subject.CLUSTER,
      Severity.ERROR,
      "One trial asks for more than the queue's quota: its Job would wait for ever",
      "raise the quota of that flavor in the ClusterQueue, or ask for less in resources"),
  QUEUE_QUOTA_LOW(
      Subject.CLUSTER,
      Severity.WARNING,
      "The queue's quota is less than what the trials on all wanted nodes ask for: nodes are paid for while Jobs wait",
      "raise the quota of that flavor in the ClusterQueue, or want fewer nodes"),
  QUEUE_PREEMPTS(
      Subject.CLUSTER,
      Severity.WARNING,
      "The queue may end a trial in its middle for another Job, or another Job for a trial",
      "set all of the ClusterQueue's preemption to Never, and borrowingLimit to 0 where it is in a cohort"),
  QUEUE_NOT_READABLE(
      Subject.CLUSTER,
      Severity.NOTE,
      "What there is to know of the queue that the study names cannot be looked at",
      "bind the Role archbench-queue and the ClusterRole archbench-queue-reader, or look yourself"),
  CLOCK_SKEW(
      Subject.CLUSTER,
      Severity.WARNING,
      "The clocks of this machine and of the cluster differ by more than 30 s: ages and times in records are off by that",
      "let both keep their time by NTP"),
  NODE_CLOCK(
      Subject.CLUSTER,
      Severity.WARNING,
      "A node's clock differs from the API server's: times in its records are off by that",
      "let the node keep its time by NTP, or take another"),
  NODE_MISSING(
      Subject.CLUSTER,
      Severity.ERROR,
      "A node that the study names is not there",
      "correct variants.*.nodes"),
  NODE_ARCHITECTURE(
      Subject.CLUSTER,
      Severity.ERROR,
      "A node says that it has another architecture than the variant",
      "correct the variant's nodes or node labels"),
  NODE_TAINT(
      Subject.CLUSTER,
      Severity.ERROR,
      "A taint that the variant does not tolerate keeps its pods off every node that it selects",
      "add the toleration to the variant"),
  NODE_OCCUPIED(
      Subject.CLUSTER,
      Severity.ERROR,
      "A node that the study names runs pods of others, which share its CPUs with whatever is measured",
      "drain the node, or name another"),
  NODE_TOO_SMALL(
      Subject.CLUSTER,
      Severity.ERROR,
      "Nodes that the variant selects have fewer CPUs or less memory than its pods ask for",
      "ask for less in resources, or select larger nodes"),
  TOO_FEW_NODES(
      Subject.CLUSTER,
      Severity.WARNING,
      "Fewer nodes than wanted are free: unless an autoscaler adds some, the run waits until kubernetes.pendingTimeout and then gives up",
      "free nodes, add some, or ask for fewer"),
  NODES_DIFFER(
      Subject.CLUSTER,
      Severity.WARNING,
      "The nodes that a variant selects are of several types or sizes, so that it is no single machine that is measured",
      "select one type by nodeLabels, such as node.kubernetes.io/instance-type"),
  NODE_YOUNG(
      Subject.CLUSTER,
      Severity.NOTE,
      "A node has just joined and still pulls, starts and settles: the run waits for it",
      "nothing; kubernetes.settle says how long it waits"),
  NODE_SPOT(
      Subject.CLUSTER,
      Severity.WARNING,
      "A node is of a kind that the cloud takes back at any time",
      "select on-demand nodes, or accept that trials are repeated"),
  NODE_AUTOSCALED(
      Subject.CLUSTER,
      Severity.NOTE,
      "An autoscaler manages the node: archbench's pods ask it to leave the node alone while they are there",
      "nothing; or select nodes of a fixed pool"),
  NODE_PRICE(
      Subject.CLUSTER,
      Severity.WARNING,
      "The node's instance type is not the one that the variant's price is of",
      "price the type that is measured, or select nodes of the type that is priced"),
  IMAGE_UNUSABLE(
      Subject.CLUSTER,
      Severity.ERROR,
      "The image is not there, or does not run on the platform of a variant",
      "build it for all platforms: `archbench image build`"),
  IMAGE_NATIVE(
      Subject.CLUSTER,
      Severity.NOTE,
      "Native libraries of the image differ between its platforms or lack the atomics of newer Arm processors",
      "read docs/native-libraries.md; use newer versions of the libraries where there are any"),
  RUNNER_IMAGE(
      Subject.CLUSTER,
      Severity.ERROR,
      "No runner starts from the image that a detached run names for it: it is not there, was built without one, or by another version",
      "build it with `archbench image build --runner`, and name it as kubernetes.runner.image"),
  CLAIM_MISSING(
      Subject.CLUSTER,
      Severity.ERROR,
      "The volume claim on which a detached run would be kept is not there: its runner would wait for ever",
      "apply the manifest detached.yaml, or name another claim as kubernetes.runner.volumeClaim"),
  DEBUG_BUILD(
      Subject.RESULT,
      Severity.WARNING,
      "A JVM is a debug build: it runs checks that production does not",
      "install a product build of the JDK"),
  ZERO_MEASUREMENT(
      Subject.RESULT,
      Severity.WARNING,
      "A benchmark that did nothing between its clock readings, or too little for them to tell: its score says nothing of the work",
      "let the benchmark consume what it computes, and look for code that was optimised away"),
  BIMODAL(
      Subject.RESULT,
      Severity.WARNING,
      "Units fall into two clusters: it runs at two speeds, and a mean of both is neither",
      "find out what differs: node, memory layout, a compiler's decision; then compare like with like"),
  UNSTEADY(
      Subject.RESULT,
      Severity.WARNING,
      "Forks still drift in what is measured",
      "warm up longer, or let calibrate: true find out how long"),
  NATIVE_ONE_SIDE(
      Subject.RESULT,
      Severity.WARNING,
      "A native library was loaded on one side only: the other ran another code path",
      "give the image or machine the library for both platforms, or allow the difference: native.libraries in policy.allow"),
  JDK_BUILDS_DIFFER(
      Subject.RESULT,
      Severity.WARNING,
      "The sides ran different builds of the JDK",
      "use the same version of the same vendor on both sides, or allow the difference: jvm in policy.allow"),
  STEAL(
      Subject.RESULT,
      Severity.WARNING,
      "A hypervisor took CPU time away while something was measured",
      "use dedicated or larger machines, or measure when neighbours are quiet"),
  THROTTLED(
      Subject.RESULT,
      Severity.WARNING,
      "A quota held the JVM back while something was measured",
      "take the CPU limit away (cpuLimit: none), or raise it above the request");

  /** What a kind of finding is about, and so when it is looked for. */
  public enum Subject {
    /** The study, before anything is measured. */
    STUDY,
    /** The cluster, before anything is measured. */
    CLUSTER,
    /** What was measured. */
    RESULT
  }

  private final Subject subject;
  private final Severity severity;
  private final String meaning;
  private final String fix;

  FindingKind(Subject subject, Severity severity, String meaning, String fix) {
    this.subject = subject;
    this.severity = severity;
    this.meaning = meaning;
    this.fix = fix;
  }

  /** Such as {@code node-taint}: stable, for scripts. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that id, if there is one. */
  public static Optional<FindingKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }

  /** What it is about. */
  public Subject subject() {
    return subject;
  }

  /** How much it matters. */
  public Severity severity() {
    return severity;
  }

  /** What it says and why that matters, in a sentence without its full stop. */
  public String meaning() {
    return meaning;
  }

  /** What to do, unless a finding says it more exactly; without a full stop. */
  public String fix() {
    return fix;
  }
}
