@NullMarked
package io.archbench.runner.verify;

import org.jspecify.annotations.NullMarked;
