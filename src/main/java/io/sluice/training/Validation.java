package io.sluice.training;

/**
 * One validation sweep.
 *
 * @param lossNats mean loss a token
 * @param bitsPerByte the same per byte of text
 * @param tokens how many tokens were predicted
 */
public record Validation(double lossNats, double bitsPerByte, long tokens) {}
