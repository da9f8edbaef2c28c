/**
 * Looks at a cluster before anything is spent on it: what the runner may do, whether pods would be
 * admitted, which nodes a variant would get. Changes nothing.
 */
@NullMarked
package io.archbench.k8s.doctor;

import org.jspecify.annotations.NullMarked;
