/**
 * {@code report.html}: a study in one file that opens without a network, with charts to look into.
 *
 * <table>
 * <caption>What it is made of</caption>
 * <tr><td>{@link io.sluice.report.html.ReportPage}</td><td>the page: the report's own sections, and
 * what follows here</td></tr>
 * <tr><td>{@code SectionView}</td><td>tables and notes as values of the template {@code
 * report.html}</td></tr>
 * <tr><td>{@code ChartData}</td><td>pictures as data for {@code charts.js} and {@code
 * forest.js}</td></tr>
 * <tr><td>{@code CurveData}</td><td>{@code curves.csv}, a series a run</td></tr>
 * <tr><td>{@link io.sluice.report.html.PlanSource}</td><td>the plan as it is written, and with what
 * it leaves to its recipe</td></tr>
 * <tr><td>{@code StudyTables}</td><td>the tables beside the report, as they are</td></tr>
 * <tr><td>{@code RunFolders}</td><td>the configurations of the runs that are still there</td></tr>
 * </table>
 *
 * <p>To add something: a value in {@code ReportPage}, its place in {@code report.html}, and what
 * shows it in {@code report.js}.
 */
package io.sluice.report.html;
