/**
 * The page that a reviewer opens: one offline file with everything in it, and nothing that is
 * fetched. Templates hold the markup; the classes here hold geometry, colours and the policy.
 */
@NullMarked
package io.archbench.report.html;

import org.jspecify.annotations.NullMarked;
