package dev.cinch.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.cinch.cli");

  @Test
  void theTerminalKnowsNothingOfTheRest() {
    noClasses()
        .that()
        .resideInAPackage("dev.cinch.cli.terminal..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("dev.cinch.cli.terminal..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void newsKnowNothingOfHowTheyCome() {
    noClasses()
        .that()
        .resideInAPackage("dev.cinch.cli.news")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("dev.cinch.cli.news", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void recordsOfTheTopicsStayWhereTheyAreRead() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cinch.cli.news.kafka")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cinch.events..", "dev.cinch.backbone..", "org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.cinch.cli.news.kafka", "dev.cinch.cli.service")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.cinch.cli", "dev.cinch.cli.local", "dev.cinch.cli.demo", "dev.cinch.cli.up")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.cinch.cli.news.kafka")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.cinch.cli.service")
        .check(CLASSES);
  }

  @Test
  void onlyCommandsKnowHowTheCommandLineIsRead() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cinch.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void packagesDependOneWay() {
    slices().matching("dev.cinch.cli.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
