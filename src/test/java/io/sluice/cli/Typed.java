package io.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A command line that was run in this process.
 *
 * @param exit how it ended
 * @param out standard output
 * @param err standard error
 */
record Typed(Exit exit, String out, String err) {

  /** Sentences with every letter of {@link #PROMPT}; long enough for a few windows. */
  private static final String TEXT =
      "The miller's dog sat by the gate, and the gate was shut. \"Open,\" said the fox; nobody did.\n"
          .repeat(120);

  static final String PROMPT = "The fox";

  static Typed in(Path home, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = Terminal.unwatched(new MessageStream(out), new MessageStream(err));
    Exit exit = new Main(new Home(home), terminal, new Interruption()).run(List.of(words));
    return new Typed(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("standard output is not JSON: " + out + err, e);
    }
  }

  /** A small text of one's own. */
  static Path text(Path folder) {
    return write(folder.resolve("notes.txt"), TEXT);
  }

  /** A home with one corpus, called tiny. */
  static Path homeWithCorpus(Path folder) {
    write(folder.resolve("corpora/tiny/story.txt"), TEXT);
    write(
        folder.resolve("corpora/tiny/corpus.yaml"),
        """
        description: A fox before a gate
        licence: CC0-1.0
        tokenizer: characters
        text:
          files:
            - name: story.txt
          split:
            validation_share: 0.1
        """);
    write(
        folder.resolve("corpora/absent/corpus.yaml"),
        """
        description: A text that is not here
        licence: CC0-1.0
        tokenizer: words
        text:
          files:
            - name: nowhere/at-all.txt
          split:
            validation_share: 0.1
        """);
    return folder;
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
