package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not what they should be: one sentence each, with the place. */
final class HostileCsvTest {
  private static final String RULE = "give finite numbers of at most 1e30 in size";

  @TempDir Path folder;

  private static Arguments file(String text, String sentence) {
    return Arguments.of(text.getBytes(StandardCharsets.UTF_8), "", sentence);
  }

  private static Arguments file(String text, String options, String sentence) {
    return Arguments.of(text.getBytes(StandardCharsets.UTF_8), options, sentence);
  }

  private static Arguments bytes(byte[] bytes, String sentence) {
    return Arguments.of(bytes, "", sentence);
  }

  private static String distinct(int words, String row) {
    return IntStream.range(0, words)
        .mapToObj(i -> row.replace("#", Integer.toString(i)))
        .collect(Collectors.joining());
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        file(
            "a,y\n1,1\n2,2\nx,3\n",
            "FILE:4: column 'a' is 'x', a number elsewhere: correct it, or take the row out"),
        file(
            "a,y\nu,1\nv,2\n3,3\n",
            "FILE:4: column 'a' is '3', a word elsewhere: write words or numbers in all rows"),
        file("a,y\n1,1\n?,2\n", "FILE:3: column 'a' is '?', a number elsewhere: correct it"),
        file("a,y\n1,1\n2,NA\n", "FILE:3: column 'y' is 'NA', a number elsewhere: correct it"),
        file(
            "a,y\n1,1\n,2\n",
            "FILE:3: column 'a' is empty: fill it in, or take the row or the column out"),
        file("a,b,y\nu,1,1\n ,2,2\n", "FILE:3: column 'a' is empty: fill it in"),
        file("a,y\n1,1\n\"\",2\n", "FILE:3: column 'a' is empty: fill it in"),
        file("a,y\n1,1\n2,NaN\n", "FILE:3: column 'y' is 'NaN': " + RULE),
        file("a,y\nu,1\nnan,2\n", "FILE:3: column 'a' is 'nan': " + RULE),
        file("a,y\n1,1\n-Infinity,2\n", "FILE:3: column 'a' is '-Infinity': " + RULE),
        file("a,y\n1,1\n+inf,2\n", "FILE:3: column 'a' is '+inf': " + RULE),
        file("a,y\n1,1\n1e999,2\n", "FILE:3: column 'a' is '1e999': " + RULE),
        file("a,y\n1,1\n-1e-400,2\n", "FILE:3: column 'a' is '-1e-400': " + RULE + ", and 0 for"),
        file("a,y\n1,1\n2,-2e30\n", "FILE:3: column 'y' is '-2e30': " + RULE),
        file("a,y\n1,1\n0x10,2\n", "FILE:3: column 'a' is '0x10', which looks like a number"),
        file("a,y\n1,1\n1d,2\n", "FILE:3: column 'a' is '1d', a number elsewhere"),
        file("a;y\n1,5;1\n2,5;2\n", "FILE:2: column 'a' is '1,5', which looks like a number"),
        file(
            "a,y\n\"1,234.5\",1\n2,2\n",
            "FILE:2: column 'a' is '1,234.5', which looks like a number"),
        file("a,y\n\n\"1\n\",1\n\"x\",2\n", "FILE:5: column 'a' is 'x', a number elsewhere"));
  }

  /** All cells of a column of inputs, or of targets, in a notation that is not read. */
  static Stream<Arguments> notations() {
    return Stream.of(
            "1.5D+00",
            "1.5d0",
            "-1.5Q3",
            "1.100,5",
            "1,100.5",
            "1.100.000",
            "1_000",
            "1'000",
            "0x1.1p3",
            "0x1F",
            "-0X10",
            "1 100",
            "1\u00A0100",
            "1\u202F100",
            "3,5e3",
            ",5",
            "5,",
            "+ 5",
            "\u22125",
            "1e\u22125",
            "50%",
            "50 %",
            "\u0663\u0664",
            "1.5, 2")
        .flatMap(
            cell ->
                Stream.of("a;y\n#;1\n#;2\n", "a;y\n1;#\n2;#\n")
                    .map(
                        text ->
                            file(
                                text.replace("#", cell),
                                "FILE:2: column '%s' is '%s', which looks like a number: write numbers as 1234.5 or 1.5e3, and words with a letter in front"
                                    .formatted(text.contains("#;1") ? "a" : "y", cell))));
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        file("a,b,y\n1,2,3\n4,5\n", "FILE:3: the line has 2 cells and the header 3: give each"),
        file("a,b,y\n1,2,3\n\n4,5,6,7\n", "FILE:4: the line has 4 cells and the header 3"),
        file("a,b,y\n1,2,3\n4,5,6,\n", "FILE:3: the line has 4 cells and the header 3"),
        file(
            "c,".repeat(100_000) + "y\n1\n",
            "FILE:1: the header has 100,001 columns, and a table can have at most 100,000: take"),
        file(
            "a,y\n1,2\n" + ",".repeat(200_000),
            "FILE:3: the line has 200,001 cells and the header 2"),
        file("a,y\n1,1\n\"2,2\n", "FILE cannot be read as CSV (Unclosed quoted field"),
        file("a,y\n1,1\n\"2,2\n", "line 3)): correct the quotes there"),
        file("a,y\n\"1\"x,1\n", "line 2)): correct the quotes there"),
        file("a,b,a\n1,2,3\n", "FILE:1: columns 1 and 3 are both called 'a': rename one"),
        file("a,,y\n1,2,3\n", "FILE:1: column 2 has no name: give it one, or take it out"),
        file("1,2,3\n4,5,6\n", "FILE:1: the first line has only numbers: put the names"),
        file("\n\n1.5;2\n4;5\n", "FILE:3: the first line has only numbers"),
        file("a,y\n", "FILE has a header and no rows: is the file complete?"),
        file("y\n1\n2\n", "FILE has no column but targets: leave at least one to be an input"),
        file("", "FILE is empty: is it the right file?"),
        file(" \n\n", "FILE is empty: is it the right file?"),
        file("\"\"\n\"\"\n", "FILE has no lines with cells: is it the right file?"));
  }

  static Stream<Arguments> junk() {
    return Stream.of(
        bytes(
            new byte[] {'a', ',', 'b', '\n', 0, 1},
            "FILE:2: the character U+0000 is in no text: is this another kind of file?"),
        bytes(
            "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16),
            "FILE:1: the byte fe is not UTF-8: save the file as UTF-8"),
        bytes(
            "a,y\n1,2\nGröße,3\n".getBytes(StandardCharsets.ISO_8859_1),
            "FILE:3: the byte f6 is not UTF-8: save the file as UTF-8"),
        bytes(
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
            "FILE:1: the byte 89 is not UTF-8"),
        bytes(new byte[] {'P', 'K', 3, 4}, "FILE:1: the character U+0003 is in no text"),
        bytes(new byte[] {'a', (byte) 0xC3}, "FILE:1: the byte c3 is not UTF-8"));
  }

  static Stream<Arguments> targets() {
    return Stream.of(
        file(
            "width,price\n1,2\n",
            "(targets=prise)",
            "FILE has no such column: 'prise': did you mean price? Legal: width, price"),
        file("a,b\n1,2\n", "(targets=a+zzz)", "FILE has no such column: 'zzz': legal: a, b"),
        file("a,b\n1,2\n", "(targets=a+)", "FILE has no such column: ''"),
        file("a,b,y\n1,2,3\n", "(targets=a+y+a)", "FILE: column 'a' is given as a target twice"),
        file("a,b\n1,2\n", "(targets=a+b)", "FILE has no column but targets"),
        file("a,b,c\n1,2,3\n", "(classes=a+b)", "FILE: the classes are in one column, not in 2"),
        file(
            "a,y\n1,rose\n",
            "(targets=y)",
            "FILE: column 'y' holds words, such as 'rose': write classes=y for a classification"),
        file(
            "a,y\n1,2\n1,2.5\n",
            "(classes=y)",
            "FILE:3: column 'y' is '2.5': classes are words or whole numbers"),
        file("a,y\n1,2\n1,1e17\n", "(classes=y)", "FILE:3: column 'y' is '1e17': classes are"),
        file(
            "a,y\n1,rose\n2,rose\n",
            "FILE: column 'y' has the one class 'rose' in all rows: a classification needs two"),
        file("a,y\n1,3\n2,3.0\n", "(classes=y)", "FILE: column 'y' has the one class '3' in all"),
        file("a,y\n" + distinct(1001, "1,w#\n"), "column 'y' has 1,001 different classes"),
        file(
            "a,y\n" + distinct(51, "w#,1\n"),
            "FILE: column 'a' has 51 different words, and at most 50 become columns of 0 and 1"),
        file("sex=F,sex,y\n1,F,1\n2,M,2\n", "FILE: mine.csv has two columns 'sex=F': rename one"));
  }

  @ParameterizedTest
  @MethodSource({"cells", "notations", "lines", "junk", "targets"})
  void areRefused(byte[] bytes, String options, String sentence) throws Exception {
    Path file = Files.write(folder.resolve("mine.csv"), bytes);
    TableChoice choice = TableChoice.of(file + options);
    assertThatThrownBy(() -> choice.open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence.replace("FILE", file.toString()));
  }

  @Test
  void filesThatMemoryMayNotHoldAreRefusedUnread() throws Exception {
    Path file = folder.resolve("large.csv");
    long bytes = Runtime.getRuntime().maxMemory() / 96 + 1;
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    assertThatThrownBy(() -> TableChoice.of(file.toString()).open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("%s has %,d bytes, and ".formatted(file, bytes))
        .hasMessageEndingWith(
            "take rows out, or give Java more memory with SLUICE_JAVA_OPTIONS=-Xmx8g");
  }

  @Test
  void filesThatAreNotThereAreRefused() throws Exception {
    Path missing = folder.resolve("none.csv");
    assertThatThrownBy(() -> TableChoice.of(missing.toString()).open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no file " + missing + ": is the path right");
    Path inside = Files.createDirectory(folder.resolve("folder.csv"));
    assertThatThrownBy(() -> TableChoice.of(inside.toString()).open(folder))
        .hasMessage(inside + " is a folder: name a file in it");
  }
}
