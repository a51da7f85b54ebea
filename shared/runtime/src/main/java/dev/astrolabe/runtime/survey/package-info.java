/** Documents of surveys and employees, as people write them and as tables keep them. */
@NullMarked
package dev.astrolabe.runtime.survey;

import org.jspecify.annotations.NullMarked;
