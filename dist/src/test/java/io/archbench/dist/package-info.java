/** Tests that need the whole: the arrows between modules, and the command line as a process. */
package io.archbench.dist;
