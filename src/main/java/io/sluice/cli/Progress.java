package io.sluice.cli;

import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.training.TrainingListener;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a training goes: a bar on a terminal, a line now and then elsewhere. */
interface Progress extends TrainingListener, AutoCloseable {

  @Override
  void close();

  /** For a training that counts its speed in these units: {@code tokens}. */
  static Progress of(Terminal terminal, String units) {
    return terminal.interactive() ? new Bar() : new Lines(terminal.err(), units);
  }

  /** A bar with rate, time left and losses. */
  final class Bar implements Progress {
    private ProgressBar bar;
    private String validation = "";

    @Override
    public void onStart(long firstStep, long steps) {
      close();
      bar =
          new ProgressBarBuilder()
              .setTaskName("training")
              .setInitialMax(steps)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setUnit(" steps", 1)
              .showSpeed()
              .startsFrom(firstStep - 1, Duration.ZERO)
              .build();
    }

    @Override
    public void onStep(TrainRecord record) {
      bar.setExtraMessage(Text.of(" loss %.3f%s", record.lossNats(), validation));
      bar.stepTo(record.step());
    }

    @Override
    public void onValidation(ValidationRecord record) {
      validation = Text.of(", validation %.4f", record.validationLossNats());
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }

  /** A line at most every ten seconds, and one for every validation. */
  final class Lines implements Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintStream err;
    private final String units;
    private long steps;
    private long firstStep;
    private long startedAt;
    private long printedAt;

    Lines(PrintStream err, String units) {
      this.err = err;
      this.units = units;
    }

    @Override
    public void onStart(long first, long all) {
      firstStep = first;
      steps = all;
      startedAt = System.nanoTime();
      printedAt = startedAt;
    }

    @Override
    public void onStep(TrainRecord record) {
      long now = System.nanoTime();
      if (now - printedAt < INTERVAL.toNanos()) {
        return;
      }
      printedAt = now;
      long done = record.step() - firstStep + 1;
      Duration left = Duration.ofNanos((now - startedAt) / done * (steps - record.step()));
      err.println(
          Text.of(
              "step %,d of %,d, loss %.3f nats, %,.0f %s/s, %s left",
              record.step(),
              steps,
              record.lossNats(),
              record.tokensPerS(),
              units,
              Text.time(left)));
    }

    @Override
    public void onValidation(ValidationRecord record) {
      err.println(
          Text.of(
              "step %,d of %,d, validation %.4f nats%s",
              record.step(), steps, record.validationLossNats(), beyondLoss(record)));
    }

    /** Of text, what it is worth; of images, how many were told rightly. */
    private static String beyondLoss(ValidationRecord record) {
      if (record.bitsPerByte().isPresent()) {
        return Text.of(
            ", perplexity %.3f, %.4f bits per byte",
            record.perplexity(), record.bitsPerByte().getAsDouble());
      }
      return record.accuracy().isPresent()
          ? Text.of(", accuracy %.2f %%", 100 * record.accuracy().getAsDouble())
          : "";
    }

    @Override
    public void close() {}
  }
}
