package org.plenary.database;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a backup says about itself: the last file of the archive.
 *
 * @param format 1
 * @param taken when, ISO 8601 in UTC
 * @param migrations applied to the database, in order: version and Flyway's checksum
 * @param tables in an order in which they can be filled
 * @param sequences name and last number given
 */
record Manifest(
    int format,
    String taken,
    List<Migration> migrations,
    List<Part> tables,
    Map<String, Long> sequences) {
  static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  Manifest {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
    sequences = Map.copyOf(sequences);
  }

  record Migration(String version, int checksum) {}

  /**
   * One table's rows, as PostgreSQL's COPY writes them as text.
   *
   * @param sha256 of the uncompressed bytes, in hexadecimal digits
   */
  record Part(String name, List<String> columns, long rows, String sha256) {
    Part {
      columns = List.copyOf(columns);
    }

    Tables.Table table() {
      return new Tables.Table(name, columns);
    }

    /** Where the rows are in the archive. */
    String file() {
      return "tables/" + name + ".copy";
    }
  }

  byte[] toJson() throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /**
   * Reads it strictly.
   *
   * @throws DatabaseException when it is no manifest of a format known here
   */
  static Manifest parse(byte[] json) {
    Manifest manifest;
    try {
      manifest = JSON.readValue(json, Manifest.class);
    } catch (IOException e) {
      throw new DatabaseException("the backup's manifest cannot be read", e);
    }
    if (manifest.format != FORMAT) {
      throw new DatabaseException("a backup of format " + manifest.format + " is not known here");
    }
    return manifest;
  }
}
