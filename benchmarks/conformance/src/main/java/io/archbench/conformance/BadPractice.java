package io.archbench.conformance;

/**
 * A known way to measure something else than what one meant to; JMH's samples show each of them.
 */
public enum BadPractice {
  /** A result that nobody takes, so that the compiler may leave its computation out. */
  DEAD_CODE,
  /** Work on constants alone, which the compiler may do once and for all. */
  CONSTANT_FOLDING,
  /** A loop in the method that is counted as one operation; iterations may be merged. */
  LOOP,
  /** A generator of random numbers that threads contend for, or without the suite's seed. */
  SHARED_RANDOM,
  /** State that grows with each operation, and so with the speed of the machine. */
  GROWING_STATE,
  /** Preparation around each operation, whose time stamps outweigh a short one. */
  SETUP_PER_INVOCATION
}
