package dev.cinch.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cinch.stack");

  @Test
  void processesKnowNothingOfServers() {
    noClasses()
        .that()
        .resideInAPackage("dev.cinch.stack.process")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cinch.stack", "dev.cinch.stack.suite")
        .check(CLASSES);
  }

  @Test
  void serversKnowNothingOfTheServicesThatRunOnThem() {
    noClasses()
        .that()
        .resideInAPackage("dev.cinch.stack")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.cinch.stack.suite")
        .check(CLASSES);
  }

  @Test
  void theStackBringsNoClientOfItsServersAndNoFramework() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..", "org.springframework..")
        .check(CLASSES);
  }
}
