package io.sluice.transformer;

/**
 * A pair of sub-layers.
 *
 * @param index from 0
 * @param attention the first
 * @param feedForward the second
 */
record DecoderLayer(int index, AttentionLayer attention, FeedForwardLayer feedForward) {}
