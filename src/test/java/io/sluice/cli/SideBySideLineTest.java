package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideBySideLineTest {

  private static final SideBySideLine TWO =
      new SideBySideLine(
          List.of(
              new SideBySideLine.At("dynactglu-width-128-seed-1", 1200, 3000, 2.3456),
              new SideBySideLine.At("dynactglu-width-128-seed-2", 90, 3000, 12.5)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "110 ! dynactglu-width-128-seed-1: 1,200/3,000, loss 2.346 | dynactglu-width-128-seed-2: 90/3,000, loss 12.500",
        "90  ! dynactglu-width-128-seed-1 1200/3000 2.346 | dynactglu-width-128-seed-2 90/3000 12.500",
        "74  ! dynactglu-width-128-seed-1 1200/3000 | dynactglu-width-128-seed-2 90/3000",
        "70  ! dynactglu-..-128-seed-1 1200/3000 | dynactglu-w..h-128-seed-2 90/3000",
        "40  ! dyn..d-1 1200/3000 | dyna..ed-2 90/3000",
        "20  ! 40 % | 3 %",
        "6   ! 40 % |"
      })
  void everyRunIsShownAsFarAsThereIsRoom(int columns, String line) {
    assertThat(TWO.in(columns).strip()).isEqualTo(line);
  }

  @Test
  void noLineIsLongerThanTheTerminal() {
    for (int columns = 0; columns < 120; columns++) {
      assertThat(TWO.in(columns).length()).isLessThanOrEqualTo(columns);
    }
    assertThat(new SideBySideLine(List.of()).in(70)).isEmpty();
  }
}
