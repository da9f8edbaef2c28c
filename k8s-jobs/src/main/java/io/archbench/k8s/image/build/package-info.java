/**
 * Images that run trials: the agent and suites as layers on a base of several platforms, written
 * without a daemon and without running anything of the platforms.
 */
@NullMarked
package io.archbench.k8s.image.build;

import org.jspecify.annotations.NullMarked;
