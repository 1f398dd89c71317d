package io.sluice.activation;

/** Who looks at the activations of a model while data runs through it. */
@FunctionalInterface
public interface SiteVisitor {

  /**
   * A site is reached; what comes behind it is computed with what the visitor leaves there.
   *
   * @param site the place, valid during this call
   */
  void visit(ActivationSite site);
}
