package dev.cinch.planner;

import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.backbone.trace.Spans;
import dev.cinch.planner.command.DecideCommand;
import dev.cinch.planner.command.HandleCommand;
import dev.cinch.planner.command.StartMigration;
import dev.cinch.planner.command.StartRehearsal;
import dev.cinch.planner.command.WhatRemains;
import dev.cinch.planner.export.ExportPlan;
import dev.cinch.planner.gate.TakeVerdict;
import dev.cinch.planner.gate.Verdicts;
import dev.cinch.planner.lint.TargetPictures;
import dev.cinch.planner.metrics.MeteredRangeQueue;
import dev.cinch.planner.migration.Announcements;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.TableQueues;
import dev.cinch.planner.migration.Traces;
import dev.cinch.planner.migration.Transactions;
import dev.cinch.planner.migration.Wake;
import dev.cinch.planner.phase.AdvanceMigration;
import dev.cinch.planner.phase.AllPhases;
import dev.cinch.planner.phase.ExplainWait;
import dev.cinch.planner.phase.ForeseePhases;
import dev.cinch.planner.phase.PhaseTools;
import dev.cinch.planner.phase.ProofByApplications;
import dev.cinch.planner.phase.QueriesBeforeSwitch;
import dev.cinch.planner.preview.PreviewPlan;
import dev.cinch.planner.query.QueryComparisons;
import dev.cinch.planner.range.BadRows;
import dev.cinch.planner.range.Books;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.range.GiveOutRanges;
import dev.cinch.planner.range.Pacing;
import dev.cinch.planner.range.PassSummaries;
import dev.cinch.planner.range.Passes;
import dev.cinch.planner.range.RangeQueue;
import dev.cinch.planner.range.RangeReports;
import dev.cinch.planner.range.Ranges;
import dev.cinch.planner.range.Snapshots;
import dev.cinch.planner.range.TableExtents;
import dev.cinch.planner.range.TakeReport;
import dev.cinch.planner.rehearsal.ForecastTarget;
import dev.cinch.planner.rehearsal.MeasureRehearsal;
import dev.cinch.planner.rehearsal.Readings;
import dev.cinch.planner.rehearsal.RehearsalTargets;
import dev.cinch.planner.rehearsal.ReportRehearsal;
import dev.cinch.planner.rehearsal.TargetGauges;
import dev.cinch.planner.settings.PlannerProperties;
import dev.cinch.planner.step.ForgetfulWriters;
import dev.cinch.planner.step.Portraits;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.step.Standstills;
import dev.cinch.planner.step.StepRuns;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.planner.step.TargetSteps;
import dev.cinch.planner.tracing.TracedTargetSteps;
import dev.cinch.target.TargetProperties;
import dev.cinch.target.Targets;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the domain together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PlannerProperties.class, TargetProperties.class})
class PlannerConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Targets targets(TargetProperties properties) {
    return new Targets(properties);
  }

  @Bean
  Pacing pacing(PlannerProperties properties, Clock clock) {
    return new Pacing(properties.dispatch().settings(), clock);
  }

  @Bean
  CommitTransition commitTransition(
      Transactions transactions,
      Migrations migrations,
      Announcements announcements,
      TableQueues queues,
      Wake wake) {
    return new CommitTransition(transactions, migrations, announcements, queues, wake);
  }

  @Bean
  GiveOutRanges giveOutRanges(
      Transactions transactions,
      Passes passes,
      Ranges ranges,
      RangeQueue queue,
      Pacing pacing,
      MigrationMeters meters) {
    RangeQueue metered = new MeteredRangeQueue(queue, meters);
    return new GiveOutRanges(transactions, passes, ranges, metered, pacing);
  }

  @Bean
  Books books(Passes passes, Ranges ranges, BadRows badRows) {
    return new Books(passes, ranges, badRows);
  }

  @Bean
  CarryPass carryPass(Books books, GiveOutRanges giveOut, TableExtents extents, Pacing pacing) {
    return new CarryPass(books, giveOut, extents, pacing);
  }

  @Bean
  RunSteps runSteps(
      TargetSteps target,
      StepRuns runs,
      Standstills standstills,
      Migrations migrations,
      Spans spans) {
    return new RunSteps(new TracedTargetSteps(target, spans), runs, standstills, migrations);
  }

  @Bean
  PhaseTools phaseTools(
      RunSteps steps, TargetFacts target, Portraits portraits, Traces traces, Clock clock) {
    return new PhaseTools(steps, target, portraits, traces, clock);
  }

  @Bean
  AllPhases allPhases(
      PhaseTools tools,
      CarryPass carryPass,
      ProofByApplications proof,
      QueriesBeforeSwitch queries) {
    return new AllPhases(tools, carryPass, proof, queries);
  }

  @Bean
  QueriesBeforeSwitch queriesBeforeSwitch(
      QueryComparisons comparisons, PlannerProperties properties) {
    return new QueriesBeforeSwitch(comparisons, properties.queryComparisonEvery());
  }

  @Bean
  ProofByApplications proofByApplications(Snapshots snapshots, ForgetfulWriters writers) {
    return new ProofByApplications(snapshots, writers);
  }

  @Bean
  PreviewPlan previewPlan(
      AllPhases phases, TargetFacts target, TargetPictures pictures, Pacing pacing) {
    return new PreviewPlan(new ForeseePhases(phases, target), target, pictures, pacing.settings());
  }

  @Bean
  ExportPlan exportPlan(AllPhases phases, TargetFacts target, PlannerProperties properties) {
    return new ExportPlan(new ForeseePhases(phases, target), target, properties.lockBudget());
  }

  @Bean
  ExplainWait explainWait(
      AllPhases phases,
      TableQueues queues,
      Verdicts verdicts,
      Standstills standstills,
      Migrations migrations) {
    return new ExplainWait(phases, queues, verdicts, standstills, migrations);
  }

  @Bean
  MeasureRehearsal measureRehearsal(TargetGauges gauges, Readings readings, Clock clock) {
    return new MeasureRehearsal(gauges, readings, clock);
  }

  @Bean
  AdvanceMigration advanceMigration(
      Migrations migrations,
      CommitTransition commit,
      AllPhases phases,
      ExplainWait waits,
      MeasureRehearsal measure) {
    return new AdvanceMigration(migrations, commit, phases, waits, measure);
  }

  @Bean
  StartRehearsal startRehearsal(
      Migrations migrations,
      CommitTransition commit,
      TargetFacts facts,
      RehearsalTargets targets,
      StartRehearsal.Start start) {
    return new StartRehearsal(migrations, commit, facts, targets, start);
  }

  @Bean
  StartRehearsal.Start rehearsalStart(Wake wake, Clock clock) {
    return new StartRehearsal.Start(wake, clock);
  }

  @Bean
  ReportRehearsal reportRehearsal(
      Migrations migrations,
      Readings readings,
      StepRuns runs,
      PassSummaries passes,
      TargetGauges gauges) {
    return new ReportRehearsal(migrations, readings, runs, passes, new ForecastTarget(gauges));
  }

  @Bean
  StartMigration startMigration(
      Migrations migrations, CommitTransition commit, TargetFacts target, Clock clock) {
    return new StartMigration(migrations, commit, target, clock);
  }

  @Bean
  DecideCommand decideCommand(
      TargetFacts target, Portraits portraits, Verdicts verdicts, Clock clock) {
    return new DecideCommand(new WhatRemains(target, portraits), verdicts, clock);
  }

  @Bean
  HandleCommand handleCommand(
      Migrations migrations,
      CommitTransition commit,
      StartMigration starting,
      DecideCommand decide,
      Wake wake) {
    return new HandleCommand(migrations, commit, starting, decide, wake);
  }

  @Bean
  TakeReport takeReport(Migrations migrations, RangeReports reports, Pacing pacing, Wake wake) {
    return new TakeReport(migrations, reports, pacing.settings(), wake);
  }

  @Bean
  TakeVerdict takeVerdict(Migrations migrations, Verdicts verdicts, Wake wake) {
    return new TakeVerdict(migrations, verdicts, wake);
  }
}
