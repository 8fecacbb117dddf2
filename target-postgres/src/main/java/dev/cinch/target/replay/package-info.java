/** The same steps as scripts, for databases that are taken along without the services. */
@NullMarked
package dev.cinch.target.replay;

import org.jspecify.annotations.NullMarked;
