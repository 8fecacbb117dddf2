package dev.cinch.stack.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM on this one's class path that is nobody's child process in the sense of this module: a test
 * stands for the user, the terminal or the system that starts and kills it.
 */
public final class OtherJvm implements AutoCloseable {

  // What runs in the background, as a build may, ignores SIGINT, and so would its children.
  private static final List<String> HEEDING_CTRL_C =
      List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV or exit 127", "--");

  private final Process process;
  private final BufferedReader output;

  private OtherJvm(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a main class in a process group of its own, its temporary files in that folder. */
  public static OtherJvm start(Path temporary, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.addAll(HEEDING_CTRL_C);
    command.addAll(
        JavaCommand.light(temporary)
            .options(List.of("-Xmx64m", "-Dcinch.root=" + System.getProperty("cinch.root", "")))
            .main(ClassPath.ofThisJvm(), main.getName(), List.of(arguments)));
    return start(command);
  }

  public static OtherJvm start(List<String> command) {
    try {
      return new OtherJvm(
          new ProcessBuilder(command)
              .directory(new File("/"))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The next line that it writes; waits for it. */
  public String nextLine() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("The other JVM ended before it said more");
      }
      return line;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether its output ends in time, which it does when nobody has it open any more. */
  public boolean outputEndsAfterExit() throws IOException, InterruptedException {
    process.waitFor(60, TimeUnit.SECONDS);
    while (output.readLine() != null) {
      // Skipped: the end is what is waited for.
    }
    return true;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** It and what it started, and what those started. */
  public List<KnownProcess> family() {
    List<KnownProcess> family = new ArrayList<>();
    family.add(KnownProcess.of(handle()));
    handle().descendants().map(KnownProcess::of).forEach(family::add);
    return family;
  }

  /** SIGKILL; returns when it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** What a Ctrl-C in its terminal does. */
  public void interruptGroup() {
    Shell.run("kill", "-s", "INT", "--", "-" + process.pid());
  }

  @Override
  public void close() {
    kill();
  }
}
