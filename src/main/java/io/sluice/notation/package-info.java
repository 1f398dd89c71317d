/**
 * What people write, on the command line, in studies and in configurations alike; the JDK alone.
 *
 * <p>An {@link io.sluice.notation.Expression} is a name with or without arguments, {@code silu} or
 * {@code dyn(silu, start=0.5:0.5)}; {@link io.sluice.notation.Options} hands the arguments to
 * whoever knows what they mean and refuses the others; {@link io.sluice.notation.Nearest} guesses
 * which legal word a mistyped one was meant to be; {@link io.sluice.notation.Words} writes the
 * constants of a family as people do; {@link io.sluice.notation.Limit} says how small and how large
 * a number may be, and {@link io.sluice.notation.Quoted} repeats what was written. What the names
 * stand for is the business of the packages that have them.
 */
package io.sluice.notation;
