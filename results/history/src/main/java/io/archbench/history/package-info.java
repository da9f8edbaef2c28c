/**
 * Keeps what nights of a study say, in an SQLite file or a PostgreSQL database, and gives it back
 * as series.
 *
 * <p>It takes what a run's comparison says, never a run's directory, and knows nothing of what
 * becomes of series.
 */
@NullMarked
package io.archbench.history;

import org.jspecify.annotations.NullMarked;
