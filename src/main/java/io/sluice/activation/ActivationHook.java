package io.sluice.activation;

/**
 * Called with the inputs of every activation while data runs through a model: a forward pre-hook.
 */
@FunctionalInterface
public interface ActivationHook {

  /**
   * A site is reached; what comes behind it is computed with what the hook leaves there.
   *
   * @param site the place, valid during this call
   */
  void call(ActivationSite site);
}
