package io.sluice.cli;

import io.sluice.data.DownloadListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a download goes: a bar on a terminal, a line now and then elsewhere. */
interface FetchProgress extends DownloadListener, AutoCloseable {

  @Override
  void close();

  static FetchProgress of(Terminal terminal) {
    return terminal.interactive() ? new Bar() : new Lines(terminal.err());
  }

  /** A bar with rate and time left for each file. */
  final class Bar implements FetchProgress {
    private static final int MEGABYTE = 1_000_000;

    private Optional<Path> shown = Optional.empty();
    private ProgressBar bar;

    @Override
    public void onProgress(Path target, long done, long total) {
      if (!shown.equals(Optional.of(target))) {
        close();
        shown = Optional.of(target);
        bar =
            new ProgressBarBuilder()
                .setTaskName(target.getFileName().toString())
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .setUnit(" MB", MEGABYTE)
                .showSpeed()
                .startsFrom(done, Duration.ZERO)
                .build();
      }
      bar.stepTo(done);
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }

  /** A line at most every ten seconds, and one for every file that is there. */
  final class Lines implements FetchProgress {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintStream err;
    private long printedAt = System.nanoTime();

    Lines(PrintStream err) {
      this.err = err;
    }

    @Override
    public void onProgress(Path target, long done, long total) {
      long now = System.nanoTime();
      if (done < total && now - printedAt < INTERVAL.toNanos()) {
        return;
      }
      printedAt = now;
      err.println(
          Text.of(
              "%s: %s of %s", target.getFileName(), Text.megabytes(done), Text.megabytes(total)));
    }

    @Override
    public void close() {}
  }
}
