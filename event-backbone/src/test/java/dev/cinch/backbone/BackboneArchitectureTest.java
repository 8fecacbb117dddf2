package dev.cinch.backbone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BackboneArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.cinch.backbone");

  @Test
  void lookDownwardsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("client")
        .definedBy("..backbone.client..")
        .layer("registry")
        .definedBy("..backbone.registry..")
        .layer("wire")
        .definedBy("..backbone.wire..")
        .layer("event")
        .definedBy("..backbone.event..")
        .layer("publish")
        .definedBy("..backbone.publish..")
        .layer("outbox")
        .definedBy("..backbone.outbox..")
        .layer("inbox")
        .definedBy("..backbone.inbox..")
        .layer("state")
        .definedBy("..backbone.state..")
        .layer("topics")
        .definedBy("..backbone.topics..")
        .layer("meters")
        .definedBy("..backbone.meters..")
        .layer("trace")
        .definedBy("..backbone.trace..")
        .whereLayer("client")
        .mayNotAccessAnyLayer()
        .whereLayer("meters")
        .mayNotAccessAnyLayer()
        .whereLayer("trace")
        .mayNotAccessAnyLayer()
        .whereLayer("registry")
        .mayNotAccessAnyLayer()
        .whereLayer("wire")
        .mayOnlyAccessLayers("registry")
        .whereLayer("event")
        .mayOnlyAccessLayers("client", "registry", "wire", "trace")
        .whereLayer("publish")
        .mayOnlyAccessLayers("client", "registry", "wire", "event", "trace")
        .whereLayer("outbox")
        .mayOnlyAccessLayers("client", "registry", "wire", "event", "trace")
        .whereLayer("inbox")
        .mayOnlyAccessLayers("client", "registry", "wire", "event", "trace")
        .whereLayer("state")
        .mayOnlyAccessLayers("client", "registry", "wire", "event")
        .whereLayer("topics")
        .mayOnlyAccessLayers("client", "registry")
        .check(CLASSES);
  }

  /** So that nothing of the SDK is loaded where nobody wants spans. */
  @Test
  void leaveTheCollectionOfSpansToOneClass() {
    noClasses()
        .that()
        .doNotHaveSimpleName("CollectedSpans")
        .and()
        .doNotHaveSimpleName("Ids")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry.sdk..")
        .check(CLASSES);
  }

  @Test
  void haveNoCycles() {
    slices().matching("dev.cinch.backbone.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void keepTheDatabaseToOutboxAndInbox() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..outbox..", "..inbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
        .check(CLASSES);
  }

  @Test
  void knowNothingOfWhatTheEventsMean() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("dev\\.cinch\\.events\\.(?!Namespace|Topic|Retention|SchemaResolution).*")
        .check(CLASSES);
  }

  @Test
  void areNamedForWhatTheyAre() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Service")
        .check(CLASSES);
  }
}
