package io.sluice.cli;

import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.training.TrainingListener;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shows how a training goes: a bar on a terminal, a line now and then elsewhere. */
interface Progress extends TrainingListener, AutoCloseable {

  @Override
  void close();

  /** For a training that counts its speed in these units: {@code tokens}. */
  static Progress of(Terminal terminal, String units) {
    return terminal.interactive() ? new Bar(terminal, units) : new Lines(terminal, units);
  }

  /** A bar with step, losses, rate and time left, which says too when something else is done. */
  final class Bar implements Progress {
    private final StatusLine line;
    private final String units;
    private long step;
    private long steps;
    private TimeLeft time;
    private OptionalDouble loss;
    private OptionalDouble validation;
    private Optional<String> rate;
    private Optional<Duration> left;

    Bar(Terminal terminal, String units) {
      line = new StatusLine(terminal);
      this.units = units;
    }

    @Override
    public void onStart(long first, long all) {
      close();
      step = first - 1;
      steps = all;
      time = new TimeLeft(all, System::nanoTime);
      loss = OptionalDouble.empty();
      validation = OptionalDouble.empty();
      rate = Optional.empty();
      left = Optional.empty();
      draw("starting");
    }

    @Override
    public void onStep(TrainRecord record) {
      step = record.step();
      loss = OptionalDouble.of(record.lossNats());
      rate = Optional.of(Text.of("%,.0f %s/s", record.tokensPerS(), units));
      left = time.after(step);
      if (line.isDue()) {
        draw("");
      }
    }

    @Override
    public void onValidationStart(long at) {
      draw("validating");
    }

    @Override
    public void onValidation(ValidationRecord record) {
      validation = OptionalDouble.of(record.validationLossNats());
      draw("");
    }

    @Override
    public void onSaveStart(long at) {
      draw("saving");
    }

    @Override
    public void onSaved(long at) {
      draw("");
    }

    private void draw(String doing) {
      TrainingLine now = new TrainingLine(step, steps, loss, validation, rate, left, doing);
      line.draw(now::in);
    }

    @Override
    public void close() {
      line.end();
    }
  }

  /** A line at most every ten seconds, and one for every validation. */
  final class Lines implements Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final String units;
    private long steps;
    private TimeLeft time;
    private long printedAt;

    Lines(Terminal terminal, String units) {
      this.terminal = terminal;
      this.units = units;
    }

    @Override
    public void onStart(long first, long all) {
      steps = all;
      time = new TimeLeft(all, System::nanoTime);
      printedAt = System.nanoTime();
    }

    @Override
    public void onStep(TrainRecord record) {
      Optional<Duration> left = time.after(record.step());
      if (System.nanoTime() - printedAt < INTERVAL.toNanos()) {
        return;
      }
      printedAt = System.nanoTime();
      terminal.say(
          Text.of(
              "step %,d of %,d, loss %.3f nats, %,.0f %s/s%s",
              record.step(),
              steps,
              record.lossNats(),
              record.tokensPerS(),
              units,
              left.map(duration -> ", " + Text.time(duration) + " left").orElse("")));
    }

    @Override
    public void onValidation(ValidationRecord record) {
      terminal.say(
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
