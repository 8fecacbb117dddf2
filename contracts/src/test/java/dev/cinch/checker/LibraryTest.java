package dev.cinch.checker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may be used without a service: no Spring, no broker, no database. */
class LibraryTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cinch.checker");

  @Test
  void theEngineKnowsOnlyAvroAndJava() {
    classes()
        .that()
        .resideInAPackage("dev.cinch.checker.compatibility..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.cinch.checker.compatibility..",
                "org.apache.avro..",
                "java..",
                "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void contractsKnowOnlyTheEngineAndJava() {
    classes()
        .that()
        .resideInAPackage("dev.cinch.checker.contract..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.cinch.checker.contract..",
                "dev.cinch.checker.compatibility..",
                "java..",
                "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void onlyTheInspectionReadsFilesAndAsksARegistry() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cinch.checker.inspection..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..", "org.snakeyaml..", "java.net.http..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.cinch.checker.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
