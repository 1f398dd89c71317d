package io.sluice.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramValueTest {

  @TempDir Path folder;

  private ReadEvent.Buckets of(List<Double> numbers) throws IOException {
    Path file = folder.resolve("tfevents");
    try (EventFile events = EventFile.create(file, 0)) {
      events.add(0, 1, List.of(new HistogramValue("alpha", numbers)));
      events.write();
    }
    return EventReader.read(file).get(2).histograms().get("alpha");
  }

  static Stream<List<Double>> numbers() {
    SplittableRandom random = new SplittableRandom(1);
    return Stream.of(
        List.of(1.5),
        List.of(2.0, 2.0, 2.0),
        List.of(-0.0, 0.0),
        List.of(1.0, Math.nextUp(1.0)),
        List.of(-Double.MAX_VALUE, Double.MAX_VALUE),
        List.of(Double.MIN_VALUE, 0.0),
        random.doubles(1000).boxed().toList(),
        random.doubles(500, -1e9, 1e-9).boxed().toList());
  }

  /** Every number is counted once, between the limits of its bucket. */
  @ParameterizedTest
  @MethodSource("numbers")
  void countsEveryNumberWhereItBelongs(List<Double> numbers) throws IOException {
    ReadEvent.Buckets buckets = of(numbers);
    assertThat(buckets.count()).isEqualTo(numbers.size());
    assertThat(buckets.least()).isEqualTo(Collections.min(numbers));
    assertThat(buckets.greatest()).isEqualTo(Collections.max(numbers));
    assertThat(buckets.limits()).isSorted().hasSameSizeAs(buckets.counts());
    assertThat(buckets.limits().get(buckets.limits().size() - 1)).isEqualTo(buckets.greatest());
    List<Double> left = new ArrayList<>(numbers);
    for (int i = 0; i < buckets.limits().size(); i++) {
      double limit = buckets.limits().get(i);
      int before = left.size();
      left.removeIf(number -> number <= limit);
      assertThat(buckets.counts().get(i)).as("to %s", limit).isEqualTo(before - left.size());
    }
    assertThat(left).isEmpty();
  }

  @Test
  void sumsAreThoseOfTheNumbers() throws IOException {
    ReadEvent.Buckets buckets = of(List.of(1.0, -2.0, 4.5));
    assertThat(buckets.sum()).isEqualTo(3.5);
    assertThat(buckets.sumOfSquares()).isEqualTo(25.25);
    assertThat(buckets.limits()).hasSize(30);
    assertThat(buckets.limits().get(0)).isCloseTo(-2 + 6.5 / 30, within(1e-12));
  }
}
