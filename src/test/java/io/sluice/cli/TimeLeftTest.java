package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

  private long now;

  @Test
  void startingUpIsNotAStep() {
    TimeLeft left = new TimeLeft(104, () -> now);
    now = Duration.ofMinutes(5).toNanos();
    assertThat(left.after(4)).isEmpty();
    now += Duration.ofSeconds(2).toNanos();
    assertThat(left.after(5)).contains(Duration.ofSeconds(2 * 99));
    now += Duration.ofSeconds(4).toNanos();
    assertThat(left.after(6)).contains(Duration.ofSeconds(3 * 98));
  }
}
