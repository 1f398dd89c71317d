/**
 * Reads a Hugging Face tokenizer.json strictly, so that nothing reaches the native library with
 * which it would end the process.
 *
 * <p>The library is made for files that it wrote itself: a decoder of an unknown type, a merge of
 * pieces that are not there or a trie that points outside itself ends the process, at once or with
 * the first text that gets there. So {@link io.sluice.corpus.huggingface.TokenizerFile} checks each
 * field by type and range, each id, each piece of a merge and each component before the library
 * sees any, and refuses what it does not know. A refusal is one sentence with the file, the field
 * and its value.
 *
 * <p>Each family of components is a list of {@link io.sluice.corpus.huggingface.ComponentType}s
 * that check their own fields: {@link io.sluice.corpus.huggingface.Normalizers}, {@link
 * io.sluice.corpus.huggingface.PreTokenizers}, {@link io.sluice.corpus.huggingface.PostProcessors}
 * and {@link io.sluice.corpus.huggingface.Decoders}; models are {@link
 * io.sluice.corpus.huggingface.ModelType}. To let another component in, add it to its list, read in
 * the library's source where it can fail, and add it to the fuzzer of tokenizers.
 *
 * <p>What is refused though the library takes it, and why:
 *
 * <table>
 * <caption>Refused</caption>
 * <tr><th>what</th><th>what it would do</th></tr>
 * <tr><td>an added token whose id is not the one that the library gives it</td><td>ids of the file
 * and of the library differ</td></tr>
 * <tr><td>a decoder {@code Strip} with {@code stop} above 0</td><td>ends the process on a token
 * shorter than that</td></tr>
 * <tr><td>an expression that may match nothing, in a normalizer; an empty {@code Prepend}</td><td>
 * breaks the alignment of text and tokens, and the next step ends the process</td></tr>
 * <tr><td>an expression whose search may take more than linear time</td><td>exceeds the limit of
 * ten million steps on some text, which ends the process</td></tr>
 * <tr><td>replacements that together make a text 32 times as long</td><td>a few of them fill the
 * memory</td></tr>
 * <tr><td>the order of {@code lstrip} and {@code rstrip} around white space, see {@link
 * io.sluice.corpus.huggingface.AddedTokensCheck}</td><td>a token that ends before it begins</td></tr>
 * </table>
 */
package io.sluice.corpus.huggingface;
