/** What reports are made of for people and programs: figures, charts, pages, files. */
@NullMarked
package dev.astrolabe.runtime.report;

import org.jspecify.annotations.NullMarked;
