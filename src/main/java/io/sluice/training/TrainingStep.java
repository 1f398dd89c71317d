package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.TensorEngine;
import java.util.List;
import java.util.Map;

/**
 * One optimizer step: the gradients of its micro-batches are averaged, clipped and applied. The
 * training loop takes its steps here, and so does whoever measures their speed.
 */
public final class TrainingStep {

  private final TensorEngine engine;
  private final Task task;
  private final TrainingPlan plan;
  private final AdamW optimizer;
  private final GradientSum gradientSum;

  /**
   * What a step came to.
   *
   * @param lossNats mean loss of its micro-batches before the update
   * @param learningRate the rate that it used
   * @param gradientNorm global norm before clipping
   */
  public record Values(double lossNats, double learningRate, double gradientNorm) {}

  /**
   * Prepares the optimizer.
   *
   * @param engine where the task's arrays live
   * @param task what to train
   * @param plan how long and how
   */
  public TrainingStep(TensorEngine engine, Task task, TrainingPlan plan) {
    this.engine = engine;
    this.task = task;
    this.plan = plan;
    optimizer = new AdamW(engine.manager(), plan.optimizer(), task.parameters());
    gradientSum = new GradientSum(engine.manager(), plan.accumulation());
  }

  /**
   * How much a step trains on.
   *
   * @return tokens
   */
  public long tokens() {
    return task.tokensPerMicroBatch() * plan.accumulation();
  }

  /**
   * Updates the task's parameters once.
   *
   * @param step from 1
   * @return what it came to, finite or not
   */
  public Values take(long step) {
    try (NDManager scope = engine.manager().newSubManager()) {
      double loss = 0;
      for (int microBatch = 0; microBatch < plan.accumulation(); microBatch++) {
        loss += accumulate(scope, step, microBatch) / plan.accumulation();
      }
      double rate = plan.schedule().at(step, plan.steps());
      return new Values(loss, rate, optimizer.step(scope, gradientSum.take(), rate, step));
    }
  }

  private double accumulate(NDManager step, long number, int microBatch) {
    try (NDManager scope = step.newSubManager()) {
      NDArray loss = Autograd.record(() -> task.loss(scope, number, microBatch));
      NDList gradients =
          engine.autograd().gradients(scope, loss, List.copyOf(task.parameters().values()));
      gradientSum.add(step, gradients);
      return loss.getFloat();
    }
  }

  /** Both moments of every parameter by name, for checkpoints. */
  Map<String, NDArray> moments() {
    return optimizer.state();
  }
}
