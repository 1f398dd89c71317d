package io.sluice.shallow;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A network in training with what its weights give on the patterns. Whoever changes weights calls
 * {@link #forward} afterwards, or the part of it that the change needs.
 */
final class Fit {

  private final CenteredPatterns patterns;
  private final boolean movesTargets;
  private final Loss loss;
  private final OutputWeights outputWeights;
  private final OrthogonalLeastSquares solver;
  private final double ridge;
  private final DMatrixRMaj nets;
  private final DMatrixRMaj basis;
  private final DMatrixRMaj outputs;
  private final DMatrixRMaj pull;
  private final DMatrixRMaj deltas;
  private final DMatrixRMaj slopes;
  private DMatrixRMaj targets;
  private Weights weights;
  private Optional<HingePlaces> places = Optional.empty();
  private boolean slopesAreKnown;
  private double error;
  private int dependent;
  private long multiplies;

  Fit(CenteredPatterns patterns, Weights weights, TrainingSettings settings) {
    this.patterns = patterns;
    this.weights = weights;
    this.movesTargets = settings.accumulatesTargets();
    this.loss = movesTargets ? Loss.SQUARED : settings.loss();
    this.targets = movesTargets ? patterns.targets().copy() : patterns.targets();
    this.solver = settings.solver();
    this.ridge = settings.ridge();
    this.outputWeights = new OutputWeights(loss, settings.ridge(), solver);
    int count = patterns.count();
    nets = new DMatrixRMaj(count, weights.hidden());
    basis = new DMatrixRMaj(count, weights.output().numCols);
    outputs = new DMatrixRMaj(count, weights.output().numRows);
    pull = outputs.createLike();
    deltas = nets.createLike();
    slopes = nets.createLike();
    CommonOps_DDRM.insert(linearPart(), basis, 0, 0);
  }

  private DMatrixRMaj linearPart() {
    return CommonOps_DDRM.extract(patterns.inputs(), 0, patterns.count(), 0, weights.firstHidden());
  }

  /** Nets, hidden values, outputs and error of the weights as they are. */
  void forward() {
    CommonOps_DDRM.multTransB(patterns.inputs(), weights.input(), nets);
    places = Optional.empty();
    activate();
  }

  /** The same where the input weights have not moved. */
  void activate() {
    int first = weights.firstHidden();
    if (weights.units() instanceof HingeUnits hinges) {
      places().values(hinges, basis, first);
    } else {
      HiddenUnits units = weights.units();
      for (int p = 0, i = 0; p < nets.numRows; p++) {
        for (int k = 0; k < nets.numCols; k++, i++) {
          basis.data[p * basis.numCols + first + k] = units.value(k, nets.data[i]);
        }
      }
    }
    slopesAreKnown = false;
    respond();
  }

  /** Where the nets lie among the hinges of units that have some. */
  HingePlaces places() {
    if (places.isEmpty()) {
      places = Optional.of(new HingePlaces((HingeUnits) weights.units(), nets));
    }
    return places.get();
  }

  private void respond() {
    CommonOps_DDRM.multTransB(basis, weights.output(), outputs);
    measure();
  }

  private void measure() {
    error = loss.error(outputs, targets) + ridge * penalty();
  }

  /**
   * Moves the targets to the outputs as they are, where training is to move them: a harmless
   * change, after which the error is smaller or the same.
   */
  void resetTargets() {
    if (movesTargets) {
      OutputReset.move(targets, outputs);
      measure();
    }
  }

  /** What {@link #restoreTargets} goes back to; none if they do not move. */
  Optional<DMatrixRMaj> saveTargets() {
    return movesTargets ? Optional.of(targets.copy()) : Optional.empty();
  }

  void restoreTargets(Optional<DMatrixRMaj> saved) {
    if (saved.isPresent()) {
      targets = saved.get().copy();
      measure();
    }
  }

  /** ‖W_o‖² without the constant's weights. */
  private double penalty() {
    DMatrixRMaj output = weights.output();
    double sum = 0;
    for (int i = 0; i < output.data.length; i++) {
      sum += i % output.numCols == 0 ? 0 : output.data[i] * output.data[i];
    }
    return sum;
  }

  /** OWO: the best output weights for the hidden values as they are. */
  void solveOutputs() {
    OrthogonalLeastSquares.Solution solution =
        outputWeights.solve(basis, outputs, targets, weights.output());
    weights = weights.withOutput(solution.weights());
    dependent = solution.dependent();
    respond();
  }

  /** Refreshes {@link #pull} and {@link #deltas}. */
  void backward() {
    loss.pull(outputs, targets, pull);
    CommonOps_DDRM.mult(pull, weights.hiddenToOutput(), deltas);
  }

  /** ∂O/∂net at the nets as they are, shape (N_v, N_h); not a copy. */
  DMatrixRMaj slopes() {
    if (slopesAreKnown) {
      return slopes;
    }
    if (weights.units() instanceof HingeUnits hinges) {
      places().slopes(hinges, nets, slopes);
    } else {
      HiddenUnits units = weights.units();
      for (int i = 0; i < nets.data.length; ) {
        for (int k = 0; k < nets.numCols; k++, i++) {
          slopes.data[i] = units.slope(k, nets.data[i]);
        }
      }
    }
    slopesAreKnown = true;
    return slopes;
  }

  /** G = -∂E/∂W, shape (N_h, N + 1); after {@link #backward}. */
  DMatrixRMaj inputGradient() {
    DMatrixRMaj reached = nets.createLike();
    CommonOps_DDRM.elementMult(slopes(), deltas, reached);
    return mean(reached, patterns.inputs());
  }

  /** -∂E/∂W_o, shape (M, N_u); after {@link #backward}. */
  DMatrixRMaj outputGradient() {
    DMatrixRMaj gradient = mean(pull, basis);
    for (int i = 0; i < gradient.data.length; i++) {
      gradient.data[i] -= i % gradient.numCols == 0 ? 0 : 2 * ridge * weights.output().data[i];
    }
    return gradient;
  }

  private static DMatrixRMaj mean(DMatrixRMaj left, DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(left.numCols, right.numCols);
    CommonOps_DDRM.multTransA(1.0 / left.numRows, left, right, product);
    return product;
  }

  /** What {@link #restore} goes back to. */
  Weights save() {
    return weights.copy();
  }

  void restore(Weights saved) {
    weights = saved.copy();
    forward();
  }

  CenteredPatterns patterns() {
    return patterns;
  }

  Weights weights() {
    return weights;
  }

  /** Of targets as they are: squared where training itself moves them. */
  Loss loss() {
    return loss;
  }

  /** λ. */
  double ridge() {
    return ridge;
  }

  OrthogonalLeastSquares solver() {
    return solver;
  }

  /** Shape (N_v, N_h). */
  DMatrixRMaj nets() {
    return nets;
  }

  /** X_a = [1, x, O], or [1, O], shape (N_v, N_u). */
  DMatrixRMaj basis() {
    return basis;
  }

  /** Shape (N_v, M). */
  DMatrixRMaj outputs() {
    return outputs;
  }

  /** -∂(N_v·E)/∂y, shape (N_v, M). */
  DMatrixRMaj pull() {
    return pull;
  }

  /** δ = -∂(N_v·E)/∂O, shape (N_v, N_h). */
  DMatrixRMaj deltas() {
    return deltas;
  }

  /** E, and λ times the penalty. */
  double error() {
    return error;
  }

  /** How many basis functions the last solve of the output weights found dependent. */
  int dependent() {
    return dependent;
  }

  long multiplies() {
    return multiplies;
  }

  /** The sizes that costs depend on. */
  Cost cost() {
    return new Cost(
        patterns.count(),
        patterns.inputs().numCols - 1,
        outputs.numCols,
        nets.numCols,
        basis.numCols);
  }

  void count(double multipliesOfAStep) {
    multiplies += Math.round(multipliesOfAStep);
  }
}
