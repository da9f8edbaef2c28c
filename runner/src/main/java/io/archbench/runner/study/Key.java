package io.archbench.runner.study;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a key of the study file; the component's name is the key. Both the reader and the JSON
 * Schema are made from it, so that they cannot disagree.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Key {
  /** One sentence for the schema and for editors that show it. */
  String value();

  /** The smallest number, or the fewest entries of a list or mapping. */
  long min() default Long.MIN_VALUE;

  /** The largest number. */
  long max() default Long.MAX_VALUE;

  /** Whether the text, or each key of the mapping, is a name (see {@code Names}). */
  boolean name() default false;
}
