package dev.cinch.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.launcher.Checkout.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

  private final Path folder;
  private final Checkout checkout;

  LauncherTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.checkout = new Checkout(this.folder);
  }

  @Test
  void buildsWhatIsNotBuiltAndHandsOverToJava() {
    Path home = checkout.withMaven().java("jdk", "17");
    checkout.environment.put("JAVA_HOME", home.toString());

    Run run = checkout.run("demo", "--rows", "5 thousand");

    assertThat(checkout.mavenCalls())
        .containsExactly(home + ": -q -B -ntp -Dquick -Dmaven.test.skip=true -pl cli -am package");
    assertThat(run.errors()).startsWith("Building Cinch");
    assertThat(run.output().lines())
        .contains(
            "[-Dcinch.root=" + checkout.root + "]",
            "[-Dcinch.terminal=false]",
            "[-Dcinch.terminal.errors=false]",
            "[-Dcinch.terminal.answers=false]",
            "[" + checkout.root + "/cli/target/cinch.jar]")
        .endsWith("[demo]", "[--rows]", "[5 thousand]");
    assertThat(run.status()).as("the status is Java's").isEqualTo(7);
  }

  @Test
  void saysWhetherItStandsOnATerminal() {
    checkout.environment.put("JAVA_HOME", checkout.withMaven().java("jdk", "17").toString());

    assertThat(checkout.runOnTerminal("demo").output())
        .contains(
            "[-Dcinch.terminal=true]",
            "[-Dcinch.terminal.errors=true]",
            "[-Dcinch.terminal.answers=true]");
    assertThat(checkout.runOnTerminal("demo < /dev/null 2> /dev/null").output())
        .contains(
            "[-Dcinch.terminal=true]",
            "[-Dcinch.terminal.errors=false]",
            "[-Dcinch.terminal.answers=false]");
  }

  @Test
  void becomesJavaSoThatSignalsReachIt() {
    checkout.environment.put("JAVA_HOME", checkout.withMaven().java("jdk", "17").toString());

    Run run = checkout.run("demo");

    assertThat(run.output()).startsWith("java of process " + run.pid());
  }

  @Test
  void buildsOnceAndSaysNothingTheSecondTime() {
    builtAnHourAgo();

    Run run = checkout.run("demo");

    assertThat(checkout.mavenCalls()).hasSize(1);
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void theArchiveOfClassesThatABuildLeavesIsUsed() throws IOException {
    builtAnHourAgo();
    Path archive = checkout.root.resolve("cli/target/cinch.jsa");

    assertThat(checkout.run("demo").output()).contains("[-XX:SharedArchiveFile=" + archive + "]");

    Files.delete(archive);
    assertThat(checkout.run("demo").output()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void anArchiveThatCannotBeMadeIsDoneWithout() throws IOException {
    Path home = checkout.withMaven().java("jdk", "17");
    checkout.environment.put("JAVA_HOME", home.toString());
    Path java = home.resolve("bin/java");
    Files.writeString(java, Files.readString(java).replace("echo archive >", "exit 1; echo >"));

    Run run = checkout.run("demo");

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.output()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void aVersionThatTheHomeNamesIsBelieved() throws IOException {
    Path old = checkout.withMaven().java("named old", "17");
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"1.8.0_292\"\n");
    checkout.environment.put("JAVA_HOME", old.toString());
    Path good = checkout.java("named good", "11");
    Files.writeString(good.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Files.createSymbolicLink(checkout.bin.resolve("java"), good.resolve("bin/java"));

    checkout.run("demo");

    assertThat(checkout.mavenCalls()).singleElement().asString().startsWith(good + ": ");
  }

  @Test
  void buildsAgainWhenASourceIsNewer() {
    builtAnHourAgo();
    checkout.write("service/src/main/java/Service.java", "class Service { int more; }");

    checkout.run("demo");

    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void buildsAgainWhenASourceWent() throws IOException {
    builtAnHourAgo();
    Files.delete(checkout.root.resolve("service/src/main/java/Other.java"));

    checkout.run("demo");

    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void buildsAgainWhenAModulesPomIsNewer() {
    builtAnHourAgo();
    checkout.write("stack/servers/pom.xml", "<project><!-- changed --></project>");

    checkout.run("demo");

    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void buildsAgainWhenTheJarWent() throws IOException {
    builtAnHourAgo();
    Files.delete(checkout.root.resolve("cli/target/cinch.jar"));

    checkout.run("demo");

    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void aBuildThatFailedIsTriedAgain() {
    checkout.environment.put("JAVA_HOME", checkout.java("jdk", "17").toString());
    checkout.withMaven("mkdir -p cli/target && touch cli/target/cinch.jar && exit 1");

    Run run = checkout.run("demo");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors())
        .contains("cinch: cannot start: the build failed; see what Maven says above");
    assertThat(run.output()).isEmpty();
    checkout.run("demo");
    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void worksThroughASymbolicLinkFromAnotherFolder() throws IOException {
    checkout.environment.put("JAVA_HOME", checkout.withMaven().java("jdk", "17").toString());
    Path real = Files.createDirectories(folder.resolve("else where"));
    Path first = Files.createSymbolicLink(real.resolve("first"), checkout.root.resolve("cinch"));
    Files.createSymbolicLink(real.resolve("second"), first.getFileName());

    Run run = checkout.run(Path.of("else where", "second"), folder, "demo");

    assertThat(run.output()).contains("[-Dcinch.root=" + checkout.root + "]");
  }

  @Test
  void takesTheJavaOnThePathWhereJavaHomeIsTooOld() throws IOException {
    checkout.environment.put("JAVA_HOME", checkout.withMaven().java("old", "11").toString());
    Path good = checkout.java("good", "21");
    Files.createSymbolicLink(checkout.bin.resolve("java"), good.resolve("bin/java"));

    Run run = checkout.run("demo");

    assertThat(run.status()).isEqualTo(7);
    assertThat(checkout.mavenCalls()).singleElement().asString().startsWith(good + ": ");
  }

  @Test
  void saysWhatItNeedsWhereEveryJavaIsTooOld() throws IOException {
    Path old = checkout.withMaven().java("old", "1.8");
    checkout.environment.put("JAVA_HOME", old.toString());
    Files.createSymbolicLink(checkout.bin.resolve("java"), old.resolve("bin/java"));

    Run run = checkout.run("demo");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors())
        .isEqualTo(
            "cinch: cannot start: neither JAVA_HOME (%s) nor PATH has a Java 17 or newer; install a JDK 17, or set JAVA_HOME to one%n"
                .formatted(old));
  }

  @Test
  void saysWhatItNeedsWhereThereIsNoJava() {
    Run run = checkout.withMaven().run("demo");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors()).contains("neither JAVA_HOME (not set) nor PATH has a Java 17");
  }

  @Test
  void saysThatAJavaWithoutACompilerCannotBuild() throws IOException {
    Path home = checkout.withMaven().java("runtime", "17");
    Files.delete(home.resolve("bin/javac"));
    checkout.environment.put("JAVA_HOME", home.toString());

    Run run = checkout.run("demo");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors())
        .isEqualTo(
            "cinch: cannot build: %s is a Java without a compiler; install a JDK 17 or newer, or set JAVA_HOME to one%n"
                .formatted(home));
  }

  @Test
  void saysThatMavenIsMissing() {
    checkout.environment.put("JAVA_HOME", checkout.java("jdk", "17").toString());

    Run run = checkout.run("demo");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors())
        .isEqualTo(
            "cinch: cannot build: mvn is not on PATH; install Maven 3.8 or newer%n".formatted());
  }

  private void builtAnHourAgo() {
    checkout.environment.put("JAVA_HOME", checkout.withMaven().java("jdk", "17").toString());
    checkout.run("demo");
    checkout.age();
  }
}
