package dev.cinch.cli;

import dev.cinch.cli.service.PlanFiles;
import dev.cinch.cli.service.PlanFiles.NamedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The plan file. */
final class PlanFile {

  private static final String STANDARD_INPUT = "-";

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description = "The plan file; - for the standard input.")
  private String file = "";

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = {
        "What differs in an environment, laid over the plan. Can be given several times, one over",
        "the other."
      })
  private List<String> overlays = new ArrayList<>();

  String name() {
    return file;
  }

  PlanFiles files() {
    return new PlanFiles(
        new NamedFile(file, text(file)),
        overlays.stream().map(overlay -> new NamedFile(overlay, text(overlay))).toList());
  }

  private String text(String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(name))).toString();
    } catch (NoSuchFileException missing) {
      throw refused(name, "there is no such file");
    } catch (CharacterCodingException foreign) {
      throw refused(name, "it is not in UTF-8; save it as such");
    } catch (IOException failure) {
      throw refused(name, String.valueOf(failure.getMessage()));
    }
  }

  private static byte[] bytes(String name) throws IOException {
    if (name.equals(STANDARD_INPUT)) {
      InputStream input = System.in;
      return input.readAllBytes();
    }
    return Files.readAllBytes(Path.of(name));
  }

  private ParameterException refused(String name, String why) {
    return new ParameterException(
        command.commandLine(), "Cannot read the plan %s: %s".formatted(name, why));
  }
}
