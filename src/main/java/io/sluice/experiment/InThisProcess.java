package io.sluice.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs in this process: those that may, side by side, and then the others one after the other. A
 * run that fails ends the study.
 *
 * @param lanes how many side by side; results do not depend on it
 */
public record InThisProcess(int lanes) implements Executor {

  @Override
  public int atOnce() {
    return lanes;
  }

  @Override
  public <U extends Run> void execute(Work<U> work) {
    each(lanes, work.runs().stream().filter(work::isIndependent).toList(), work::here);
    each(1, work.runs().stream().filter(run -> !work.isIndependent(run)).toList(), work::here);
  }

  /**
   * Does all of it, in the order of the list as far as lanes are free. After a failure nothing new
   * begins, and the first failure is thrown when the others have ended.
   */
  static <T> void each(int lanes, List<T> work, Consumer<T> worker) {
    if (lanes == 1 || work.size() < 2) {
      work.forEach(worker);
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(lanes);
    List<Future<?>> pieces = new ArrayList<>();
    AtomicBoolean failed = new AtomicBoolean();
    try {
      for (T piece : work) {
        pieces.add(pool.submit(() -> doUnless(failed, () -> worker.accept(piece))));
      }
      for (Future<?> piece : pieces) {
        piece.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    } finally {
      pool.shutdown();
      awaitEnd(pool);
    }
  }

  private static void doUnless(AtomicBoolean failed, Runnable work) {
    if (failed.get()) {
      return;
    }
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      if (!done) {
        failed.set(true);
      }
    }
  }

  private static void awaitEnd(ExecutorService pool) {
    try {
      while (!pool.awaitTermination(1, TimeUnit.HOURS)) {
        // Runs ask for the signal to stop themselves.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
