package dev.cinch.checker;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Dependencies run one way: adapters know the domain, the domain knows itself. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cinch.checker");

  private static final String[] DOMAIN = {
    "..contract..",
    "..gate..",
    "..check..",
    "..log..",
    "..statement..",
    "..notice..",
    "..heartbeat..",
    "..matrix.."
  };
  private static final String[] ADAPTERS = {
    "..jdbc..", "..kafka..", "..http..", "..registry..", "..database..", "..webhook.."
  };

  @Test
  void theDomainKnowsNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(inChecker(DOMAIN))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.springframework..",
                "org.apache.kafka..",
                "org.apache.avro..",
                "dev.cinch.events..",
                "dev.cinch.backbone..",
                "dev.cinch.target..",
                "java.sql..",
                "javax.sql..",
                "tools.jackson..",
                "io.micrometer.."))
        .check(CLASSES);
  }

  @Test
  void theDomainKnowsNoAdapter() {
    noClasses()
        .that()
        .resideInAnyPackage(inChecker(DOMAIN))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(inChecker(ADAPTERS))
                .or(
                    resideInAnyPackage(
                        "dev.cinch.checker.wiring..", "dev.cinch.checker.settings..")))
        .check(CLASSES);
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    for (String adapter : inChecker(ADAPTERS)) {
      ArchRule rule =
          noClasses()
              .that()
              .resideInAPackage(adapter)
              .should()
              .dependOnClassesThat(
                  resideInAnyPackage(inChecker(ADAPTERS)).and(not(resideInAPackage(adapter))));
      rule.check(CLASSES);
    }
  }

  @Test
  void eventsStopAtTheAdapterThatReadsThem() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cinch.checker.kafka..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.cinch.events.."))
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.cinch.checker.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static String[] inChecker(String[] packages) {
    return java.util.Arrays.stream(packages)
        .map(name -> "dev.cinch.checker." + name.replace("..", "") + "..")
        .toArray(String[]::new);
  }
}
