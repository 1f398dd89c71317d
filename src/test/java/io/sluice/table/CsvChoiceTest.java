package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvChoiceTest {
  @TempDir Path folder;

  private Table read(String text, String options) throws IOException {
    Path file = folder.resolve("mine.csv");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    OpenedTable opened = TableChoice.of(file + options).open(Path.of("nowhere"));
    assertThat(opened.test()).isEmpty();
    assertThat(opened.training().name()).isEqualTo("mine.csv");
    return opened.training();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b,y\n1,-2.5,3\n+4.,.5e1,6E-1\n",
        "a;b;y\n1;-2.5;3\n4;5;0.6",
        "a\tb\ty\r\n1\t-2.5\t3\r\n4\t5\t0.6\r\n",
        "\uFEFFa,b,y\n1,-2.5,3\n4,5,0.6\n",
        "\n\"a\",\"b\",\"y\"\n\n\"1\", \"-2.5\" ,3\n 4 ,5, 0.6 \n\n  \n",
        "a,b,y\r1,-2.5,3\r4,5,0.6\r",
        "\u00A0a,b\u00A0,y\n1\u00A0,-2.5,3\n\u20074,5\u202F,\u00A00.6\u00A0\n\u00A0\n"
      })
  void separatorsLineEndsQuotesAndSpacesAreThoseOfTheFile(String text) throws Exception {
    Table table = read(text, "");
    assertThat(table.inputNames()).containsExactly("a", "b");
    assertThat(table.targetNames()).containsExactly("y");
    assertThat(table.kind()).isEqualTo(TargetKind.NUMBERS);
    assertThat(table.inputs()).isDeepEqualTo(new double[][] {{1, -2.5}, {4, 5}});
    assertThat(table.targets()).isDeepEqualTo(new double[][] {{3}, {0.6}});
  }

  @Test
  void targetsAreNamed() throws Exception {
    Table table = read("u,x,v\n1,2,3\n4,5,6\n", "(targets=v+u)");
    assertThat(table.inputNames()).containsExactly("x");
    assertThat(table.targetNames()).containsExactly("v", "u");
    assertThat(table.targets()).isDeepEqualTo(new double[][] {{3, 1}, {6, 4}});
  }

  @Test
  void columnsMayBeCalledAnything() throws Exception {
    String text = "\"Cement, in kg\",Age (days),a+b,c\n1,2,3,4\n5,6,7,8\n";
    assertThat(read(text, "(targets=Cement, in kg)").targetNames())
        .containsExactly("Cement, in kg");
    assertThat(read(text, "(targets=a+b+Age (days))").targetNames())
        .containsExactly("a+b", "Age (days)");
    assertThat(read(text, "(targets=c + a+b)").targetNames()).containsExactly("c", "a+b");
  }

  @Test
  void aColumnOfWordsIsAColumnAWord() throws Exception {
    Table table = read("x,sex,y\n1,M,1\n2,I,2\n3,F,3\n4,M,4\n", "");
    assertThat(table.inputNames()).containsExactly("x", "sex=F", "sex=I", "sex=M");
    assertThat(table.inputs())
        .isDeepEqualTo(new double[][] {{1, 0, 0, 1}, {2, 0, 1, 0}, {3, 1, 0, 0}, {4, 0, 0, 1}});
  }

  @Test
  void thereMayBeManyColumns() throws Exception {
    String names = IntStream.range(0, 99_999).mapToObj(i -> i + "x,").collect(Collectors.joining());
    Table table = read(names + "y\n" + "7,".repeat(99_999) + "1\n", "");
    assertThat(table.inputNames()).hasSize(99_999);
    assertThat(table.inputs()[0]).containsOnly(7);
  }

  @Test
  void wordsMayHaveDigits() throws Exception {
    for (String word :
        new String[] {
          "A1",
          "2x4",
          "Q3",
          "12b",
          "1st",
          "1d",
          "2020-01-31",
          "10-20",
          "12:30",
          "<5",
          "1/2",
          "e5",
          "x1.5",
          "5 kg",
          "0xg",
          "-",
          "."
        }) {
      Table table = read("x,w,y\n1,#,1\n2,other,2\n".replace("#", word), "");
      assertThat(table.inputNames()).contains("w=" + word, "w=other");
    }
  }

  @Test
  void oneWordIsAnInputThatDoesNotVary() throws Exception {
    Table table = read("x,sex,y\n1,M,1\n2,M,2\n", "");
    assertThat(Standardization.of(table).constantInputs()).containsExactly("sex=M");
  }

  @Test
  void wordsAsTargetsAreClasses() throws Exception {
    for (String options : new String[] {"", "(classes=kind)"}) {
      Table table = read("x,kind\n1,rose\n2,iris\n3,rose\n", options);
      assertThat(table.kind()).isEqualTo(TargetKind.CLASSES);
      assertThat(table.targetNames()).containsExactly("iris", "rose");
      assertThat(table.targets()).isDeepEqualTo(new double[][] {{0, 1}, {1, 0}, {0, 1}});
    }
  }

  @Test
  void wholeNumbersMayBeClassesInTheirOrder() throws Exception {
    Table table = read("digit,x\n10,1\n9,2\n-1,3\n1e1,4\n9.0,5\n", "(classes=digit)");
    assertThat(table.targetNames()).containsExactly("-1", "9", "10");
    assertThat(table.label(0)).isEqualTo(2).isEqualTo(table.label(3));
    assertThat(table.label(1)).isEqualTo(1).isEqualTo(table.label(4));
    assertThat(read("x,digit\n1,10\n2,9\n", "").kind()).isEqualTo(TargetKind.NUMBERS);
  }
}
