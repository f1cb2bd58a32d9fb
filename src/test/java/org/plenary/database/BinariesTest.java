package org.plenary.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, postgres-linux-x86_64.txz",
    "Linux, aarch64, postgres-linux-arm_64.txz",
    "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
    "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
  })
  void each_machine_has_its_archive(String os, String arch, String name) {
    assertEquals(name, Binaries.archive(os, arch));
  }

  @Test
  void the_version_is_the_one_of_the_build() {
    assertEquals(System.getProperty("embedded.postgresql.version"), Binaries.VERSION);
  }
}
