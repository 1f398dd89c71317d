package io.sluice.cli;

import io.sluice.data.DownloadListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Shows how a download goes: a bar on a terminal, a line now and then elsewhere. */
interface FetchProgress extends DownloadListener, AutoCloseable {

  @Override
  void close();

  static FetchProgress of(Terminal terminal) {
    return terminal.interactive() ? new Bar(terminal) : new Lines(terminal);
  }

  /** A bar with rate and time left for each file. */
  final class Bar implements FetchProgress {
    private final StatusLine line;
    private Optional<Path> shown = Optional.empty();
    private long doneBefore;
    private long startedAt;

    Bar(Terminal terminal) {
      line = new StatusLine(terminal);
    }

    @Override
    public void onProgress(Path target, long done, long total) {
      if (!shown.equals(Optional.of(target))) {
        close();
        shown = Optional.of(target);
        doneBefore = done;
        startedAt = System.nanoTime();
      }
      if (line.isDue() || done == total) {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        double rate = seconds > 0 ? (done - doneBefore) / seconds : 0;
        FetchLine now = new FetchLine(target.getFileName().toString(), done, total, rate);
        line.draw(now::in);
      }
    }

    @Override
    public void close() {
      line.end();
    }
  }

  /** A line at most every ten seconds, and one for every file that is there. */
  final class Lines implements FetchProgress {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Terminal terminal;
    private long printedAt = System.nanoTime();

    Lines(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public void onProgress(Path target, long done, long total) {
      long now = System.nanoTime();
      if (done < total && now - printedAt < INTERVAL.toNanos()) {
        return;
      }
      printedAt = now;
      terminal.say(
          Text.of(
              "%s: %s of %s", target.getFileName(), Text.megabytes(done), Text.megabytes(total)));
    }

    @Override
    public void close() {}
  }
}
