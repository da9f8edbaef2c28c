package io.archbench.trial.record;

/**
 * How well operations kept a fixed rate, over all measured phases and threads of a cell.
 *
 * @param targetRate operations per second that were asked for
 * @param achievedRate operations per second that were done
 * @param lateStarts operations that began more than a millisecond after their time
 * @param saturated whether less than 99 % of the rate was reached: response times then say how long
 *     the queue grew, not how fast the system answers
 */
public record OpenLoop(
    double targetRate, double achievedRate, long operations, long lateStarts, boolean saturated) {}
