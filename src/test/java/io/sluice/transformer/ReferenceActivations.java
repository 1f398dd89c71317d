package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.sluice.activation.AconC;
import io.sluice.activation.Apl;
import io.sluice.activation.Ends;
import io.sluice.activation.Prelu;
import io.sluice.activation.Pwl;
import io.sluice.activation.Pwlu;
import io.sluice.activation.Rational;
import io.sluice.activation.SwishBeta;
import io.sluice.activation.Xielu;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Trained activations as their papers write them, in plain NDArray operations. */
final class ReferenceActivations {

  private final NDManager scope;
  private final NDArray x;
  private final Map<String, NDArray> parameters;
  private final String site;

  /**
   * The formulas at an input.
   *
   * @param scope the owner of scalars
   * @param x of any shape whose last axis is the channels
   * @param parameters those of a block
   * @param site what the names of its activation's parameters begin with
   */
  ReferenceActivations(NDManager scope, NDArray x, Map<String, NDArray> parameters, String site) {
    this.scope = scope;
    this.x = x;
    this.parameters = parameters;
    this.site = site;
  }

  NDArray value(io.sluice.activation.Activation activation) {
    if (activation instanceof Prelu) {
      return relu(x).sub(relu(x.neg()).mul(number("slope")));
    }
    if (activation instanceof SwishBeta) {
      return x.mul(Activation.sigmoid(x.mul(number("beta"))));
    }
    if (activation instanceof AconC) {
      NDArray line = x.mul(number("p1").sub(number("p2")));
      return line.mul(Activation.sigmoid(line.mul(number("b")))).add(x.mul(number("p2")));
    }
    if (activation instanceof Xielu) {
      return xielu();
    }
    if (activation instanceof Apl) {
      return apl();
    }
    if (activation instanceof Pwl pwl) {
      return pwl(columns("hinges"), pwl.options().ends());
    }
    if (activation instanceof Pwlu pwlu) {
      return pwl(boundsAndBetween(pwlu.intervals()), Ends.TRAINED);
    }
    if (activation instanceof Rational) {
      return rational();
    }
    throw new IllegalStateException(activation.notation());
  }

  private NDArray xielu() {
    NDArray left = relu(x.neg()).neg();
    NDArray right = relu(x);
    return softplus(number("positive"))
        .mul(right.mul(right))
        .add(softplus(number("negative")).add(scalar(0.5)).mul(left.exp().sub(scalar(1)).sub(left)))
        .add(x.mul(scalar(0.5)));
  }

  private NDArray apl() {
    List<NDArray> slopes = columns("slopes");
    List<NDArray> hinges = columns("hinges");
    NDArray sum = relu(x);
    for (int s = 0; s < slopes.size(); s++) {
      sum = sum.add(slopes.get(s).mul(relu(hinges.get(s).sub(x))));
    }
    return sum;
  }

  private List<NDArray> boundsAndBetween(int intervals) {
    List<NDArray> hinges = new ArrayList<>();
    for (int i = 0; i <= intervals; i++) {
      double share = (double) i / intervals;
      hinges.add(number("left").mul(scalar(1 - share)).add(number("right").mul(scalar(share))));
    }
    return hinges;
  }

  /** The value at the first hinge, and how far x has gone on each segment times its slope. */
  private NDArray pwl(List<NDArray> hinges, Ends ends) {
    List<NDArray> values = columns("values");
    List<NDArray> slopes = new ArrayList<>();
    for (int i = 0; i + 1 < hinges.size(); i++) {
      NDArray rise = values.get(i + 1).sub(values.get(i));
      slopes.add(rise.div(hinges.get(i + 1).sub(hinges.get(i))));
    }
    NDArray first = hinges.get(0);
    NDArray last = hinges.get(hinges.size() - 1);
    NDArray sum =
        values
            .get(0)
            .sub(outside(ends, "left_slope", slopes.get(0)).mul(relu(first.sub(x))))
            .add(
                outside(ends, "right_slope", slopes.get(slopes.size() - 1)).mul(relu(x.sub(last))));
    for (int i = 0; i < slopes.size(); i++) {
      NDArray gone = relu(x.sub(hinges.get(i))).sub(relu(x.sub(hinges.get(i + 1))));
      sum = sum.add(slopes.get(i).mul(gone));
    }
    return sum;
  }

  private NDArray outside(Ends ends, String name, NDArray nearest) {
    return switch (ends) {
      case CLAMP -> scalar(0);
      case LINEAR -> nearest;
      case TRAINED -> number(name);
    };
  }

  private NDArray rational() {
    NDArray numerator = scalar(0);
    NDArray power = scalar(1);
    for (NDArray coefficient : columns("numerator")) {
      numerator = numerator.add(power.mul(coefficient));
      power = power.mul(x);
    }
    NDArray denominator = scalar(0);
    power = scalar(1);
    for (NDArray coefficient : columns("denominator")) {
      power = power.mul(x);
      denominator = denominator.add(power.mul(coefficient));
    }
    return numerator.div(denominator.abs().add(scalar(1)));
  }

  private NDArray number(String name) {
    return parameters.get(site + name);
  }

  /** The numbers of a row one by one, each for all channels or for every channel its own. */
  private List<NDArray> columns(String name) {
    NDArray row = number(name);
    long count = row.getShape().get(row.getShape().dimension() - 1);
    NDArray columns = row.reshape(-1, count).transpose();
    List<NDArray> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(columns.get(i));
    }
    return all;
  }

  private NDArray softplus(NDArray array) {
    return array.exp().add(scalar(1)).log();
  }

  private static NDArray relu(NDArray array) {
    return Activation.relu(array);
  }

  private NDArray scalar(double value) {
    return scope.full(new Shape(), (float) value, DataType.FLOAT32);
  }
}
