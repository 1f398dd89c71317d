/**
 * Text to windows of token ids; plain Java arrays.
 *
 * <p>The road of the data: a {@link io.sluice.corpus.Corpus} has a training, a validation and
 * mostly a test text, a {@link io.sluice.corpus.Tokenizer} turns them into ids, {@link
 * io.sluice.corpus.TokenCache} keeps the ids in memory-mapped {@link io.sluice.corpus.TokenFile}s,
 * {@link io.sluice.corpus.TokenWindows} draws the training batch of a seed and step from one, and
 * {@link io.sluice.corpus.ValidationSweep} walks a {@link io.sluice.corpus.HeldOut} one from end to
 * end.
 *
 * <table>
 * <caption>Tokenizers, by the words of {@link io.sluice.corpus.TokenizerChoice}</caption>
 * <tr><th>word</th><th>ids stand for</th><th>vocabulary</th><th>a long text is cut</th></tr>
 * <tr><td>characters</td><td>code points of the training part</td><td>collected, see below</td><td>anywhere</td></tr>
 * <tr><td>bytes</td><td>bytes of UTF-8</td><td>256, knows every text</td><td>anywhere</td></tr>
 * <tr><td>words</td><td>words with the space before them, other characters singly</td><td>collected, at
 * most 65,536</td><td>between words</td></tr>
 * <tr><td>gpt2</td><td>GPT-2's subwords</td><td>50,257, knows every text</td><td>where its rule for
 * words always ends one ({@link io.sluice.corpus.Gpt2Cuts})</td></tr>
 * <tr><td>a path</td><td>what the tokenizer.json says</td><td>what it says</td><td>as gpt2 if it has
 * the same rule, else at newlines, where a test shows that the ids stay the same ({@link
 * io.sluice.corpus.TestedSeams})</td></tr>
 * </table>
 *
 * <p>Cutting never changes an id: the pieces of a text are encoded in parallel and give the ids of
 * the whole. No piece is long, so encoding takes the same memory for every text: where no word and
 * no line ends, {@link io.sluice.corpus.InnerCuts} finds and tests a cut, and a text that hangs
 * together everywhere is refused.
 *
 * <p><b>Bits per byte are true.</b> They are the loss of all predicted tokens over the bytes of
 * their text, so the ids must be the whole text, and the vocabulary must not come from what is
 * predicted. Hence:
 *
 * <ul>
 *   <li>Characters and words are collected from the training part. If a held-out part has others,
 *       the vocabulary is what the training part has at least twice and 256 bytes, and all else is
 *       spelled in these: ids like others, which a model must predict and pays for, and which it
 *       learns from what the training part has once. If the held-out parts have no others, the
 *       bytes are left out, and the vocabulary is what the training part has. So whether there are
 *       bytes is all that a vocabulary tells of the held-out parts: one bit for the whole text, and
 *       for most small corpora no ids that never come. In that case the order of words counts
 *       training and validation part: it says which id a word has, on which no loss depends.
 *   <li>Different texts have different ids, as each gives its text back; so the probabilities that
 *       a model gives to texts add up to no more than those it gives to ids.
 *   <li>A tokenizer from a file may drop characters or change them. Each piece is decoded as it is
 *       encoded; what does not come back is counted in the token file ({@link
 *       io.sluice.corpus.TokenFile#lostBytes}), and then there are no bits per byte anywhere.
 * </ul>
 *
 * <p>To add a corpus, add a folder with a {@code corpus.yaml} to {@code corpora/}, no Java: {@code
 * description}, {@code licence}, {@code tokenizer}, and {@code text} with {@code files} (each a
 * {@code name} below the data directory or the folder itself, and if you like {@code address} and
 * {@code sha256}) and either {@code split} ({@code validation_share}, {@code test_share} and, to
 * keep documents whole, {@code boundary}) or {@code validation_files} and {@code test_files}. What
 * has a test part is compared on it; without one, reports say that they are on validation.
 *
 * <p>The native library ends the process with a file that it did not write itself. So a
 * tokenizer.json is checked by {@link io.sluice.corpus.huggingface.TokenizerFile}, and what is let
 * in is tried in a process of its own before its first use ({@link
 * io.sluice.corpus.TokenizerProofs}).
 *
 * <p>To add a tokenizer of Hugging Face's, point at its file. To add a kind of our own, implement
 * {@link io.sluice.corpus.Tokenizer}, and give it a constant in {@link
 * io.sluice.corpus.TokenizerKind} and one in the saved form; {@code TokenizerContractTest} then
 * tests it.
 */
package io.sluice.corpus;
