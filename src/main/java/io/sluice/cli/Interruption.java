package io.sluice.cli;

import io.sluice.training.StopSignal;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C and SIGTERM as a request: a command that can stop in good order arms this, and the process
 * then ends when the command has. Before that, and with SIGKILL at any time, the process dies at
 * once, which loses nothing either, since files that matter appear whole.
 */
final class Interruption {

  private final StopSignal signal = new StopSignal();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile String notice = "";

  /** One that listens to the process's signals. */
  static Interruption ofProcess(PrintStream err) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruption.onShutdown(err), "interruption"));
    return interruption;
  }

  /** The program ends, by itself or by a signal; in the second case its work goes on meanwhile. */
  private void onShutdown(PrintStream err) {
    if (notice.isEmpty() || finished.getCount() == 0) {
      return;
    }
    signal.request();
    err.println();
    err.println(notice);
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a command asks whether to stop. */
  StopSignal signal() {
    return signal;
  }

  /** From now on the process waits for the command, after saying this. */
  void arm(String saidOnStop) {
    notice = saidOnStop;
  }

  /** From now on the process may die at once. */
  void disarm() {
    notice = "";
  }

  /** Everything is done and printed. */
  void finish() {
    finished.countDown();
  }
}
