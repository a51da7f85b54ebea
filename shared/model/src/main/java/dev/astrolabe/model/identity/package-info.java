/** Who a person is known as: identities, matching keys, links and cuts between them. */
@NullMarked
package dev.astrolabe.model.identity;

import org.jspecify.annotations.NullMarked;
