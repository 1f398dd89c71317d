package io.sluice.engine;

/**
 * A set of named computations: what a model needs of the engine. {@link Kernel} is the fast one;
 * the tests have a slow one of plain NDArray operations, and values and gradients of the two must
 * agree.
 */
@FunctionalInterface
public interface KernelPack {

  /**
   * A function, for as many calls as one likes.
   *
   * @param name its name
   * @return the function
   * @throws IllegalStateException if there is none of that name
   */
  Method method(String name);

  /**
   * The same functions outside of autograd.
   *
   * @return the pack
   */
  default KernelPack unrecorded() {
    return name -> method(name).unrecorded();
  }
}
