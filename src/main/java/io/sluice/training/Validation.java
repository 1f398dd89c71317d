package io.sluice.training;

import java.util.OptionalDouble;

/**
 * One validation sweep.
 *
 * @param lossNats mean loss a token, or an image
 * @param bitsPerByte the same per byte of text, where there is text and its tokens give it back
 * @param accuracy share of tokens or images whose prediction was right, where it was counted
 * @param tokens how many tokens or images were predicted
 */
public record Validation(
    double lossNats, OptionalDouble bitsPerByte, OptionalDouble accuracy, long tokens) {}
