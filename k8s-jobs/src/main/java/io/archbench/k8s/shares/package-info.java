/**
 * What workloads take of a cluster, requested and measured. It feeds the shares by which a study
 * weighs the suites that stand for them.
 */
@NullMarked
package io.archbench.k8s.shares;

import org.jspecify.annotations.NullMarked;
