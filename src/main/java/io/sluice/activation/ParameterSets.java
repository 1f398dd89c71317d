package io.sluice.activation;

import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a site as numbers: what kernels take as one array a parameter, the scalar
 * reference takes as one row a set.
 */
public final class ParameterSets {

  private ParameterSets() {}

  /**
   * From arrays to sets.
   *
   * @param activation whose parameters they are
   * @param arrays one a parameter, in order, each with the numbers of all sets
   * @return one row a set: one for the layer, or one a channel
   */
  public static List<double[]> of(Activation activation, List<float[]> arrays) {
    List<ActivationParameter> parameters = activation.parameters();
    int numbers = activation.start().length;
    int count = parameters.isEmpty() ? 1 : arrays.get(0).length / size(parameters.get(0));
    List<double[]> sets = new ArrayList<>();
    for (int set = 0; set < count; set++) {
      double[] row = new double[numbers];
      int next = 0;
      for (int p = 0; p < parameters.size(); p++) {
        int size = size(parameters.get(p));
        for (int i = 0; i < size; i++) {
          row[next++] = arrays.get(p)[set * size + i];
        }
      }
      sets.add(row);
    }
    return sets;
  }

  /**
   * From sets to arrays.
   *
   * @param activation whose parameters they are
   * @param sets one row a set
   * @return one array a parameter, in order
   */
  public static List<float[]> arrays(Activation activation, List<double[]> sets) {
    List<float[]> arrays = new ArrayList<>();
    int from = 0;
    for (ActivationParameter parameter : activation.parameters()) {
      int size = size(parameter);
      float[] array = new float[sets.size() * size];
      for (int set = 0; set < sets.size(); set++) {
        for (int i = 0; i < size; i++) {
          array[set * size + i] = (float) sets.get(set)[from + i];
        }
      }
      arrays.add(array);
      from += size;
    }
    return arrays;
  }

  private static int size(ActivationParameter parameter) {
    return parameter.start().size();
  }
}
