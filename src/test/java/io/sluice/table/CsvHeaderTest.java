package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the first line names columns or is a row that would be missed. */
class CsvHeaderTest {

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.csv"), text.replace(' ', '\n') + "\n");
  }

  /** Lines are separated by spaces. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I,0.1,1.1 F,0.2,1.2 I,0.3,1.3",
        "I,0.1,1.1 F,0.2,1.2 M,0.3,1.3",
        "0.1,a 0.2,b 0.3,a",
        "5.1,3.5,setosa 6.2,2.9,virginica 4.9,3.0,setosa",
        "p,x,s p,x,y e,b,s",
        "x,y y,x x,x",
        "?,1,2 3,4,5 6,7,8",
        "NA,1,x 3,4,y 6,7,z",
        "nan,1 2,3",
        ",1,2 3,4,5",
        "1,1,x 2,3,y",
        "2,0,x 5,3,y",
        "0,x 1,y",
        "1,2,3 4,5,6",
      })
  void aFirstLineThatLooksLikeARowIsAskedFor(String text) throws IOException {
    Path file = file(text);
    String asked = TableChoice.of(file.toString()).notation();
    assertThatThrownBy(() -> TableChoice.of(asked).open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ":1: the first line ")
        .hasMessageContaining(file + "(header=none)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sex,length,rings I,0.1,1.1 F,0.2,1.2 I,0.3,1.3",
        "length,kind 0.1,a 0.2,b",
        "colour,taste red,sweet green,sour",
        "0,1,2,label 5,6,7,a 1,2,3,b",
        "1,2,3,label 5,6,7,a 1,2,3,b",
        "id,2010,2011 7,1.5,2.5 8,1.6,2.6",
        "None,y none,x other,z",
        "a,y 1,2",
      })
  void aHeaderIsToldAndNotAskedFor(String text) throws IOException {
    Path file = file(text);
    OpenedTable opened = TableChoice.of(file.toString()).open(folder);
    assertThat(opened.training().count()).isEqualTo(text.split(" ", -1).length - 1);
    assertThat(opened.notices())
        .singleElement()
        .asString()
        .startsWith("the first line of " + file + " names the columns: ")
        .contains(text.split("[, ]", -1)[0]);
  }

  @Test
  void whoSaysWhatTheFirstLineIsGetsIt() throws IOException {
    Path file = file("I,0.1,1.1 F,0.2,1.2 I,0.3,1.3");
    OpenedTable rows = TableChoice.of(file + "(header=none)").open(folder);
    assertThat(rows.notices()).isEmpty();
    assertThat(rows.training().inputNames()).containsExactly("column1=F", "column1=I", "column2");
    assertThat(rows.training().targetNames()).containsExactly("column3");
    assertThat(rows.training().targets()).isDeepEqualTo(new double[][] {{1.1}, {1.2}, {1.3}});
    Table named = TableChoice.of(file + "(header=first-line)").open(folder).training();
    assertThat(named.targetNames()).containsExactly("1.1");
    assertThat(named.count()).isEqualTo(2);
    Table chosen =
        TableChoice.of(file + "(header=none, targets=column2+column3)").open(folder).training();
    assertThat(chosen.targetNames()).containsExactly("column2", "column3");
    assertThat(TableChoice.of(file + "(header=none, classes=column1)").open(folder).training())
        .satisfies(table -> assertThat(table.targetNames()).containsExactly("F", "I"));
  }

  /** A run that was trained on such a file by an older version goes on. */
  @Test
  void whoHasReadTheTableBeforeIsNotAskedAgain() throws IOException {
    TableChoice choice = TableChoice.of(file("I,0.1,1.1 F,0.2,1.2 I,0.3,1.3").toString());
    assertThat(choice.seenBefore().open(folder).training().count()).isEqualTo(2);
    TableChoice rows = TableChoice.of(choice.notation() + "(header=none)");
    assertThat(rows.seenBefore()).isEqualTo(rows);
  }

  @Test
  void theFirstOfManyNamesAreTold() throws IOException {
    Path file = file("a,b,c,d,e,f,g,h 1,2,3,4,5,6,7,8");
    assertThat(TableChoice.of(file.toString()).open(folder).notices())
        .containsExactly("the first line of " + file + " names the columns: a, b, c, d, e, f, … h");
  }
}
