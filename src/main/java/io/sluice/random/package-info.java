/**
 * Random numbers that are functions of what they are for; the JDK alone.
 *
 * <p>What training sees must not depend on what was asked for before: a resumed run and one that
 * validates more often draw the same batches. So nobody keeps a generator; {@link
 * io.sluice.random.RandomStreams} names a stream by a seed and further numbers. Streams for
 * different purposes must differ in one of these: give each purpose a number of its own. {@link
 * io.sluice.random.StratifiedSplit} cuts a set into folds or parts by such streams.
 */
package io.sluice.random;
