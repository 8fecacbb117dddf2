package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents lead to what is there. */
class LinksTest {

  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");

  private final Path root = Checkout.root();

  @Test
  void leadToFilesAndHeadingsThatAreThere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      String text = withoutBlocks(Files.readString(document));
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        if (!leadsSomewhere(document, link.group(1), link.group(2))) {
          broken.add(root.relativize(document) + ": " + link.group());
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path document, String path, @Nullable String anchor)
      throws IOException {
    Path file = path.isEmpty() ? document : document.resolveSibling(path).normalize();
    if (!Files.exists(file)) {
      return false;
    }
    return anchor == null
        || !file.toString().endsWith(".md")
        || ObservabilityFiles.anchors(Files.readString(file)).contains(anchor);
  }

  private static String withoutBlocks(String text) {
    return text.replaceAll("(?s)```.*?```", "");
  }

  private List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(root, 4)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|\\..*)/.*"))
          .toList();
    }
  }
}
