package io.sluice.activation;

/**
 * A number that an activation learns.
 *
 * @param name its name, a TorchScript identifier
 * @param start its first value
 */
public record ActivationParameter(String name, double start) {}
