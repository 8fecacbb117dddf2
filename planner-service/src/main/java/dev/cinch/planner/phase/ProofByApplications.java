package dev.cinch.planner.phase;

import dev.cinch.planner.range.Snapshots;
import dev.cinch.planner.step.ForgetfulWriters;

/** What it takes to prove that applications which write both columns forget neither. */
public record ProofByApplications(Snapshots snapshots, ForgetfulWriters writers) {}
