@NullMarked
package io.archbench.k8s.doctor;

import org.jspecify.annotations.NullMarked;
