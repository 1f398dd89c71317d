package io.sluice.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.corpus.huggingface.TokenizerFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that reads damaged tokenizer files one after the other and uses those that are let in.
 * Before each step it writes down where it is, so that its end says which file ended it.
 */
final class TokenizerFuzzBatch {
  private static final int RUN = 200;

  /** What may come of a file; written down before the step that may end the process. */
  enum Step {
    /** Java refuses it. */
    REFUSED,
    /** The library refuses it. */
    REFUSED_BY_LIBRARY,
    /** The library ends the process when it loads it, or with the texts of the trial. */
    IN_TRIAL,
    /** It is loaded, tried and used without an end. */
    USED,
    /** Something else than a sentence is thrown. */
    NO_SENTENCE
  }

  private final FileChannel progress;

  private TokenizerFuzzBatch(FileChannel progress) {
    this.progress = progress;
  }

  /**
   * Reads the files of some numbers.
   *
   * @param arguments the first number, how many, and the file for the progress; its lines are a
   *     number and a step each
   */
  public static void main(String[] arguments) throws IOException {
    long first = Long.parseLong(arguments[0]);
    long count = Long.parseLong(arguments[1]);
    try (FileChannel progress =
        FileChannel.open(
            Path.of(arguments[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      TokenizerFuzzBatch batch = new TokenizerFuzzBatch(progress);
      for (long number = first; number < first + count; number++) {
        batch.one(number);
      }
    }
  }

  private void one(long number) throws IOException {
    String json = FuzzedTokenizers.of(number);
    TokenizerFile file;
    try {
      JsonNode tree = TokenizerFile.tree(json, "fuzzed.json");
      file = TokenizerFile.of(tree, "fuzzed.json");
    } catch (IllegalArgumentException e) {
      note(number, isSentence(e.getMessage()) ? Step.REFUSED : Step.NO_SENTENCE, e.getMessage());
      return;
    } catch (RuntimeException e) {
      note(number, Step.NO_SENTENCE, e.toString());
      return;
    }
    note(number, Step.IN_TRIAL, "");
    try (NativeTokenizer tokenizer = NativeTokenizer.parse(file.library(), "fuzzed.json")) {
      TokenizerTrial.use(tokenizer, file.tokens().size(), RUN);
      note(number, Step.USED, "");
      for (String text : texts(number, file)) {
        tokenizer.decode(tokenizer.tryEncode(text));
      }
    } catch (IllegalArgumentException e) {
      note(number, Step.REFUSED_BY_LIBRARY, e.getMessage());
    }
  }

  private static List<String> texts(long number, TokenizerFile file) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      texts.add(TokenizerSamples.nasty(number * 8 + i, 40));
    }
    StringBuilder tokens = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String token = file.tokens().get((int) ((number * 31 + i * 17L) % file.tokens().size()));
      String last =
          file.tokens().get(file.tokens().size() - 1 - i % Math.min(8, file.tokens().size()));
      tokens.append(token == null ? "é" : token).append(i % 3 == 0 ? " \n" : "").append(last);
    }
    texts.add(tokens.toString());
    return texts;
  }

  private static boolean isSentence(String message) {
    return message.startsWith("fuzzed.json")
        && message.length() < 700
        && message.chars().noneMatch(Character::isISOControl)
        && message.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private void note(long number, Step step, String message) throws IOException {
    String rest = message.replaceAll("[\\p{Cntrl}\\s]+", " ");
    String line = number + " " + step + " " + rest;
    progress.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** The lines of a progress file. */
  static List<String> lines(Path progress) throws IOException {
    return Files.exists(progress)
        ? new String(Files.readAllBytes(progress), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }
}
