@org.jspecify.annotations.NullMarked
package io.archbench.k8s.detached;
