package io.sluice.shallow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;

class OrthogonalLeastSquaresTest {

  private final DMatrixRMaj basis = RandomMatrices_DDRM.rectangle(50, 6, -1, 1, new Random(3));
  private final DMatrixRMaj targets = RandomMatrices_DDRM.rectangle(50, 2, -1, 1, new Random(4));

  private static OrthogonalLeastSquares.Solution solve(DMatrixRMaj basis, DMatrixRMaj targets) {
    DMatrixRMaj correlations = new DMatrixRMaj(basis.numCols, basis.numCols);
    CommonOps_DDRM.multTransA(basis, basis, correlations);
    DMatrixRMaj cross = new DMatrixRMaj(basis.numCols, targets.numCols);
    CommonOps_DDRM.multTransA(basis, targets, cross);
    return OrthogonalLeastSquares.DEFAULT.solve(correlations, cross);
  }

  private static DMatrixRMaj byQr(DMatrixRMaj basis, DMatrixRMaj targets) {
    LinearSolverDense<DMatrixRMaj> qr =
        LinearSolverFactory_DDRM.leastSquares(basis.numRows, basis.numCols);
    assertThat(qr.setA(basis.copy())).isTrue();
    DMatrixRMaj weights = new DMatrixRMaj(basis.numCols, targets.numCols);
    qr.solve(targets.copy(), weights);
    return weights;
  }

  @Test
  void independentFunctionsAsByQr() {
    OrthogonalLeastSquares.Solution solution = solve(basis, targets);
    DMatrixRMaj expected = byQr(basis, targets);
    assertThat(solution.dependent()).isZero();
    for (int n = 0; n < 6; n++) {
      for (int i = 0; i < 2; i++) {
        assertThat(solution.weights().get(i, n)).isCloseTo(expected.get(n, i), within(1e-12));
      }
    }
  }

  @Test
  void duplicatesAndConstantZerosGetNoWeight() {
    DMatrixRMaj wider = new DMatrixRMaj(50, 9);
    CommonOps_DDRM.insert(basis, wider, 0, 0);
    for (int p = 0; p < 50; p++) {
      wider.set(p, 6, 1e6 * basis.get(p, 2)); // past the absolute threshold by its size
      wider.set(p, 8, basis.get(p, 0) - 3 * basis.get(p, 1));
    }
    OrthogonalLeastSquares.Solution solution = solve(wider, targets);
    DMatrixRMaj expected = byQr(basis, targets);
    assertThat(solution.dependent()).isEqualTo(3);
    for (int i = 0; i < 2; i++) {
      for (int n = 0; n < 9; n++) {
        double weight = n < 6 ? expected.get(n, i) : 0;
        assertThat(solution.weights().get(i, n)).isCloseTo(weight, within(1e-12));
      }
    }
  }

  @Test
  void moreFunctionsThanPatternsFitExactly() {
    DMatrixRMaj few = CommonOps_DDRM.extract(basis, 0, 4, 0, 6);
    DMatrixRMaj theirs = CommonOps_DDRM.extract(targets, 0, 4, 0, 2);
    OrthogonalLeastSquares.Solution solution = solve(few, theirs);
    assertThat(solution.dependent()).isEqualTo(2);
    DMatrixRMaj outputs = new DMatrixRMaj(4, 2);
    CommonOps_DDRM.multTransB(few, solution.weights(), outputs);
    assertThat(outputs.data).containsExactly(theirs.data, within(1e-9));
  }

  @Test
  void whatIsNotANumberIsDependent() {
    DMatrixRMaj correlations = CommonOps_DDRM.identity(2);
    correlations.set(1, 1, Double.NaN);
    OrthogonalLeastSquares.Solution solution =
        OrthogonalLeastSquares.DEFAULT.solve(correlations, new DMatrixRMaj(2, 1, true, 3, 4));
    assertThat(solution.weights().data).containsExactly(3, 0);
  }

  @Test
  void thresholdsAreShares() {
    assertThatThrownBy(() -> new OrthogonalLeastSquares(-1, 0)).hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> new OrthogonalLeastSquares(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
