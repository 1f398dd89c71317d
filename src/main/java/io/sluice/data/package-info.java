/**
 * The data directory: where the data sets are that do not come with the project, and how they get
 * there; the JDK alone.
 *
 * <p>{@link io.sluice.data.DataDirectory} finds the folder; what lies in it, and under which names,
 * is the business of the packages that read it. {@link io.sluice.data.Download} brings a {@link
 * io.sluice.data.RemoteFile} there when somebody asks for it, and at no other time.
 */
package io.sluice.data;
