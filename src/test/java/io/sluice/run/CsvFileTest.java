package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

  @TempDir Path folder;

  @Test
  void cellsAreQuotedWhereTheyMustBe() {
    Path file = folder.resolve("a.csv");
    CsvFile.write(
        file,
        List.of("x", "notation"),
        List.of(
            List.of(CsvFile.cell(-0.1), "dyn(silu, start=1:0)"), List.of(CsvFile.cell(2), "a\"b")));
    assertThat(file).hasContent("x,notation\n-0.1,\"dyn(silu, start=1:0)\"\n2,\"a\"\"b\"\n");
  }

  @Test
  void rowsThatDoNotFitAreRefused() {
    Path file = folder.resolve("a.csv");
    assertThatThrownBy(() -> CsvFile.write(file, List.of("x", "y"), List.of(List.of("1"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("[1] under [x, y]");
    assertThat(file).doesNotExist();
  }
}
