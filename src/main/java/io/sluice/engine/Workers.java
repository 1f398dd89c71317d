package io.sluice.engine;

import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads that compute side by side. Each has its even share of libtorch's threads, which libtorch
 * counts for each calling thread apart. On small arrays that is far faster than one computation
 * whose every operation is spread over all cores: nobody waits for the others in between.
 */
public final class Workers implements AutoCloseable {

  private final int count;
  private final int threadsEach;
  private final ExecutorService pool;

  private Workers(int count, int threadsEach, ExecutorService pool) {
    this.count = count;
    this.threadsEach = threadsEach;
    this.pool = pool;
  }

  /**
   * Starts the threads; the calling one keeps its own setting.
   *
   * @param count how many
   * @param threads libtorch's threads, to be shared among them
   */
  static Workers start(int count, int threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Workers::thread);
    if (count > 1) {
      try {
        // All of them now: a thread that cannot be had must not be missed while others compute.
        pool.prestartAllCoreThreads();
      } catch (OutOfMemoryError e) {
        pool.shutdown();
        throw e;
      }
    }
    return new Workers(count, Math.max(1, threads / count), pool);
  }

  private static Thread thread(Runnable body) {
    Thread thread = new Thread(body, "worker");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs some work, one piece a worker, and waits for all of it, whatever becomes of any.
   *
   * @param work at most as many pieces as there are workers; a single piece runs in the calling
   *     thread, with all of libtorch's threads
   * @param <T> the kind of result
   * @return the results in the order of the work
   */
  public <T> List<T> run(List<? extends Supplier<T>> work) {
    if (work.size() > count) {
      throw new IllegalStateException(work.size() + " pieces of work for " + count + " workers");
    }
    if (work.size() == 1) {
      return List.of(work.get(0).get());
    }
    List<CompletableFuture<T>> running = new ArrayList<>();
    for (Supplier<T> piece : work) {
      running.add(CompletableFuture.supplyAsync(() -> withOwnThreads(piece), pool));
    }
    try {
      // Not interruptible: whoever returned early would close arrays that others still read.
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
    return running.stream().map(CompletableFuture::join).toList();
  }

  /** libtorch keeps the setting for each calling thread; to set it again costs nothing. */
  private <T> T withOwnThreads(Supplier<T> piece) {
    JniUtils.setNumThreads(threadsEach);
    return piece.get();
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
