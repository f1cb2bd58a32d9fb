/** The one value by which every room says no. Uses nothing of ours. */
@NullMarked
package org.plenary.refusal;

import org.jspecify.annotations.NullMarked;
