package io.sluice.suite.mlp;

import io.sluice.activation.Activation;
import io.sluice.activation.Ends;
import io.sluice.notation.Words;
import io.sluice.run.FiniteWeights;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunIdentity;
import io.sluice.run.Safetensors;
import io.sluice.run.TensorSource;
import io.sluice.run.TensorType;
import io.sluice.shallow.FixedUnits;
import io.sluice.shallow.HiddenUnits;
import io.sluice.shallow.HingeUnits;
import io.sluice.shallow.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code model.safetensors} of a small network, for rows as they are in the table: {@code
 * input_weights} (N_h, N + 1), {@code output_weights} (M, N_u), and {@code hinges} and {@code
 * hinge_values} (N_h, H) if hidden units have some, all in double precision; the hidden function is
 * in the metadata.
 */
final class NetworkFile {

  private static final String INPUT = "input_weights";
  private static final String OUTPUT = "output_weights";
  private static final String HINGES = "hinges";
  private static final String VALUES = "hinge_values";
  private static final String ENDS = "ends";
  private static final String ACTIVATION = "activation";

  private NetworkFile() {}

  static void write(Path file, Network network, RunIdentity identity) {
    List<TensorSource> tensors = new ArrayList<>();
    tensors.add(tensor(INPUT, network.inputWeights()));
    tensors.add(tensor(OUTPUT, network.outputWeights()));
    Map<String, String> metadata = new TreeMap<>(identity.metadata());
    HiddenUnits units = network.units();
    if (units instanceof HingeUnits hinges) {
      int count = network.inputWeights().length;
      double[][] positions = new double[count][];
      double[][] values = new double[count][];
      for (int k = 0; k < count; k++) {
        positions[k] = hinges.function(k)[0];
        values[k] = hinges.function(k)[1];
      }
      tensors.add(tensor(HINGES, positions));
      tensors.add(tensor(VALUES, values));
      metadata.put(ENDS, Words.of(hinges.ends()));
    } else {
      metadata.put(ACTIVATION, ((FixedUnits) units).activation().notation());
    }
    Safetensors.write(file, metadata, tensors);
  }

  /**
   * Reads the network of a run.
   *
   * @param own the files of the run
   * @throws IllegalArgumentException if the file is another run's or holds something else
   * @throws java.io.UncheckedIOException if it is missing or damaged
   */
  static Network read(OwnFiles own) {
    Path file = own.run().model();
    try (Safetensors tensors = Safetensors.open(file)) {
      Map<String, String> metadata = tensors.metadata();
      own.requireNotForeign(file, metadata);
      FiniteWeights.require(file, tensors);
      own.require(file, metadata);
      return network(file, tensors);
    }
  }

  /**
   * The network in a file of anybody.
   *
   * @throws IllegalArgumentException if it holds something else
   */
  static Network network(Path file, Safetensors tensors) {
    Map<String, String> metadata = tensors.metadata();
    try {
      HiddenUnits units =
          metadata.containsKey(ENDS)
              ? HingeUnits.of(
                  matrix(tensors, HINGES),
                  matrix(tensors, VALUES),
                  Ends.valueOf(metadata.get(ENDS).toUpperCase(Locale.ROOT)))
              : new FixedUnits(Activation.of(metadata.getOrDefault(ACTIVATION, "none")));
      return Network.of(matrix(tensors, INPUT), matrix(tensors, OUTPUT), units);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + " holds no network as a finished run has one: " + e.getMessage(), e);
    }
  }

  private static TensorSource tensor(String name, double[][] rows) {
    long[] shape = {rows.length, rows[0].length};
    return TensorSource.of(
        name,
        TensorType.F64,
        shape,
        () -> {
          ByteBuffer bytes =
              ByteBuffer.allocate(rows.length * rows[0].length * Double.BYTES)
                  .order(ByteOrder.LITTLE_ENDIAN);
          DoubleBuffer numbers = bytes.asDoubleBuffer();
          for (double[] row : rows) {
            numbers.put(row);
          }
          return bytes;
        });
  }

  private static double[][] matrix(Safetensors tensors, String name) {
    long[] shape = tensors.shape(name);
    if (tensors.type(name) != TensorType.F64 || shape.length != 2) {
      throw new IllegalArgumentException(name + " is no matrix of doubles");
    }
    // An empty matrix may claim any number of rows; others are as long as their bytes.
    if (shape[0] < 1 || shape[1] < 1) {
      throw new IllegalArgumentException(
          "%s has the shape %s, which no network has".formatted(name, Arrays.toString(shape)));
    }
    DoubleBuffer numbers = tensors.data(name).asDoubleBuffer();
    double[][] rows = new double[(int) shape[0]][(int) shape[1]];
    for (double[] row : rows) {
      numbers.get(row);
    }
    return rows;
  }
}
