package dev.cinch.access;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Services know it, and it knows none of them. */
class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cinch.access");

  @Test
  void knowsNoServiceAndNothingThatServicesKeep() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.cinch.planner..",
            "dev.cinch.checker..",
            "dev.cinch.worker..",
            "dev.cinch.backbone..",
            "dev.cinch.events..",
            "org.apache.kafka..",
            "java.sql..",
            "javax.sql..")
        .check(classes);
  }

  /** Tokens and their hashes are looked at here and nowhere else. */
  @Test
  void showsNobodyHowTokensAreCompared() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Tokens")
        .or()
        .haveSimpleName("Callers")
        .or()
        .haveSimpleName("CallerAuthentication")
        .should()
        .notHaveModifier(JavaModifier.PUBLIC)
        .check(classes);
  }

  @Test
  void keepsServletsAndSecurityOutOfTheWords() {
    noClasses()
        .that()
        .haveSimpleName("Role")
        .or()
        .haveSimpleName("Caller")
        .or()
        .haveSimpleName("Refusal")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..")
        .check(classes);
  }
}
