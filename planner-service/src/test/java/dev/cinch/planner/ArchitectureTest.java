package dev.cinch.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String[] DOMAIN = {
    "..planner.plan..",
    "..planner.migration..",
    "..planner.step..",
    "..planner.range..",
    "..planner.gate..",
    "..planner.feed..",
    "..planner.phase..",
    "..planner.command..",
    "..planner.query..",
    "..planner.lint..",
    "..planner.preview..",
    "..planner.export..",
    "..planner.rehearsal.."
  };

  private static final String[] ADAPTERS = {
    "jdbc", "kafka", "http", "target", "metrics", "tracing"
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cinch.planner");

  @Test
  void keepsTechnologyOutOfTheDomain() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "org.apache.kafka..",
            "org.apache.avro..",
            "dev.cinch.events..",
            "dev.cinch.backbone..",
            "io.opentelemetry..",
            "java.sql..",
            "javax.sql..")
        .check(classes);
  }

  @Test
  void keepsAdaptersApart() {
    for (String adapter : ADAPTERS) {
      for (String other : ADAPTERS) {
        if (!adapter.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage("dev.cinch.planner." + adapter + "..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("dev.cinch.planner." + other + "..")
              .check(classes);
        }
      }
    }
  }

  @Test
  void stopsGeneratedEventsAtTheKafkaAdapter() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cinch.planner.kafka..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.cinch.events..")
        .check(classes);
  }

  @Test
  void letsDependenciesRunOneWay() {
    slices().matching("dev.cinch.planner.(*)..").should().beFreeOfCycles().check(classes);
  }
}
