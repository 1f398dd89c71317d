/**
 * Networks with one hidden layer, in double precision: AdAct, which trains the values of piecewise
 * linear hidden units at their hinges, and the second-order algorithms that it is compared with. No
 * tensors: matrices are EJML's, and everything runs on one thread, so that results repeat to the
 * bit.
 *
 * <p>N_v patterns with N inputs and M outputs, N_h hidden units. X_a = [1, x] without the means of
 * x; nets = W·X_a; O = act(nets); y = W_oi·X_a + W_oh·O, where a cascade has the constant alone in
 * place of X_a. Outputs are sums of N_u functions. E is a mean over patterns and a sum over
 * outputs, and, with a ridge, has λ·‖W_o‖² as a part. {@code Fit} holds all that in training.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><td>net control</td><td>each unit's nets begin with mean 0.5 and deviation 1</td></tr>
 * <tr><td>OWO</td><td>all output weights by least squares, R·W_oᵀ = C</td></tr>
 * <tr><td>BP</td><td>G = (1 / N_v)·[O′ ⊙ δ]ᵀ·X_a, δ = 2(t - y)·W_oh, the negative gradient</td></tr>
 * <tr><td>HWO</td><td>D with D·R_i = G: the direction in whitened inputs</td></tr>
 * <tr><td>MOLF</td><td>a factor for each unit, H·z = g, H = (2 / N_v)·(QᵀQ) ⊙ (W_ohᵀW_oh), Q = O′ ⊙
 *     (X_a·Dᵀ)</td></tr>
 * <tr><td>AdAct</td><td>A ← A + z·G_a, G_a(k, m) = (1 / N_v)·Σ δ_pk·w_m(n_pk) with w the weights of
 *     the interpolation; z minimises E exactly, since y is linear in A</td></tr>
 * </table>
 *
 * <p>{@link io.sluice.shallow.ShallowTraining} is the door; {@link io.sluice.shallow.Algorithm}
 * lists what it knows. Small systems are solved by {@link
 * io.sluice.shallow.OrthogonalLeastSquares}, which gives functions that are sums of earlier ones
 * the weight 0 and counts them, so singular data have a result. No algorithm but {@code OWO_BP}
 * lets the error rise; that one takes a rise back in the iteration after it, or at the end.
 *
 * <p>To add an algorithm: a {@code Descent}, or a {@code Step} of an {@code Alternation}, its
 * constant in {@code Algorithm} and its multiplies in {@code Cost}; the tests go over all
 * constants. A loss is a constant of {@link io.sluice.shallow.Loss}.
 *
 * <p>Sources: Rane, Tyagi, Manry and others on AdAct (ICLR Tiny Papers 2024; arXiv 2308.05724);
 * Malalur, Manry and Jesudhas on multiple optimal learning factors (2014); the programs of the UTA
 * neural-network laboratory for the generator, net control and the counts of multiplies.
 */
package io.sluice.shallow;
