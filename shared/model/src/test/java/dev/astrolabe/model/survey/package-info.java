@NullMarked
package dev.astrolabe.model.survey;

import org.jspecify.annotations.NullMarked;
