package dev.cinch.target;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.cinch.target");

  @Test
  void namesStepsChangesAndRangesNeedNoDatabaseAndNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..target.name..",
            "..target.step..",
            "..target.range..",
            "..target.change..",
            "..target.replay..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.postgresql..",
            "org.springframework..",
            "com.zaxxer..")
        .check(CLASSES);
  }

  @Test
  void packagesDependOnEachOtherOneWayOnly() {
    slices().matching("dev.cinch.target.(*)..").should().beFreeOfCycles().check(CLASSES);
    // the root is beneath all others, but for the names
    noClasses()
        .that()
        .resideInAPackage("dev.cinch.target")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.cinch.target..")
                .and(resideOutsideOfPackages("dev.cinch.target", "dev.cinch.target.name")))
        .check(CLASSES);
  }

  @Test
  void readingRunningAndInspectingDoNotKnowEachOther() {
    List<String> adapters = List.of("catalog", "lock", "expression");
    for (String one : adapters) {
      for (String other : List.of("catalog", "lock", "expression", "fill")) {
        if (!one.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage("dev.cinch.target." + one + "..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("dev.cinch.target." + other + "..")
              .check(CLASSES);
        }
      }
    }
  }

  @Test
  void servicesAndEventsAreNotKnownHere() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("dev.cinch.target..").or(resideOutsideOfPackages("dev.cinch..")))
        .check(CLASSES);
  }
}
