package io.archbench.k8s.census;

import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.RunId;
import java.time.Duration;

/**
 * What all pods of a census have in common.
 *
 * @param census by which its pods are known
 * @param image with the agent, by digest
 * @param jobs their namespace, and what else archbench's pods there have
 * @param patience how long each may take to be placed, to be started and to answer
 */
public record CensusSettings(RunId census, String image, JobSettings jobs, Duration patience) {}
