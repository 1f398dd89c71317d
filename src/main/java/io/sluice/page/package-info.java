/**
 * Pages for a browser: the shell, the charts and the tables that every page of Sluice has.
 *
 * <p>A {@link io.sluice.page.Page} is one document that holds all it needs: style, scripts and
 * data. What comes from a study or a run reaches it in two ways only: through a {@link
 * io.sluice.page.Template}, which escapes it, and as JSON in a block that no browser runs. A policy
 * of the page names its scripts by their SHA-256, so that no other script runs, and nothing is
 * fetched.
 *
 * <table>
 * <caption>The front-end, resources beside this package</caption>
 * <tr><td>{@code page.css}</td><td>colours, light and dark, and the layout</td></tr>
 * <tr><td>{@code elements.js}</td><td>elements, numbers as text, the data of the page</td></tr>
 * <tr><td>{@code arms.js}</td><td>colour and dashes of a name, and whether it is shown</td></tr>
 * <tr><td>{@code plot.js}, {@code marks.js}, {@code charts.js}, {@code figures.js},
 * {@code curves.js}, {@code forest.js}</td><td>charts,
 * drawn by uPlot</td></tr>
 * <tr><td>{@code tables.js}</td><td>tables that are sorted by a click, shaded cells</td></tr>
 * <tr><td>{@code configurations.js}</td><td>the configurations of two runs side by side</td></tr>
 * </table>
 *
 * <p>To add a page: a template of its main part, a script that reads {@code sluice.data}, and a
 * {@link io.sluice.page.Page} of both.
 */
package io.sluice.page;
