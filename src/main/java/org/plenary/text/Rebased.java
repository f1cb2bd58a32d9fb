package org.plenary.text;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of a commit.
 *
 * @param doc the text after it
 * @param steps same length and order as the groups run together; null where not applied
 * @param why the code for each step that was not applied, by its index
 * @param change what it did to positions
 */
public record Rebased(
    Doc doc, List<@Nullable Step> steps, SortedMap<Integer, String> why, Change change) {}
