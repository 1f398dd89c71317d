/**
 * Pictures, drawn without a window system and written as PNG and as SVG files.
 *
 * <p>A {@link io.sluice.picture.Picture} is a {@link io.sluice.picture.Figure}, one or more {@link
 * io.sluice.picture.Chart}s of {@link io.sluice.picture.Series}, a {@link
 * io.sluice.picture.HeatMap}, numbers in a grid, or a {@link io.sluice.picture.ForestPlot},
 * differences with their intervals; all of them values. Whoever draws writes the numbers beside the
 * picture, as comma-separated values.
 *
 * <p>{@code picture.write(folder.resolve("loss.png"))} writes {@code loss.png} and, from the same
 * strokes, {@code loss.svg}; a {@code Report} does so with every picture of its sections, by the
 * names of their PNG files. Letters of an SVG file stay letters. Only the names of the PNG files
 * are listed anywhere; {@link io.sluice.picture.Picture#vector} makes the other.
 *
 * <p>An arm has one colour and one form of dots, dashes or stripes in all pictures of a report: a
 * report gives each of them the list of arms ({@link io.sluice.picture.Picture#ofArms}). A series
 * whose name says more than its arm names that too. Errors of {@link io.sluice.picture.Mark#LINE}
 * are bands; those of dots are bars, side by side where series share an x.
 *
 * <table>
 * <caption>From values to a sheet</caption>
 * <tr><td>{@link io.sluice.picture.Palette}, {@code Style}</td><td>colours and lines that people
 * who see few colours can tell apart; one a name</td></tr>
 * <tr><td>{@code Range}, {@code Ticks}, {@code ForestScale}</td><td>what an axis shows</td></tr>
 * <tr><td>{@code Frame}, {@code Plot}</td><td>axes and grid of a chart, and the place between
 * them</td></tr>
 * <tr><td>{@code Panel}, {@code Bars}, {@code Stripes}, {@code ErrorBar}, {@code
 * DotForm}</td><td>what stands there</td></tr>
 * <tr><td>{@code Dodge}</td><td>dots that share an x, side by side</td></tr>
 * <tr><td>{@code Legend}</td><td>the names, once for all charts</td></tr>
 * <tr><td>{@code ColumnNames}, {@code Lines}</td><td>names that are longer than their
 * room</td></tr>
 * <tr><td>{@code Shades}</td><td>numbers as colours that print in grey</td></tr>
 * <tr><td>{@code Drawing}, {@code HeatMapDrawing}, {@code ForestPlotDrawing}</td><td>where everything goes</td></tr>
 * <tr><td>{@code Sheet}, {@code SvgText}, {@code Typeface}</td><td>pixels, shapes and
 * letters</td></tr>
 * </table>
 *
 * <p>To add a way of drawing points: one constant of {@link io.sluice.picture.Mark}, and what it
 * means in {@code Panel}.
 */
package io.sluice.picture;
