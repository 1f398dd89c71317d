/**
 * One experiment, whatever is trained: what is stored of it.
 *
 * <p>{@link io.sluice.experiment.StudyFolder} is {@code eval/NAME}, the plan and the results of a
 * study; its tables are files of {@link io.sluice.experiment.RecordCsv}, whose columns are the
 * components of a record. To add a column: a component; to add a table: a record.
 */
package io.sluice.experiment;
