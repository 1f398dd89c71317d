package io.sluice.classifier;

import io.sluice.activation.Activation;
import java.util.List;

/**
 * A site as a kernel has it.
 *
 * @param path its name
 * @param activation what works there
 * @param inputMethod gives what comes into it, channels last, in float32; takes what the block
 *     takes
 * @param activationMethod computes the activation
 * @param parameters the full names of the activation's parameters, in order
 * @param reach how many of the block's own parameters come before it, or are its own
 */
record SiteProgram(
    String path,
    Activation activation,
    String inputMethod,
    String activationMethod,
    List<String> parameters,
    int reach) {

  /** The method that adds the activation's penalty to a loss, if it has one. */
  String penaltyMethod() {
    return NetScript.penaltyMethod(activationMethod);
  }
}
