package io.sluice.suite.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.Kernel;
import io.sluice.engine.Method;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.TensorEngine;
import io.sluice.run.IterationRecord;
import io.sluice.shallow.Cost;
import io.sluice.shallow.HingeUnits;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.Patterns;
import io.sluice.training.Replica;
import io.sluice.training.Task;
import io.sluice.training.Validation;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A network with one hidden layer in training by mini-batches. It is its own only replica: so small
 * a computation is not worth sharing.
 */
final class AdamTask implements Task, Replica {

  private final AdamKernel formula;
  private final AdamNetwork network;
  private final AdamBatches batches;
  private final Patterns test;
  private final Loss loss;
  private final Scores scores;
  private final Method lossMethod;
  private final Method outputsMethod;
  private final NDArray table;
  private final double multipliesPerStep;

  /**
   * A task.
   *
   * @param engine where to compute
   * @param first what training starts from
   * @param plan how
   * @param training the patterns to learn from
   * @param test the patterns to measure on
   * @param scores what a run keeps of it
   */
  AdamTask(
      TensorEngine engine,
      Network first,
      AdamPlan plan,
      Patterns training,
      Patterns test,
      Scores scores) {
    this.test = test;
    this.scores = scores;
    loss = plan.loss();
    int hidden = plan.network().hidden();
    int basis = first.outputWeights()[0].length;
    formula =
        new AdamKernel(
            training.inputCount(),
            training.outputCount(),
            basis - hidden,
            AdamNetwork.activation(plan.network().activation()),
            loss,
            plan.ridge());
    Kernel kernel = Kernel.compile(engine.manager(), formula.source());
    lossMethod = kernel.method("loss");
    outputsMethod = kernel.method("outputs");
    network = new AdamNetwork(engine.manager(), first, formula.activation());
    batches = new AdamBatches(training.count(), plan.adam().batch(), plan.seed());
    table = table(engine.manager(), training);
    multipliesPerStep = multipliesPerStep(first, training, batches.size());
  }

  static double multipliesPerStep(Network network, Patterns training, int batch) {
    int hinges = network.units() instanceof HingeUnits units ? units.function(0)[0].length : 0;
    return new Cost(
            batch,
            training.inputCount(),
            training.outputCount(),
            network.inputWeights().length,
            network.outputWeights()[0].length)
        .adam(hinges);
  }

  /** Rows [1, x, t]. */
  private static NDArray table(NDManager manager, Patterns patterns) {
    int width = 1 + patterns.inputCount() + patterns.outputCount();
    FloatBuffer values = FloatBuffer.allocate(Math.multiplyExact(patterns.count(), width));
    for (int p = 0; p < patterns.count(); p++) {
      values.put(1);
      put(values, patterns.input(p));
      put(values, patterns.target(p));
    }
    return NativeArrays.of(manager, values.flip(), new Shape(patterns.count(), width));
  }

  private static void put(FloatBuffer values, double[] row) {
    for (double value : row) {
      values.put((float) value);
    }
  }

  /** Steps of an epoch. */
  long stepsPerEpoch() {
    return batches.stepsPerEpoch();
  }

  /** The network as it is now. */
  Network network() {
    return network.copy();
  }

  @Override
  public String remedy() {
    return "give adam a lower learning-rate, as in 'adam(learning-rate=0.001)'";
  }

  @Override
  public Map<String, NDArray> parameters() {
    return network.parameters();
  }

  @Override
  public Map<String, ParameterGroup> parameterGroups() {
    return network.parameterGroups();
  }

  @Override
  public List<AdamTask> replicas() {
    return List.of(this);
  }

  @Override
  public double share() {
    return 1;
  }

  @Override
  public long tokensPerMicroBatch() {
    return batches.size();
  }

  @Override
  public RecordedLoss loss(NDManager scope, Autograd autograd, long step, int microBatch) {
    return autograd.loss(() -> call(lossMethod, scope, table, scope.create(batches.at(step))));
  }

  /**
   * y.
   *
   * @param x rows [1, x], shape (rows, N + 1)
   * @return shape (rows, M)
   */
  NDArray outputs(NDManager scope, NDArray x) {
    return call(outputsMethod, scope, x);
  }

  private NDArray call(Method method, NDManager scope, NDArray... arguments) {
    List<NDArray> all = new ArrayList<>(List.of(arguments));
    all.addAll(network.parameters().values());
    return method.one(scope, all.toArray());
  }

  /** Without the ridge's part, in double precision. */
  @Override
  public Validation validate() {
    Network now = network();
    return new Validation(
        formula.nats(now.error(test, loss)),
        OptionalDouble.empty(),
        loss == Loss.SQUARED ? OptionalDouble.empty() : OptionalDouble.of(1 - now.errorRate(test)),
        test.count());
  }

  @Override
  public List<IterationRecord> observe(long step, Duration elapsed) {
    return List.of(
        scores.record(
            step,
            network(),
            OptionalDouble.empty(),
            Math.round(step * multipliesPerStep),
            0,
            elapsed.toNanos() / 1e9));
  }
}
