package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelSource;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.TensorEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Least squares: rows of random numbers and noisy targets of a known plane. A row is a function of
 * its number alone, so several micro-batches hold the rows of one batch that is as large.
 */
final class RegressionTask implements Task {

  static final int WIDTH = 5;
  private static final float[] PLANE = {1, -2, 3, -4, 0.5f};
  private static final KernelSource SOURCE =
      KernelSource.of(
          """
          def loss(self, x: Tensor, y: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
            return torch.mse_loss(torch.flatten(torch.linear(x, weight, bias)), y)
          """);

  private final TensorEngine engine;
  private final int rows;
  private final int microBatches;
  private final Kernel kernel;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();
  private final List<Rows> replicas = new ArrayList<>();
  private int validations;

  RegressionTask(TensorEngine engine, int rows, int microBatches) {
    this(engine, rows, microBatches, rows);
  }

  /** Replicas of some rows each, the last of what is left. */
  RegressionTask(TensorEngine engine, int rows, int microBatches, int rowsOfReplica) {
    this.engine = engine;
    this.rows = rows;
    this.microBatches = microBatches;
    kernel = Kernel.compile(engine.manager(), SOURCE);
    parameters.put(
        "weight", NativeArrays.of(engine.manager(), new float[WIDTH], new Shape(1, WIDTH)));
    parameters.put("bias", NativeArrays.of(engine.manager(), new float[1], new Shape(1)));
    for (int from = 0; from < rows; from += rowsOfReplica) {
      Map<String, NDArray> handles = new LinkedHashMap<>();
      parameters.forEach((name, array) -> handles.put(name, array.stopGradient()));
      handles.values().forEach(array -> array.setRequiresGradient(true));
      replicas.add(new Rows(handles, from, Math.min(rows, from + rowsOfReplica)));
    }
  }

  @Override
  public Map<String, NDArray> parameters() {
    return parameters;
  }

  @Override
  public List<Rows> replicas() {
    return replicas;
  }

  /** Some rows of each micro-batch. */
  final class Rows implements Replica {
    private final Map<String, NDArray> handles;
    private final int from;
    private final int to;

    private Rows(Map<String, NDArray> handles, int from, int to) {
      this.handles = handles;
      this.from = from;
      this.to = to;
    }

    @Override
    public Map<String, NDArray> parameters() {
      return handles;
    }

    @Override
    public double share() {
      return (double) (to - from) / rows;
    }

    @Override
    public RecordedLoss loss(NDManager scope, Autograd autograd, long step, int microBatch) {
      long first = ((step - 1) * microBatches + microBatch) * rows + from;
      return autograd.loss(
          () -> kernel.method("loss").one(scope, arguments(scope, first, to - from, handles)));
    }
  }

  private static Object[] arguments(
      NDManager scope, long firstRow, int rows, Map<String, NDArray> parameters) {
    float[] x = new float[rows * WIDTH];
    float[] y = new float[rows];
    for (int row = 0; row < rows; row++) {
      SplittableRandom random = new SplittableRandom(firstRow + row);
      y[row] = (float) (7 + random.nextDouble(-0.1, 0.1));
      for (int i = 0; i < WIDTH; i++) {
        x[row * WIDTH + i] = (float) random.nextDouble(-1, 1);
        y[row] += PLANE[i] * x[row * WIDTH + i];
      }
    }
    return new Object[] {
      NativeArrays.of(scope, x, new Shape(rows, WIDTH)),
      NativeArrays.of(scope, y, new Shape(rows)),
      parameters.get("weight"),
      parameters.get("bias")
    };
  }

  @Override
  public Map<String, ParameterGroup> parameterGroups() {
    Map<String, ParameterGroup> rules = new LinkedHashMap<>();
    parameters.keySet().forEach(name -> rules.put(name, ParameterGroup.PLAIN));
    return rules;
  }

  @Override
  public long tokensPerMicroBatch() {
    return rows;
  }

  @Override
  public Validation validate() {
    validations++;
    try (NDManager scope = engine.manager().newSubManager()) {
      double loss =
          kernel
              .method("loss")
              .unrecorded()
              .one(scope, arguments(scope, 1L << 40, rows, parameters))
              .getFloat();
      return new Validation(loss, OptionalDouble.of(loss / 2), OptionalDouble.empty(), rows);
    }
  }

  int validations() {
    return validations;
  }

  float[] values() {
    float[] values = new float[WIDTH + 1];
    System.arraycopy(parameters.get("weight").toFloatArray(), 0, values, 0, WIDTH);
    values[WIDTH] = parameters.get("bias").toFloatArray()[0];
    return values;
  }
}
