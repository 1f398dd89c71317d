package io.sluice.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Loads a tokenizer for the first time, decodes every id and encodes texts in which tokenizers
 * fail: the program of the process that {@link TrialProcess} starts. It may end at any of these.
 */
final class TokenizerTrial {
  /** To be raised when more is tried, so that what has been tried before is tried again. */
  static final String VERSION = "1";

  /** What the process writes when nothing is wrong. */
  static final String PASSED = "passed";

  private static final int TOGETHER = 64;
  private static final int LONG_RUN = 10_000;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\n",
          "\t\r\n \n\n  \u00A0\u2003\u3000\u200B\u0085",
          "Once upon a time, in 1999, there's a cat's \"hat\"; it'll cost 3.50 -- don't!?",
          "  two  spaces   three    four",
          "a b\nc\u0000d\u0001e\u007F\uFEFF\uFFFD",
          "é e\u0301 e\u0323\u0307 \u0301\u0307 \u0307\u0323a Ǆ ﬁ ² ª ß İ ǰ Å \u1E9B\u0323",
          "日本語のテキスト、中文。한국어 \u1112\u1161\u11AB ﷺ ㌀ ｱ",
          "😀👩‍👩‍👧🇩🇪 \uD835\uDD4F \uD83D\uDE00\uFE0F",
          "עברית العربية हिन्दी ไทย \u202Eabc\u202C",
          "▁Ġ##</w><0x41><0xC3>[UNK]<s></s><unk>",
          "# ## ### a#b ##a");

  private TokenizerTrial() {}

  /**
   * Tries one tokenizer.
   *
   * @param arguments the file with what the library is given, the number of ids, and the file for
   *     the verdict: {@link #PASSED} or what the library says
   */
  public static void main(String[] arguments) throws IOException {
    String json = Files.readString(Path.of(arguments[0]));
    String verdict = PASSED;
    try (NativeTokenizer tokenizer = NativeTokenizer.parse(json, "the file")) {
      use(tokenizer, Integer.parseInt(arguments[1]), LONG_RUN);
    } catch (IllegalArgumentException e) {
      verdict = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }
    Files.writeString(Path.of(arguments[2]), verdict);
  }

  /**
   * Does with a tokenizer what may end the process.
   *
   * @param run how often the same character stands in a row where one does
   */
  static void use(NativeTokenizer tokenizer, int ids, int run) {
    tokenizer.decode();
    List<String> texts = new ArrayList<>(TEXTS);
    for (int point : new int[] {' ', '\n', 'a', 'A', '1', '!', 'é', '中', 0x301, '▁', 0x1F600}) {
      texts.add(Character.toString(point).repeat(run) + "x");
    }
    for (int from = 0; from < ids; from += TOGETHER) {
      int to = Math.min(ids, from + TOGETHER);
      texts.add(tokenizer.decode(IntStream.range(from, to).toArray()));
      StringBuilder apart = new StringBuilder();
      for (int id = from; id < to; id++) {
        apart.append(id % 2 == 0 ? " " : "é\n ").append(tokenizer.decode(id));
      }
      texts.add(apart.toString());
    }
    for (String text : texts) {
      tokenizer.decode(tokenizer.tryEncode(text));
    }
  }
}
