/**
 * Pictures, drawn without a window system and written as PNG files.
 *
 * <p>A {@link io.sluice.picture.Picture} is a {@link io.sluice.picture.Figure}, one or more {@link
 * io.sluice.picture.Chart}s of {@link io.sluice.picture.Series}, a {@link
 * io.sluice.picture.HeatMap}, numbers in a grid, or a {@link io.sluice.picture.ForestPlot},
 * differences with their intervals; all of them values. Whoever draws writes the numbers beside the
 * picture, as comma-separated values.
 *
 * <table>
 * <caption>From values to pixels</caption>
 * <tr><td>{@link io.sluice.picture.Palette}, {@code Style}</td><td>colours and lines that people
 * who see few colours can tell apart; one a name</td></tr>
 * <tr><td>{@code Range}, {@code ForestScale}</td><td>what an axis shows</td></tr>
 * <tr><td>{@code Frame}</td><td>axes and grid of a chart, drawn by XChart</td></tr>
 * <tr><td>{@code Panel}, {@code Bars}</td><td>one chart</td></tr>
 * <tr><td>{@code Legend}</td><td>the names, once for all charts</td></tr>
 * <tr><td>{@code ColumnNames}, {@code Lines}</td><td>names that are longer than their
 * room</td></tr>
 * <tr><td>{@code Shades}</td><td>numbers as colours that print in grey</td></tr>
 * <tr><td>{@code Drawing}, {@code HeatMapDrawing}, {@code ForestPlotDrawing}</td><td>where everything goes</td></tr>
 * <tr><td>{@code Canvas}, {@code Typeface}</td><td>pixels and letters</td></tr>
 * </table>
 *
 * <p>To add a way of drawing points: one constant of {@link io.sluice.picture.Mark}, and what it
 * means in {@code Style}.
 */
package io.sluice.picture;
