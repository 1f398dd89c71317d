package io.sluice.cli;

import io.sluice.engine.EngineFailure;
import io.sluice.notation.Printable;
import io.sluice.training.DivergenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.apache.commons.cli.ParseException;

/**
 * What a person is told when something goes wrong.
 *
 * @param exit how the program ends
 * @param sentence what, where, and what to do
 */
record Failure(Exit exit, String sentence) {

  /** Longer ones are those that quote something without an end. */
  static final int LONGEST = 3000;

  /** Makes one line of it, in which nothing of what it quotes steers a terminal. */
  Failure {
    sentence = Printable.line(Printable.shortened(sentence, LONGEST));
  }

  static Failure of(Throwable thrown) {
    Optional<String> limit = OpenFiles.explain(thrown);
    if (limit.isPresent()) {
      return new Failure(Exit.FAILED, limit.get());
    }
    Optional<String> engine = EngineFailure.explain(thrown);
    if (engine.isPresent()) {
      return new Failure(Exit.FAILED, engine.get());
    }
    if (thrown instanceof ParseException || thrown instanceof IllegalArgumentException) {
      return said(Exit.WRONG_USE, thrown);
    }
    if (thrown instanceof UncheckedIOException io) {
      return new Failure(Exit.FAILED, sentence(io));
    }
    if (thrown instanceof DivergenceException) {
      return said(Exit.FAILED, thrown);
    }
    if (thrown instanceof OutOfMemoryError) {
      return new Failure(
          Exit.FAILED,
          "Java's heap is full: give it more with SLUICE_JAVA_OPTIONS=-Xmx8g, or take a smaller"
              + " file");
    }
    return internal(thrown);
  }

  private static Failure said(Exit exit, Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? internal(thrown) : new Failure(exit, message);
  }

  private static Failure internal(Throwable thrown) {
    return new Failure(
        Exit.FAILED,
        "internal error, %s: run again with --debug to see where"
            .formatted(
                thrown.getMessage() == null
                    ? thrown.getClass().getSimpleName()
                    : thrown.getMessage().lines().findFirst().orElse("")));
  }

  /** Our own sentence, or one for the exception of the JDK that nobody gave one. */
  private static String sentence(UncheckedIOException thrown) {
    IOException cause = thrown.getCause();
    if (!cause.toString().equals(thrown.getMessage())) {
      return thrown.getMessage();
    }
    if (cause instanceof NoSuchFileException) {
      return cause.getMessage() + " does not exist: check the path";
    }
    if (cause instanceof AccessDeniedException) {
      return cause.getMessage() + " is not accessible: check its permissions";
    }
    return "reading or writing failed: " + cause.getMessage();
  }
}
