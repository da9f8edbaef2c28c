/** The clusters that images and trials run on, as their API tells of them. */
@NullMarked
package io.archbench.k8s.cluster;

import org.jspecify.annotations.NullMarked;
