/** What a sales qualified lead costs: spend and rates go in, reports come out. */
@NullMarked
package dev.astrolabe.cpsqlreport;

import org.jspecify.annotations.NullMarked;
