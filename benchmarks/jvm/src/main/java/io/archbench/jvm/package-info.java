/**
 * The suite that stands for any Java service: what the JDK and the libraries of most services do
 * all day, each piece by itself. Each benchmark compares its answers with what is known without the
 * code that is measured: a second, plain implementation, published test vectors, or what was put
 * in.
 */
@NullMarked
package io.archbench.jvm;

import org.jspecify.annotations.NullMarked;
