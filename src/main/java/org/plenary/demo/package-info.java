/**
 * The invented demo meeting: places, delegations, persons and texts that do not exist, loaded once
 * through the same doors that everybody uses.
 */
@NullMarked
package org.plenary.demo;

import org.jspecify.annotations.NullMarked;
