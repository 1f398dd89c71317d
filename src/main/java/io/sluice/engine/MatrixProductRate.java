package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * The machine's own speed: floating-point operations a second of one large square matrix product in
 * this process. A model's speed over this rate says how good the model's code is, whatever the
 * machine and its other guests.
 */
public final class MatrixProductRate {

  /** Rows and columns that are tried: the largest is bound by arithmetic on every processor. */
  private static final List<Integer> SIZES = List.of(256, 512, 1024, 2048);

  /** The longest that one product may take; one of the next size takes eight times as long. */
  private static final double LONGEST_S = 1;

  private final Method products;
  private NDArray left;
  private NDArray right;

  /**
   * Prepares the two factors: as large as a product that does not take long, since a processor that
   * emulates a format needs minutes for what others do in a tenth of a second.
   *
   * @param manager the owner
   * @param precision the format of the factors
   */
  public MatrixProductRate(NDManager manager, Precision precision) {
    products =
        Kernel.compile(
                manager,
                precision.linear().link(KernelSource.resource("engine/matrix_products.py")))
            .method("products")
            .unrecorded();
    factors(manager, SIZES.get(0));
    seconds(manager, 1); // compiles, and wakes threads: no measure of the size
    for (int size : SIZES.subList(1, SIZES.size())) {
      if (Math.min(seconds(manager, 1), seconds(manager, 1)) > LONGEST_S / 8) {
        break;
      }
      factors(manager, size);
    }
  }

  private void factors(NDManager manager, int size) {
    if (left != null) {
      left.close();
      right.close();
    }
    left = manager.randomUniform(-1, 1, new Shape(size, size));
    right = manager.randomUniform(-1, 1, new Shape(size, size));
  }

  /**
   * Times products in a row.
   *
   * @param manager the parent of the scratch scope
   * @param products how many, at least 1
   * @return 10⁹ floating-point operations a second
   */
  public double gflops(NDManager manager, int products) {
    double size = left.getShape().get(0);
    return products * 2 * size * size * size / seconds(manager, products) / 1e9;
  }

  private double seconds(NDManager parent, int products) {
    try (NDManager scope = parent.newSubManager()) {
      NDArray repeats = scope.zeros(new Shape(products), DataType.FLOAT32);
      long start = System.nanoTime();
      // Reading the value back waits for a GPU too.
      this.products.one(scope, left, right, repeats).getFloat();
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
