package dev.cinch.stack;

import dev.cinch.stack.process.KnownProcess;
import java.util.Optional;
import java.util.stream.Stream;

/** The Maven that this JVM runs the tests of. */
final class MavenRun {

  private static final String LAUNCHER = "org.codehaus.plexus.classworlds.launcher.Launcher";

  private MavenRun() {}

  /** Maven's process; without one, as in an IDE, this JVM's own. */
  static KnownProcess process() {
    ProcessHandle self = ProcessHandle.current();
    return KnownProcess.of(ancestors(self).filter(MavenRun::isMaven).findFirst().orElse(self));
  }

  private static Stream<ProcessHandle> ancestors(ProcessHandle process) {
    return Stream.iterate(
            process.parent(), Optional::isPresent, one -> one.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream);
  }

  private static boolean isMaven(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains(LAUNCHER)).isPresent();
  }
}
