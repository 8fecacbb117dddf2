package dev.cinch.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String[] DOMAIN = {
    "dev.cinch.worker.pace..", "dev.cinch.worker.range..", "dev.cinch.worker.slot.."
  };
  private static final String[] ADAPTERS = {
    "dev.cinch.worker.kafka..", "dev.cinch.worker.metrics..", "dev.cinch.worker.target.."
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cinch.worker");

  @Test
  void theDomainKnowsNoFrameworkAndNoAdapter() {
    classes()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.cinch.worker.pace..",
            "dev.cinch.worker.range..",
            "dev.cinch.worker.slot..",
            "dev.cinch.target.health..",
            "dev.cinch.target.name..",
            "dev.cinch.target.range..",
            "dev.cinch.target.value..",
            "java.io..",
            "java.lang..",
            "java.nio.charset..",
            "java.security..",
            "java.time..",
            "java.util..",
            "org.jspecify..",
            "org.slf4j..")
        .check(classes);
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    slices()
        .matching("dev.cinch.worker.(kafka|metrics|target)..")
        .should()
        .notDependOnEachOther()
        .check(classes);
  }

  @Test
  void noPackageDependsOnItselfByWayOfAnother() {
    slices().matching("dev.cinch.worker.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void generatedEventsStopAtTheirMappers() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.cinch.worker", "dev.cinch.worker.kafka..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cinch.events..", "org.apache.avro..")
        .check(classes);
  }

  @Test
  void onlyTheTargetAdapterTalksToADatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cinch.worker.target..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer.hikari..")
        .check(classes);
  }

  @Test
  void nothingDependsOnTheApplication() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .or()
        .resideInAnyPackage(ADAPTERS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.cinch.worker")
        .check(classes);
  }
}
