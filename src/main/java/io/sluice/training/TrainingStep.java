package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelSource;
import io.sluice.engine.Method;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.TensorEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One optimizer step: the gradients of its micro-batches are averaged, clipped and applied. Each
 * micro-batch is shared by the task's replicas, which compute side by side; their parts are summed
 * in a fixed order. The training loop takes its steps here, and so does whoever measures their
 * speed.
 */
public final class TrainingStep {

  private static final KernelSource ADDITION =
      KernelSource.of(
          """
          def add(self, sum: List[Tensor], terms: List[Tensor]):
            torch._foreach_add_(sum, terms)
            return sum[0]
          """);

  private final TensorEngine engine;
  private final Task task;
  private final Course course;
  private final TrainingPlan plan;
  private final List<String> names;
  private final AdamW optimizer;
  private final Method addition;

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
   * @param course how long and how
   */
  public TrainingStep(TensorEngine engine, Task task, Course course) {
    this.engine = engine;
    this.task = task;
    this.course = course;
    plan = course.plan();
    Map<String, ParameterGroup> groups = task.parameterGroups();
    Map<String, NDArray> learned = new LinkedHashMap<>(task.parameters());
    learned.keySet().removeIf(name -> !groups.get(name).learns());
    names = List.copyOf(learned.keySet());
    optimizer = new AdamW(engine.manager(), plan.optimizer(), learned, groups);
    addition = Kernel.compile(engine.manager(), ADDITION).method("add").unrecorded();
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
      List<Supplier<Part>> work = new ArrayList<>();
      for (Replica replica : task.replicas()) {
        work.add(() -> part(scope, replica, step));
      }
      List<Part> parts = engine.workers(work.size()).run(work);
      Part sum = parts.get(0);
      for (Part other : parts.subList(1, parts.size())) {
        sum = sum(scope, sum, other);
      }
      double rate = course.rate(step);
      return new Values(sum.loss, rate, optimizer.step(scope, sum.gradients, rate, step));
    }
  }

  /** A replica's part of the step's mean: over its share of every micro-batch. */
  private Part part(NDManager step, Replica replica, long number) {
    double weight = replica.share() / plan.accumulation();
    Part sum = part(step, replica, number, 0, weight);
    for (int microBatch = 1; microBatch < plan.accumulation(); microBatch++) {
      try (NDManager scope = step.newSubManager()) {
        sum = sum(scope, sum, part(scope, replica, number, microBatch, weight));
      }
    }
    return sum;
  }

  private Part part(NDManager owner, Replica replica, long step, int microBatch, double weight) {
    try (NDManager scope = owner.newSubManager()) {
      RecordedLoss loss = replica.loss(scope, engine.autograd(), step, microBatch);
      NDList gradients =
          loss.backward(
              scope, (float) weight, names.stream().map(replica.parameters()::get).toList());
      gradients.attach(owner);
      return new Part(weight * loss.nats(), gradients);
    }
  }

  /** A part of the step's mean loss, and of its gradients in the order of the learned names. */
  private record Part(double loss, NDList gradients) {}

  /** Takes over the first one's gradients. */
  private Part sum(NDManager scope, Part part, Part other) {
    addition.call(scope, part.gradients, other.gradients);
    return new Part(part.loss + other.loss, part.gradients);
  }

  /** Both moments of what learns, by name, for checkpoints. */
  Map<String, NDArray> moments() {
    return optimizer.state();
  }
}
