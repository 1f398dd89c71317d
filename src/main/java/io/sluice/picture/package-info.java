/**
 * Charts, drawn without a window system and written as PNG files.
 *
 * <p>A {@link io.sluice.picture.Figure} is one or more {@link io.sluice.picture.Chart}s of {@link
 * io.sluice.picture.Series}, all of them values. Whoever draws writes the numbers beside the
 * picture, as {@link io.sluice.run.CsvFile}.
 *
 * <table>
 * <caption>From values to pixels</caption>
 * <tr><td>{@link io.sluice.picture.Palette}, {@code Style}</td><td>colours and lines that people
 * who see few colours can tell apart; one a name</td></tr>
 * <tr><td>{@code Range}</td><td>what an axis shows</td></tr>
 * <tr><td>{@code Panel}</td><td>one chart, drawn by XChart</td></tr>
 * <tr><td>{@code Legend}</td><td>the names, once for all charts</td></tr>
 * <tr><td>{@code Drawing}</td><td>where everything goes</td></tr>
 * </table>
 *
 * <p>To add a way of drawing points: one constant of {@link io.sluice.picture.Mark}, and what it
 * means in {@code Style}.
 */
package io.sluice.picture;
