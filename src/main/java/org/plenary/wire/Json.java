package org.plenary.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** The one JSON factory: duplicate keys, deep nesting and huge values are refused. Thread-safe. */
public final class Json {

  /** Levels of nesting; a mark's attributes in a step of a commit lie at 13. */
  public static final int MAX_DEPTH = 40;

  /** Characters of one string. */
  public static final int MAX_STRING = 100_000;

  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING)
                  .maxNameLength(100)
                  .maxNumberLength(20)
                  .build())
          .build();

  private Json() {}
}
