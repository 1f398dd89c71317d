package io.sluice.training;

import java.util.OptionalDouble;

/**
 * One validation sweep.
 *
 * @param lossNats mean loss a token
 * @param bitsPerByte the same per byte of text
 * @param accuracy share of tokens that were the likeliest, where it was counted
 * @param tokens how many tokens were predicted
 */
public record Validation(
    double lossNats, double bitsPerByte, OptionalDouble accuracy, long tokens) {}
