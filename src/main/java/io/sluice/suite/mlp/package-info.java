/**
 * The suite of small networks: what {@code shallow} trains, on data. {@link
 * io.sluice.suite.mlp.SineDemonstration} approximates sines by a few ReLU units and by one
 * piecewise linear unit, and gives its results as rows of {@code run}.
 */
package io.sluice.suite.mlp;
