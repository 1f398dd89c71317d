/**
 * Event files as TensorBoard reads them. {@link io.sluice.tensorboard.EventFile} is a file, {@link
 * io.sluice.tensorboard.Event} what stands in it, {@link io.sluice.tensorboard.SummaryValue} what
 * one of its cards shows at a step. What of a run goes there, {@code io.sluice.run} knows.
 *
 * <p>Events are protocol buffers of TensorFlow's {@code event.proto} and {@code summary.proto},
 * written field by field; the numbers in the code are those of their fields. Scalars and histograms
 * are of the older form, {@code simple_value} and {@code histo}, which every version of TensorBoard
 * reads and which takes least room.
 *
 * <p>To add a kind of card: a record that implements {@code SummaryValue}.
 */
package io.sluice.tensorboard;
