package io.sluice.image;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same to several things, on as many threads as there are processors. */
final class Parallel {

  private Parallel() {}

  /**
   * The results in the order of the things. An exception is that of the first thing that has one,
   * as it was thrown; the JDK's parallel streams would wrap it and spoil its sentence.
   */
  static <T, R> List<R> map(List<T> things, Function<T, R> task) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<R>> futures = new ArrayList<>();
      things.forEach(thing -> futures.add(threads.submit(() -> task.apply(thing))));
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("reading images was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
