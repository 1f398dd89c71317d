/** X. */
package io.sluice.shallow;
