package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The machine's own speed: floating-point operations a second of one large square matrix product in
 * this process. A model's speed over this rate says how good the model's code is, whatever the
 * machine and its other guests.
 */
public final class MatrixProductRate {

  /** Rows and columns: large enough that the product is bound by arithmetic. */
  private static final int SIZE = 2048;

  private final Kernel kernel;
  private final NDArray left;
  private final NDArray right;

  /**
   * Prepares the two factors.
   *
   * @param manager the owner
   * @param precision the format of the factors
   */
  public MatrixProductRate(NDManager manager, Precision precision) {
    // The factors stay bfloat16 inside the kernel: only the repeated products are timed, not the
    // casts.
    kernel =
        Kernel.compile(
            manager,
            KernelSource.of(
                """
                def products(self: __torch__.M, left: Tensor, right: Tensor, repeats: Tensor) -> Tensor:
                  a = %s
                  b = %s
                  product = torch.mm(a, b)
                  for i in range(torch.sub(torch.len(repeats), 1)):
                    product = torch.mm(a, b)
                  return torch.to(torch.select(torch.select(product, 0, 0), 0, 0), 6)
                """
                    .formatted(precision.cast("left"), precision.cast("right"))));
    left = manager.randomUniform(-1, 1, new Shape(SIZE, SIZE));
    right = manager.randomUniform(-1, 1, new Shape(SIZE, SIZE));
  }

  /**
   * Times products in a row.
   *
   * @param manager the parent of the scratch scope
   * @param products how many, at least 1
   * @return 10⁹ floating-point operations a second
   */
  public double gflops(NDManager manager, int products) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray repeats = scope.zeros(new Shape(products), DataType.FLOAT32);
      long start = System.nanoTime();
      // Reading the value back waits for a GPU too.
      kernel.infer(scope, "products", left, right, repeats).singletonOrThrow().getFloat();
      double seconds = (System.nanoTime() - start) / 1e9;
      return products * 2.0 * SIZE * SIZE * SIZE / seconds / 1e9;
    }
  }
}
