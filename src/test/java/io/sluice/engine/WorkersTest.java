package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private static final EngineSettings FOUR_THREADS =
      new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, 4);

  @Test
  void piecesRunAtTheSameTimeAndKeepTheirOrder() {
    try (TensorEngine engine = TensorEngine.open(FOUR_THREADS)) {
      CountDownLatch both = new CountDownLatch(2);
      Supplier<Boolean> meet =
          () -> {
            both.countDown();
            return await(both);
          };
      assertThat(engine.workers(2).run(List.of(meet, meet))).containsExactly(true, true);
      assertThat(engine.workers(3).run(List.of(() -> 1, () -> 2, () -> 3)))
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void workersShareTheThreadsAndTheCallerKeepsThem() {
    try (TensorEngine engine = TensorEngine.open(FOUR_THREADS)) {
      Supplier<Integer> threads = JniUtils::getNumThreads;
      assertThat(engine.workers(2).run(List.of(threads, threads))).containsExactly(2, 2);
      assertThat(engine.workers(4).run(List.of(threads, threads, threads))).containsOnly(1);
      assertThat(engine.workers(1).run(List.of(threads))).containsExactly(4);
      assertThat(JniUtils.getNumThreads()).isEqualTo(4);
    }
  }

  /** Six pieces take two turns, whether by four workers or by three. */
  @Test
  void noMoreWorkersThanItTakesToBeDoneAsSoon() {
    try (TensorEngine engine = TensorEngine.open(FOUR_THREADS)) {
      assertThat(engine.parallelism(1)).isEqualTo(1);
      assertThat(engine.parallelism(3)).isEqualTo(3);
      assertThat(engine.parallelism(4)).isEqualTo(4);
      assertThat(engine.parallelism(6)).isEqualTo(3);
      assertThat(engine.parallelism(8)).isEqualTo(4);
      assertThat(engine.parallelism(9)).isEqualTo(3);
    }
  }

  @Test
  void aFailureWaitsForTheOthers() {
    try (TensorEngine engine = TensorEngine.open(FOUR_THREADS)) {
      CountDownLatch failed = new CountDownLatch(1);
      AtomicBoolean finished = new AtomicBoolean();
      Supplier<Boolean> failing =
          () -> {
            failed.countDown();
            throw new IllegalStateException("no more memory");
          };
      Supplier<Boolean> slow =
          () -> {
            boolean inTime = await(failed);
            finished.set(inTime);
            return inTime;
          };
      assertThatThrownBy(() -> engine.workers(2).run(List.of(failing, slow)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no more memory");
      assertThat(finished).isTrue();
    }
  }

  @Test
  void morePiecesThanWorkersAreRefused() {
    try (TensorEngine engine = TensorEngine.open(FOUR_THREADS)) {
      assertThatThrownBy(() -> engine.workers(2).run(List.of(() -> 1, () -> 2, () -> 3)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("3 pieces of work for 2 workers");
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
