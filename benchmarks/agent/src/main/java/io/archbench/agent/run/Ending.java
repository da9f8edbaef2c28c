package io.archbench.agent.run;

/**
 * How a cell's JMH process ended.
 *
 * @param exitCode of the process
 * @param inTime false: it was ended at its deadline
 * @param killedForMemory the control group counted a process killed for memory meanwhile
 */
record Ending(int exitCode, boolean inTime, boolean killedForMemory) {}
