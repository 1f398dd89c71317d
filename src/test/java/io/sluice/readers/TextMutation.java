package io.sluice.readers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person, or another program, does to a text that has words, numbers and lines. */
enum TextMutation {
  NUMBER {
    @Override
    String apply(SplittableRandom random, String text, String other) {
      return replaced(random, text, A_NUMBER, pick(random, NUMBERS));
    }
  },
  VALUE {
    @Override
    String apply(SplittableRandom random, String text, String other) {
      return replaced(random, text, A_VALUE, pick(random, VALUES));
    }
  },
  WORD_OF_ANOTHER {
    @Override
    String apply(SplittableRandom random, String text, String other) {
      List<MatchResult> words = matches(A_VALUE, other);
      return words.isEmpty()
          ? text
          : replaced(random, text, A_VALUE, words.get(random.nextInt(words.size())).group());
    }
  },
  NESTING {
    @Override
    String apply(SplittableRandom random, String text, String other) {
      int deep = 1 << random.nextInt(14);
      String pair = pick(random, PAIRS);
      boolean closed = random.nextBoolean();
      return replaced(
          random,
          text,
          A_VALUE,
          pair.substring(0, pair.length() - 1).repeat(deep)
              + (closed ? pair.substring(pair.length() - 1).repeat(deep) : ""));
    }
  },
  LONG {
    @Override
    String apply(SplittableRandom random, String text, String other) {
      return replaced(random, text, A_VALUE, pick(random, LETTERS).repeat(1 << random.nextInt(15)));
    }
  },
  LINE_AWAY {
    @Override
    String apply(SplittableRandom random, String text, String other) {
      List<String> lines = lines(text);
      lines.remove(random.nextInt(lines.size()));
      return String.join("\n", lines);
    }
  },
  LINE_TWICE {
    @Override
    String apply(SplittableRandom random, String text, String other) {
      List<String> lines = lines(text);
      lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
      return String.join("\n", lines);
    }
  },
  LINE_OF_ANOTHER {
    @Override
    String apply(SplittableRandom random, String text, String other) {
      List<String> lines = lines(text);
      List<String> others = lines(other);
      lines.set(random.nextInt(lines.size()), others.get(random.nextInt(others.size())));
      return String.join("\n", lines);
    }
  },
  MARK {
    @Override
    String apply(SplittableRandom random, String text, String other) {
      int at = random.nextInt(text.length() + 1);
      return text.substring(0, at) + pick(random, MARKS) + text.substring(at);
    }
  };

  private static final Pattern A_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern A_VALUE =
      Pattern.compile("\"[^\"\\n]*\"|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|[A-Za-z_][\\w.-]*");

  /** Where arithmetic breaks. */
  static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "-0",
          "1",
          "2",
          "255",
          "65536",
          "1073741824",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967297",
          "9223372036854775807",
          "9223372036854775808",
          "1e308",
          "-1e308",
          "1e-308",
          "1e400",
          "0.5",
          "1e15",
          "123456789012345678901234567890",
          "1.5",
          "NaN",
          "Infinity",
          "-Infinity",
          "1e999999999",
          "00",
          "0x10",
          "1_000",
          "1:30",
          "1e",
          "+5");

  private static final List<String> VALUES =
      List.of(
          "null",
          "~",
          "true",
          "\"\"",
          "''",
          "[]",
          "{}",
          "[1]",
          "{\"a\": 1}",
          "\"abc\"",
          "abc",
          "\"\\u0000\"",
          "\"a\\nb\"",
          "&a",
          "*a",
          "!!int",
          "<<",
          "|",
          "->",
          "NaN",
          "../../x",
          "/");

  private static final List<String> PAIRS =
      List.of("()", "[]", "{}", "dyn()", "{\"a\":}", "gated()", "[[]", "- -");
  private static final List<String> LETTERS = List.of("a", "9", "-", "\\n", "ä", "\"\"", " ", "(");
  private static final List<String> MARKS =
      List.of(
          "\n",
          "\r\n",
          "\t",
          "\u001b[31m",
          "\u0000",
          "\u0007",
          ",",
          ":",
          "\"",
          "'",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "=",
          "#",
          " ",
          "---\n",
          "...\n",
          "%",
          "\u2028",
          "é",
          "\ud83d\ude00",
          "\\");

  abstract String apply(SplittableRandom random, String text, String other);

  static String any(SplittableRandom random, String text, String other) {
    return text.isEmpty()
        ? text
        : values()[random.nextInt(values().length)].apply(random, text, other);
  }

  private static String pick(SplittableRandom random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(Arrays.asList(text.split("\n", -1)));
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().toList();
  }

  private static String replaced(
      SplittableRandom random, String text, Pattern pattern, String replacement) {
    List<MatchResult> found = matches(pattern, text);
    if (found.isEmpty()) {
      return text + replacement;
    }
    MatchResult one = found.get(random.nextInt(found.size()));
    return text.substring(0, one.start()) + replacement + text.substring(one.end());
  }
}
