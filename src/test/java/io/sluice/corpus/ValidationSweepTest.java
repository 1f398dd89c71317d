package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValidationSweepTest {
  @TempDir Path folder;

  @Test
  void everyTokenButTheFirstIsPredictedExactlyOnce() {
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      int tokens = 2 + random.nextInt(200);
      int batch = 1 + random.nextInt(6);
      int length = 1 + random.nextInt(40);
      try (TokenFile file = counting(tokens)) {
        ValidationSweep sweep = new ValidationSweep(file, batch, length);
        List<Integer> predicted = new ArrayList<>();
        for (SweepBatch next : sweep) {
          assertThat(next.rows()).isBetween(1, batch);
          assertThat(next.length()).isBetween(1, length);
          assertThat(next.inputs()).hasSize(next.rows() * next.length());
          assertThat(next.targets()).hasSize(next.rows() * next.length());
          for (int i = 0; i < next.inputs().length; i++) {
            assertThat(next.targets()[i]).isEqualTo(next.inputs()[i] + 1);
            predicted.add(next.targets()[i]);
          }
        }
        assertThat(predicted).isEqualTo(IntStream.range(1, tokens).boxed().toList());
        assertThat(sweep.tokens()).isEqualTo(tokens - 1);
      }
    }
  }

  @Test
  void theShortWindowIsABatchOfItsOwn() {
    try (TokenFile file = counting(24)) {
      List<String> shapes = new ArrayList<>();
      for (SweepBatch next : new ValidationSweep(file, 2, 4)) {
        shapes.add(next.rows() + "x" + next.length());
      }
      assertThat(shapes).containsExactly("2x4", "2x4", "1x4", "1x3");
    }
  }

  @Test
  void sharesDealOutTheBatchesInTurns() {
    try (TokenFile file = counting(40)) {
      ValidationSweep sweep = new ValidationSweep(file, 2, 4);
      List<Integer> firsts = firsts(sweep);
      assertThat(firsts).hasSize(6);
      for (int shares = 1; shares <= 7; shares++) {
        int[] dealt = new int[firsts.size()];
        for (int turn = 0; turn < shares; turn++) {
          List<Integer> own = firsts(sweep.share(turn, shares));
          for (int i = 0; i < own.size(); i++) {
            assertThat(own.get(i)).isEqualTo(firsts.get(turn + i * shares));
            dealt[turn + i * shares]++;
          }
        }
        assertThat(dealt).containsOnly(1);
      }
    }
  }

  private static List<Integer> firsts(Iterable<SweepBatch> batches) {
    List<Integer> firsts = new ArrayList<>();
    batches.forEach(batch -> firsts.add(batch.inputs()[0]));
    return firsts;
  }

  @Test
  void theIteratorEnds() {
    try (TokenFile file = counting(3)) {
      Iterator<SweepBatch> batches = new ValidationSweep(file, 1, 2).iterator();
      batches.next();
      assertThat(batches.hasNext()).isFalse();
      assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void oneTokenIsNothingToPredict() {
    try (TokenFile file = counting(1)) {
      assertThatThrownBy(() -> new ValidationSweep(file, 1, 4))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nothing to predict");
    }
  }

  private TokenFile counting(int tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens; i++) {
      text.append((char) i);
    }
    return new CodePointsTokenizer(1 << 16).file(folder.resolve("ids" + tokens), text.toString());
  }
}
