package dev.cinch.planner.tracing;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.planner.command.HandleCommand;
import dev.cinch.planner.migration.Announcements;
import dev.cinch.planner.migration.Migrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts spans around the planner's parts. */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

  @Bean
  @Primary
  TracedCommands tracedCommands(
      HandleCommand handleCommand, ThreadTrace trace, MigrationTraces traces, Spans spans) {
    return new TracedCommands(handleCommand, trace, traces, spans);
  }

  @Bean
  @Primary
  TracedAnnouncements tracedAnnouncements(
      Announcements announcements, MigrationTraces traces, Migrations migrations, Spans spans) {
    return new TracedAnnouncements(announcements, traces, migrations, spans);
  }
}
