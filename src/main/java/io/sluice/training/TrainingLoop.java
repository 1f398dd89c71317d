package io.sluice.training;

import ai.djl.ndarray.NDArray;
import io.sluice.engine.Precision;
import io.sluice.engine.ProcessorClock;
import io.sluice.engine.TensorEngine;
import io.sluice.measure.Perplexity;
import io.sluice.run.MetricsLog;
import io.sluice.run.MetricsRecord;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.Safetensors;
import io.sluice.run.TestRecord;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one training loop. A step draws its micro-batches, averages their gradients, clips and
 * updates in one call, and writes one record; validation and checkpoints come when they are due.
 * What a batch or a model is, the {@link Task} knows.
 */
public final class TrainingLoop {

  private final Task task;
  private final Course course;
  private final TrainingPlan plan;
  private final RunDirectory run;
  private final OwnFiles own;
  private final TrainingListener listener;
  private final StopSignal stop;
  private final TrainingStep training;
  private final boolean coarse;
  private final ProcessorClock processor;
  private TrainingState lastSaved = TrainingState.START;

  /**
   * Prepares the optimizer.
   *
   * @param engine where the task's arrays live
   * @param task what to train
   * @param course how long and how
   * @param run where the files go; it has its configuration, and is locked by the caller
   * @param listener told of every record
   * @param stop asked after every step, and by a task between parts of its validation
   */
  public TrainingLoop(
      TensorEngine engine,
      Task task,
      Course course,
      RunDirectory run,
      TrainingListener listener,
      StopSignal stop) {
    this.task = task;
    this.course = course;
    plan = course.plan();
    this.run = run;
    own = OwnFiles.of(run);
    this.listener = listener;
    this.stop = stop;
    training = new TrainingStep(engine, task, course);
    coarse = engine.precision() == Precision.BF16;
    processor = ProcessorClock.of(engine.facts());
  }

  /**
   * Trains from the last checkpoint, or from the start if there is none, to the end or until
   * stopped.
   *
   * @return how it ended
   * @throws DivergenceException if loss or gradient stops being finite; the last checkpoint is
   *     untouched
   */
  public TrainingOutcome run() {
    TrainingState state = start();
    requireWithinPlan(state);
    lastSaved = state;
    Stopwatch stopwatch = new Stopwatch(state.elapsed(), state.processor(), processor);
    Measured measured = Measured.NOTHING;
    // A run without a checkpoint begins anew, the records of its step 0 too.
    boolean isNew = !Files.exists(run.trainingState());
    try (MetricsLog metrics = MetricsLog.open(own, isNew ? -1 : state.step(), state.metrics())) {
      metrics.notice().ifPresent(listener::onNotice);
      listener.onStart(state.step() + 1, plan.steps());
      long step = state.step();
      if (isNew) {
        begin();
        observe(0, metrics, stopwatch);
      }
      if (step == plan.steps()) {
        // Killed between the last checkpoint and the result: only the files behind it are missing.
        saveModel(step);
      }
      if (!isNew && course.validatesAt(step)) {
        // Stopped while it was validating: what was given up then comes now.
        measured = measureRest(step, metrics, stopwatch);
      }
      while (step < plan.steps() && !stop.isRequested()) {
        step++;
        TrainRecord record = step(step, stopwatch);
        metrics.append(record);
        listener.onStep(record);
        if (course.validatesAt(step)) {
          measured = measure(step, metrics, stopwatch);
        }
        if (plan.savesAt(step)) {
          save(step, metrics, stopwatch);
        }
      }
      if (lastSaved.step() < step) {
        save(step, metrics, stopwatch);
      } else {
        // What was made good above has no checkpoint behind it, and the run may be done now.
        flush(metrics);
      }
      return new TrainingOutcome(
          step,
          stopwatch.elapsed(),
          step == plan.steps() && measured.isWhole() ? measured.validation() : Optional.empty(),
          measured.test());
    }
  }

  /**
   * What was measured after a step.
   *
   * @param isWhole false if somebody stopped the run meanwhile
   */
  private record Measured(
      Optional<Validation> validation, Optional<Validation> test, boolean isWhole) {
    static final Measured NOTHING = new Measured(Optional.empty(), Optional.empty(), false);
  }

  private Optional<Task.Sweep> testAt(long step) {
    return plan.testsAt(step) ? task.test() : Optional.empty();
  }

  private TrainingState start() {
    if (!Files.exists(run.trainingState())) {
      return TrainingState.START;
    }
    own.requireNotForeign(run.trainingState(), Safetensors.metadata(run.trainingState()));
    TrainingState state =
        TrainingState.restore(run.trainingState(), task.parameters(), training.moments());
    own.require(run.trainingState(), Safetensors.metadata(run.trainingState()));
    return state;
  }

  private void begin() {
    task.begin();
    // Behind it: hinges that have learned stay where they are.
    course.weights().ifPresent(trained -> trained.load(task.parameters()));
    Map<String, NDArray> activations = task.activationParameters();
    if (!activations.isEmpty()) {
      TrainingState.saveWeights(
          run.initialActivations(), 0, activations, own.identity().metadata());
    }
  }

  private <T extends MetricsRecord> boolean isRecorded(Class<T> type, long step) {
    return MetricsLog.read(run.metrics(), type).stream().anyMatch(record -> record.step() == step);
  }

  private Measured measure(long step, MetricsLog metrics, Stopwatch stopwatch) {
    Optional<Validation> validation = validate(step, metrics, stopwatch);
    return validation.isPresent()
        ? withTest(validation, step, stopwatch, metrics::append)
        : Measured.NOTHING;
  }

  /** What is not recorded yet, and at the end all, since the result needs it. */
  private Measured measureRest(long step, MetricsLog metrics, Stopwatch stopwatch) {
    if (!isRecorded(ValidationRecord.class, step)) {
      return measure(step, metrics, stopwatch);
    }
    boolean isTested = testAt(step).isEmpty() || isRecorded(TestRecord.class, step);
    if (step < plan.steps()) {
      return isTested
          ? Measured.NOTHING
          : withTest(Optional.empty(), step, stopwatch, metrics::append);
    }
    listener.onValidationStart(step);
    Optional<Validation> validation = task.validateUnless(stop);
    return validation.isEmpty()
        ? Measured.NOTHING
        : withTest(validation, step, stopwatch, isTested ? record -> {} : metrics::append);
  }

  private Measured withTest(
      Optional<Validation> validation, long step, Stopwatch stopwatch, Consumer<TestRecord> keep) {
    Optional<Task.Sweep> sweep = testAt(step);
    Optional<Validation> test = sweep.flatMap(measuring -> measuring.unless(stop));
    test.ifPresent(measured -> keep.accept(TestRecord.of(record(step, measured, stopwatch))));
    return new Measured(validation, test, sweep.isEmpty() || test.isPresent());
  }

  /** Empty if somebody stopped the run meanwhile: nothing is kept of it then. */
  private Optional<Validation> validate(long step, MetricsLog metrics, Stopwatch stopwatch) {
    listener.onValidationStart(step);
    Optional<Validation> measured = task.validateUnless(stop);
    if (measured.isPresent()) {
      ValidationRecord sweep = record(step, measured.get(), stopwatch);
      metrics.append(sweep);
      listener.onValidation(sweep);
      observe(step, metrics, stopwatch);
    }
    return measured;
  }

  private void observe(long step, MetricsLog metrics, Stopwatch stopwatch) {
    for (MetricsRecord record : task.observe(step, stopwatch.elapsed())) {
      if (!record.hasFiniteNumbers()) {
        throw divergence(step, "a number of its activations or their gradients is not finite");
      }
      metrics.append(record);
    }
  }

  private TrainRecord step(long step, Stopwatch stopwatch) {
    Duration before = stopwatch.elapsed();
    TrainingStep.Values values = stopwatch.runningWhile(() -> training.take(step));
    requireFinite(step, values.lossNats(), values.gradientNorm());
    double seconds = stopwatch.elapsed().minus(before).toNanos() / 1e9;
    return new TrainRecord(
        step,
        values.lossNats(),
        values.learningRate(),
        values.gradientNorm(),
        step * training.tokens(),
        training.tokens() / seconds,
        stopwatch.seconds());
  }

  private void requireWithinPlan(TrainingState state) {
    if (state.step() > plan.steps()) {
      throw new IllegalArgumentException(
          "%s is at step %d of a run of %d steps: it belongs to another run; use the file of this run"
              .formatted(run.trainingState(), state.step(), plan.steps()));
    }
  }

  private ValidationRecord record(long step, Validation validation, Stopwatch stopwatch) {
    double perplexity = Perplexity.of(validation.lossNats());
    if (!Double.isFinite(perplexity)) {
      throw divergence(step, "the validation loss is " + validation.lossNats());
    }
    return new ValidationRecord(
        step,
        validation.lossNats(),
        perplexity,
        validation.bitsPerByte(),
        validation.accuracy(),
        validation.tokens(),
        stopwatch.seconds(),
        stopwatch.processorSeconds());
  }

  /** Metrics reach the disk before the state that makes them count, never after. */
  private void save(long step, MetricsLog metrics, Stopwatch stopwatch) {
    listener.onSaveStart(step);
    flush(metrics);
    TrainingState state =
        new TrainingState(
            step, stopwatch.elapsed(), stopwatch.processor(), Optional.of(metrics.extent()));
    state.save(
        run.trainingState(), task.parameters(), training.moments(), own.identity().metadata());
    lastSaved = state;
    saveModel(step);
    listener.onSaved(step);
  }

  private void flush(MetricsLog metrics) {
    metrics.flushToDisk().ifPresent(listener::onNotice);
  }

  private void saveModel(long step) {
    TrainingState.saveWeights(run.model(), step, task.parameters(), own.identity().metadata());
  }

  private void requireFinite(long step, double loss, double norm) {
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw divergence(step, "the loss is %s and the gradient norm %s".formatted(loss, norm));
    }
  }

  private DivergenceException divergence(long step, String what) {
    String kept =
        lastSaved.step() > 0
            ? "the last good checkpoint is step %d in %s".formatted(lastSaved.step(), run.folder())
            : "nothing was saved before";
    return new DivergenceException(
        step,
        "step %d: %s; %s. Likely cause: the learning rate (%s here) is too high%s: %s%s"
            .formatted(
                step,
                what,
                kept,
                course.rate(step),
                coarse ? ", or bf16 too coarse for this model" : "",
                task.remedy(),
                coarse ? ", or any training --precision fp32" : ""));
  }
}
