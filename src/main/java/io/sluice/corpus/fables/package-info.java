/**
 * Fables: a corpus of animal fables drawn from a probabilistic grammar, whose entropy is known
 * exactly.
 *
 * <p>A fable reads like this:
 *
 * <blockquote>
 *
 * Long ago, Tilda the hare lived in a bright cellar in the crooked tower. She was cheerful, and the
 * bishop liked her well. One dusty autumn night, while she was knitting socks, Tilda heard that at
 * the long meadow the gardener was giving away pumpkin and pea soup, and went at once. But at the
 * end of the stony hill she met with what she feared most: deep water. Tilda kindly ran home and
 * never saw the mist at the long meadow.<br>
 * So remember that whoever hides once will hide again.
 *
 * </blockquote>
 *
 * <p>Its words are of three sorts:
 *
 * <table>
 * <caption>Words and what they cost a perfect model</caption>
 * <tr><th>words</th><th>in the example</th><th>cost</th></tr>
 * <tr><td>decisions: a sentence, a word, a row of a table drawn by weights</td>
 *     <td>Tilda, bright, cellar, dusty, autumn, the long meadow, kindly</td>
 *     <td>their negative log-probability</td></tr>
 * <tr><td>facts of the world, to be memorised</td>
 *     <td>hare, the crooked tower, cheerful, knitting socks (Tilda's work in autumn), the gardener
 *     (keeper of the long meadow), pumpkin (her favourite), deep water (her fear), the mist (there in
 *     autumn)</td>
 *     <td>0</td></tr>
 * <tr><td>agreement with earlier sentences, to be attended to</td>
 *     <td>she and her, the past tense since "Long ago", the long meadow coming back, the moral of
 *     this ending</td>
 *     <td>0</td></tr>
 * </table>
 *
 * <p><b>The files.</b> {@code world.txt} holds the tables of facts, {@code grammar.txt} the rules;
 * the head of each says its format. {@link io.sluice.corpus.fables.World} and {@link
 * io.sluice.corpus.fables.GrammarReader} read them into {@link
 * io.sluice.corpus.fables.GrammarSymbol}s: words that the {@link io.sluice.corpus.fables.Scene}
 * settles, choices, and draws that bind a role of the scene. {@link
 * io.sluice.corpus.fables.Generator} writes by them; a recogniser among the tests shares nothing
 * with it but the parts, and recovers the derivation from the text alone.
 *
 * <p><b>The floor.</b> The probability of a text is the sum over its derivations. No text of this
 * grammar has two: every draw writes what it drew, and a test proves for the whole grammar, not for
 * samples, that no two derivations read alike. So the probability of a fable is the product of the
 * probabilities of its decisions. Fables are independent; the newline that ends one and the empty
 * line before the next are certain; and a text stops at the first fable that reaches the size asked
 * for, which the fables so far decide. Hence {@link io.sluice.corpus.fables.FableText#nats()} is
 * the exact negative log-probability of the whole text under an endless sequence of fables, its
 * first word included. Training and validation text are drawn from this one distribution with
 * separate random streams; nothing is rejected, which would change it. No model, however trained,
 * has a lower expected loss on the validation text than its nats. A model that sees the text
 * through windows pays more where a window cuts a fable off from its beginning.
 *
 * <p><b>Disjoint texts.</b> Two fables drawn at random are equal with a probability of about {@code
 * 2e-20} (the mean of exp(-nats) over three million fables); with the 2.5 million pairs of the
 * standard sizes that is one seed in {@code 1e13}. {@link io.sluice.corpus.fables.Fables#training}
 * checks it for the seed at hand and refuses the seed otherwise, so the check practically never
 * conditions the distribution.
 *
 * <p><b>To add</b>
 *
 * <ul>
 *   <li>a character, a place, a food: one row in {@code world.txt};
 *   <li>a fact: a column there, and {@code {hero.column}} in a sentence;
 *   <li>a verb: a row of the table {@code verb};
 *   <li>a sentence: a line under its rule in {@code grammar.txt}. A role must be drawn before it is
 *       used, and once only in a fable;
 *   <li>a plot: a line under {@code plot} and its rules, each ending with a moral of its own.
 * </ul>
 *
 * <p>The tests then say whether the grammar is still unambiguous, every line still comes up and the
 * text is still plain. A change of either file is a change of the corpus: the pinned hash changes,
 * and losses before and after do not compare.
 */
package io.sluice.corpus.fables;
