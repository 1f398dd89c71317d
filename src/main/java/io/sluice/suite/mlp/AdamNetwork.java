package io.sluice.suite.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.activation.Activation;
import io.sluice.activation.ActivationParameter;
import io.sluice.activation.Granularity;
import io.sluice.activation.Pwl;
import io.sluice.activation.PwlOptions;
import io.sluice.activation.TrainedOptions;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.ParameterGroup;
import io.sluice.shallow.FixedUnits;
import io.sluice.shallow.HiddenUnits;
import io.sluice.shallow.HingeUnits;
import io.sluice.shallow.Network;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The numbers of a network with one hidden layer on the engine, in single precision. */
final class AdamNetwork {

  private static final String INPUT = "input_weight";
  private static final String OUTPUT = "output_weight";
  private static final String HINGES = "hinges";
  private static final String VALUES = "values";

  private final Activation activation;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();
  private final Map<String, ParameterGroup> groups = new LinkedHashMap<>();

  /**
   * Copies a network.
   *
   * @param manager the owner of the arrays
   * @param network what to copy
   * @param activation as {@link #activation} gives it
   */
  AdamNetwork(NDManager manager, Network network, Activation activation) {
    this.activation = activation;
    add(manager, INPUT, network.inputWeights(), ParameterGroup.PLAIN);
    add(manager, OUTPUT, network.outputWeights(), ParameterGroup.PLAIN);
    for (ActivationParameter parameter : activation.parameters()) {
      HingeUnits units = (HingeUnits) network.units();
      int which = parameter.name().equals(HINGES) ? 0 : 1;
      double[][] rows =
          IntStream.range(0, network.inputWeights().length)
              .mapToObj(unit -> units.function(unit)[which])
              .toArray(double[][]::new);
      add(manager, parameter.name(), rows, parameter.group());
    }
  }

  private void add(NDManager manager, String name, double[][] rows, ParameterGroup group) {
    FloatBuffer values = FloatBuffer.allocate(rows.length * rows[0].length);
    for (double[] row : rows) {
      for (double value : row) {
        values.put((float) value);
      }
    }
    NDArray array = NativeArrays.of(manager, values.flip(), new Shape(rows.length, rows[0].length));
    array.setRequiresGradient(group.learns());
    parameters.put(name, array);
    groups.put(name, group);
  }

  /** The activation of a kernel: units with hinges have values of their own. */
  static Activation activation(Activation chosen) {
    if (!(chosen instanceof Pwl pwl)) {
      return chosen;
    }
    PwlOptions options = pwl.options();
    return new Pwl(
        pwl.hinges(),
        new PwlOptions(
            options.from(),
            options.ends(),
            options.placement(),
            options.spread(),
            options.range(),
            options.zero(),
            options.smoothness(),
            new TrainedOptions(
                Granularity.CHANNEL,
                options.learning().rateFactor(),
                options.learning().frozenSteps())));
  }

  /** In the order of a kernel's arguments. */
  Map<String, NDArray> parameters() {
    return parameters;
  }

  Map<String, ParameterGroup> parameterGroups() {
    return groups;
  }

  /** The network as it is now, in double precision. */
  Network copy() {
    HiddenUnits units =
        activation instanceof Pwl pwl
            ? HingeUnits.of(rows(HINGES), rows(VALUES), pwl.options().ends())
            : new FixedUnits(activation);
    return Network.of(rows(INPUT), rows(OUTPUT), units);
  }

  private double[][] rows(String name) {
    NDArray array = parameters.get(name);
    FloatBuffer values = NativeArrays.bytes(array).asFloatBuffer();
    double[][] rows = new double[(int) array.getShape().get(0)][(int) array.getShape().get(1)];
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = values.get();
      }
    }
    return rows;
  }
}
