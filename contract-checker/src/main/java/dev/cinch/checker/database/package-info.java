/** The target databases, behind the checks' port: catalogs and statistics, and no row. */
@NullMarked
package dev.cinch.checker.database;

import org.jspecify.annotations.NullMarked;
