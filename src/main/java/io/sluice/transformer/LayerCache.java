package io.sluice.transformer;

import ai.djl.ndarray.NDArray;

/**
 * Keys and values of the tokens that one layer has seen.
 *
 * @param keys (B, G, T, D), filled from the left
 * @param values (B, G, T, D)
 */
record LayerCache(NDArray keys, NDArray values) {}
