/** What people write and read: phone numbers, languages, pages. */
@NullMarked
package dev.astrolabe.runtime.text;

import org.jspecify.annotations.NullMarked;
